"""`::: værktøjer`: the organisation's AI tools, all or some of them (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType, Key
from builder.components.keys import COMMON, raw
from builder.components.tools.read import Tools, read_tools
from builder.diagnostics import N_

__all__ = ["BLOCK", "Tools"]

BLOCK = BlockType(
    name="tools",
    danish="værktøjer",
    keys=(
        *COMMON,
        Key("status", "status", raw, N_("only those with this status: `grøn`, `gul`, `rød`, or several"), "all"),
        Key("purpose", "formål", raw, N_("only those whose purpose has this word"), "all"),
    ),
    holds="settings",
    inner_items=False,
    parse=read_tools,
    doc=N_("the organisation's list of AI tools, with status, purpose, and what may be typed into them"),
)
