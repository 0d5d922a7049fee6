"""Short text: the learner types a word or a few, and forgivable differences are forgiven (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.short_text.read import LONGEST, ShortText, read_short_text
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "ShortText", "course_data", "longest_response"]


def course_data(answers: ShortText, _entry: Entry) -> dict[str, object]:
    """The type's own fields in the course data."""
    return {"answers": list(answers.answers), "exact": answers.exact}


def longest_response(_answers: ShortText, _entry: Entry) -> int:
    """Characters of a full field when packed (`templates/parts/packing.js`)."""
    return LONGEST


QUESTION_TYPE = QuestionType(
    name="short_text",
    form="answer",
    parse=read_short_text,
    doc=N_("type a word or a few"),
    shuffled=False,
)
