"""The author's page: its HTML, its styles, and what its scripts say."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from builder import assets, resources, theme
from builder.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def scripts() -> tuple[str, ...]:
    """The page's ES modules, served as they are."""
    return resources.names("preview", ".js")


def page(language: str, start: dict[str, Any], editions: Sequence[tuple[str, str]], *, kept: bool) -> str:
    """The page in `language`. `start` is what its scripts begin with; `kept`: attempts outlive this run."""
    texts = {msgid: translator(language)(msgid) for name in scripts() for msgid in assets.asked(name)}
    data = json.dumps({**start, "texts": texts}, ensure_ascii=False).replace("<", "\\u003c")
    return (
        resources.environment()
        .get_template("preview/page.html.jinja")
        .render(
            _=translator(language),
            language=language,
            data=Markup(data),  # noqa: S704 -- without `<` no tag can begin in it
            editions=editions,
            kept=kept,
        )
    )


@cache
def styles() -> str:
    """Tokens of the courses, our own accent, and the page's own rules."""
    light, dark = theme.light(theme.DEFAULT_ACCENT), theme.dark(theme.DEFAULT_ACCENT)
    return "".join(
        (
            assets.style("styles/tokens.css"),
            _accent(light),
            "@media (prefers-color-scheme:dark){:root{" + assets.style("styles/dark.css") + "}" + _accent(dark) + "}",
            assets.style("preview/preview.css"),
        )
    )


def _accent(palette: theme.Palette) -> str:
    return (
        f":root{{--accent:{palette.accent};--accent-strong:{palette.strong};"
        f"--accent-soft:{palette.soft};--accent-ink:{palette.ink}}}"
    )
