"""`::: refleksion`: a question that the learner thinks about in writing; nobody marks it (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType
from builder.components.keys import COMMON, KEEP, MODEL_ANSWER, ROOM
from builder.components.reflection.read import Reflection, course_data, longest_state, read_reflection
from builder.diagnostics import N_

__all__ = ["BLOCK", "Reflection", "course_data", "longest_state"]

BLOCK = BlockType(
    name="reflection",
    danish="refleksion",
    keys=(*COMMON, KEEP, ROOM, MODEL_ANSWER),
    holds="prose",
    inner_items=False,
    parse=read_reflection,
    doc=N_("a question to think about in writing; it is not marked"),
)
