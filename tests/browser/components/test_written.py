"""Short text, numbers, surveys and free text in Chromium: by keys alone, resumed in a new profile, told an LMS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.rig.hands import Hands
from tests.browser.rig.learner import Learner
from tests.browser.test_axe import AXE, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Launch, Rig

SAID = "[data-announce]"


def refused(launch: Launch) -> list[Any]:
    return [call for call in launch.calls if call.name == "SetValue" and str(call.answer) != "true"]


def faults_of(learner: Learner) -> list[Any]:
    page = learner.launch.window
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": STANDARDS, "resultTypes": ["violations"]})
    found: list[Any] = page.evaluate(f"() => axe.run(document, {options})")["violations"]
    return found


def interaction(launch: Launch, leaf: str) -> list[str]:
    """What was set on a leaf of the one interaction, whichever row it has."""
    leaves = {"response": ("student_response", "learner_response")}.get(leaf, (leaf, leaf))
    name = leaves[launch.course.edition != "scorm12"]
    sets = [call for call in launch.calls if call.name == "SetValue" and call.element.startswith("cmi.interactions.")]
    return [str(call.values[1]) for call in sets if call.element.split(".", 3)[3] == name]


def test_short_text(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("short_text/everything")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    field = first.question(1).get_by_role("textbox", name="Dit svar")
    hands.to(".typing input").press("Enter")
    expect(first.question(1).locator(".outcome")).to_have_text("Skriv et svar først.")
    hands.page.keyboard.type("Dansk Data")
    hands.press("Enter")
    expect(first.question(1).locator(".outcome")).to_have_text("Ikke rigtigt endnu")
    expect(first.frame.locator(SAID)).to_contain_text("Ikke helt. Tænk på, hvem der passer på persondata.")
    expect(field).to_have_attribute("aria-invalid", "true")
    first.leaves().launch.stored()
    assert first.launch.errors == []

    second = Learner(rig.launch(course, where="popup"))
    field = second.question(1).get_by_role("textbox", name="Dit svar")
    expect(field).to_have_value("Dansk Data")
    expect(second.question(1).locator(".attempts")).to_have_text("Forsøg tilbage: 2")
    hands = Hands(second)
    hands.to(".typing input").press("Control+A")
    hands.page.keyboard.type("data tilsynet!")
    hands.press("Enter")
    expect(second.question(1).locator(".outcome")).to_have_text("Rigtigt")
    expect(field).not_to_be_editable()
    assert faults_of(second) == []
    second.leaves().launch.stored()
    assert interaction(second.launch, "type")[-1] == "fill-in"
    assert interaction(second.launch, "response")[-1] == "data tilsynet!"
    assert interaction(second.launch, "correct_responses.0.pattern")[-1] == "Datatilsynet"
    assert (hands.faults, refused(second.launch), second.launch.errors) == ([], [], [])


def test_a_number(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("number/everything")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    field = first.question(1).get_by_role("textbox", name="Dit svar")
    expect(field).to_have_accessible_description("minutter")
    hands.to(".typing input")
    hands.page.keyboard.type("mange")
    hands.press("Enter")
    # Not an attempt.
    expect(first.question(1).locator(".outcome")).to_contain_text("Det kan ikke læses som et tal.")
    expect(first.question(1).locator(".attempts")).to_have_text("Forsøg tilbage: 2")
    expect(field).to_have_value("mange")
    hands.press("Control+A")
    hands.page.keyboard.type("1.100 minutter")
    hands.press("Enter")
    expect(first.question(1).locator(".outcome")).to_have_text("Ikke rigtigt endnu")
    first.leaves().launch.stored()

    second = Learner(rig.launch(course, where="popup"))
    field = second.question(1).get_by_role("textbox", name="Dit svar")
    expect(field).to_have_value("1.100 minutter")
    hands = Hands(second)
    hands.to(".typing input").press("Control+A")
    hands.page.keyboard.type("123456")
    hands.press("Enter")
    solution = second.question(1).locator('[data-for="solution"]')
    expect(solution).to_contain_text("Rigtigt svar: 1.250 minutter")
    expect(second.frame.locator(SAID)).to_contain_text("Alt fra 1.200 minutter til 1.300 minutter er rigtigt.")
    assert faults_of(second) == []
    second.leaves().launch.stored()
    assert interaction(first.launch, "type")[-1] == "numeric"
    assert interaction(first.launch, "response")[-1] == "1100"
    pattern = {"scorm12": "1250", "scorm2004": "1200[:]1300"}[course.edition]
    assert interaction(first.launch, "correct_responses.0.pattern")[-1] == pattern
    assert interaction(second.launch, "response")[-1] == "123456"
    assert [*refused(first.launch), *refused(second.launch), *hands.faults, *second.launch.errors] == []


def test_a_survey(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("survey/habits")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    snapshot = first.question(1).aria_snapshot()
    assert '- group "Hvor nyttigt var kurset på en skala fra 0 til 10?"' in snapshot
    assert '- radio "0 slet ikke nyttigt"' in snapshot
    hands.to(".scale input").press("ArrowUp").to("button.check").press("Enter")
    expect(first.question(1).locator(".outcome")).to_have_text("Gemt")
    expect(first.frame.locator(SAID)).to_contain_text("Dit svar er husket.")
    first.leaves().launch.stored()
    assert hands.faults == []

    second = Learner(rig.launch(course, where="popup"))
    expect(second.question(1).get_by_role("radio", name="10 meget nyttigt")).to_be_checked()
    expect(second.question(1).locator(".outcome")).to_have_text("Gemt")
    hands = Hands(second)
    # Once saved, another choice is kept as it is made.
    hands.to(".scale input").press("ArrowLeft")
    second.leaves().launch.stored()
    assert interaction(first.launch, "type")[-1] == "likert"
    assert interaction(first.launch, "response")[-1] == "10"
    assert interaction(first.launch, "result")[-1] == "neutral"
    assert interaction(second.launch, "response")[-1] == "9"
    assert [*refused(first.launch), *refused(second.launch), *second.launch.errors] == []


def test_free_text(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("free_text/plain")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    model = first.question(1).locator(".model")
    assert not model.is_visible()
    hands.to("textarea")
    hands.page.keyboard.type("Den gætter på næste ord.\nDerfor ☺")
    hands.to("button.check").press("Enter")
    expect(model).to_contain_text("En sprogmodel beregner")
    expect(first.question(1).locator(".outcome")).to_have_text("Gemt")
    assert faults_of(first) == []
    first.leaves().launch.stored()
    assert hands.faults == []

    second = Learner(rig.launch(course, where="popup"))
    expect(second.question(1).get_by_role("textbox", name="Dit svar")).to_have_value(
        "Den gætter på næste ord.\nDerfor ☺"
    )
    expect(second.question(1).locator(".model")).to_be_visible()
    kind = {"scorm12": "fill-in", "scorm2004": "long-fill-in"}[course.edition]
    assert interaction(first.launch, "type")[-1] == kind
    assert interaction(first.launch, "response")[-1] == "Den gætter på næste ord. Derfor ☺"
    assert [*refused(first.launch), *first.launch.errors, *second.launch.errors] == []


def test_free_text_that_stays_in_the_browser(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("free_text/browser")
    context = rig.context()
    first = Learner(rig.launch(course, context=context))
    first.question(1).locator("textarea").fill("Kun for mig")
    first.question(1).locator("button.check").click()
    expect(first.question(1).locator(".outcome")).to_have_text("Gemt")
    stored = first.leaves().launch.stored()
    assert "Kun" not in json.dumps(stored)
    assert not any("Kun" in str(call.values) for call in first.launch.calls)
    assert (refused(first.launch), first.launch.errors) == ([], [])

    same = Learner(rig.launch(course, context=context))
    expect(same.question(1).locator("textarea")).to_have_value("Kun for mig")
    other = Learner(rig.launch(course))
    expect(other.question(1).locator("textarea")).to_have_value("")
    # That it was answered is known everywhere.
    expect(other.question(1).locator(".model")).to_be_visible()


def test_a_hint_leaves_alone_what_is_not_sent_yet(rig: Rig, example: Callable[[str], Course]) -> None:
    learner = Learner(rig.launch(example("choice/help")))
    option = learner.right(1)
    learner.chooses(1, option)
    learner.question(1).locator(".hint summary").click()
    expect(learner.question(1).locator(".hint .feedback")).to_be_visible()
    learner.leaves().launch.stored()
    assert learner.chosen(1) == option
