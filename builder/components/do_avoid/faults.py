"""The diagnostics of do and avoid in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error

if TYPE_CHECKING:
    from builder.components.layout import Part
    from builder.model import Directive

_SHOWN = {"do": "Gør", "avoid": "Undgå"}


def side_unknown(part: Part, meant: str | None) -> Diagnostic:
    return error(
        "side-unknown",
        part.span,
        N_("`{title}` is neither what to do nor what to avoid"),
        N_("did you mean `### {meant}`?")
        if meant
        else N_("write `### Gør` over one list and `### Undgå` over the other"),
        title=part.plain,
        meant=(meant or "").capitalize().replace("oe", "ø").replace("aa", "å"),
    )


def side_twice(part: Part, first: Part) -> Diagnostic:
    return error(
        "side-twice",
        part.span,
        N_("`{title}` stands in line {line} already, as `{first}`"),
        N_("put all of it in one list"),
        title=part.plain,
        line=first.span.line,
        first=first.plain,
    )


def side_missing(directive: Directive, side: str) -> Diagnostic:
    return error(
        "side-missing",
        directive.span,
        N_("`### {side}` is missing"),
        N_("write `### {side}` and a list under it; with one side only, an ordinary list under a heading is enough"),
        side=_SHOWN[side],
    )
