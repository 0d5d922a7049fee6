"""Numbers: the learner types one, and it is right within a tolerance (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.number.read import LONGEST, Number, read_number
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "Number", "course_data", "longest_response"]


def course_data(answers: Number, _entry: Entry) -> dict[str, object]:
    """The type's own fields in the course data."""
    return {"least": float(answers.least), "most": float(answers.most), "unit": answers.unit}


def longest_response(_answers: Number, _entry: Entry) -> int:
    """Characters of a full field when packed (`templates/parts/packing.js`)."""
    return LONGEST


QUESTION_TYPE = QuestionType(
    name="number",
    form="number",
    parse=read_number,
    doc=N_("type a number, right within a tolerance"),
    shuffled=False,
)
