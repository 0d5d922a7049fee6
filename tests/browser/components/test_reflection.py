"""A reflection in Chromium: written by keys alone, resumed in a new profile, or kept in this browser alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.rig.hands import Hands
from tests.browser.rig.learner import Learner
from tests.browser.test_axe import AXE, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Rig

TEXT = "Hej, æøå 😀!\nNy linje"


def test_written_by_keys_alone_and_resumed(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("reflection/everything")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    part = first.frame.locator(".reflection")
    assert '- textbox "Dine tanker"' in part.aria_snapshot()
    assert '- group "Din egen grænse' in part.aria_snapshot()
    assert "kommunens LMS" in part.inner_text()
    assert "i denne browser" not in part.inner_text()
    expect(part.locator(".model, .reveal")).to_have_count(2)
    expect(part.locator(".model")).to_be_hidden()
    expect(part.locator(".reveal")).to_be_hidden()
    hands.to("textarea")
    hands.page.keyboard.insert_text(TEXT)
    # An emoji takes more than a letter.
    expect(part.locator(".left")).to_have_text("470 tegn tilbage")
    hands.to(".reveal").press("Enter")
    expect(part.locator(".model")).to_be_visible()
    expect(part.locator(".reveal")).to_have_attribute("aria-expanded", "true")
    page = first.launch.window
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": STANDARDS, "resultTypes": ["violations"]})
    assert page.evaluate(f"() => axe.run(document, {options})")["violations"] == []
    assert hands.faults == []
    first.leaves().launch.stored()
    assert first.launch.sets("cmi.suspend_data")[-1].endswith(".cABHej_H-_A_B_C-__Ng9__N4A_I_SNy-linje.")

    second = Learner(rig.launch(course, where="popup"))
    area = second.frame.locator(".reflection textarea")
    expect(area).to_have_value(TEXT)
    expect(second.frame.locator(".reveal")).to_be_visible()
    second.leaves().launch.stored()
    refused = [call for call in second.launch.calls if call.name == "SetValue" and str(call.answer) != "true"]
    assert (refused, second.launch.errors) == ([], [])


def test_without_script_it_is_read(rig: Rig, example: Callable[[str], Course], edition: str) -> None:
    course = example("reflection/everything")
    page = rig.context(java_script_enabled=False).new_page()
    page.goto(rig.lms.origin + course.address)
    assert page.locator(".reflection .model:visible").count() == 1, edition
    assert page.locator(".reflection button:visible, .reflection .left:visible").count() == 0


@pytest.mark.parametrize("where", ["popup", "frame"])
def test_what_was_just_typed_is_kept_when_the_window_goes(
    rig: Rig, example: Callable[[str], Course], where: str
) -> None:
    course = example("reflection/plain")
    first = rig.launch(course, where=where)
    first.frame.locator("textarea").click()
    first.window.keyboard.type("Jeg vil selv tænke først.")
    first.close()
    again = rig.launch(course)
    expect(again.frame.locator("textarea")).to_have_value("Jeg vil selv tænke først.")


def test_a_paste_that_is_too_long_gives_way_to_what_stands_there(rig: Rig, example: Callable[[str], Course]) -> None:
    launch = rig.launch(example("reflection/plain"))
    area = launch.frame.locator("textarea")
    area.click()
    launch.window.keyboard.type("Før efter")
    for _ in range(6):
        launch.window.keyboard.press("ArrowLeft")
    launch.window.keyboard.insert_text("😀" * 400)
    value = area.input_value()
    assert value.startswith("Før😀")
    assert value.endswith("😀 efter")
    assert area.evaluate("(area) => area.selectionStart") == len(value.encode("utf-16-le")) // 2 - len(" efter")
    expect(launch.frame.locator(".writing .left")).to_have_text(re.compile("^[0-3] tegn tilbage"))
