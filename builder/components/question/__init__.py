"""`::: spørgsmål`: what all question types share (format.md 4). The form of its answers decides the type."""

from __future__ import annotations

from builder.components.base import BlockType
from builder.components.question.read import Question, read_question
from builder.components.question.settings import KEYS
from builder.diagnostics import N_

__all__ = ["BLOCK", "Question"]

BLOCK = BlockType(
    name="question",
    danish="spørgsmål",
    keys=KEYS,
    holds="prose",
    inner_items=True,
    parse=read_question,
    doc=N_("a question; the form of its answers decides its type"),
)
