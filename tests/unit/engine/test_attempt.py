"""The reducer and the selectors: practice, tests, locks, starting over."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.unit.engine.course import Learner, course, page, question, with_question, with_test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.engine.bridge import Engine


@pytest.fixture
def learner(engine: Engine) -> Learner:
    return Learner(engine, course())


def test_free_practice_is_open_until_right(learner: Learner) -> None:
    for response in ("b", "c", "d"):
        view = learner.answers(1, response).sees(1)
        assert (view["open"], view["right"], view["feedback"], view["solution"]) == (True, False, True, False)
    view = learner.answers(1, "a").sees(1)
    assert (view["open"], view["right"], view["solution"], view["attemptsUsed"]) == (False, True, True, 4)
    assert learner.answers(1, "b").record(1)["response"] == "a"


def test_practice_with_two_attempts_ends_with_the_second(engine: Engine) -> None:
    learner = Learner(engine, with_question(course(), 1, attempts=2))
    view = learner.answers(1, "b").sees(1)
    assert (view["open"], view["attemptsLeft"], view["solution"]) == (True, 1, False)
    view = learner.answers(1, "c").sees(1)
    assert (view["open"], view["attemptsLeft"], view["right"], view["solution"]) == (False, 0, False, True)
    assert learner.answers(1, "a").record(1)["response"] == "c"


def test_an_answer_once_shown_stays_closed_when_the_author_adds_attempts(engine: Engine) -> None:
    learner = Learner(engine, with_question(course(), 1, attempts=1)).answers(1, "b")
    later = Learner(engine, with_question(course(), 1, attempts=3), learner.attempt)
    assert later.answers(1, "a").record(1)["response"] == "b"


def test_a_response_outside_the_alphabet_changes_nothing(learner: Learner) -> None:
    assert learner.answers(1, "a.b").attempt == learner.engine("records", "EMPTY")


@pytest.mark.parametrize(
    "action",
    [
        {"kind": "answered", "question": 99, "response": "a"},
        {"kind": "answered", "question": 2, "response": "a"},
        {"kind": "test-begun", "test": 9, "seed": 1},
        {"kind": "test-submitted", "test": 1},
        {"kind": "page-opened", "page": 99},
        {"kind": "page-read", "page": 99},
        {"kind": "page-read", "page": 0},
        {"kind": "hinted", "question": 99},
    ],
)
def test_what_is_not_allowed_changes_nothing(learner: Learner, action: dict[str, object]) -> None:
    before = learner.reads(1).attempt
    kind = str(action.pop("kind"))
    assert learner.does(kind, **action).attempt == before


def test_a_test_is_judged_when_handed_in(learner: Learner) -> None:
    learner.does("test-begun", test=1, seed=7).answers(2, "a").answers(3, "b")
    view = learner.sees(2)
    assert (view["right"], view["feedback"], view["solution"], view["open"]) == (None, False, False, True)
    learner.answers(3, "a").answers(4, "b").does("test-submitted", test=1)
    assert learner.test()["last"] == 50
    assert learner.test()["passed"]
    assert [learner.sees(n)["right"] for n in (2, 3, 4, 5)] == [True, True, False, None]
    assert learner.sees(4)["solution"]
    assert not learner.sees(4)["open"]


def test_an_answer_taken_back_is_no_answer(learner: Learner) -> None:
    learner.does("test-begun", test=1, seed=7).does("hinted", question=2).answers(2, "a").answers(3, "a")
    assert learner.sees_test()["answered"] == 2
    before = learner.attempt
    view = learner.answers(2, "").sees(2)
    assert (view["response"], view["attemptsUsed"], view["open"], view["hinted"]) == ("", 0, True, True)
    assert learner.sees_test()["answered"] == 1
    action = {"type": "answered", "question": 2, "response": ""}
    assert learner.engine("views", "whatToSay", learner.course, before, learner.attempt, action) is None
    kept = learner.engine("codec", "decode", learner.engine("codec", "encode", learner.attempt, 5))["attempt"]
    assert kept == learner.attempt
    resumed = Learner(learner.engine, learner.course, kept)
    assert resumed.sees_test()["answered"] == 1
    assert resumed.does("test-submitted", test=1).test()["last"] == 25
    assert not resumed.record(2)["right"]


def test_nothing_is_graded_where_the_answer_is_asked_for(engine: Engine) -> None:
    """Practice, and a test that shows the answer at once: without an answer there is nothing to check."""
    learner = Learner(engine, with_question(course(), 1, attempts=2)).answers(1, "b")
    assert learner.answers(1, "").record(1)["response"] == "b"
    at_once = Learner(engine, with_test(course(), show="at-once")).does("test-begun", test=1, seed=7)
    assert at_once.answers(2, "").record(2) == {}
    assert at_once.answers(2, "b").answers(2, "").record(2)["response"] == "b"


def test_an_empty_answer_to_an_untouched_question_changes_nothing(learner: Learner) -> None:
    before = learner.does("test-begun", test=1, seed=7).attempt
    assert learner.answers(2, "").attempt == before


def test_points_weigh(engine: Engine) -> None:
    learner = Learner(engine, with_question(course(), 2, points=5)).takes_test("a", "b", "b", "b")
    assert learner.test()["last"] == 63


@pytest.mark.parametrize(("mark", "passed"), [(66, True), (67, True), (68, False)])
def test_the_whole_percent_decides(engine: Engine, mark: int, passed: bool) -> None:
    """Two of three is 67 %, for the LMS and for the learner."""
    short = with_test(course(), mark=mark, questions=[2, 3, 4])
    assert Learner(engine, short).takes_test("a", "a", "b").test()["passed"] == passed


def test_the_best_attempt_counts(learner: Learner) -> None:
    learner.reads(1, 2, 3).takes_test("a", "a", "a", "b")
    learner.does("test-again", test=1, seed=8).does("test-submitted", test=1)
    assert (learner.test()["best"], learner.test()["last"], learner.test()["passed"]) == (75, 0, True)
    assert learner.status() == {"completion": "completed", "success": "passed", "score": 75, "progress": 1}


def test_no_run_beyond_the_attempts(learner: Learner) -> None:
    for _ in range(4):
        learner.takes_test("b")
    assert learner.test()["used"] == 3
    assert not learner.sees_test()["mayBegin"]
    assert learner.sees_test()["attemptsLeft"] == 0
    assert learner.reads(1, 2, 3).status()["success"] == "failed"


def test_free_attempts_never_end(engine: Engine) -> None:
    learner = Learner(engine, with_test(course(), attempts=0)).reads(1, 2, 3)
    for _ in range(5):
        learner.takes_test("b")
    assert learner.sees_test()["mayBegin"]
    assert learner.status() == {"completion": "incomplete", "success": "unknown", "score": None, "progress": 0.75}


def test_again_asks_everything_anew(learner: Learner) -> None:
    learner.takes_test("a", "b", "b", "b").does("test-again", test=1, seed=9)
    assert [learner.sees(n)["response"] for n in (2, 3, 4, 5)] == ["", "", "", ""]
    assert learner.test()["seed"] == 9


def test_again_with_only_the_wrong_ones_keeps_the_right(engine: Engine) -> None:
    learner = Learner(engine, with_test(course(), retry="wrong")).takes_test("a", "b", "b", "b")
    learner.does("test-again", test=1, seed=9)
    assert [learner.sees(n)["open"] for n in (2, 3, 4, 5)] == [False, True, True, True]
    assert learner.test()["seed"] == 7
    learner.answers(2, "b").answers(3, "a").does("test-submitted", test=1)
    assert learner.test()["last"] == 50


@pytest.mark.parametrize(
    ("show", "running", "failed", "passed"),
    [
        ("at-once", True, True, True),
        ("after", False, True, True),
        ("passed", False, False, True),
        ("never", False, False, False),
    ],
)
def test_when_answers_are_shown(engine: Engine, show: str, running: bool, failed: bool, passed: bool) -> None:
    learner = Learner(engine, with_test(course(), show=show)).does("test-begun", test=1, seed=1).answers(2, "b")
    assert learner.sees(2)["solution"] == running
    learner.does("test-submitted", test=1)
    assert learner.sees(2)["solution"] == failed
    learner.takes_test("b", "a", "a", "a")
    assert learner.sees(2)["solution"] == passed
    assert (learner.sees(2)["right"] is False) == passed


def test_at_once_an_answer_is_final(engine: Engine) -> None:
    learner = Learner(engine, with_test(course(), show="at-once")).does("test-begun", test=1, seed=1)
    assert learner.answers(2, "b").answers(2, "a").record(2)["response"] == "b"


def test_review_shows_answers_unless_never(engine: Engine) -> None:
    for show, shown in (("passed", True), ("never", False)):
        learner = Learner(engine, with_test(course(), show=show)).takes_test("b")
        assert learner.sees(2, "review")["solution"] == shown
    assert not learner.sees_test("review")["mayBegin"]


def test_the_seed_decides_order_and_options(engine: Engine) -> None:
    orders = set()
    for seed in range(8):
        learner = Learner(engine, course()).does("test-begun", test=1, seed=seed)
        questions = learner.sees_test()["questions"]
        assert sorted(questions) == [2, 3, 4, 5]
        options = [learner.sees(n)["order"] for n in (2, 3)]
        assert all(sorted(order) == list("abcd") for order in options)
        again = Learner(engine, course()).does("test-begun", test=1, seed=seed)
        assert (again.sees_test()["questions"], [again.sees(n)["order"] for n in (2, 3)]) == (questions, options)
        orders.add((*questions, *options))
    assert len(orders) > 5


def test_the_stream_is_the_documented_one(engine: Engine) -> None:
    """Mulberry32, then Fisher and Yates from the end: stored seeds must mean the same for years."""
    for seed in (0, 1, 12345, 2**30 - 1):
        expected = list("abcdefgh")
        numbers = _mulberry32(seed)
        for last in range(7, 0, -1):
            other = int(next(numbers) * (last + 1))
            expected[last], expected[other] = expected[other], expected[last]
        assert engine("draw", "shuffle", list("abcdefgh"), seed) == expected


def _mulberry32(seed: int) -> Iterator[float]:
    while True:
        seed = (seed + 0x6D2B79F5) % 2**32
        mixed = (seed ^ seed >> 15) * (seed | 1) % 2**32
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) % 2**32
        yield (mixed ^ mixed >> 14) / 2**32


def test_unshuffled_is_the_authors_order(engine: Engine) -> None:
    plain = with_question(with_test(course(), shuffle=False), 1, shuffle=False)
    learner = Learner(engine, plain).does("test-begun", test=1, seed=3)
    assert learner.sees_test()["questions"] == [2, 3, 4, 5]
    assert [learner.sees(n)["order"] for n in (1, 2, 3)] == ["abcd"] * 3


def test_a_draw_takes_from_its_pools(engine: Engine) -> None:
    pooled = with_test(course(), draw=[["let", 1], ["svær", 1]])
    for number, pool in ((2, "let"), (3, "let"), (4, "svær"), (5, "svær")):
        pooled = with_question(pooled, number, pool=pool)
    drawn = set()
    for seed in range(20):
        learner = Learner(engine, pooled).does("test-begun", test=1, seed=seed)
        easy, hard = learner.test()["drawn"]
        assert easy in (2, 3)
        assert hard in (4, 5)
        assert not learner.sees(({2, 3} - {easy}).pop())["open"]
        drawn.add((easy, hard))
    assert drawn == set(itertools.product((2, 3), (4, 5)))


def test_only_drawn_questions_are_scored(engine: Engine) -> None:
    learner = Learner(engine, with_test(course(), draw=[["", 2]])).does("test-begun", test=1, seed=5)
    for number in learner.test()["drawn"]:
        learner.answers(number, "a")
    assert len(learner.test()["drawn"]) == 2
    assert learner.does("test-submitted", test=1).test()["last"] == 100


def test_locked_pages_open_one_by_one_and_stay_open(engine: Engine) -> None:
    learner = Learner(engine, course(navigation="locked"))

    def open_pages() -> list[int]:
        views = {n: engine("views", "pageView", learner.course, learner.attempt, n) for n in (1, 2, 3)}
        return [number for number, view in views.items() if not view["locked"]]

    assert open_pages() == [1]
    assert learner.opens(2).attempt["page"] is None
    assert learner.reads(2).attempt["read"] == []
    learner.reads(1)
    assert open_pages() == [1]
    learner.answers(1, "b")
    assert open_pages() == [1, 2]
    learner.reads(2)
    assert open_pages() == [1, 2, 3]
    learner.reads(3).takes_test("a", "a")
    assert learner.attempt["completed"]
    learner.does("restarted")
    assert open_pages() == [1, 2, 3]


def test_one_locked_page_in_a_free_course(engine: Engine) -> None:
    free = course(pages=[page(1), page(2), page(3, locked=True)])
    learner = Learner(engine, free)
    assert learner.opens(3).attempt["page"] is None
    assert learner.reads(1, 2).opens(3).attempt["page"] == 3


def test_starting_over_keeps_tests_and_what_was_reached(learner: Learner) -> None:
    learner.opens(3).reads(1, 2, 3).answers(1, "a").takes_test("a", "a")
    before = learner.attempt
    after = learner.does("restarted").attempt
    assert (after["page"], after["read"]) == (None, [])
    assert "1" not in after["questions"]
    assert after["questions"]["2"] == before["questions"]["2"]
    assert (after["tests"], after["completed"], after["passed"]) == (before["tests"], True, True)


def test_another_test_does_not_report(engine: Engine) -> None:
    learner = Learner(engine, with_test(course(), counts=False)).reads(1, 2, 3)
    assert learner.status()["completion"] == "completed"
    assert learner.takes_test("a", "a", "a", "a").status()["score"] is None


def test_a_pass_already_reported_stays(engine: Engine) -> None:
    learner = Learner(engine, course()).reads(1, 2, 3).takes_test("a", "a")
    stricter = Learner(engine, with_test(course(), mark=90), learner.attempt).does("hinted", question=1)
    assert stricter.status()["success"] == "passed"


def test_progress_and_minutes(learner: Learner) -> None:
    progress = learner.engine("views", "progress", learner.course, learner.reads(1).attempt)
    assert progress == {"read": 1, "pages": 3, "share": 1 / 3, "minutesLeft": 3, "completed": False}


def test_results_by_objective(engine: Engine) -> None:
    taught = course(objectives=[{"id": "forstå", "text": "", "strand": ""}, {"id": "gør", "text": "", "strand": ""}])
    for number, aim in ((2, "forstå"), (3, "forstå"), (4, "gør")):
        taught = with_question(taught, number, objectives=[aim])
    learner = Learner(engine, taught).takes_test("a", "b", "a", "a")
    wanted = [{"id": "forstå", "right": 1, "of": 2, "score": 50}, {"id": "gør", "right": 1, "of": 1, "score": 100}]
    assert learner.sees_test()["objectives"] == wanted
    assert engine("views", "result", taught, learner.attempt)["objectives"] == wanted


@pytest.mark.parametrize(
    ("attempts", "response", "said"),
    [
        (0, "a", "Right."),
        (0, "b", "Not right. Try again."),
        (1, "b", "Not right."),
        (3, "b", "Not right. Attempts left: {left}."),
    ],
)
def test_what_a_screen_reader_hears(engine: Engine, attempts: int, response: str, said: str) -> None:
    learner = Learner(engine, with_question(course(), 1, attempts=attempts))
    before = learner.attempt
    action = {"type": "answered", "question": 1, "response": response}
    after = learner.answers(1, response).attempt
    assert engine("views", "whatToSay", learner.course, before, after, action)["msgid"] == said


def test_a_new_question_in_a_shorter_list_is_not_a_crash(engine: Engine) -> None:
    old = Learner(engine, course()).takes_test("a", "a").attempt
    shorter = course(questions={"1": question(1), "2": question(2, test=1)})
    fitted = engine("codec", "fit", with_test(shorter, questions=[2]), old)
    assert set(fitted["questions"]) == {"2"}
