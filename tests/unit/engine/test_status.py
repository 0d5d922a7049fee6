"""The one status function, for every combination of what can be the case, in both editions' words (S20)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.engine.bridge import Engine

PAGES = (0, 2, 3)
"""Of three."""
RULES = ("pages", "test", "both")
MODES = ("", "normal", "browse", "review")
CREDITS = ("", "credit", "no-credit")


class Run(NamedTuple):
    attempts: int
    used: int
    passed: bool
    best: int


TESTS: dict[str, Run | None] = {
    "no test": None,
    "not taken": Run(3, 0, False, 0),
    "not taken, free": Run(0, 0, False, 0),
    "failed, one left": Run(3, 2, False, 40),
    "failed, none left": Run(3, 3, False, 40),
    "failed, free": Run(0, 9, False, 40),
    "passed, one left": Run(3, 2, True, 90),
    "passed, none left": Run(3, 3, True, 90),
    "passed, free": Run(0, 1, True, 90),
}
BEFORE = {
    "nothing": (False, False, False),
    "completed": (True, False, False),
    "passed": (True, True, False),
    "failed": (True, False, True),
    "passed, not completed": (False, True, False),
}
WORD_BEFORE = {"nothing": "", "completed": "completed", "passed": "passed", "failed": "failed"}


class Case(NamedTuple):
    read: int
    test: str
    rule: str
    before: str

    def facts(self, mode: str = "normal", credit: str = "credit") -> dict[str, Any]:
        test = TESTS[self.test]
        completed, passed, failed = BEFORE[self.before]
        return {
            "pages": 3,
            "read": self.read,
            "test": test and test._asdict(),
            "rule": self.rule,
            "mode": mode,
            "credit": credit,
            "previous": {"completed": completed, "passed": passed, "failed": failed},
        }


def cases() -> Iterator[Case]:
    for read, test, rule, before in itertools.product(PAGES, TESTS, RULES, BEFORE):
        yield Case(read, test, rule, before)


def expected(case: Case) -> tuple[str, str, int | None]:
    """What design section 6 says, as sentences: completion, success, score."""
    completed_before, passed_before, failed_before = BEFORE[case.before]
    has_test = case.test != "no test"
    handed_in = case.test.startswith(("failed", "passed"))
    passed = case.test.startswith("passed")
    failed_for_good = case.test == "failed, none left"
    pages_needed = case.rule in ("pages", "both") or not has_test
    test_needed = case.rule in ("test", "both") and has_test

    completed = True
    if pages_needed and case.read < 3:
        completed = False
    if test_needed and not (passed or failed_for_good):
        completed = False
    if handed_in and not passed and not failed_for_good:
        completed = False  # "while retries are left a failed test stays incomplete"
    if completed_before:
        completed = True  # never taken back

    if passed or passed_before:
        success = "passed"
    elif failed_for_good or failed_before:
        success = "failed"
    else:
        success = "unknown"
    best = TESTS[case.test]
    score = best.best if best and (passed or failed_for_good) else None
    return ("completed" if completed else "incomplete", success, score)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("test", TESTS)
def test_s20_every_combination_in_2004(engine: Engine, rule: str, test: str) -> None:
    for case in (case for case in cases() if case.rule == rule and case.test == test):
        status = engine("status", "status", case.facts())
        assert (status["completion"], status["success"], status["score"]) == expected(case), case


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("test", TESTS)
def test_s20_every_combination_in_12(engine: Engine, rule: str, test: str) -> None:
    for case in (case for case in cases() if case.rule == rule and case.test == test and case.before in WORD_BEFORE):
        status = engine("status", "status", case.facts())
        word = engine("lms/scorm12", "lessonStatus", status, WORD_BEFORE[case.before])
        completion, success, _ = expected(case)
        if completion == "incomplete":
            assert word == "incomplete", case
        elif success == "unknown" or (success == "failed" and case.before == "completed"):
            assert word == "completed", case
        else:
            assert word == success, case


@pytest.mark.parametrize(("mode", "credit"), list(itertools.product(MODES, CREDITS)))
def test_s17_s18_mode_and_credit(engine: Engine, mode: str, credit: str) -> None:
    """Empty means normal and credit; anything else than those writes nothing, whatever was done."""
    writes = mode in ("", "normal") and credit in ("", "credit")
    for case in cases():
        if case.read == 3 and case.before == "nothing":
            assert (engine("status", "status", case.facts(mode, credit)) is not None) == writes, case


def test_with_free_attempts_failed_is_never_reported(engine: Engine) -> None:
    for case in cases():
        if case.test == "failed, free" and case.before == "nothing":
            assert engine("status", "status", case.facts())["success"] == "unknown", case


def test_progress_is_whole_only_when_completed(engine: Engine) -> None:
    """An LMS with a completion threshold of 1 would otherwise complete a course with its test untaken."""
    for case in cases():
        status = engine("status", "status", case.facts())
        assert (status["progress"] == 1) == (status["completion"] == "completed"), case
        assert 0 <= status["progress"] <= 1


def test_progress_grows_with_pages_and_test(engine: Engine) -> None:
    def progress(read: int, test: str) -> float:
        return float(engine("status", "status", Case(read, test, "both", "nothing").facts())["progress"])

    assert progress(0, "no test") == 0
    assert progress(2, "no test") == 0.66
    assert progress(2, "not taken") == 0.5
    assert progress(2, "passed, free") == 0.75
