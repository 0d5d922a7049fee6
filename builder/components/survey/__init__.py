"""Surveys: a scale between two named ends, never scored (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.survey.read import Survey, read_survey
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "Survey", "course_data", "longest_response"]


def course_data(answers: Survey, _entry: Entry) -> dict[str, object]:
    """The type's own fields in the course data."""
    return {"steps": answers.steps, "from": answers.first}


def longest_response(_answers: Survey, _entry: Entry) -> int:
    """One character says which step."""
    return 1


QUESTION_TYPE = QuestionType(
    name="survey",
    form="scale",
    parse=read_survey,
    doc=N_("choose a step on a scale; it is not scored"),
    shuffled=False,
    scored=False,
)
