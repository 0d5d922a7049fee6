"""Finding the LMS and opening the session (S01 to S06 of the run-time checklist)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from tests.browser.rig.launch import Course, Rig

OTHER = {"scorm12": "scorm2004", "scorm2004": "scorm12"}


@pytest.mark.parametrize("where", ["own", "frame", "grand-parent", "popup", "popup-in-frame", "frame in popup"])
def test_s01_the_api_is_found(rig: Rig, course: Course, where: str) -> None:
    """Parent is `frame`; the opener's parent is `popup-in-frame`; the top window's opener is `frame in popup`."""
    launch = rig.launch(course, where=where)
    learner = Learner(launch)
    assert launch.count("Initialize") == 1
    assert learner.goes_on().page == 2
    assert not learner.sees("unrecorded")
    assert launch.errors == []


def test_s01_the_other_editions_api_is_not_used(rig: Rig, course: Course) -> None:
    launch = rig.launch(course, edition=OTHER[course.edition])
    assert Learner(launch).goes_on().page == 2
    assert launch.calls == []


def test_s01_an_element_called_api_is_not_an_api(rig: Rig, course: Course) -> None:
    launch = rig.launch(course, hidden="yes")
    name = launch.page.evaluate("lms.object")
    launch.page.evaluate("(name) => document.body.insertAdjacentHTML('beforeend', `<p id=${name}></p>`)", name)
    launch.frame.goto(launch.frame.url)
    assert Learner(launch).goes_on().page == 2
    assert launch.errors == []


def test_s02_a_parent_that_throws_is_passed_by(rig: Rig, course: Course) -> None:
    """Course, foreign frame, LMS: the frame between may not be looked into."""
    launch = rig.launch(course, where="foreign parent")
    assert launch.count("Initialize") == 1
    assert launch.errors == []


def test_s02_nothing_but_foreign_windows(rig: Rig, course: Course) -> None:
    launch = rig.launch(course, where="only foreign")
    assert Learner(launch).goes_on().page == 2
    assert launch.errors == []


def test_s03_no_api(rig: Rig, course: Course) -> None:
    """It works, and says that it is not recorded, after a while of looking."""
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, where="none", context=context)
    learner = Learner(launch)
    assert not learner.sees("unrecorded")
    learner.goes_on().answers(1, learner.right(1))
    context.clock.run_for(11_000)
    learner.waits_for("unrecorded")
    assert learner.chosen(1) == learner.right(1)
    learner.goes_on(2).takes_test(right=4)
    assert learner.goes_on().page == 0
    assert launch.errors == []
    assert not learner.sees("trouble")


def test_s03_without_an_lms_the_browser_remembers(rig: Rig, course: Course) -> None:
    context = rig.context()
    context.clock.install()
    first = Learner(rig.launch(course, where="none", context=context))
    context.clock.run_for(11_000)
    first.goes_on().answers(1, first.right(1)).launch.window.close(run_before_unload=True)
    again = Learner(rig.launch(course, where="none", context=context))
    context.clock.run_for(11_000)
    again.waits_for("unrecorded")
    assert (again.page, again.chosen(1)) == (2, again.right(1))


def test_s04_initialize_first_and_once(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).goes_on()
    calls = launch.calls
    assert (calls[0].name, calls[0].values) == ("Initialize", ("",))
    assert launch.count("Initialize") == 1


def test_s05_initialize_says_no(rig: Rig, course: Course) -> None:
    launch = rig.launch(course, hidden="yes")
    launch.break_("Initialize", "'false'")
    launch.page.evaluate("show()")
    learner = Learner(launch).waits_for("unrecorded")
    learner.goes_on().answers(1, learner.right(1)).goes_on(2).takes_test(right=4).leaves()
    assert {call.name for call in launch.calls} <= {"Initialize", "GetLastError"}
    assert launch.count("Initialize") == 1


def test_s06_only_strings(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).goes_on(2).takes_test(right=2).leaves()
    calls = launch.calls
    assert {kind for call in calls for kind in call.types} == {"string"}
    counts = {"SetValue": 2, "GetValue": 1, "Initialize": 1, "Terminate": 1, "Commit": 1, "GetLastError": 0}
    assert {(call.name, len(call.types)) for call in calls} <= set(counts.items())
    assert all(call.values == ("",) for call in calls if call.name in {"Initialize", "Terminate", "Commit"})
