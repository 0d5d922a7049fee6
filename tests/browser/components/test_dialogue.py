"""A dialogue with passages to find, in Chromium: by keys alone, half-way in a new profile, and without script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.rig.hands import Hands
from tests.browser.rig.learner import Learner
from tests.browser.test_axe import AXE, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Rig

COUNT = ".dialogue .tally"


def test_found_by_keys_alone_and_resumed(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("dialogue/find-the-fault")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    dialogue = first.frame.locator(".dialogue")
    snapshot = dialogue.aria_snapshot()
    assert '- button "Du kan roligt bruge svaret."' in snapshot
    assert '- button "Reglerne gælder fra 2. august 2026."' in snapshot
    assert "Det er galt" not in snapshot, "nothing is given away"
    assert "mark" not in snapshot
    expect(dialogue.locator("mark").first).to_have_css("text-decoration-line", "none")
    hands.to(".spot").press("Enter")
    said = first.frame.locator("[data-announce]")
    expect(said).to_have_text("Her er der ikke noget galt. Prøv et andet sted.")
    expect(first.frame.locator(COUNT)).to_have_text("0 af 2 fundet")
    hands.to(".spot:has(mark)").press("Space")
    expect(said).to_contain_text("Fundet. Det er galt, fordi datoen er flyttet")
    expect(said).to_contain_text("1 af 2 fundet")
    snapshot = dialogue.aria_snapshot()
    assert '- button "Reglerne gælder fra 2. august 2026.1" [pressed]' in snapshot
    assert dialogue.locator(".notes li:visible").count() == 1
    assert hands.faults == []
    first.leaves().launch.stored()

    second = Learner(rig.launch(course, where="popup"))
    expect(second.frame.locator(COUNT)).to_have_text("1 af 2 fundet")
    assert second.frame.locator(".explained:visible").all_inner_texts() == [
        "1 Det er galt, fordi datoen er flyttet: for uddannelse er det nu 2. december 2027."
    ]
    hands = Hands(second)
    hands.to(".dialogue .all").press("Enter")
    assert second.frame.locator(".dialogue .notes li:visible").count() == 2
    assert second.frame.locator(".dialogue [role=button]").count() == 0
    assert second.frame.locator(".dialogue .missed").count() == 1
    page = second.launch.window
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": STANDARDS, "resultTypes": ["violations"]})
    assert page.evaluate(f"() => axe.run(document, {options})")["violations"] == []
    second.leaves().launch.stored()
    state = second.launch.sets("cmi.suspend_data")[-1]
    assert state.endswith(".cABa-.")
    refused = [call for call in second.launch.calls if call.name == "SetValue" and str(call.answer) != "true"]
    assert (refused, second.launch.errors, hands.faults) == ([], [], [])


def test_without_script_everything_is_told(rig: Rig, example: Callable[[str], Course], edition: str) -> None:
    course = example("dialogue/mail")
    page = rig.context(java_script_enabled=False).new_page()
    page.goto(rig.lms.origin + course.address)
    assert page.locator(".dialogue .notes li:visible").count() == 1, edition
    assert page.locator(".dialogue mark:visible + .number").all_inner_texts() == ["1"]
    assert page.locator(".dialogue button:visible, .dialogue .tally:visible").count() == 0
