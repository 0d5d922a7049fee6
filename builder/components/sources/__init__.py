"""`::: kilder`: the sources cited so far (format.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import BlockType
from builder.components.keys import COMMON
from builder.diagnostics import N_
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Directive, Piece, Span


class Sources(NamedTuple):
    title: Piece | None
    span: Span

    @property
    def component(self) -> str:
        return "sources"


def parse(directive: Directive, reader: Reader) -> Sources | None:
    """Which they are is known when every page has been read: the check `sources-none` tells of an empty list."""
    reader.settings(directive)
    if directive.doubtful:
        return None  # that its list is empty is not what is wrong
    return Sources(reader.title(directive), directive.span)


BLOCK = BlockType(
    name="sources",
    danish="kilder",
    keys=COMMON,
    holds="settings",
    inner_items=False,
    parse=parse,
    doc=N_("the sources cited so far, on this page and those before it"),
)
