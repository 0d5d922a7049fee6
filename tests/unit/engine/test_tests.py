"""Tests of learners: what is weighed, what is asked again, how sure one was, and what an LMS hears of objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.engine.course import Learner, course, with_question, with_test

if TYPE_CHECKING:
    from tests.unit.engine.bridge import Engine

Value = dict[str, Any]
GOALS = [{"id": "forklar", "text": "", "strand": ""}, {"id": "vurder", "text": "", "strand": ""}]


def aimed(**test: object) -> Value:
    """Questions 2 and 3 are about one objective, 4 about another, 5 about none."""
    made = with_test(course(objectives=GOALS), **test)
    for number, aim in ((2, "forklar"), (3, "forklar"), (4, "vurder")):
        made = with_question(made, number, objectives=[aim])
    return made


def with_survey(base: Value, number: int = 5) -> Value:
    return with_question(base, number, scored=False, right="")


def reports(learner: Learner) -> list[Value]:
    found: list[Value] = learner.engine("objectives", "objectiveReports", learner.course, learner.attempt, 1)
    return found


def test_what_has_no_right_answer_counts_in_no_score(engine: Engine) -> None:
    learner = Learner(engine, with_survey(aimed())).takes_test("a", "a", "b", "c")
    assert learner.test()["last"] == 67
    assert (learner.sees(5)["right"], learner.sees(5)["solution"]) == (None, True)


def test_an_answer_that_cannot_be_wrong_is_kept_and_may_be_given_again(engine: Engine) -> None:
    """In practice: question 1, on a page before the test."""
    learner = Learner(engine, with_survey(course(), 1))
    before = learner.attempt
    learner.does("answered", question=1, response="a")
    action = {"type": "answered", "question": 1, "response": "a"}
    said = engine("views", "whatToSay", learner.course, before, learner.attempt, action)
    assert said == {"msgid": "Your answer is kept.", "values": {}}
    learner.does("answered", question=1, response="b")
    view = learner.sees(1)
    assert (view["response"], view["open"], view["right"], view["solution"]) == ("b", True, None, True)
    assert engine("views", "result", learner.course, learner.attempt)["practice"] == {"right": 0, "tried": 0, "of": 0}


def test_a_running_test_says_nothing_of_what_cannot_be_wrong(engine: Engine) -> None:
    learner = Learner(engine, with_survey(aimed()))
    learner.does("test-begun", test=1, seed=9)
    before = learner.attempt
    learner.does("answered", question=5, response="c")
    action = {"type": "answered", "question": 5, "response": "c"}
    assert engine("views", "whatToSay", learner.course, before, learner.attempt, action) is None
    assert (learner.sees(5)["response"], learner.sees(5)["open"], learner.sees(5)["solution"]) == ("c", True, False)


def test_points_and_parts_of_answers_make_the_score(engine: Engine) -> None:
    """Half of two points, three of three, nothing of five: 4 of 10."""
    made = with_question(course(), 2, right="ab", partial=True, points=2)
    made = with_question(with_question(made, 3, points=3), 4, points=4)
    learner = Learner(engine, made).takes_test("a", "a", "b", "b")
    assert learner.test()["last"] == 40
    assert not learner.record(2)["right"]


def test_only_the_wrong_ones_again_leaves_what_has_no_right_answer(engine: Engine) -> None:
    learner = Learner(engine, with_survey(aimed(retry="wrong"))).takes_test("a", "b", "b", "c")
    learner.does("test-again", test=1, seed=9)
    assert [learner.sees(number)["response"] for number in (2, 3, 4, 5)] == ["a", "", "", "c"]
    assert learner.sees(5)["open"]


@pytest.mark.parametrize(("retry", "begins"), [("wrong", False), ("all", True)])
def test_when_all_is_right_there_is_nothing_wrong_to_ask(engine: Engine, retry: str, begins: bool) -> None:
    learner = Learner(engine, with_survey(aimed(retry=retry))).takes_test("a", "a", "a")
    assert learner.sees_test()["mayBegin"] == begins
    assert learner.does("test-again", test=1, seed=9).test()["running"] == begins


def test_only_the_wrong_ones_again_of_those_that_were_drawn(engine: Engine) -> None:
    learner = Learner(engine, with_test(course(), retry="wrong", draw=[["", 2]])).does("test-begun", test=1, seed=5)
    first, second = learner.test()["drawn"]
    learner.answers(first, "a").answers(second, "b").does("test-submitted", test=1).does("test-again", test=1, seed=8)
    assert learner.test()["drawn"] == [first, second]
    assert (learner.sees(first)["open"], learner.sees(second)["open"]) == (False, True)
    assert learner.answers(second, "a").does("test-submitted", test=1).test()["last"] == 100


def sure(engine: Engine, *answers: tuple[int, str, int], **test: object) -> Learner:
    learner = Learner(engine, with_test(course(), confidence=True, **test)).does("test-begun", test=1, seed=7)
    for number, response, confidence in answers:
        learner.does("answered", question=number, response=response, confidence=confidence)
    return learner


def test_how_sure_one_was_is_shown_when_handed_in_and_counts_nothing(engine: Engine) -> None:
    learner = sure(engine, (2, "a", 3), (3, "b", 2), (4, "a", 1), (5, "b", 1))
    assert learner.sees_test()["sureness"] is None
    learner.does("test-submitted", test=1)
    assert learner.sees_test()["sureness"] == {"sureRight": 1, "sureWrong": 1, "unsureRight": 1, "unsureWrong": 1}
    assert learner.test()["last"] == 50


def test_how_sure_one_was_outlives_the_window(engine: Engine) -> None:
    learner = sure(engine, (2, "a", 3), (3, "", 2))
    kept = engine("codec", "decode", engine("codec", "encode", learner.attempt, 5))["attempt"]
    again = Learner(engine, learner.course, engine("codec", "fit", learner.course, kept))
    assert [again.sees(number)["confidence"] for number in (2, 3, 4)] == [3, 2, 0]
    assert again.sees_test()["answered"] == 1


def test_who_does_not_say_how_sure_is_not_counted(engine: Engine) -> None:
    assert sure(engine, (2, "a", 0), (3, "", 3)).does("test-submitted", test=1).sees_test()["sureness"] is None
    told = sure(engine, (2, "b", 3), (3, "a", 0)).does("test-submitted", test=1).sees_test()["sureness"]
    assert told == {"sureRight": 0, "sureWrong": 1, "unsureRight": 0, "unsureWrong": 0}


def test_what_was_right_keeps_how_sure_one_was(engine: Engine) -> None:
    learner = sure(engine, (2, "a", 3), (3, "b", 3), retry="wrong").does("test-submitted", test=1)
    learner.does("test-again", test=1, seed=9)
    assert [learner.sees(number)["confidence"] for number in (2, 3)] == [3, 0]


def test_an_objective_has_the_points_and_parts_of_its_questions(engine: Engine) -> None:
    made = with_question(with_question(aimed(), 2, right="ab", partial=True, points=3), 3, points=1)
    learner = Learner(engine, made).takes_test("a", "a", "b", "b")
    assert learner.sees_test()["objectives"] == [
        {"id": "forklar", "right": 1, "of": 2, "score": 63},
        {"id": "vurder", "right": 0, "of": 1, "score": 0},
    ]


def test_s32_an_objective_is_reported_by_the_tests_own_mark(engine: Engine) -> None:
    learner = Learner(engine, aimed(mark=50)).takes_test("a", "b", "b", "a")
    assert reports(learner) == [
        {"id": "o_forklar", "score": 50, "passed": True, "settled": False},
        {"id": "o_vurder", "score": 0, "passed": False, "settled": False},
    ]
    assert not reports(Learner(engine, aimed(mark=51)).takes_test("a", "b"))[0]["passed"]


@pytest.mark.parametrize(("attempts", "settled"), [(1, True), (2, False), (0, False)])
def test_s32_it_is_settled_with_the_last_attempt(engine: Engine, attempts: int, settled: bool) -> None:
    assert reports(Learner(engine, aimed(attempts=attempts)).takes_test("b"))[0]["settled"] == settled


def test_s32_only_what_the_run_asked_about_is_reported(engine: Engine) -> None:
    """Not the practice question, not the survey, not what was not drawn."""
    made = with_question(with_survey(aimed(draw=[["", 1]]), 4), 1, objectives=["vurder"])
    for seed in range(6):
        learner = Learner(engine, made).answers(1, "a").does("test-begun", test=1, seed=seed)
        (drawn,) = learner.test()["drawn"]
        asked = [report["id"] for report in reports(learner.does("test-submitted", test=1))]
        assert asked == (["o_forklar"] if drawn in (2, 3) else [])


@pytest.mark.parametrize(
    ("score", "passed", "settled", "before", "told"),
    [
        (40, False, False, ("", False), (40, "incomplete")),
        (40, False, True, ("", False), (40, "failed")),
        (90, True, False, ("40", False), (90, "passed")),
        (40, False, False, ("60", False), (60, "incomplete")),
        (40, False, True, ("90", True), (90, "passed")),
        (40, False, True, ("nonsense", False), (40, "failed")),
    ],
)
def test_s35_what_was_reached_stays(
    engine: Engine, score: int, passed: bool, settled: bool, before: tuple[str, bool], told: tuple[int, str]
) -> None:
    report = {"id": "o_forklar", "score": score, "passed": passed, "settled": settled}
    kept = {"score": before[0], "passed": before[1]}
    assert engine("objectives", "bestOf", report, kept) == {"score": told[0], "word": told[1]}
