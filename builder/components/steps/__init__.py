"""`::: trin`: what is done in order, a step at a time (format.md 6)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from builder.components.base import BlockType
from builder.components.keys import COMMON
from builder.components.layout import Part, read_parts
from builder.components.running import as_running_text
from builder.diagnostics import N_
from builder.patterns import Forgiving
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Block, Directive, Line, Piece, Span

_NUMBERED = Forgiving(
    r"(?i)(?:(?:trin|step)\s+(?P<named>[0-9]{1,2})\s*[.:–-]|(?P<bare>[0-9]{1,2})\\?[.)])\s+(?P<word>\w*)"
)


class Steps(NamedTuple):
    title: Piece | None
    blocks: tuple[Block, ...]
    items: tuple[Part, ...]
    span: Span

    @property
    def component(self) -> str:
        return "steps"


def parse(directive: Directive, reader: Reader) -> Steps | None:
    """Diagnostics: those of its parts."""
    parts = read_parts(directive, reader, _without_numbers)
    return Steps(*parts, directive.span) if parts else None


def _without_numbers(titles: list[Line]) -> list[Line]:
    """`1. Log ind`, `Trin 2: Skriv`: where every title has a number and they rise, for the page numbers the steps."""
    found = [_NUMBERED.match(title.text) for title in titles]
    numbers = [int(match["named"] or match["bare"]) for match in found if match is not None]
    if len(numbers) < len(titles) or any(one >= other for one, other in pairwise(numbers)):
        return titles
    from builder.prose.markers import DATED

    if any(match["word"].lower() in DATED for match in found if match is not None):
        return titles
    ends = [match.start("word") for match in found if match is not None]
    return [
        as_running_text(title._replace(column=title.column + end, text=title.text[end:]))
        for title, end in zip(titles, ends, strict=True)
    ]


BLOCK = BlockType(
    name="steps",
    danish="trin",
    keys=COMMON,
    holds="anything",
    inner_items=True,
    parse=parse,
    doc=N_("steps in order: `### titel` begins each"),
)
