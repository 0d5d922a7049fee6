"""Drop-downs in a text: the learner chooses the words that are missing (format.md 4).

A response is a line a field, packed: the option's character and, in a typed field, what was typed. With `delvis: ja` a
right field counts one up and a wrong one one down, never below 0, divided by their number; an empty one counts
neither way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.question.gaps import Gaps, gaps_data, longest, read_gaps
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader, Understood
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "Gaps", "course_data", "longest_response"]


def _read(answers: Answers, reader: Reader) -> Understood | None:
    return read_gaps(answers, reader, "drop_down")


def course_data(answers: Gaps, entry: Entry) -> dict[str, object]:
    """The type's own field in the course data: the fields of the text."""
    return gaps_data(answers, entry)


def longest_response(answers: Gaps, entry: Entry) -> int:  # noqa: ARG001 -- one shape for all types
    """Characters of the response with every field filled."""
    return longest(answers)


QUESTION_TYPE = QuestionType(
    name="drop_down",
    form="drop-down",
    parse=_read,
    doc=N_("choose the words that are missing in a text; with `delvis: ja` each list counts"),
    shuffled=True,
    prompt_holds_answers=True,
)
