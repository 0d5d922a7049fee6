"""Check lists and plans in Chromium: by keys alone, kept, resumed in a new profile, taken away as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.rig.hands import Hands
from tests.browser.rig.learner import Learner
from tests.browser.test_axe import AXE, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Launch, Rig


def _axe(launch: Launch) -> list[object]:
    page = launch.window
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": STANDARDS, "resultTypes": ["violations"]})
    found: list[object] = page.evaluate(f"() => axe.run(document, {options})")["violations"]
    return found


def _refused(launch: Launch) -> list[object]:
    return [call for call in launch.calls if call.name == "SetValue" and str(call.answer) != "true"]


def test_ticks_by_keys_alone_and_resumed(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("checklist/plain")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    expect(first.frame.locator(".checklist")).to_match_aria_snapshot("""
      - group "Tjek dit svar":
        - heading "Tjek dit svar" [level=2]
        - checkbox "Jeg har læst hele svaret"
        - checkbox "Jeg har slået tal og datoer efter"
        - checkbox "Der er ingen personoplysninger i det"
        - paragraph: 0 af 3 klaret
    """)
    hands.to('.checklist input[value="a"]').press("Space").to('.checklist input[value="c"]').press("Space")
    expect(first.frame.locator(".tally")).to_have_text("2 af 3 klaret")
    assert hands.faults == _axe(first.launch) == []
    first.leaves().launch.stored()
    assert first.launch.sets("cmi.suspend_data")[-1].endswith(".cABac.")

    second = Learner(rig.launch(course, where="popup"))
    expect(second.frame.locator(".tally")).to_have_text("2 af 3 klaret")
    assert [box.is_checked() for box in second.frame.locator(".checklist input").all()] == [True, False, True]
    assert _refused(first.launch) == first.launch.errors == second.launch.errors == []


def test_a_plan_by_keys_alone_resumed_and_taken_away(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("trial_action/plain")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    plan = first.frame.locator(".plan")
    assert [area.get_attribute("id") for area in plan.locator("textarea").all()] == [
        f"-c1{character}" for character in "abcd"
    ]
    expect(plan.get_by_role("textbox", name="Hvem gør det?")).to_be_visible()
    expect(plan.locator(".buttons > *").first).to_be_hidden()
    hands.to("textarea")
    hands.page.keyboard.insert_text("Ugebrevet på æøå")
    hands.to("textarea[id='-c1b']")
    hands.page.keyboard.insert_text("Mette")
    hands.to(".plan a.button")
    expect(plan.locator(".follow")).to_contain_text("Se tilbage den ")
    with first.launch.window.expect_download() as taken:
        hands.press("Enter")
    text = taken.value.path().read_text("utf-8-sig")
    assert "Hvad vil vi prøve?\nUgebrevet på æøå" in text
    assert "Se tilbage den " in text
    assert hands.faults == _axe(first.launch) == []
    first.goes_on()
    reminder = first.frame.locator("[data-plan]")
    expect(reminder).to_contain_text("Se tilbage den ")
    first.leaves().launch.stored()

    second = Learner(rig.launch(course, where="popup"))
    frame = second.frame
    if second.page == 0:
        frame.locator("[data-plan] a").click()
    expect(frame.locator("textarea").first).to_have_value("Ugebrevet på æøå")
    expect(frame.locator("textarea").nth(1)).to_have_value("Mette")
    expect(frame.locator(".follow")).to_contain_text("Se tilbage den ")
    assert _refused(first.launch) == first.launch.errors == second.launch.errors == []


def test_a_plan_in_this_browser_alone(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("trial_action/everything")
    context = rig.context()
    first = rig.launch(course, context=context)
    first.frame.locator("textarea").first.click()
    first.page.keyboard.type("Kun til mig")
    first.close()
    assert "Kun" not in json.dumps(first.kept)
    again = rig.launch(course, context=context)
    expect(again.frame.locator("textarea").first).to_have_value("Kun til mig")
    elsewhere = rig.launch(course)
    expect(elsewhere.frame.locator("textarea").first).to_have_value("")


def test_without_script_the_fields_and_points_are_there(rig: Rig, example: Callable[[str], Course]) -> None:
    page = rig.context(java_script_enabled=False).new_page()
    for name, words in (("trial_action/everything", "Sparede I tid?"), ("checklist/everything", "Vi har aftalt")):
        page.goto(rig.lms.origin + example(name).address)
        expect(page.get_by_text(words)).to_be_visible()
        assert page.locator(".buttons button:visible, .tally:visible").count() == 0
