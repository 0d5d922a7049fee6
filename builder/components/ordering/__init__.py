"""Putting things in order (format.md 4).

A response is the option characters in the learner's order. With `delvis: ja` a thing in its right place counts one up
and one in another place one down, never below 0, divided by the number of things: four of five in place is 0.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.ordering.read import Ordering, read_ordering
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "Ordering", "course_data", "longest_response"]


def course_data(answers: Ordering, entry: Entry) -> dict[str, object]:  # noqa: ARG001 -- one shape for all types
    """Nothing of its own: the options are in the right order."""
    return {}


def longest_response(answers: Ordering, entry: Entry) -> int:  # noqa: ARG001 -- one shape for all types
    """Characters of every response."""
    return len(answers.items)


QUESTION_TYPE = QuestionType(
    name="ordering",
    form="order",
    parse=read_ordering,
    doc=N_("put things in order; with `delvis: ja` each thing in its right place counts"),
    shuffled=True,
    always_shuffled=True,
)
