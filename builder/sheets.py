"""The administrator's sheets: `vejledning.html` inside the package, and the sheet beside the zip.

Same text, same template; the one beside the zip also knows the zip: size, SHA-256, content id, and whether it can take
over from the one that was built before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from builder import assets, resources, theme
from builder.editions import reporting
from builder.i18n import translator
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.editions.common import EditionFacts
    from builder.editions.course import CourseFacts
    from builder.verify import Verdict

GUIDE = "vejledning.html"
"""The same name in every language: it is what the handbook tells an administrator to look for."""
POLICY = "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
_CODE = re.compile(r"`([^`]*)`")


class Course(NamedTuple):
    """What the sheets tell of a module in one edition."""

    slug: str
    edition: EditionFacts
    facts: CourseFacts
    data: dict[str, object]
    """The course data (docs/architecture.md)."""
    publisher: str
    owner: str
    contact: str
    licence: str
    accent: str
    """`#rrggbb`, or empty for ours."""
    audience: str = ""
    """Whose package it is, as the catalogue names them; empty when everything is in it."""
    audience_title: str = ""
    stories: tuple[tuple[str, str, str], ...] = ()
    """(heading, SVG, outline) of each scenario: for the author, in the sheet beside the zip only."""


def guide(course: Course) -> bytes:
    """`vejledning.html`: depends on nothing but the course, so that a rebuild gives the same bytes."""
    return _render(course, package=None, takeover="")


def beside(course: Course, verdict: Verdict, name: str, previous: dict[str, Any] | None) -> bytes:
    """The sheet beside the zip `name`. `previous` is the row of the package built before it, or None."""
    package = {
        "name": name,
        "size": verdict.packed_size,
        "unpacked": verdict.size,
        "files": verdict.entries,
        "sha256": verdict.sha256,
        "content_id": verdict.content_id,
        "previous": previous,
    }
    return _render(course, package, _takeover(verdict, previous))


def _takeover(verdict: Verdict, previous: dict[str, Any] | None) -> str:
    """Can this package replace the one before? LMSs hang progress on the identifiers (scorm-facts 3.15, 9)."""
    if previous is None:
        return "first"
    if previous["content_id"] == verdict.content_id:
        return "same"
    return "kept" if previous["identifier"] == verdict.identifier else "changed"


def _render(course: Course, package: dict[str, Any] | None, takeover: str) -> bytes:
    translate = translator(course.facts.language)
    rule = reporting.rule(course.data)
    styles, digest = _styles(course.accent, stories=package is not None and bool(course.stories))
    text = (
        resources.environment()
        .get_template("sheets/sheet.html.jinja")
        .render(
            _=translate,
            code=code,
            course=course,
            facts=course.facts,
            package=package,
            takeover=takeover,
            rule=rule,
            rows=reporting.rows(rule),
            objectives=reporting.objectives(course.data),
            one_field=course.edition.name == "scorm12",
            styles=Markup(styles),  # noqa: S704 -- our own files
            policy=POLICY.format(style=digest),
            number=_number(translate),
        )
    )
    return text.encode()


def code(text: str) -> Markup:
    """Escaped, with `words between backticks` as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 -- escaped on this very line


def _number(translate: Callable[[str], str]) -> Callable[[int], str]:
    """Whole numbers with the language's sign between thousands."""
    separator = "." if translate is not translator("en") else ","
    return lambda number: f"{number:,}".replace(",", separator)


@lru_cache(maxsize=16)
def _styles(accent: str, *, stories: bool) -> tuple[str, str]:
    """The sheet's styles and their SHA-256 for the content security policy."""
    from binascii import b2a_base64
    from hashlib import sha256

    chosen = accent or theme.DEFAULT_ACCENT
    light, dark = theme.light(chosen), theme.dark(chosen)
    accent_name, soft_name = assets.property_name("accent"), assets.property_name("accent-soft")
    styles = "".join(
        (
            assets.style("styles/tokens.css"),
            f":root{{{accent_name}:{light.accent};{soft_name}:{light.soft}}}",
            "@media screen and (prefers-color-scheme:dark){:root{" + assets.style("styles/dark.css"),
            f"{accent_name}:{dark.accent};{soft_name}:{dark.soft}}}}}",
            assets.style("sheets/sheet.css"),
            assets.style("sheets/stories.css") if stories else "",
        )
    )
    return styles, b2a_base64(sha256(styles.encode()).digest(), newline=False).decode()
