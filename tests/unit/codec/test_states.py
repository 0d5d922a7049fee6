"""Suspend data between packages and LMSs: cut at every place, spoilt, from an older package, larger than ever.

`tests/unit/engine/test_codec.py` holds the format letter by letter; here is what happens to states on their way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, strategies as st

from tests.unit.engine.course import Learner, course, page, question, with_test
from tests.unit.engine.test_codec import ALPHABET, attempts

if TYPE_CHECKING:
    from tests.unit.engine.bridge import Engine

Value = dict[str, Any]
RECORDS = ("questions", "tests", "components")


def read(engine: Engine, text: str) -> Value:
    """As a package reads it: decoded and fitted to its own course."""
    attempt: Value = engine("codec", "fit", course(), engine("codec", "decode", text)["attempt"])
    return attempt


def is_sane(attempt: Value) -> None:
    """Everything in it is something the course and its views can use."""
    assert attempt["page"] in {None, 0, 1, 2, 3}
    assert attempt["read"] == sorted(set(attempt["read"]) & {1, 2, 3})
    assert set(attempt["questions"]) <= {"1", "2", "3", "4", "5"}
    assert set(attempt["tests"]) <= {"1"}
    for record in attempt["questions"].values():
        assert 0 <= record["attempts"] <= 63
        assert 0 <= record["confidence"] <= 3
        assert set(record["response"]) <= set("abcd")
    for record in attempt["tests"].values():
        assert 0 <= record["best"] <= 100
        assert 0 <= record["last"] <= 100
        assert 0 <= record["seed"] < 2**30
        assert set(record["drawn"]) <= {2, 3, 4, 5}


def full(engine: Engine) -> Value:
    """Someone who has done everything there is."""
    learner = Learner(engine, with_test(course(), draw=[["", 3]])).opens(3).reads(1, 2, 3).answers(1, "b")
    learner.does("hinted", question=1).takes_test("a", "b", "ac", "a", seed=99).does(
        "test-begun", test=1, seed=2**30 - 1
    )
    return learner.attempt


def test_a_state_cut_at_any_place_keeps_the_records_before_it(engine: Engine) -> None:
    attempt = full(engine)
    text = engine("codec", "encode", attempt, 36**4)
    seen = 0
    for end in range(len(text) + 1):
        cut = engine("codec", "decode", text[:end])["attempt"]
        kept = sum(len(cut[kind]) for kind in RECORDS)
        assert kept >= seen, f"cut after {end}: fewer records than before"
        assert all(cut[kind].items() <= attempt[kind].items() for kind in RECORDS)
        is_sane(read(engine, text[:end]))
        seen = kept
    assert seen == sum(len(attempt[kind]) for kind in RECORDS)


@given(data=st.data())
def test_a_spoilt_character_spoils_one_record_at_most(engine: Engine, data: st.DataObject) -> None:
    text = engine("codec", "encode", full(engine), 5)
    head = len(".".join(text.split(".")[:5])) + 1
    at = data.draw(st.integers(head, len(text) - 1))
    spoilt = data.draw(st.sampled_from([*(ALPHABET + ".%é\0\ud800"), ""]))
    before = engine("codec", "decode", text)["attempt"]
    after = engine("codec", "decode", text[:at] + spoilt + text[at + 1 :])["attempt"]
    kept = [(kind, key) for kind in RECORDS for key, record in before[kind].items() if after[kind].get(key) == record]
    # A number that becomes another one can overwrite that record too, and a lost full stop joins two.
    assert len(kept) >= sum(len(before[kind]) for kind in RECORDS) - 2
    is_sane(read(engine, text[:at] + spoilt + text[at + 1 :]))


@given(text=st.text(st.characters(), max_size=80) | st.binary(max_size=80).map(lambda raw: raw.decode("latin-1")))
def test_any_bytes_are_read_as_something_sane(engine: Engine, text: str) -> None:
    for state in (text, f"1.{text}", f"1.a.1.H.1.{text}.", f"1.a.1.H.1.q{text}.t{text}.c{text}."):
        is_sane(read(engine, state))


@given(attempt=attempts, counter=st.integers(0, 36**9 - 1))
def test_what_is_read_is_written_as_it_was(engine: Engine, attempt: Value, counter: int) -> None:
    text = engine("codec", "encode", attempt, counter)
    found = engine("codec", "decode", text)
    assert engine("codec", "encode", found["attempt"], found["counter"]) == text


@given(attempt=attempts)
def test_the_larger_values_a_later_package_may_write_are_cut_to_size(engine: Engine, attempt: Value) -> None:
    for record in attempt["questions"].values():
        record["attempts"] += 64
    text = engine("codec", "encode", attempt, 1)
    decoded = engine("codec", "decode", text)["attempt"]
    assert {record["attempts"] for record in decoded["questions"].values()} <= {63}


kept_pages = st.sets(st.sampled_from([1, 2, 3]), min_size=1)
kept_questions = st.sets(st.sampled_from([1, 2, 3, 4, 5]), min_size=1)


@given(pages=kept_pages, questions=kept_questions, options=st.sampled_from(["abcd", "dcba", "abcde", "bcd", "ab"]))
def test_a_newer_package_keeps_everything_that_still_exists(
    engine: Engine, pages: set[int], questions: set[int], options: str
) -> None:
    """Pages and questions gone, others come, options changed: what is left is as it was, letter for letter."""
    old = full(engine)
    text = engine("codec", "encode", old, 9)
    numbers = sorted(questions | {77})
    newer = course(
        pages=[page(number, questions=[], tests=[1] if number == 3 else []) for number in [66, *sorted(pages)]],
        questions={
            str(number): question(number, options=options, page=66, test=None if number in (1, 77) else 1)
            for number in numbers
        },
    )
    tests = {"1": {**newer["tests"]["1"], "questions": [number for number in numbers if number not in (1, 77)]}}
    newer["tests"] = tests
    found = engine("codec", "fit", newer, engine("codec", "decode", text)["attempt"])
    assert found["read"] == sorted(pages)
    assert found["page"] == (3 if 3 in pages else None)
    assert set(found["questions"]) == {key for key in old["questions"] if int(key) in questions}
    for key, record in found["questions"].items():
        whole = set(old["questions"][key]["response"]) <= set(options)
        assert record == {**old["questions"][key], **({} if whole else {"response": ""})}
    drawn = [number for number in old["tests"]["1"]["drawn"] if number in questions]
    assert found["tests"] == {"1": {**old["tests"]["1"], "drawn": drawn}}


def test_as_much_as_2004_can_hold_is_read_without_an_exception(engine: Engine) -> None:
    for text in (
        "1.1.1." + "_" * 63900 + ".1.",
        "1.1.1.A.1." + "qABBAa." * 9000,
        "1.1.1.A.1.t" + "_" * 63900 + ".",
        "1.1.1.A.1.q" + "_" * 63900 + ".",
        "1" * 64000,
        "." * 64000,
    ):
        is_sane(read(engine, text))
        assert len(engine("codec", "encode", read(engine, text), 1)) < 1000
