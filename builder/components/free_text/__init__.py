"""Free text: the learner writes, and may compare with a model answer; never scored (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.free_text.read import FreeText, read_free_text
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "FreeText", "course_data", "longest_response"]


def course_data(answers: FreeText, _entry: Entry) -> dict[str, object]:
    """The type's own fields in the course data; `room` is told by the page."""
    return {"keep": answers.keep}


def longest_response(answers: FreeText, _entry: Entry) -> int:
    """Characters of a full field when packed (`templates/parts/packing.js`); 1 when it stays in the browser."""
    return 1 if answers.keep == "browser" else -(-answers.room * 6 // 5)


QUESTION_TYPE = QuestionType(
    name="free_text",
    form="free",
    parse=read_free_text,
    doc=N_("write freely; it is not scored"),
    shuffled=False,
    scored=False,
)
