"""What a course reports and when, as rows for the administrator's sheet.

It says in words what `templates/runtime/status.js` decides and the edition's script writes; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from builder.diagnostics import N_
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rule(NamedTuple):
    """When this course is done: the rule and the test that counts."""

    completion: str
    """`pages`, `test` or `both`."""
    mark: int | None
    """Percent; None without a test that counts."""
    attempts: int
    """0: as many as one likes."""


class Row(NamedTuple):
    """One moment, and what the LMS holds after it."""

    when: str
    """msgid with the field `{attempts}`."""
    completion: str
    """`incomplete` or `completed`: the words of both editions."""
    success: str
    """`passed`, `failed` or `unknown`."""
    score: str
    """msgid."""

    @property
    def lesson_status(self) -> str:
        """The one field of 1.2."""
        if self.completion == "incomplete" or self.success == "unknown":
            return self.completion
        return self.success


NO_SCORE, SCORE, BEST = N_("none"), N_("the test's result"), N_("the best result")


def rule(data: Mapping[str, object]) -> Rule:
    """Read it from the course data."""
    tests = data["tests"]
    for test in tests.values() if isinstance(tests, dict) else ():
        if test["counts"]:
            return Rule(str(data["completion"]), int(test["mark"]), int(test["attempts"]))
    return Rule("pages", None, 0)


def objectives(data: Mapping[str, object]) -> list[tuple[str, str]]:
    """(id in the LMS, text) of the objectives that the test that counts has questions with a right answer about."""
    tests, questions, aims = (cast("Any", data[key]) for key in ("tests", "questions", "objectives"))
    asked = [number for test in tests.values() if test["counts"] for number in test["questions"]]
    scored = [questions[str(number)] for number in asked]
    about = {aim for one in scored if one.get("scored", True) for aim in one["objectives"]}
    return [(f"o_{aim['id']}", aim["text"]) for aim in aims if aim["id"] in about]


def rows(rule: Rule) -> list[Row]:
    """The moments of a course with this rule, in the order a learner meets them."""
    opened = Row(N_("the course is opened for the first time"), "incomplete", "unknown", NO_SCORE)
    if rule.mark is None:
        return [opened, Row(N_("every page is read"), "completed", "unknown", NO_SCORE)]
    found = [opened]
    if rule.completion == "pages":
        found.append(Row(N_("every page is read, the test is not tried"), "completed", "unknown", NO_SCORE))
    if rule.attempts != 1:
        found.append(Row(N_("the test is failed, and there are attempts left"), "incomplete", "unknown", NO_SCORE))
    if rule.completion == "test":
        found.append(Row(N_("the test is passed"), "completed", "passed", SCORE))
    else:
        found.append(Row(N_("the test is passed, but there are pages left"), "incomplete", "passed", SCORE))
        found.append(Row(N_("every page is read and the test is passed"), "completed", "passed", SCORE))
    if rule.attempts:
        used = N_("all attempts ({attempts}) are used without passing")
        also = N_("every page is read, and all attempts ({attempts}) are used without passing")
        found.append(Row(used if rule.completion == "test" else also, "completed", "failed", BEST))
    return found
