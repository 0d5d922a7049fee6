"""A test that asks how sure one is, in Chromium: by keys alone, half-way in a new profile, and what its result says."""

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


def answer(hands: Hands, place: int, options: str, level: int) -> None:
    """Choose, and say how sure."""
    hands.choose(place, options)
    number = hands.learner.numbers[place - 1]
    hands.to(f"[name='-s{number}']")
    hands.press(*["ArrowDown"] * (level - 1)) if level > 1 else hands.press("Space")


def test_how_sure_by_keys_alone_and_resumed(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("test/sure")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    hands.to("button.begin").press("Enter")
    snapshot = first.question(2).aria_snapshot()
    assert '- group "Hvor sikker er du?"' in snapshot
    assert '- radio "Helt sikker"' in snapshot
    expect(first.question(2).locator(".place")).to_have_text("Spørgsmål 2 af 4 · 2,5 point")
    # Nobody can be right about a survey.
    assert first.question(4).locator(".confidence").count() == 0
    answer(hands, 1, first.right(1), 3)
    answer(hands, 2, first.right(2)[0], 2)
    first.leaves().launch.stored()
    assert hands.faults == []
    assert first.launch.errors == []

    second = Learner(rig.launch(course, where="popup"))
    assert [second.chosen(place) for place in (1, 2)] == [first.right(1), first.right(2)[0]]
    for place, level in ((1, "3"), (2, "2")):
        expect(second.question(place).locator(".confidence input:checked")).to_have_value(level)
    hands = Hands(second)
    answer(hands, 3, second.wrong(3), 1)
    survey = f"[data-question='{second.numbers[3]}'] input"
    hands.to(survey).press("ArrowDown")
    kept = second.question(4).locator("input:checked")
    expect(kept).to_have_count(1)
    hands.to("button.submit").press("Enter")
    told = second.frame.locator("[data-sureness]")
    assert told.locator("li").all_inner_texts() == [
        "Sikker og rigtigt: 1",
        "Sikker, men forkert: 1\nSe på dem først: Her ville du have handlet på noget, der ikke passer.",
        "Gættede, og forkert: 1",
    ]
    # One point and half of two and a half, of four and a half.
    expect(second.frame.locator("[data-score]")).to_have_text("50 %")
    assert second.question(1).locator(".confidence input:enabled").count() == 0

    page = second.launch.window
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": STANDARDS, "resultTypes": ["violations"]})
    assert page.evaluate(f"() => axe.run(document, {options})")["violations"] == []

    hands.to(".test button.again").press("Enter")
    expect(kept).to_have_count(1)
    answer(hands, 2, second.right(2), 3)
    hands.choose(3, second.right(3)).to("button.submit").press("Enter")
    expect(second.frame.locator("[data-score]")).to_have_text("100 %")
    assert not second.frame.locator(".test button.again").is_visible()
    assert hands.faults == []
    refused = [call for call in second.launch.calls if call.name == "SetValue" and str(call.answer) != "true"]
    assert (refused, second.launch.errors) == ([], [])


def test_a_draw_is_the_same_in_a_new_profile(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("test/pools")
    first = Learner(rig.launch(course)).begins_test()
    wanted = sum(count for _, count in first.data["tests"]["1"]["draw"])
    forms = "(forms) => forms.map(({ dataset }) => dataset.question)"
    asked = first.frame.locator("form.question:visible").evaluate_all(forms)
    pools = sorted(first.data["questions"][number]["pool"] for number in asked)
    assert pools == sorted(pool for pool, count in first.data["tests"]["1"]["draw"] for _ in range(count))
    place = first.numbers.index(asked[0]) + 1
    first.chooses(place, first.right(place)).leaves().launch.stored()

    second = Learner(rig.launch(course))
    assert second.frame.locator("form.question:visible").evaluate_all(forms) == asked
    # The run has its own order, also in the document.
    place = second.numbers.index(asked[0]) + 1
    assert second.chosen(place) == second.right(place)
    expect(second.frame.locator(".test .count")).to_have_text(f"1 af {wanted} besvaret")
    assert (first.launch.errors, second.launch.errors) == ([], [])
