"""`::: sammenlign`: two or three things beside each other (format.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import BlockType
from builder.components.keys import COMMON
from builder.components.layout import Part, read_parts
from builder.diagnostics import N_, error
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Span

_LEAST, _MOST = 2, 3
"""Three columns are as many as anyone can read beside each other."""


class Compare(NamedTuple):
    title: Piece | None
    blocks: tuple[Block, ...]
    items: tuple[Part, ...]
    span: Span

    @property
    def component(self) -> str:
        return "compare"


def parse(directive: Directive, reader: Reader) -> Compare | None:
    """Diagnostics: `compare-count`, and those of its parts."""
    parts = read_parts(directive, reader)
    if parts is None:
        return None
    count = len(parts.items)
    # Those for different people never stand beside each other.
    seen = sum(not part.scopes for part in parts.items)
    if count < _LEAST or seen > _MOST:
        reader.report(
            error(
                "compare-count",
                directive.span,
                N_("`{block}` puts two or three things beside each other, but here are {count}"),
                N_("write two or three parts that begin with `### titel`; for more, use a table or `::: foldud`"),
                block=directive.typed,
                count=count,
            )
        )
        return None
    return Compare(*parts, directive.span)


BLOCK = BlockType(
    name="compare",
    danish="sammenlign",
    keys=COMMON,
    holds="prose",
    inner_items=True,
    parse=parse,
    doc=N_("two or three things beside each other: `### titel` begins each"),
)
