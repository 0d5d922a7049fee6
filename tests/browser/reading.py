"""The real module in front of a real browser, for tests of how the course looks and is handled.

States of the player are reached here once, by name, so that the tests of accessibility, of small screens
and of touch targets all visit the same ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tests.browser.rig.launch import Course, Launch
from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.rig.launch import Rig

MODULES = Path(__file__).parent.parent.parent / "modules"
MODULE = "introduktion-til-ai"

Scheme = Literal["light", "dark"]


def read(rig: Rig, package: Path, *, width: int = 650, height: int = 800, **settings: Any) -> Learner:
    """Open the module in a window of its own, with an LMS, as a learner of that screen sees it."""
    rig.lms.packages[MODULE] = package
    context = rig.context(viewport={"width": width, "height": height}, **settings)
    return Learner(rig.launch(Course(MODULE, "scorm12"), where="own", context=context))


def read_without_script(rig: Rig, package: Path) -> Learner:
    """The same, in a browser that runs no script."""
    rig.lms.packages[MODULE] = package
    course = Course(MODULE, "scorm12")
    page = rig.context(viewport={"width": 650, "height": 800}, java_script_enabled=False).new_page()
    page.goto(rig.lms.origin + course.address)
    return Learner(Launch(rig, page, course, "anna"))


def page_of(learner: Learner) -> Page:
    return learner.launch.window


def shown(learner: Learner) -> str:
    """The heading of the open page."""
    return learner.frame.locator(".page:visible h1").inner_text()


def states(learner: Learner) -> Iterator[str]:  # noqa: PLR0915 -- one walk, told from the first page to the last
    """Go through the course and stop at everything it can look like; yields the name of each stop."""
    page, frame = page_of(learner), learner.frame
    opener = frame.locator("button.contents")
    for number in range(1, len(learner.data["pages"]) + 1):
        learner.goes_to(number)
        yield f"page {number}"
    if opener.is_visible():
        opener.click()
        yield "page list"
        page.keyboard.press("Escape")
    learner.goes_to(2)
    frame.locator('.page:visible a[href^="#ord-"]').first.click()
    yield "a word explained"
    frame.locator(".aside button").click()
    learner.chooses(1, learner.wrong(1))
    yield "an option chosen"
    learner.question(1).locator("button.check").click()
    yield "a wrong answer"
    learner.question(1).locator("summary").click()
    learner.answers(1, learner.right(1))
    yield "a right answer, with the hint"
    learner.goes_to(6)
    several = next(place for place in range(1, 9) if len(learner.right(place)) > 1)
    learner.answers(several, learner.right(several)[0])
    yield "a part of the right answer"
    learner.goes_to(8).begins_test()
    yield "the test begun"
    for place in learner.tested[:-1]:
        learner.chooses(place, learner.wrong(place))
    frame.locator("button.submit").click()
    yield "a question not answered"
    learner.hands_in()
    yield "not passed"
    learner.takes_test(right=len(learner.tested))
    yield "passed"
    while learner.page:
        learner.goes_on()
    yield "the finish page"
    if not frame.locator(".contents-list").is_visible():
        opener.click()
    frame.locator('[data-to="reference"]').click()
    yield "words and sources"
    frame.locator('.bar [data-open="search"]').click()
    page.keyboard.type("prompt")
    yield "search"
    page.keyboard.press("Escape")
    if not frame.locator(".contents-list").is_visible():
        opener.click()
    frame.locator('.contents-list [data-open="print"]').click()
    yield "print dialog"
    page.keyboard.press("Escape")
    if opener.is_visible():
        opener.click()
    frame.locator('[data-to="finish"]').click()
    frame.locator('[data-open="restart"]').click()
    yield "start-over dialog"
    page.keyboard.press("Escape")
    learner.leaves()
    yield "goodbye"
