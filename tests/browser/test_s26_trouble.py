"""When the LMS does not do as it should, and when there are two tabs (S26, S27, S31). Nothing is ever lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from tests.browser.rig.launch import Course, Launch, Rig

FAULTS = {
    "commit says no": ("Commit", "'false'"),
    "set says no": ("SetValue", "'false'"),
    "everything throws": ("*", "{ throw new Error('gone') }"),
    "commit says nothing": ("Commit", "null"),
    "logged out": ("Commit", "(lms.error = '101', 'false')"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_s26_a_minute_of_trouble(rig: Rig, course: Course, fault: str) -> None:
    """The notice is up, the course goes on, tries come further and further apart, and all is saved when it is over."""
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context)
    learner = Learner(launch).goes_on()
    method, answer = FAULTS[fault]
    launch.break_(method, answer)
    learner.answers(1, learner.wrong(1)).answers(2, learner.right(2)).goes_on(2).takes_test(right=4)
    learner.waits_for("trouble")
    before = len(launch.calls)
    context.clock.run_for(63_000)
    tries = _tries(launch, before, method)
    assert 3 <= len(tries) <= 6
    gaps = [later - earlier for earlier, later in pairwise(tries)]
    assert gaps == sorted(gaps)
    assert gaps[-1] > 15_000
    assert learner.sees("trouble")
    assert learner.frame.locator(".test .result").is_visible()
    if course.edition == "scorm12":
        # Moodle would count it as sent with the first failed commit, and never send it again.
        assert set(launch.sets("cmi.core.lesson_status")) == {"incomplete"}

    launch.mend()
    context.clock.run_for(61_000)
    learner.waits_away("trouble")
    again = Learner(rig.launch(course)) if launch.stored() else learner
    assert [again.chosen(place) for place in (1, 2, 3)] == [again.wrong(1), again.right(2), again.right(3)]
    cmi = launch.kept["cmi"]
    assert (cmi["core"]["lesson_status"] if course.edition == "scorm12" else cmi["success_status"]) == "passed"
    assert len(cmi["interactions"]) == 6


def _tries(launch: Launch, start: int, method: str) -> list[float]:
    """When it was tried: the commits, or where nothing else is reached the first thing said."""
    calls = launch.calls[start:]
    name = "Commit" if method == "Commit" else "SetValue"
    times = [call.at for call in calls if call.name == name]
    return [at for place, at in enumerate(times) if place == 0 or at - times[place - 1] > 500]


def test_s26_an_lms_without_interactions_is_not_in_trouble(rig: Rig, course: Course) -> None:
    """It takes everything else, and only says no to interactions, without giving a reason."""
    launch = rig.launch(course)
    launch.break_("SetValue", "/interactions/.test(values[0]) ? 'false' : act()")
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.wrong(1)).answers(2, learner.right(2))
    assert not learner.sees("trouble")
    assert len([element for element in launch.sets() if "interactions" in element]) <= 2
    learner.goes_on(2).takes_test(right=4).leaves()
    cmi = launch.stored()["cmi"]
    assert (cmi["core"]["lesson_status"] if course.edition == "scorm12" else cmi["success_status"]) == "passed"


def test_s26_one_refused_value_does_not_hold_up_the_rest(rig: Rig, course: Course) -> None:
    """The status is refused for good: that is told, and the state is stored all the same."""
    launch = rig.launch(course)
    launch.break_("SetValue", "/status/.test(values[0]) ? (lms.error = '405', 'false') : (lms.error = '', act())")
    launch.break_("GetLastError", "lms.error || act()")
    learner = Learner(launch).goes_on(3).takes_test(right=4).waits_for("trouble")
    assert learner.page == 4
    launch.hide()
    assert launch.stored()["cmi"]["suspend_data"].split(".")[2] == "4"


def test_s26_the_exit_button_waits_until_it_is_saved(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    launch.break_("Commit", "'false'")
    learner.leaves().waits_for("trouble")
    assert launch.count("Terminate") == 0
    assert learner.page == 2
    launch.mend()
    learner.leaves()
    assert launch.count("Terminate") == 1
    assert launch.stored()["cmi"]["suspend_data"].split(".")[2] == "2"


def test_s26_what_an_lms_lost_is_still_in_the_browser(rig: Rig, course: Course) -> None:
    """Offline, the LMS says yes and forgets: the same browser brings it back at the next launch."""
    context = rig.context()
    launch = rig.launch(course, context=context)
    learner = Learner(launch).goes_on()
    launch.hide()
    launch.stored()
    launch.page.evaluate("() => { lms.lost = true }")
    learner.answers(1, learner.right(1)).goes_on()
    launch.hide()
    assert not learner.sees("trouble")
    launch.page.close(run_before_unload=True)
    again = Learner(rig.launch(course, context=context))
    assert (again.page, again.chosen(1)) == (3, again.right(1))


def test_s26_what_another_machine_did_is_not_overwritten(rig: Rig, course: Course) -> None:
    """The copy in a browser counts only over a state it knows."""
    context = rig.context()
    Learner(rig.launch(course, context=context)).goes_on().launch.close()
    elsewhere = Learner(rig.launch(course)).goes_on()
    elsewhere.launch.close()
    again = Learner(rig.launch(course, context=context))
    assert again.page == 3


def test_s26_the_copy_is_the_learners_own(rig: Rig, course: Course) -> None:
    """A shared computer: another learner of the same course begins at the beginning."""
    context = rig.context()
    Learner(rig.launch(course, context=context)).goes_on(2).launch.close()
    other = Learner(rig.launch(course, context=context, learner="bo"))
    assert other.page == 1
    assert "anna" not in other.frame.evaluate("JSON.stringify(localStorage)")


def test_s26_an_api_that_comes_late(rig: Rig, course: Course) -> None:
    """What was done while it was looked for counts; what was done last time too."""
    first = Learner(rig.launch(course)).goes_on(2)
    expect(first.frame.locator(".contents-list a.read")).to_have_count(
        3
    )  # the browser tells a moment later what is in view
    first.launch.close()
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context, hidden="yes")
    learner = Learner(launch)
    learner.goes_on().answers(1, learner.right(1))
    launch.page.evaluate("show()")
    context.clock.run_for(6_000)
    assert learner.page == 2
    marks = learner.frame.locator(".contents-list a.read")
    assert marks.count() == 3
    assert not learner.sees("unrecorded")
    assert learner.chosen(1) == learner.right(1)
    assert launch.count("Initialize") == 1
    assert any("interactions.0.id" in element for element in launch.sets())


def test_s26_an_api_that_comes_very_late(rig: Rig, course: Course) -> None:
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context, hidden="yes")
    learner = Learner(launch).goes_on()
    context.clock.run_for(12_000)
    learner.waits_for("unrecorded")
    learner.answers(1, learner.right(1))
    launch.page.evaluate("show()")
    context.clock.run_for(6_000)
    learner.waits_away("unrecorded")
    assert (learner.page, learner.chosen(1)) == (2, learner.right(1))
    assert any("interactions.0.id" in element for element in launch.sets())


def test_s26_an_api_that_vanishes(rig: Rig, course: Course) -> None:
    """Its methods are gone for a while."""
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context)
    learner = Learner(launch).goes_on()
    launch.page.evaluate("() => { lms.away = { ...lms.api }; for (const name in lms.api) delete lms.api[name] }")
    learner.answers(1, learner.right(1)).waits_for("trouble")
    launch.page.evaluate("() => { Object.assign(lms.api, lms.away) }")
    context.clock.run_for(61_000)
    learner.waits_away("trouble")
    assert "q_1" in str(launch.stored()["cmi"]["interactions"])
    assert launch.errors == []


def test_s27_a_burst_is_one_commit(rig: Rig, course: Course) -> None:
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context)
    learner = Learner(launch)
    learner.goes_on().answers(1, learner.wrong(1))
    for page in (1, 3, 2, 1, 4, 3):
        learner.goes_to(page)
    assert launch.count("Commit") == 1
    context.clock.run_for(61_000)
    assert launch.count("Commit") == 2
    context.clock.run_for(180_000)
    assert launch.count("Commit") == 2
    learner.goes_to(2).goes_to(3)
    context.clock.run_for(1_000)
    assert launch.count("Commit") == 3


def test_s27_a_whole_pass_in_few_calls(rig: Rig, course: Course) -> None:
    """At most 8 calls an answered question and 45 besides, at most 6 commits (design, section 9)."""
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.right(1)).answers(2, learner.right(2)).goes_on(2).takes_test(right=4).goes_on()
    learner.leaves()
    assert launch.count("Commit") <= 6
    assert launch.count("SetValue") + launch.count("Commit") <= 8 * 6 + 45


def test_s31_a_second_tab_is_warned_and_does_not_write(rig: Rig, course: Course) -> None:
    context = rig.context()
    first = rig.launch(course, context=context)
    reader = Learner(first).goes_on()
    second = rig.launch(course, context=context)
    other = Learner(second).waits_for("second")
    other.goes_on(2)
    second.hide()
    second.page.close(run_before_unload=True)
    assert not reader.sees("second")
    reader.answers(1, reader.right(1)).leaves()
    assert first.stored()["cmi"]["suspend_data"].split(".")[2] == "2"
    assert first.stored()["ends"] == 1


def test_s31_not_one_call_from_the_second(rig: Rig, course: Course) -> None:
    context = rig.context()
    Learner(rig.launch(course, context=context)).goes_on()
    second = rig.launch(course, context=context)
    learner = Learner(second).waits_for("second")
    learner.goes_on().answers(1, learner.right(1))
    second.hide()
    second.page.locator("iframe").evaluate("(frame) => frame.remove()")
    assert second.calls == []


def test_s31_a_tab_after_a_crash_is_the_first(rig: Rig, course: Course) -> None:
    """The tab that had the course is written down, but no longer answers."""
    context = rig.context()
    crashed = rig.launch(course, context=context)
    Learner(crashed).goes_on()
    crashed.hide()
    crashed.stored()
    crashed.page.close()
    launch = rig.launch(course, context=context)
    launch.page.wait_for_function("lms.log.length > 0")
    learner = Learner(launch)
    learner.frame.locator('[data-page="2"]').wait_for()
    assert not learner.sees("second")
    learner.leaves()
    assert launch.stored()["ends"] >= 1


def test_s31_a_tab_that_slept_while_another_took_over(rig: Rig, course: Course) -> None:
    context = rig.context()
    slept = rig.launch(course, context=context)
    sleeper = Learner(slept).goes_on()
    slept.frame.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    awake = rig.launch(course, context=context)
    awake.page.wait_for_function("lms.log.length > 0")
    Learner(awake).frame.locator('[data-page="2"]').wait_for()
    before = len(slept.calls)
    slept.frame.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    sleeper.waits_for("second").goes_on()
    slept.page.locator("iframe").evaluate("(frame) => frame.remove()")
    assert slept.calls[before:] == []
