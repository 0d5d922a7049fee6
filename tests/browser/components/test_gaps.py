"""Gap texts and drop-downs in Chromium: by keys alone, half-way in a new profile, and what the LMS was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.rig.hands import Hands
from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Rig


def test_gaps_by_keys_alone_and_resumed(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("gap/everything")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    for number, word in ((1, "Persondata"), (2, "chefen"), (3, "kilden"), (4, "leder")):
        hands.to(f"[name='-q1g{number}']")
        first.launch.window.keyboard.type(word)
    hands.to("button.check").press("Enter")
    snapshot = first.question(1).aria_snapshot()
    assert '- textbox "Felt 1 af 4": Persondata' in snapshot
    expect(first.question(1).locator(".outcome")).to_have_text("3 af 4 er rigtige")
    expect(first.question(1).locator("[data-gap='2'] .verdict")).to_have_text("Ikke rigtigt")
    first.leaves().launch.stored()
    assert (hands.faults, first.launch.errors) == ([], [])

    second = Learner(rig.launch(course, where="popup"))
    expect(second.question(1).locator("[name='-q1g2']")).to_have_value("chefen")
    expect(second.question(1).locator("[data-gap='2'] .verdict")).to_have_text("Ikke rigtigt")
    assert second.launch.errors == []


def test_lists_by_keys_alone_and_resumed(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("drop_down/plain")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    hands.to("[name='-q1g1']")
    first.launch.window.keyboard.type("dig")
    hands.to("button.check").press("Enter")
    assert '- combobox "Felt 1 af 1"' in first.question(1).aria_snapshot()
    expect(first.question(1).locator(".outcome")).to_have_text("Rigtigt")
    first.leaves().launch.stored()
    assert (hands.faults, first.launch.errors) == ([], [])

    second = Learner(rig.launch(course, where="popup"))
    expect(second.question(1).locator("[name='-q1g1']")).to_have_value("a")
    assert second.launch.errors == []
