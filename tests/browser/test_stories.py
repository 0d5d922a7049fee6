"""Whole stories, each told by what the learner does and ended by what the LMS knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.rig.learner import Learner
from tests.browser.rig.poor import poor_lms

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.rig.launch import Course, Rig

KEPT = """async () => {
  const { cmiUrl } = window.__SCORMHOST_SCORM12__ ?? window.__SCORMHOST_SCORM2004__;
  return (await (await fetch(cmiUrl)).json()).elements;
}"""


def _ends(learner: Learner, how: str) -> dict[str, Any]:
    """End the session; the LMS side's file, read back."""
    launch = learner.launch
    if how == "button":
        return learner.leaves().launch.stored()
    if how == "hiding":
        # The phone takes the page away without another word.
        launch.hide()
        kept = launch.stored()
        launch.page.close()
        return kept
    return launch.close()


@pytest.mark.parametrize("how", ["button", "closing", pytest.param("hiding", marks=pytest.mark.long)])
def test_from_launch_to_review(rig: Rig, course: Course, how: str) -> None:
    """Launch, read, answer, leave; resume elsewhere, fail, retry, pass, finish; look back. Every time a new profile."""
    first = Learner(rig.launch(course)).goes_on()
    first.answers(1, first.wrong(1)).answers(2, first.right(2))
    kept = _ends(first, how)
    assert _of(course, kept["cmi"])["status"] == "incomplete"

    second = Learner(rig.launch(course))
    assert (second.page, second.chosen(1), second.chosen(2)) == (2, second.wrong(1), second.right(2))
    second.goes_on(2).takes_test(right=1)
    kept = _ends(second, how)
    assert _of(course, kept["cmi"]) == {"status": "incomplete", "success": "unknown", "raw": ""}

    third = Learner(rig.launch(course))
    assert third.page == 4
    assert third.frame.locator(".test .result").is_visible()
    third.takes_test(right=3).goes_on()
    assert third.page == 0
    assert "75" in third.frame.locator("[data-told]").inner_text()
    kept = _ends(third, how)
    assert _of(course, kept["cmi"]) == {"status": "completed", "success": "passed", "raw": "75"}
    assert all(row["type"] == "choice" for row in kept["cmi"]["interactions"].values())
    assert {row["id"] for row in kept["cmi"]["interactions"].values()} == {
        question["interaction"] for question in third.data["questions"].values()
    }

    launch = rig.launch(course, mode="review", credit="no-credit")
    review = Learner(launch)
    assert review.page == 0
    assert review.sees("review")
    assert [review.chosen(place) for place in (1, 2, 3, 6)] == [
        review.wrong(1),
        review.right(2),
        review.right(3),
        review.wrong(6),
    ]
    review.leaves()
    assert _of(course, rig.lms.state("anna", course.name)["cmi"]) == _of(course, kept["cmi"])
    assert launch.count("SetValue") == 0


def _of(course: Course, cmi: dict[str, Any]) -> dict[str, str]:
    """Completion, success and score, whatever the edition calls them."""
    if course.edition == "scorm2004":
        return {"status": cmi["completion_status"], "success": cmi["success_status"], "raw": cmi["score"]["raw"]}
    word = cmi["core"]["lesson_status"]
    success = word if word in {"passed", "failed"} else "unknown"
    return {
        "status": "completed" if word in {"passed", "failed"} else word,
        "success": success,
        "raw": cmi["core"]["score"]["raw"],
    }


def test_starting_over_asks_first(rig: Rig, course: Course) -> None:
    learner = Learner(rig.launch(course)).goes_on()
    learner.answers(1, learner.right(1)).goes_on(2).takes_test(right=4).goes_on()
    learner.frame.locator("[data-finish] [data-open=restart]").click()
    learner.frame.locator("#-restart button[value=no]").click()
    assert learner.page == 0
    learner.frame.locator("[data-finish] [data-open=restart]").click()
    learner.frame.locator("#-restart button[value=yes]").click()
    # The dialog's `close` comes a moment after the click.
    expect(learner.frame.locator(".page:visible")).to_have_attribute("data-page", str(learner.data["pages"][0]["id"]))
    assert learner.chosen(1) == ""
    cmi = learner.leaves().launch.stored()["cmi"]
    assert _of(course, cmi) == {"status": "completed", "success": "passed", "raw": "100"}


def test_an_lms_that_knows_nothing(rig: Rig, packages: dict[str, Path], course: Course, tmp_path: Path) -> None:
    """The host imports the zip, stores every value and answers no question: nothing is lost there either."""
    zips = {course.edition: next((packages[course.edition].parent / "dist").glob(f"*-{course.edition}.zip"))}
    with poor_lms(tmp_path / "poor", zips) as address:
        context = rig.context()
        launch = rig.visit(f"{address}/launch/{course.edition}", course, context=context)
        learner = Learner(launch).goes_on()
        learner.answers(1, learner.wrong(1)).goes_on(2).takes_test(right=3)
        assert not learner.sees("trouble")
        learner.leaves()
        launch.page.wait_for_load_state("networkidle")
        # A new profile, the same guest.
        again = rig.visit(
            f"{address}/launch/{course.edition}",
            course,
            context=rig.context(storage_state={"cookies": context.cookies()}),
        )
        back = Learner(again)
        assert (back.page, back.chosen(1), back.chosen(3)) == (4, back.wrong(1), back.right(3))
        assert not back.sees("unrecorded")
        stored = again.page.evaluate(KEPT)
        word = "cmi.core.lesson_status" if course.edition == "scorm12" else "cmi.success_status"
        assert stored[word] == "passed"
        assert launch.errors == again.errors == []
