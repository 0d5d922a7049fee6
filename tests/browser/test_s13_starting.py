"""What an LMS gives back at the start, and what is made of it (S13 to S18, S29)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Rig

GARBAGE = [
    "2.1.4.P.3.something-newer.",
    '{"c":[1,2,3],"q":"åäö"}',
    "1.2.4.P.3.qABBAb.qACB",
    "exe12/1;17;2",
    "1.zz.zz.____.zz.qZZ99x.tZZ.cAA.q.t.c....",
    "\u0000\ud83d",
]
STATUSES = {"cmi.core.lesson_status", "cmi.completion_status", "cmi.success_status"}


def _left_behind(course: Course, suspended: str) -> dict[str, Any]:
    """What the LMS keeps after an earlier session that left this suspend data."""
    if course.edition == "scorm12":
        return {"cmi": {"suspend_data": suspended, "core": {"exit": "suspend", "lesson_status": "incomplete"}}}
    return {"cmi": {"suspend_data": suspended, "exit": "suspend", "completion_status": "incomplete"}}


def test_s13_what_is_suspended_is_short_and_safe(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.right(2)).goes_on(2).takes_test(right=2).leaves()
    suspended = launch.sets("cmi.suspend_data")
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]*", each) for each in suspended)
    assert max(map(len, suspended)) < 120
    assert len(set(suspended)) == len(suspended), "an LMS may not resend what is unchanged"


def test_s13_it_comes_back_whole(rig: Rig, course: Course) -> None:
    learner = Learner(rig.launch(course)).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.right(2)).goes_on(2).begins_test()
    learner.chooses(3, learner.wrong(3)).chooses(5, learner.right(5)).launch.close()
    again = Learner(rig.launch(course))
    assert again.page == 4
    assert [again.chosen(place) for place in (1, 2, 3, 4, 5)] == [
        again.wrong(1),
        again.right(2),
        again.wrong(3),
        "",
        again.right(5),
    ]
    assert again.frame.locator("button.submit").is_visible()


@pytest.mark.parametrize("garbage", GARBAGE)
def test_s14_strange_suspend_data(rig: Rig, course: Course, garbage: str) -> None:
    rig.lms.keep("anna", course.name, _left_behind(course, garbage))
    launch = rig.launch(course)
    learner = Learner(launch)
    assert learner.page in {1, 2, 4}
    learner.goes_to(2).answers(2, learner.right(2))
    learner.leaves()
    assert launch.errors == []
    assert launch.stored()["cmi"]["suspend_data"].startswith("1.")


def test_s15_a_first_session_has_nothing_to_read(rig: Rig, course: Course) -> None:
    """2004 answers 403 and an empty string; that is no fault."""
    launch = rig.launch(course)
    learner = Learner(launch)
    assert learner.page == 1
    assert not learner.sees("trouble")
    assert launch.errors == []


def test_s16_elements_an_lms_does_not_have(rig: Rig, course: Course) -> None:
    """No interactions, no mastery score, no bookmark, no score range: they are left alone, and nothing is shown."""
    launch = rig.launch(course, hidden="yes")
    missing = "/interactions|student_data|scaled_passing|location|score.m|progress/.test(values[0])"
    for method, answer in (("GetValue", "''"), ("SetValue", "'false'")):
        launch.break_(method, f"{missing} ? (lms.error = '401', {answer}) : (lms.error = '', act())")
    launch.break_("GetLastError", "lms.error || act()")
    launch.page.evaluate("show()")
    launch.page.wait_for_function("lms.log.length > 0")
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).answers(1, learner.right(1)).goes_on(2).takes_test(right=4)
    assert not learner.sees("trouble")
    learner.leaves()
    assert [element for element in launch.sets() if "interactions" in element] == []
    cmi = launch.stored()["cmi"]
    status = cmi["core"]["lesson_status"] if course.edition == "scorm12" else cmi["success_status"]
    assert status == "passed"


def test_s16_an_lms_that_counts_interactions_but_takes_none(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    launch.break_("SetValue", "/interactions/.test(values[0]) ? (lms.error = '401', 'false') : (lms.error = '', act())")
    launch.break_("GetLastError", "lms.error || act()")
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.right(2)).goes_on(2).takes_test(right=4)
    assert not learner.sees("trouble")
    assert len([element for element in launch.sets() if "interactions" in element]) == 1


@pytest.mark.parametrize(
    ("mode", "credit", "notice"),
    [
        ("review", "no-credit", "review"),
        ("review", "credit", "review"),
        ("browse", "no-credit", "browse"),
        ("normal", "no-credit", "browse"),
    ],
)
def test_s17_nothing_is_written(rig: Rig, course: Course, mode: str, credit: str, notice: str) -> None:
    launch = rig.launch(course, mode=mode, credit=credit)
    learner = Learner(launch)
    assert learner.sees(notice)
    learner.goes_on().answers(1, learner.right(1)).goes_on(2)
    launch.hide()
    learner.leaves()
    assert launch.count("SetValue") == 0
    assert launch.count("Commit") == 0
    assert launch.count("Terminate") == 1


def test_s17_review_shows_what_was_answered(rig: Rig, course: Course) -> None:
    learner = Learner(rig.launch(course)).goes_on(3).takes_test(right=3)
    learner.leaves().launch.stored()
    launch = rig.launch(course, mode="review", credit="no-credit")
    review = Learner(launch)
    review.goes_to(4)
    assert [review.chosen(place) for place in (3, 6)] == [review.right(3), review.wrong(6)]
    assert not review.frame.locator("button.again").is_visible()
    assert launch.count("SetValue") == 0


@pytest.mark.parametrize(("mode", "credit"), [("", ""), ("normal", ""), ("", "credit")])
def test_s18_empty_is_normal(rig: Rig, course: Course, mode: str, credit: str) -> None:
    launch = rig.launch(course, mode=mode, credit=credit)
    learner = Learner(launch).goes_on()
    assert not learner.sees("browse")
    learner.leaves()
    assert STATUSES & set(launch.sets())
    assert launch.stored()["ends"] == 1


def test_s29_an_update_keeps_page_marks(rig: Rig, course: Course, variant: Callable[..., Course]) -> None:
    """A typo mended, a page added in front, a page gone: what still exists keeps its mark, in review too."""
    learner = Learner(rig.launch(course)).goes_on()
    learner.answers(1, learner.right(1)).goes_on(2).launch.close()
    newer = {
        "00-velkommen.md": ("", "# Velkommen\n\nEn ny side står forrest nu.\n"),
        "02-oevelse.md": ("Den kan ikke slå noget op.", "Den slår ikke noget op."),
        "03-ansvar.md": ("", ""),
    }
    variant(newer, name=course.name)
    for mode in ("normal", "review"):
        launch = rig.launch(course, mode=mode)
        again = Learner(launch)
        pages = again.frame.locator(".contents-list li a[data-to]")
        titles = (
            pages.filter(has_text="Velkommen").or_(pages.filter(has_text="Start")).or_(pages.filter(has_text="Prøv"))
        )
        read = titles.evaluate_all("(links) => links.map((link) => link.classList.contains('read'))")
        assert read == [False, True, True]
        assert again.chosen(1) == again.right(1)
        assert again.frame.locator(".page:visible h1").inner_text() == "Testen"
        assert launch.errors == []
