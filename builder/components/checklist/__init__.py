"""`::: huskeliste`: a list whose points the learner ticks off (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType
from builder.components.checklist.read import Checklist, course_data, longest_state, read_checklist
from builder.components.keys import COMMON, KEEP
from builder.diagnostics import N_

__all__ = ["BLOCK", "Checklist", "course_data", "longest_state"]

BLOCK = BlockType(
    name="checklist",
    danish="huskeliste",
    keys=(*COMMON, KEEP),
    holds="prose",
    inner_items=False,
    parse=read_checklist,
    doc=N_("a list to tick off; the ticks are kept"),
)
