"""Leaving, hiding and coming back (S07 to S12, S30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.rig.learner import Learner
from tests.browser.rig.times import seconds

if TYPE_CHECKING:
    from tests.browser.rig.launch import Course, Launch, Rig

PERSISTED = "window.dispatchEvent(new PageTransitionEvent('{event}', {{ persisted: true }}))"
STATUS = {"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.completion_status"}
EXIT = {"scorm12": "cmi.core.exit", "scorm2004": "cmi.exit"}
PLACE = {"scorm12": "cmi.core.lesson_location", "scorm2004": "cmi.location"}
TIME = {"scorm12": "cmi.core.session_time", "scorm2004": "cmi.session_time"}


def _after_the_end(launch: Launch) -> list[str]:
    names = [call.name for call in launch.calls]
    return names[names.index("Terminate") + 1 :]


def test_s07_no_call_after_the_end(rig: Rig, course: Course) -> None:
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).leaves()
    context.clock.run_for(61_000)
    launch.hide()
    launch.show()
    launch.frame.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    launch.page.locator("iframe").evaluate("(frame) => frame.remove()")
    assert _after_the_end(launch) == []


def test_s08_the_end_is_told_once(rig: Rig, course: Course) -> None:
    """By the exit button, and then the frame goes too."""
    launch = rig.launch(course)
    Learner(launch).goes_on().leaves()
    launch.page.locator("iframe").evaluate("(frame) => frame.remove()")
    assert launch.count("Terminate") == 1


def test_s08_closing_is_an_end(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    Learner(launch).goes_on()
    launch.page.locator("iframe").evaluate("(frame) => frame.remove()")
    assert launch.count("Terminate") == 1
    assert launch.calls[-1].name == "Terminate"


def test_s09_a_rest_in_the_cache_is_no_end(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    launch.frame.evaluate(PERSISTED.format(event="pagehide"))
    assert launch.count("Terminate") == 0
    assert launch.count("Commit") == 2
    assert launch.stored()["cmi"]["suspend_data"].split(".")[2] == "2"
    launch.frame.evaluate(PERSISTED.format(event="pageshow"))
    learner.answers(1, learner.wrong(1)).leaves()
    assert launch.count("Terminate") == 1


def test_s09_the_real_cache(rig: Rig, course: Course) -> None:
    """The LMS's page goes, comes back from the browser's cache, and the same session goes on."""
    launch = rig.launch(course)
    launch.page.evaluate("window.kept = true")
    Learner(launch).goes_on()
    launch.page.goto(f"{rig.foreign.origin}/host/inner.html")
    launch.page.go_back(wait_until="commit")
    launch.page.wait_for_function("window.kept === true")
    assert launch.count("Terminate") == 0
    # Playwright knows no frames of a page from the cache; the LMS's page does.
    inside = "document.querySelector('iframe').contentDocument.querySelector('{}')"
    assert launch.page.evaluate(inside.format('[data-page="2"]') + ".hidden") is False
    launch.page.evaluate(inside.format(".turn .next") + ".click()")
    launch.page.evaluate(inside.format(".bar [data-leave]") + ".click()")
    assert launch.count("Terminate") == 1
    assert launch.count("Initialize") == 1
    assert launch.stored()["cmi"]["suspend_data"].split(".")[2] == "3"


def test_s10_hidden_saves_and_no_more(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    Learner(launch).goes_on()
    before = len(launch.calls)
    launch.hide()
    calls = launch.calls[before:]
    assert {call.name for call in calls} == {"SetValue", "Commit"}
    assert calls[-1].name == "Commit"
    state = {"cmi.suspend_data", TIME[course.edition], PLACE[course.edition], "cmi.progress_measure"}
    assert {call.element for call in calls[:-1]} <= state


def test_s10_hidden_tells_the_time(rig: Rig, course: Course) -> None:
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context)
    context.clock.run_for(30_000)
    launch.hide()
    assert 30 <= seconds(launch.sets(TIME[course.edition])[-1]) <= 90


def test_s10_hidden_again_and_again_is_not_saved_again_and_again(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    Learner(launch).goes_on()
    for _ in range(5):
        launch.hide()
        launch.show()
    assert launch.count("Commit") == 2


def test_s11_incomplete_at_once(rig: Rig, course: Course) -> None:
    """Committed before the learner does anything: an LMS that sees no status calls the course completed."""
    launch = rig.launch(course)
    names = [(call.name, call.element) for call in launch.calls]
    assert names.index(("SetValue", STATUS[course.edition])) < names.index(("Commit", ""))
    assert launch.sets(STATUS[course.edition]) == ["incomplete"]
    assert launch.close()["ends"] == 1


def test_s11_never_taken_back(rig: Rig, course: Course) -> None:
    """Completed and passed, then a fresh start with everything lost but the status."""
    first = Learner(rig.launch(course)).goes_on(3).takes_test(right=4)
    state = first.leaves().launch.stored()
    state["cmi"]["suspend_data"] = ""
    rig.lms.keep("anna", course.name, state)
    again = rig.launch(course)
    Learner(again).goes_on(3).takes_test(right=0).leaves()
    assert "incomplete" not in again.sets(STATUS[course.edition])
    cmi = again.stored()["cmi"]
    if course.edition == "scorm12":
        assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]) == ("passed", "100")
    else:
        assert (cmi["completion_status"], cmi["success_status"]) == ("completed", "passed")
        assert cmi["score"]["raw"] == "100"


def test_s12_suspend_is_the_first_thing_set(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    first = next(call for call in launch.calls if call.name == "SetValue")
    assert first.values == (EXIT[course.edition], "suspend")
    learner = Learner(launch).goes_on(3)
    learner.takes_test(right=4).leaves()
    assert launch.sets(EXIT[course.edition]) == ["suspend"]


def test_s30_the_exit_button_by_keyboard(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    button = learner.frame.locator(".bar [data-leave]")
    for _ in range(40):
        launch.page.keyboard.press("Tab")
        if button.evaluate("(button) => document.activeElement === button"):
            break
    launch.page.keyboard.press("Enter")
    learner.frame.locator(".goodbye").wait_for()
    assert launch.count("Terminate") == 1
    asked = [] if course.edition == "scorm12" else ["suspendAll"]
    assert launch.sets("adl.nav.request") == asked


def test_s30_the_frame_is_asked_back_only_by_the_button(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    Learner(launch).goes_on()
    launch.hide()
    launch.page.locator("iframe").evaluate("(frame) => frame.remove()")
    assert launch.sets("adl.nav.request") == []


def test_s30_done_means_exit_all(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    Learner(launch).goes_on(3).takes_test(right=4).leaves()
    asked = [] if course.edition == "scorm12" else ["exitAll"]
    assert launch.sets("adl.nav.request") == asked
