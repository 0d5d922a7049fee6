"""Parts that are put away are found by the course's own search, and stand on paper; axe has nothing to say of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.rig.launch import Course
from tests.browser.rig.learner import Learner
from tests.browser.test_axe import AXE, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.rig.launch import Rig

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("name", "word", "part"),
    [
        ("tabs/with-question", "Hvem skal læse dit svar?", ".panel"),
        ("steps/plain", "Ret det til", ".steps > ol > li"),
        ("flashcards/plain", "regner på", ".back"),
        ("accordion/plain", "datoer efter", ".accordion .inside"),
    ],
)
def test_put_away(rig: Rig, built_examples: Callable[[str, str], Path], name: str, word: str, part: str) -> None:
    course = Course(name.replace("/", "-"), "scorm12")
    rig.lms.packages[course.name] = built_examples(name, "scorm12")
    learner = Learner(rig.launch(course, where="own"))
    frame, window = learner.frame, learner.launch.window
    found = frame.locator(part, has_text=word)
    expect(found).to_be_hidden()
    frame.locator('.bar [data-open="search"]').click()
    frame.locator("#-search-for").fill(word)
    frame.locator("#-search .found a").first.click()
    expect(found).to_be_visible()

    window.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": STANDARDS, "resultTypes": ["violations"]})
    violations = window.evaluate(f"() => axe.run(document, {options})")["violations"]
    assert [one["id"] for one in violations] == []

    window.emulate_media(media="print")
    window.evaluate("dispatchEvent(new Event('beforeprint'))")
    parts = frame.locator(part)
    assert parts.evaluate_all("(all) => all.every((one) => one.checkVisibility({ contentVisibilityAuto: true }))")
    window.evaluate("dispatchEvent(new Event('afterprint'))")
    window.emulate_media(media="screen")
    expect(frame.locator(f"{part}:visible")).to_have_count(1)
    assert learner.launch.errors == []
