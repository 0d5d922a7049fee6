"""What is told the LMS: score, status, interactions, times (S19 to S25, S28)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.browser.rig.learner import Learner
from tests.browser.rig.times import seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Rig

RAW = {"scorm12": "cmi.core.score.raw", "scorm2004": "cmi.score.raw"}
TIME = {"scorm12": "cmi.core.session_time", "scorm2004": "cmi.session_time"}
ONE_ATTEMPT = {"04-test.md": ("forsøg: 3", "forsøg: 1")}
FREE_ATTEMPTS = {"04-test.md": ("forsøg: 3", "forsøg: fri")}


def _status(course: Course, cmi: dict[str, Any]) -> tuple[str, ...]:
    if course.edition == "scorm12":
        return (cmi["core"]["lesson_status"],)
    return cmi["completion_status"], cmi["success_status"]


def test_s19_no_score_before_the_test_is_finished(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on(3).begins_test()
    learner.chooses(3, learner.right(3))
    launch.hide()
    assert [element for element in launch.sets() if "score" in element] == []
    for place in (4, 5):
        learner.chooses(place, learner.right(place))
    learner.chooses(6, learner.wrong(6)).hands_in()
    assert launch.sets(RAW[course.edition]) == ["75"]
    if course.edition == "scorm2004":
        assert launch.sets("cmi.score.scaled") == ["0.75"]
    cmi = learner.leaves().launch.stored()["cmi"]
    score = cmi["core"]["score"] if course.edition == "scorm12" else cmi["score"]
    assert (score["raw"], score["min"], score["max"]) == ("75", "0", "100")


def test_s19_score_before_status_before_commit(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    Learner(launch).goes_on(3).takes_test(right=4)
    done = [call.element or call.name for call in launch.calls if call.name in {"SetValue", "Commit"}]
    status = "cmi.core.lesson_status" if course.edition == "scorm12" else "cmi.success_status"
    last = len(done) - 1 - done[::-1].index(status)
    assert done.index(RAW[course.edition]) < last < len(done) - 1 - done[::-1].index("Commit")


def test_s20_status_along_the_way(rig: Rig, course: Course) -> None:
    """The table itself is tested in `tests/unit/engine/test_status.py`; here its path through a real LMS."""
    launch = rig.launch(course)
    learner = Learner(launch)
    incomplete = ("incomplete",) if course.edition == "scorm12" else ("incomplete", "unknown")
    passed = ("passed",) if course.edition == "scorm12" else ("completed", "passed")
    assert _status(course, launch.stored()["cmi"]) == incomplete
    learner.goes_on(3).takes_test(right=1)
    assert _status(course, launch.stored()["cmi"]) == incomplete
    learner.takes_test(right=2)
    assert _status(course, launch.stored()["cmi"]) == passed
    learner.takes_test(right=0)
    assert _status(course, learner.leaves().launch.stored()["cmi"]) == passed
    assert launch.sets(RAW[course.edition]) == ["50"]


def test_s20_failed_when_no_attempt_is_left(rig: Rig, variant: Callable[..., Course]) -> None:
    course = variant(ONE_ATTEMPT)
    launch = rig.launch(course)
    learner = Learner(launch).goes_on(3).takes_test(right=1)
    assert not learner.frame.locator("button.again").is_visible()
    failed = ("failed",) if course.edition == "scorm12" else ("completed", "failed")
    assert _status(course, learner.leaves().launch.stored()["cmi"]) == failed
    assert launch.sets(RAW[course.edition]) == ["25"]


def test_s20_with_free_attempts_never_failed(rig: Rig, variant: Callable[..., Course]) -> None:
    launch = rig.launch(variant(FREE_ATTEMPTS))
    Learner(launch).goes_on(3).takes_test(right=1).takes_test(right=0).leaves()
    words = [call.values[1] for call in launch.calls if call.name == "SetValue" and "status" in call.element]
    assert "failed" not in words
    course_words = [
        word
        for element in ("cmi.core.lesson_status", "cmi.completion_status", "cmi.success_status")
        for word in launch.sets(element)
    ]
    assert set(course_words) <= {"incomplete", "unknown"}


def test_s20_an_lms_with_a_mark_of_its_own(rig: Rig, course: Course) -> None:
    """75 % is enough for the course, not for this LMS: an early score would be turned into failed."""
    launch = rig.launch(course, mastery="80")
    learner = Learner(launch).goes_on(3).takes_test(right=3)
    assert launch.sets(RAW[course.edition]) == []
    incomplete = ("incomplete",) if course.edition == "scorm12" else ("incomplete", "unknown")
    assert _status(course, launch.stored()["cmi"]) == incomplete
    learner.takes_test(right=4).leaves()
    passed = ("passed",) if course.edition == "scorm12" else ("completed", "passed")
    assert _status(course, launch.stored()["cmi"]) == passed


def test_s21_ids(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(2, learner.right(2)).goes_on(2).takes_test(right=4)
    ids = [
        call.values[1]
        for call in launch.calls
        if re.fullmatch(r"cmi\.interactions\.\d+\.id", call.element) and call.name == "SetValue"
    ]
    assert len(ids) == len(set(ids)) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9_]+", each) for each in ids)


def test_s22_choices(rig: Rig, course: Course) -> None:
    """Every type's form is tested in `tests/unit/engine/test_formats.py`; here what the run-time takes and keeps."""
    learner = Learner(rig.launch(course)).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.right(2))
    kept = learner.leaves().launch.stored()["cmi"]["interactions"]
    first, second = kept["0"], kept["1"]
    between = "," if course.edition == "scorm12" else "[,]"
    given = "student_response" if course.edition == "scorm12" else "learner_response"
    wrong = "wrong" if course.edition == "scorm12" else "incorrect"
    assert (first["type"], first[given], first["result"]) == ("choice", learner.wrong(1), wrong)
    assert first["correct_responses"]["0"]["pattern"] == learner.right(1)
    both = between.join(learner.right(2))
    assert (second[given], second["correct_responses"]["0"]["pattern"], second["result"]) == (both, both, "correct")


