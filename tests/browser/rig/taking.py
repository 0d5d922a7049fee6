"""A learner who takes a whole course: reads every page, tries everything on it, answers everything right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.rig.learner import Learner

MOST_SCENES = 20
WRITTEN = "Vi prøver det på torsdag."


def takes(learner: Learner) -> None:
    """From the page on show to the finish page, with the test handed in."""
    for number in range(1, len(learner.data["pages"]) + 1):
        page = learner.frame.locator(".page:visible")
        assert learner.page == number
        _tries(page)
        for question in page.locator("form.question").all():
            place = learner.numbers.index(str(question.get_attribute("data-question"))) + 1
            if place not in learner.tested:
                answers(learner, place)
        if page.locator("button.begin").count():
            learner.takes_test(right=len(learner.tested))
        learner.goes_on()
    assert learner.page == 0


def _tries(page: Locator) -> None:
    """What is not a question: stories to their end, plans and check lists, what a dialogue hides."""
    for dialogue in page.locator(".dialogue").all():
        dialogue.get_by_role("button", name="Vis dem alle").click()
    for scenario in page.locator(".scenario").all():
        _chooses_to_the_end(scenario)
    for field in page.locator("textarea:visible").all():
        field.fill(WRITTEN)
    for tick in page.locator(".checklist label:visible").all():
        tick.click()


def _chooses_to_the_end(scenario: Locator) -> None:
    """Always the last choice."""
    scene = scenario.locator(".scene.current")
    for _ in range(MOST_SCENES):
        if not scene.locator(".choices").count():
            return
        scene.locator(".choices > li > .button").last.click()
        goes_on = scene.locator(".button.on:visible")
        if goes_on.count():
            goes_on.click()
    message = "the scenario never ends"
    raise AssertionError(message)


def answers(learner: Learner, place: int) -> None:
    """One question of practice, right at the first attempt."""
    question = learner.question(place)
    facts = learner.data["questions"][learner.numbers[place - 1]]
    kind = facts["type"]
    if kind == "choice":
        learner.chooses(place, learner.right(place))
    elif kind in {"matching", "sorting"}:
        pairs = facts["right"]
        for item, target in zip(pairs[::2], pairs[1::2], strict=True):
            question.locator(f'select[id$="{item}"]').select_option(value=target)
    elif kind == "ordering":
        _orders(question, facts["options"])
    elif kind == "number":
        question.locator("input").fill(f"{facts['least']:g}".replace(".", ","))
    elif kind == "survey":
        question.locator(".scale label").last.click()
    elif kind == "free_text":
        question.locator("textarea").fill(WRITTEN)
    else:
        message = f"how does one answer a question of type {kind}?"
        raise AssertionError(message)
    question.locator("button.check").click()
    if facts.get("scored", True):
        question.locator(".is-right:visible").first.wait_for()


def _orders(question: Locator, wanted: str) -> None:
    """Move each thing up until it stands where it belongs, from the first to the last."""
    rows = question.locator(".sequence > li")
    for place, option in enumerate(wanted):
        up = question.locator(f'.sequence > li[data-option="{option}"] button.move').first
        while rows.nth(place).get_attribute("data-option") != option:
            up.click()
