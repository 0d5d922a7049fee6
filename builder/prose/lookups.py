"""`{{ organisation.name }}`: plain look-ups, the same for every page of a build (format.md 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, error
from builder.prose.lazily import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from builder.diagnostics import Diagnostic
    from builder.model import Span
    from builder.prose.page import PageRun
    from builder.settings import ModuleSettings, Organisation

LOOKUP = r"\{\{[ \t\u00a0]*([^{}\n]{0,120}?)[ \t\u00a0]*\}\}"


def values_of(organisation: Organisation, module: ModuleSettings) -> dict[str, str]:
    """Every name that `{{ … }}` knows in this build, with its value."""
    found = {
        "organisation.name": organisation.name,
        "organisation.navn": organisation.name,
        "organisation.short_name": organisation.short_name,
        "module.title": module.title,
        "module.version": module.version,
        "module.minutes": str(module.minutes),
    }
    for group, entries in (
        ("contacts", organisation.contacts),
        ("links", organisation.links),
        ("values", organisation.values),
    ):
        for name, value in entries.items():
            found[f"organisation.{group}.{name}"] = str(value)
    return found


def look_up(page: PageRun, name: str, span: Span) -> str | None:
    """The value of `{{ name }}`. Diagnostics: `lookup-unknown`."""
    value = page.context.values.get(name)
    if not value:
        page.report(_unknown(page.context.values, name, value, span))
    return value or None


def title_with_values(title: str, span: Span, values: Mapping[str, str]) -> tuple[str, list[Diagnostic]]:
    """A page's title with its look-ups filled in. Diagnostics: `lookup-unknown`."""
    found: list[Diagnostic] = []

    def value(match: re.Match[str]) -> str:
        known = values.get(match[1])
        if not known:
            found.append(_unknown(values, match[1], known, span))
        return known or match[0]

    return (pattern(LOOKUP).sub(value, title) if "{{" in title else title), found


def _unknown(values: Mapping[str, str], name: str, value: str | None, span: Span) -> Diagnostic:
    if value is not None or name.startswith(("organisation.contacts.", "organisation.links.", "organisation.values.")):
        hint = N_("give it a value in `catalogue.toml` under `[organisation]`, or in `organisation.toml`")
    else:
        hint = N_("write one of {known}")
    from builder.names import did_you_mean

    near = did_you_mean(name, sorted(values))
    if near and value is None:
        hint = N_("did you mean `{near}`?")
    return error(
        "lookup-unknown",
        span,
        N_("`{name}` has no value to look up")
        if value is not None
        else N_("there is nothing called `{name}` to look up"),
        hint,
        name=name,
        near=f"{{{{ {near} }}}}",
        known=", ".join(f"`{known}`" for known in sorted(values)),
    )


def fill_in(page: PageRun, text: str, span: Span) -> str:
    """An address or an alternative text with its look-ups filled in."""
    if "{{" not in text:
        return text

    def value(found: re.Match[str]) -> str:
        known = look_up(page, found[1], span)
        return found[0] if known is None else known

    return pattern(LOOKUP).sub(value, text)
