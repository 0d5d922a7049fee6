"""Suspend data: the documented format, letter by letter; round trips; anything at all decodes to something sane."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import given, strategies as st

from tests.unit.engine.course import Learner, course, page, with_question, with_test

if TYPE_CHECKING:
    from tests.unit.engine.bridge import Engine

SAFE = re.compile(r"[A-Za-z0-9_.-]*")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

responses = st.text(alphabet=ALPHABET, max_size=12)
numbers = st.integers(min_value=1, max_value=4095)
percents = st.integers(min_value=0, max_value=100)
questions = st.fixed_dictionaries(
    {
        "attempts": st.integers(min_value=0, max_value=63),
        "right": st.booleans(),
        "shown": st.booleans(),
        "hinted": st.booleans(),
        "confidence": st.integers(min_value=0, max_value=3),
        "response": responses,
    }
)
tests = st.fixed_dictionaries(
    {
        "used": st.integers(min_value=0, max_value=63),
        "running": st.booleans(),
        "finished": st.booleans(),
        "passed": st.booleans(),
        "best": percents,
        "last": percents,
        "seed": st.integers(min_value=0, max_value=2**30 - 1),
        "drawn": st.lists(numbers, max_size=6),
    }
)
attempts = st.fixed_dictionaries(
    {
        "page": st.none() | st.integers(min_value=0, max_value=4095),
        "read": st.lists(numbers, unique=True, max_size=20).map(sorted),
        "completed": st.booleans(),
        "passed": st.booleans(),
        "failed": st.booleans(),
        "questions": st.dictionaries(numbers.map(str), questions, max_size=6),
        "tests": st.dictionaries(numbers.map(str), tests, max_size=3),
        "components": st.dictionaries(numbers.map(str), responses, max_size=3),
    }
)


@given(attempt=attempts, counter=st.integers(min_value=0, max_value=2**31))
def test_s13_round_trip_in_safe_characters(engine: Engine, attempt: dict[str, Any], counter: int) -> None:
    text = engine("codec", "encode", attempt, counter)
    assert SAFE.fullmatch(text)
    assert engine("codec", "decode", text) == {"counter": counter, "attempt": attempt}


def test_the_format_letter_by_letter(engine: Engine) -> None:
    """As docs/architecture.md tells it; published packages depend on every character."""
    learner = Learner(engine, with_question(with_test(course(), draw=[["", 2]]), 1, attempts=2))
    learner.opens(3).reads(1, 3).answers(1, "b").does("hinted", question=1).takes_test("a", "b", "a", "a", seed=66)
    (first, second) = learner.test()["drawn"]
    score = learner.test()["last"]
    text = engine("codec", "encode", learner.attempt, 36)
    fields = text.split(".")
    assert fields[:5] == ["1", "10", "3", "F", "0" if score < 50 else "2"]
    assert fields[5] == "qABBEb"
    assert fields[-2] == "tABB" + ("G" if score >= 50 else "C") + _digits(score, 2) * 2 + "AAABC" + (
        _digits(first, 2) + _digits(second, 2)
    )
    assert fields[-1] == ""


def _digits(value: int, width: int) -> str:
    return "".join(ALPHABET[value // 64**place % 64] for place in reversed(range(width)))


@given(text=st.text(max_size=200))
def test_s14_any_text_decodes(engine: Engine, text: str) -> None:
    _is_an_attempt(engine, text)


@given(text=st.text(alphabet=ALPHABET + ".", max_size=200).map(lambda rest: "1.5.2.H.1." + rest))
def test_s14_any_records_decode_and_fit(engine: Engine, text: str) -> None:
    _is_an_attempt(engine, text)


@given(attempt=attempts, data=st.data())
def test_s14_a_cut_state_keeps_whole_records_only(engine: Engine, attempt: dict[str, Any], data: st.DataObject) -> None:
    text = engine("codec", "encode", attempt, 7)
    cut = text[: data.draw(st.integers(min_value=0, max_value=len(text)))]
    decoded = engine("codec", "decode", cut)["attempt"]
    for kind in ("questions", "tests", "components"):
        assert decoded[kind].items() <= attempt[kind].items()


def test_s14_another_format_is_an_empty_attempt(engine: Engine) -> None:
    empty = engine("records", "EMPTY")
    for text in ("", "2.1.1.A.0.", "{}", '{"page":3}', "exe12/1", "1", "1.", "1.1", "æøå", "1.1.1.A", "x" * 64000):
        assert engine("codec", "decode", text) == {"counter": 0, "attempt": empty}, text[:20]


def _is_an_attempt(engine: Engine, text: str) -> None:
    decoded = engine("codec", "decode", text)["attempt"]
    fitted = engine("codec", "fit", course(), decoded)
    assert set(fitted) == set(engine("records", "EMPTY"))
    learner = Learner(engine, course(), fitted).opens(2).answers(1, "a").takes_test("a")
    assert learner.sees_test()["state"] in ("running", "finished")
    assert SAFE.fullmatch(engine("codec", "encode", learner.attempt, 1))


def test_s29_an_older_state_keeps_what_still_exists(engine: Engine) -> None:
    old = Learner(engine, course()).opens(2).reads(1, 2, 3).answers(1, "a").takes_test("a", "b", "c", "a")
    text = engine("codec", "encode", old.attempt, 9)
    newer = course(pages=[page(3, tests=[1]), page(1, questions=[1]), page(4)])
    newer = with_question(newer, 3, options="acd")
    attempt = engine("codec", "fit", newer, engine("codec", "decode", text)["attempt"])
    assert attempt["read"] == [1, 3]
    assert attempt["page"] is None
    assert attempt["questions"]["1"] == old.record(1)
    assert attempt["questions"]["3"] == {**old.record(3), "response": ""}
    assert attempt["questions"]["4"] == old.record(4)
    assert attempt["tests"]["1"] == old.test()
    assert attempt["passed"]
    assert attempt["completed"]


def test_a_drawn_question_that_is_gone_leaves_the_draw(engine: Engine) -> None:
    learner = Learner(engine, with_test(course(), draw=[["", 2]])).does("test-begun", test=1, seed=5)
    first, second = learner.test()["drawn"]
    shorter = with_test(course(), draw=[["", 2]], questions=[n for n in (2, 3, 4, 5) if n != first])
    fitted = engine("codec", "fit", shorter, learner.attempt)
    assert fitted["tests"]["1"]["drawn"] == [second]
