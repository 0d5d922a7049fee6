"""The diagnostics of ordering questions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.question.faults import bare
from builder.diagnostics import N_, Diagnostic, error, warning

if TYPE_CHECKING:
    from builder.model import Line


def out_of_order(line: Line, number: int, before: int) -> Diagnostic:
    return warning(
        "numbers-out-of-order",
        bare(line),
        N_("{number} stands after {before}: the right order is that of the lines, not of the numbers"),
        N_("write the lines in the right order; every line may begin with `1.`"),
        number=number,
        before=before,
    )


def without_number(line: Line) -> Diagnostic:
    return error(
        "item-without-number",
        bare(line),
        N_("this is either a thing to put in order, without its number, or feedback without an indent"),
        N_("write a number before it, `1. `; indent the line if it is feedback to the line above"),
    )


def number_or_date(line: Line, number: int, word: str) -> Diagnostic:
    return warning(
        "number-or-date",
        bare(line),
        N_("`{number}.` is either the line's number or part of `{number}. {word}`; it is read as the line's number"),
        N_("write a number of its own before it: `1. {number}. {word}`"),
        number=number,
        word=word,
    )
