"""`::: indsæt navn`: the text of `_shared/navn.md` stands here. The scanner has put its lines into the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import BlockType
from builder.components.keys import COMMON
from builder.components.only import Only, scope_from
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Directive


def parse(directive: Directive, reader: Reader) -> Only:
    """The fragment's blocks, for everyone unless `målgruppe` or `organisation` says otherwise."""
    scope = scope_from(reader.settings(directive))
    return Only(scope, None, reader.blocks(directive.body, reader.test), directive.span)


BLOCK = BlockType(
    name="include",
    danish="indsæt",
    keys=COMMON,
    holds="settings",
    inner_items=False,
    parse=parse,
    doc=N_("a text from `_shared`, written once and used in many places"),
)
