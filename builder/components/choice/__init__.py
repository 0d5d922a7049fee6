"""Choice questions: single, multiple, true/false and image choice (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import QuestionType
from builder.components.choice.read import Choice, Option, read_choice
from builder.diagnostics import N_

if TYPE_CHECKING:
    from builder.model import Entry

__all__ = ["QUESTION_TYPE", "Choice", "Option", "course_data", "longest_response"]


def course_data(answers: Choice, entry: Entry) -> dict[str, object]:
    """The type's own fields in the course data; `truth` is the option that says true, for a report of true or false."""
    pairs = list(zip(entry.options, answers.options, strict=True))
    sandt = [character for character, option in pairs if option.plain.casefold().startswith("sandt")]
    return {
        "options": entry.options,
        "right": "".join(character for character, option in pairs if option.right),
        "multiple": answers.multiple,
        "truth": sandt[0] if answers.kind == "true-false" else "",
    }


def longest_response(answers: Choice, entry: Entry) -> int:
    """Characters of the response that holds most: one for each option that can be chosen together."""
    return len(entry.options) if answers.multiple else 1


QUESTION_TYPE = QuestionType(
    name="choice",
    form="boxes",
    parse=read_choice,
    doc=N_("choose one option or several"),
    shuffled=True,
)
