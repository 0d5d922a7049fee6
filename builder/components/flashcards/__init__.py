"""`::: vendekort`: a front to think about, and a back (format.md 6)."""

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


class Flashcards(NamedTuple):
    title: Piece | None
    blocks: tuple[Block, ...]
    items: tuple[Part, ...]
    span: Span

    @property
    def component(self) -> str:
        return "flashcards"


def parse(directive: Directive, reader: Reader) -> Flashcards | None:
    """Diagnostics: those of its parts."""
    parts = read_parts(directive, reader)
    return Flashcards(*parts, directive.span) if parts else None


BLOCK = BlockType(
    name="flashcards",
    danish="vendekort",
    keys=COMMON,
    holds="prose",
    inner_items=True,
    parse=parse,
    doc=N_("cards that are turned: `### forside` and the back under it"),
)
