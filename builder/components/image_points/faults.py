"""The diagnostics of points on a picture in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error

if TYPE_CHECKING:
    from builder.components.items import Item
    from builder.model import Directive, Span


def pictures(directive: Directive, count: int, span: Span) -> Diagnostic:
    return error(
        "points-picture",
        span,
        N_("`{block}` has no picture before its points") if count == 0 else N_("`{block}` has more than one picture"),
        N_("write one picture before the first `###`: `![Skærmbilledet med fire felter](media/skaerm.png)`"),
        block=directive.typed,
    )


def without_place(item: Item) -> Diagnostic:
    return error(
        "point-without-place",
        item.span,
        N_("`{title}` does not say where on the picture"),
        N_("write per cent from the left and from the top after it: `### {title} (30, 60)`"),
        title=item.title.text.replace("\\", ""),
    )


def outside(item: Item, typed: str) -> Diagnostic:
    return error(
        "point-outside",
        item.span,
        N_("`({place})` is no place on the picture"),
        N_("write two whole numbers from 0 to 100: per cent from the left, then from the top"),
        place=typed,
    )
