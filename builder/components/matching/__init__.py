"""Matching: what belongs together (format.md 4).

A response is pairs of option characters, `adbe`: a with d, b with e; what has no partner is left out. With `delvis: ja`
a right pair counts one up and a wrong one one down, never below 0, divided by the number of pairs; no partner counts
neither way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.matching.read import Matching, read_matching
from builder.components.question.pairs import right_pairs
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "Matching", "course_data", "longest_response"]


def course_data(answers: Matching, entry: Entry) -> dict[str, object]:
    """The type's own field in the course data: the right pairs. The other options are targets."""
    return {"right": right_pairs(answers.items, entry)}


def longest_response(answers: Matching, entry: Entry) -> int:  # noqa: ARG001 -- one shape for all types
    """Characters of the response that pairs everything."""
    return 2 * len(answers.items)


QUESTION_TYPE = QuestionType(
    name="matching",
    form="arrows",
    parse=read_matching,
    doc=N_("match what belongs together; with `delvis: ja` each pair counts"),
    shuffled=True,
    always_shuffled=True,
)
