"""What components keep: the action, what is left of it in a newer package, what goes when the learner starts over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.engine.course import Learner, course

if TYPE_CHECKING:
    from tests.unit.engine.bridge import Engine

COURSE = course(components={"1": {"type": "reflection", "page": 1}, "2": {"type": "picky", "page": 1, "options": "ab"}})


def test_what_is_kept_is_shown_and_written_down(engine: Engine) -> None:
    learner = Learner(engine, COURSE).does("kept", component=1, state="Hej-_A").does("kept", component=2, state="ab")
    assert learner.attempt["components"] == {"1": "Hej-_A", "2": "ab"}
    assert engine("views", "componentView", learner.attempt, 1) == {"state": "Hej-_A"}
    assert engine("views", "componentView", learner.attempt, 3) == {"state": ""}
    text = engine("codec", "encode", learner.attempt, 1)
    assert text.endswith(".cABHej-_A.cACab.")
    assert engine("codec", "decode", text)["attempt"]["components"] == learner.attempt["components"]


def test_an_empty_state_is_nothing(engine: Engine) -> None:
    learner = Learner(engine, COURSE).does("kept", component=1, state="a").does("kept", component=1, state="")
    assert learner.attempt["components"] == {}


@pytest.mark.parametrize(("component", "state"), [(3, "a"), (1, "a.b"), (1, "æ"), (1, "a b"), (1, "a\n")])
def test_what_is_not_allowed_changes_nothing(engine: Engine, component: int, state: str) -> None:
    assert Learner(engine, COURSE).does("kept", component=component, state=state).attempt["components"] == {}


def test_a_newer_package_keeps_what_it_still_has(engine: Engine) -> None:
    attempt = Learner(engine, COURSE).does("kept", component=1, state="x").does("kept", component=2, state="xa").attempt
    assert engine("codec", "fit", COURSE, attempt)["components"] == {"1": "x", "2": "a"}, "by its own `fit`"
    assert engine("codec", "fit", course(components={"1": COURSE["components"]["1"]}), attempt)["components"] == {
        "1": "x"
    }
    nothing = Learner(engine, COURSE).does("kept", component=2, state="x").attempt
    assert engine("codec", "fit", COURSE, nothing)["components"] == {}, "nothing left is nothing"


def test_starting_over_clears_what_was_kept(engine: Engine) -> None:
    learner = Learner(engine, COURSE).does("kept", component=1, state="x").answers(1, "a").does("restarted")
    assert learner.attempt["components"] == {}
