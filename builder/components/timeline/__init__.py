"""`::: tidslinje`: what happened when, in order (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType
from builder.components.keys import COMMON
from builder.components.timeline.read import Timeline, read_timeline
from builder.diagnostics import N_

__all__ = ["BLOCK", "Timeline"]

BLOCK = BlockType(
    name="timeline",
    danish="tidslinje",
    keys=COMMON,
    holds="prose",
    inner_items=True,
    parse=read_timeline,
    doc=N_("what happened when: `### 2. februar 2025: titel` begins each event"),
)
