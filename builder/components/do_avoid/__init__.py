"""`::: gør-undgå`: what to do, and what not (format.md 6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.base import BlockType
from builder.components.do_avoid.faults import side_missing, side_twice, side_unknown
from builder.components.keys import COMMON
from builder.components.layout import Part, read_parts
from builder.diagnostics import N_
from builder.names import did_you_mean, fold
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Span

_SIDES = {
    "do": ("gør", "do", "gør det", "gør sådan", "gør dette", "gør det her", "må", "ja"),
    "avoid": (
        "undgå",
        "gør ikke",
        "avoid",
        "don't",
        "do not",
        "lad være",
        "undgå det",
        "undgå dette",
        "må ikke",
        "nej",
    ),
}
_NAMES = {fold(name.replace("'", "’")): side for side, names in _SIDES.items() for name in names}

_DECORATION = re.compile(r"^[\W_]+|[\W_]+$")
"""`✅ Gør:` is `gør`."""


class DoAvoid(NamedTuple):
    title: Piece | None
    blocks: tuple[Block, ...]
    items: tuple[Part, ...]
    """What to do first, what to avoid after it."""
    sides: tuple[str, ...]
    """`do` or `avoid` for each of the items."""
    span: Span

    @property
    def component(self) -> str:
        return "do_avoid"


def parse(directive: Directive, reader: Reader) -> DoAvoid | None:
    """Diagnostics: `side-unknown`, `side-missing`, `side-twice`, and those of its parts."""
    parts = read_parts(directive, reader)
    if parts is None:
        return None
    known: list[tuple[str, Part]] = []
    for part in parts.items:
        side = _NAMES.get(_DECORATION.sub("", fold(part.plain.replace("'", "’"))))
        if side is None:
            reader.report(side_unknown(part, did_you_mean(fold(part.plain), list(_NAMES))))
            return None
        first = next((one for name, one in known if name == side and one.scopes == part.scopes), None)
        if first is not None:
            reader.report(side_twice(part, first))
            return None
        known.append((side, part))
    missing = next((side for side in _SIDES if side not in (name for name, _ in known)), None)
    if missing is not None:
        reader.report(side_missing(directive, missing))
        return None
    known.sort(key=lambda one: list(_SIDES).index(one[0]))
    sides, items = zip(*known, strict=True)
    return DoAvoid(parts.title, parts.blocks, items, sides, directive.span)


BLOCK = BlockType(
    name="do_avoid",
    danish="gør-undgå",
    keys=COMMON,
    holds="prose",
    inner_items=True,
    parse=parse,
    doc=N_("what to do and what not: a list under `### Gør` and one under `### Undgå`"),
)