def test_s23_id_then_type_then_the_rest_without_gaps(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.wrong(2)).goes_on(2).takes_test(right=4)
    rows: dict[int, list[str]] = {}
    for element in launch.sets():
        found = re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", element)
        if found:
            rows.setdefault(int(found[1]), []).append(found[2])
    assert list(rows) == list(range(6))
    assert all(leaves[:2] == ["id", "type"] for leaves in rows.values())


def test_s23_rows_are_used_again(rig: Rig, course: Course) -> None:
    """2004 finds the row by its id; in 1.2 it cannot be read back, so a new row follows the old ones."""
    learner = Learner(rig.launch(course)).goes_on()
    learner.answers(1, learner.wrong(1)).leaves().launch.stored()
    launch = rig.launch(course)
    again = Learner(launch)
    again.question(1).locator("button.check").click()
    again.answers(1, again.right(1)).answers(2, again.right(2)).leaves()
    kept = launch.stored()["cmi"]["interactions"]
    ids = [row["id"][:4] for row in kept.values()]
    assert ids == (["q_1_", "q_1_", "q_2_"] if course.edition == "scorm12" else ["q_1_", "q_2_"])
    last = kept["1" if course.edition == "scorm12" else "0"]
    assert last["result"] == "correct"


def test_s24_the_question_in_one_line(rig: Rig, course: Course) -> None:
    """Free text is cleaned and cut in `clean` (unit tests); the one text of a choice question is its description."""
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(2, learner.right(2))
    described = launch.sets("cmi.interactions.0.description")
    if course.edition == "scorm12":
        assert described == []
    else:
        assert described == ["{lang=da}Hvad må du skrive i et åbent værktøj? Blåbærgrød og ærlighed tæller med."]
    assert all(call.answer == "true" for call in launch.calls if call.name == "SetValue")


def test_s25_times(rig: Rig, course: Course) -> None:
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context)
    learner = Learner(launch).goes_on()
    context.clock.run_for(65_000)
    learner.answers(1, learner.wrong(1))
    context.clock.run_for(61_000)
    launch.frame.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    # An hour in the cache, and an hour of sleep: neither was reading.
    context.clock.fast_forward(3_600_000)
    launch.frame.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    context.clock.run_for(60_000)
    context.clock.fast_forward(3_600_000)
    learner.leaves()
    times = launch.sets(TIME[course.edition])
    spans = [seconds(time) for time in times]
    assert spans == sorted(spans)
    # The time that is turned flows on besides: a slow machine adds to it, an hour would show.
    assert 180 <= spans[-1] <= 400
    leaf = "time" if course.edition == "scorm12" else "timestamp"
    (at,) = launch.sets(f"cmi.interactions.0.{leaf}")
    (latency,) = launch.sets("cmi.interactions.0.latency")
    assert 65 <= seconds(latency) <= 120
    if course.edition == "scorm12":
        assert re.fullmatch(r"\d\d:\d\d:\d\d", at)
        assert all(re.fullmatch(r"\d{4}:\d\d:\d\d", time) for time in times)
    else:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", at)
        assert all(re.fullmatch(r"PT\d+H\d+M\d+S", time) for time in times)


def test_s25_the_lms_adds_the_sessions_up(rig: Rig, course: Course) -> None:
    for _ in range(2):
        context = rig.context()
        context.clock.install()
        launch = rig.launch(course, context=context)
        context.clock.run_for(70_000)
        Learner(launch).leaves()
        total = launch.stored()["total"]
    assert 140 <= seconds(total) <= 240


def test_s28_all_of_it_is_small(rig: Rig, course: Course) -> None:
    """Moodle sends every value at each commit as form fields; a beacon takes 64 KiB."""
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.wrong(2)).goes_on(2).takes_test(right=4).leaves()
    latest = {call.element: call.values[1] for call in launch.calls if call.name == "SetValue"}
    size = sum(len(quote(element)) + len(quote(value)) + 2 for element, value in latest.items())
    questions = len(learner.numbers)
    assert size < 60_000 * questions / 80, "eighty questions must fit"


@pytest.mark.parametrize("right", [2, 4])
def test_what_the_run_time_refuses(rig: Rig, course: Course, right: int) -> None:
    """Nothing: every value written in a whole pass is one that the real run-time takes."""
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.right(2)).goes_on(2).takes_test(right=right).leaves()
    assert [call for call in launch.calls if call.name == "SetValue" and call.answer != "true"] == []
