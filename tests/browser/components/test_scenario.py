"""A scenario in Chromium: by keys alone to an ending, half-way in a new profile, and as a book without script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.rig.hands import FOCUSED, Hands
from tests.browser.rig.learner import Learner
from tests.browser.test_axe import AXE, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Rig

SHOWN = ".scene.current"


def test_played_by_keys_alone_and_resumed(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("scenario/values")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    scene = first.frame.locator(SHOWN)
    snapshot = first.frame.locator(".scenario").aria_snapshot()
    assert '- region "Skal AI skrive svaret?"' in snapshot
    assert '- heading "Klagen" [level=4]' in snapshot
    assert '- button "Jeg skriver det hele selv"' in snapshot
    assert "link" not in snapshot
    assert "Dagen efter" not in snapshot
    expect(first.frame.locator(".standing")).to_have_text("Tillid: 1 · Tid: 2")
    hands.to(".choices li:nth-child(2) .button").press("Enter")
    assert hands.page.evaluate(FOCUSED, ".outcome-of"), "the focus goes to what came of it"
    expect(scene.locator(".outcome-of:visible")).to_contain_text("Til gengæld kender du hver sætning.")
    expect(first.frame.locator("[data-announce]")).to_have_text("Tillid: 2 · Tid: 1")
    assert '- button "Jeg skriver det hele selv" [pressed]' in scene.aria_snapshot()
    first.leaves().launch.stored()

    second = Learner(rig.launch(course, where="popup"))
    scene = second.frame.locator(SHOWN)
    expect(scene.locator(".outcome-of:visible")).to_contain_text("Tid −1, Tillid +1")
    hands = Hands(second)
    hands.to(f"{SHOWN} .made .on").press("Enter")
    expect(scene.locator("h4")).to_have_text("Udkastet")
    assert hands.page.evaluate(FOCUSED, f"{SHOWN} h4"), "the focus goes to the new scene"
    hands.to(f"{SHOWN} li:nth-child(1) .button").press("Enter")
    hands.to(f"{SHOWN} .made .on").press("Enter")
    hands.to(f"{SHOWN} li:nth-child(2) .button").press("Space")
    expect(scene.locator(".ending")).to_have_text("En god slutning")
    expect(second.frame.locator(".standing")).to_have_text("Tillid: 3 · Tid: 1")
    page = second.launch.window
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": STANDARDS, "resultTypes": ["violations"]})
    assert page.evaluate(f"() => axe.run(document, {options})")["violations"] == []
    second.leaves().launch.stored()

    third = Learner(rig.launch(course, where="popup"))
    expect(third.frame.locator(f"{SHOWN} .ending")).to_have_text("En god slutning")
    hands = Hands(third)
    hands.to(f"{SHOWN} .again").press("Enter")
    expect(third.frame.locator(f"{SHOWN} h4")).to_have_text("Klagen")
    assert hands.page.evaluate(FOCUSED, f"{SHOWN} h4")
    expect(third.frame.locator(".standing")).to_have_text("Tillid: 1 · Tid: 2")
    for each in (first, second, third):
        refused = [call for call in each.launch.calls if call.name == "SetValue" and str(call.answer) != "true"]
        assert (refused, each.launch.errors) == ([], [])
    assert hands.faults == []


def test_without_script_it_is_a_book(rig: Rig, example: Callable[[str], Course], edition: str) -> None:
    course = example("scenario/values")
    page = rig.context(java_script_enabled=False).new_page()
    page.goto(rig.lms.origin + course.address)
    assert page.locator(".scene:visible").count() == 6, edition
    assert page.locator(".scenario button:visible, .standing:visible").count() == 0
    links = page.locator(".scene a.choice:visible")
    for place in range(links.count()):
        assert page.locator(str(links.nth(place).get_attribute("href"))).count() == 1
    links.first.click()
    expect(page.locator("#-s1-udkastet")).to_be_in_viewport()
