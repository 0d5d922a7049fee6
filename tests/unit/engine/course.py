"""A small course as the engine reads it, and a learner who walks through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.unit.engine.bridge import Engine

Value = dict[str, Any]


def question(number: int, **changes: object) -> Value:
    return {
        "type": "choice",
        "interaction": f"q_{number}",
        "options": "abcd",
        "right": "a",
        "attempts": 0,
        "shuffle": True,
        "points": 1,
        "objectives": [],
        "text": f"Question {number}?",
        "page": 1,
        "test": None,
        "pool": "",
        **changes,
    }


def page(number: int, **changes: object) -> Value:
    standard = {"id": number, "anchor": f"side-{number}", "title": f"Side {number}", "minutes": 1.5, "locked": False}
    return {**standard, "questions": [], "tests": [], **changes}


def course(**changes: object) -> Value:
    """Three pages; question 1 is practice on page 1; test 1 on page 3 asks questions 2 to 5."""
    test = {
        "mark": 50,
        "attempts": 3,
        "draw": [],
        "shuffle": True,
        "show": "after",
        "retry": "all",
        "confidence": False,
    }
    return {
        "module": "eksempel",
        "title": "Eksempel",
        "version": "1.0.0",
        "language": "da",
        "navigation": "free",
        "completion": "both",
        "pages": [page(1, questions=[1]), page(2), page(3, questions=[2, 3, 4, 5], tests=[1])],
        "questions": {"1": question(1), **{str(n): question(n, page=3, test=1) for n in (2, 3, 4, 5)}},
        "tests": {"1": {**test, "counts": True, "questions": [2, 3, 4, 5], "page": 3}},
        "components": {},
        "objectives": [],
        "texts": {},
        **changes,
    }


def with_test(base: Value, **changes: object) -> Value:
    return {**base, "tests": {"1": {**base["tests"]["1"], **changes}}}


def with_question(base: Value, number: int, **changes: object) -> Value:
    return {**base, "questions": {**base["questions"], str(number): {**base["questions"][str(number)], **changes}}}


class Learner:
    """Does one thing after another; `attempt` is what came of it."""

    def __init__(self, engine: Engine, course: Value, attempt: Value | None = None) -> None:
        self.engine = engine
        self.course = course
        self.attempt: Value = attempt or engine("records", "EMPTY")

    def does(self, kind: str, **values: object) -> Learner:
        self.attempt = self.engine("attempt", "reduce", self.course, self.attempt, {"type": kind, **values})
        return self

    def opens(self, number: int) -> Learner:
        return self.does("page-opened", page=number)

    def reads(self, *numbers: int) -> Learner:
        for number in numbers:
            self.does("page-read", page=number)
        return self

    def answers(self, number: int, response: str) -> Learner:
        return self.does("answered", question=number, response=response)

    def takes_test(self, *responses: str, seed: int = 7) -> Learner:
        """Begin, answer questions 2, 3, … and hand in."""
        self.does("test-begun", test=1, seed=seed)
        for number, response in enumerate(responses, start=2):
            self.answers(number, response)
        return self.does("test-submitted", test=1)

    def sees(self, number: int, mode: str = "normal") -> Value:
        view: Value = self.engine("views", "questionView", self.course, self.attempt, number, mode)
        return view

    def sees_test(self, mode: str = "normal") -> Value:
        view: Value = self.engine("views", "testView", self.course, self.attempt, 1, mode)
        return view

    def record(self, number: int) -> Value:
        found: Value = self.attempt["questions"].get(str(number), {})
        return found

    def test(self) -> Value:
        found: Value = self.attempt["tests"]["1"]
        return found

    def status(self) -> Value:
        found: Value = self.engine("attempt", "earned", self.course, self.attempt)
        return found
