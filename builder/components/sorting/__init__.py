"""Sorting into groups (format.md 4).

A response is pairs of option characters, `adbe`: thing a in group d, b in e; what stands in no group is left out. With
`delvis: ja` a thing in its group counts one up and one in another group one down, never below 0, divided by the number
of things; one in no group counts neither way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.question.pairs import right_pairs
from builder.components.sorting.read import Sorting, read_sorting
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "Sorting", "course_data", "longest_response"]


def course_data(answers: Sorting, entry: Entry) -> dict[str, object]:
    """The type's own field in the course data: each thing with its group."""
    return {"right": right_pairs(answers.items, entry)}


def longest_response(answers: Sorting, entry: Entry) -> int:  # noqa: ARG001 -- one shape for all types
    """Characters of the response that puts everything in a group."""
    return 2 * len(answers.items)


QUESTION_TYPE = QuestionType(
    name="sorting",
    form="groups",
    parse=read_sorting,
    doc=N_("sort things into groups; with `delvis: ja` each thing counts"),
    shuffled=True,
    always_shuffled=True,
)
