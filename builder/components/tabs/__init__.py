"""`::: faner`: parts side by side, one on show (format.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import BlockType
from builder.components.keys import COMMON
from builder.components.layout import Part, read_parts
from builder.diagnostics import N_
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Span


class Tabs(NamedTuple):
    title: Piece | None
    blocks: tuple[Block, ...]
    items: tuple[Part, ...]
    span: Span

    @property
    def component(self) -> str:
        return "tabs"


def parse(directive: Directive, reader: Reader) -> Tabs | None:
    """Diagnostics: those of its parts."""
    parts = read_parts(directive, reader)
    return Tabs(*parts, directive.span) if parts else None


BLOCK = BlockType(
    name="tabs",
    danish="faner",
    keys=COMMON,
    holds="anything",
    inner_items=True,
    parse=parse,
    doc=N_("parts side by side, one on show: `### titel` begins each"),
)
