"""Blocks that lay out parts: by keys alone, by name and role, without script, and on the way to what they put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reading import page_of
from tests.browser.rig.hands import Hands
from tests.browser.rig.launch import Course, Launch
from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.rig.launch import Rig

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(rig: Rig, built_examples: Callable[[str, str], Path]) -> Callable[[str], Learner]:
    """`opened("tabs/plain")`: the example in a window of its own, as a learner meets it."""

    def open_(name: str) -> Learner:
        course = Course(name.replace("/", "-"), "scorm12")
        rig.lms.packages[course.name] = built_examples(name, "scorm12")
        return Learner(rig.launch(course, where="own"))

    return open_


def test_an_accordion(opened: Callable[[str], Learner]) -> None:
    learner = opened("accordion/plain")
    frame, hands = learner.frame, Hands(learner)
    answer = frame.get_by_text("Slå tal og datoer efter.")
    expect(answer).to_be_hidden()
    hands.to("details:nth-of-type(2) summary").press("Enter")
    expect(answer).to_be_visible()
    frame.locator("summary").nth(0).focus()
    hands.press("Shift+Tab")
    assert frame.get_by_role("button", name="Fold alle ud").evaluate("(button) => button === document.activeElement")
    hands.press("Enter")
    assert frame.locator("details[open]").count() == 2
    expect(frame.get_by_role("button", name="Fold alle sammen")).to_be_visible()
    assert frame.get_by_role("heading", level=3, name="Hvem svarer på, om noget er rigtigt?").count() == 1
    assert hands.faults == learner.launch.errors == []


def test_a_question_in_an_accordion_is_part_of_the_course(rig: Rig, example: Callable[[str], Course]) -> None:
    course = example("accordion/everything")
    learner = Learner(rig.launch(course))
    learner.frame.get_by_role("button", name="Fold alle ud").click()
    learner.answers(1, learner.right(1))
    kept = learner.leaves().launch.stored()
    assert kept["cmi"]["interactions"]["0"]["result"] == "correct"
    again = Learner(rig.launch(course))
    assert again.chosen(1) == again.right(1)


def test_search_unfolds_what_it_finds(opened: Callable[[str], Learner]) -> None:
    learner = opened("accordion/plain")
    hands = Hands(learner)
    found = learner.frame.locator(".accordion li", has_text="Slå tal og datoer efter.")
    hands.to('.bar [data-open="search"]').press("Enter")
    page_of(learner).keyboard.type("datoer efter")
    hands.to("#-search a").press("Enter")
    expect(found).to_be_visible()
    assert learner.launch.errors == []


def test_tabs(opened: Callable[[str], Learner]) -> None:
    learner = opened("tabs/plain")
    frame, hands = learner.frame, Hands(learner)
    hands.to("[role=tab]")
    assert frame.get_by_role("tab").all_inner_texts() == ["For kort", "For langt", "Tilpas"]
    for key, name in (
        ("ArrowRight", "For langt"),
        ("End", "Tilpas"),
        ("ArrowRight", "For kort"),
        ("ArrowLeft", "Tilpas"),
    ):
        hands.press(key)
        assert frame.get_by_role("tab", name=name, selected=True).count() == 1
        assert frame.locator(":focus").inner_text() == name
    expect(frame.get_by_role("tabpanel", name="Tilpas")).to_be_visible()
    assert frame.locator(".panel:not([hidden])").count() == 1
    hands.press("Tab")
    assert frame.locator(":focus").get_attribute("role") == "tabpanel"
    assert hands.faults == learner.launch.errors == []


def test_steps(opened: Callable[[str], Learner]) -> None:
    learner = opened("steps/plain")
    frame, hands = learner.frame, Hands(learner)
    back, on = frame.get_by_role("button", name="Forrige trin"), frame.get_by_role("button", name="Næste trin")
    expect(back).to_be_disabled()
    hands.to(".steps .button:not(.quiet)").press("Enter")
    assert frame.locator(":focus").inner_text() == "Sig, hvad den skal lave"
    assert frame.locator(".steps .place").inner_text() == "Trin 2 af 4"
    for _ in range(2):
        hands.to(".steps .button:not(.quiet)").press("Enter")
    expect(on).to_be_disabled()
    assert frame.locator(".steps li:visible").count() == 1
    hands.to(".steps .button.quiet").press("Enter")
    assert frame.locator(":focus").inner_text() == "Giv den stoffet"
    assert hands.faults == learner.launch.errors == []


def test_flashcards(opened: Callable[[str], Learner]) -> None:
    learner = opened("flashcards/plain")
    frame, hands = learner.frame, Hands(learner)
    back = frame.locator(".back").first
    card = frame.get_by_role("button", name="Vend kortet: Prompt", exact=True)
    expect(card).to_have_attribute("aria-expanded", "false")
    expect(back).to_be_hidden()
    hands.to(".cards button").press("Space")
    expect(card).to_have_attribute("aria-expanded", "true")
    expect(back).to_be_visible()
    expect(frame.locator("[data-announce]")).to_have_text("Det, du beder en sprogmodel om.")
    hands.press("Space")
    expect(back).to_be_hidden()
    assert hands.faults == learner.launch.errors == []


@pytest.mark.parametrize(
    ("name", "tree"),
    [
        ("timeline/plain", """
            - heading "AI-loven trin for trin" [level=1]
            - list:
              - listitem:
                - paragraph:
                  - time: 1. august 2024
                - heading "Forordningen træder i kraft" [level=2]
                - paragraph: Reglerne gælder ikke alle fra samme dag."""),
        ("do_avoid/plain", """
            - heading "Gør" [level=2]
            - list:
              - listitem: Sig, hvem der skal læse svaret
              - listitem: Giv et eksempel
              - listitem: Læs svaret, før du bruger det
            - heading "Undgå" [level=2]"""),
        ("compare/plain", """
            - heading "Før" [level=2]
            - paragraph: »Skriv en mail til forældrene.«
            - heading "Efter" [level=2]"""),
    ],
)  # fmt: skip
def test_what_a_screen_reader_meets(opened: Callable[[str], Learner], name: str, tree: str) -> None:
    learner = opened(name)
    expect(learner.frame.locator(".page:visible")).to_match_aria_snapshot(tree)
    assert learner.launch.errors == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tabs/plain", ("For kort", "Modellen gætter på resten.", "Det vigtige drukner.", "Venlig tone")),
        ("steps/plain", ("Sig, hvem den skal være", "Ingen personoplysninger.", "før du bruger det.")),
        ("flashcards/plain", ("Prompt", "Det, du beder en sprogmodel om.", "et menneske.")),
        ("timeline/plain", ("1. august 2024", "AI-færdigheder.")),
    ],
)
def test_without_script_all_of_it_can_be_read(
    rig: Rig, built_examples: Callable[[str, str], Path], name: str, words: tuple[str, ...]
) -> None:
    course = Course(name.replace("/", "-"), "scorm12")
    rig.lms.packages[course.name] = built_examples(name, "scorm12")
    page = rig.context(java_script_enabled=False).new_page()
    page.goto(rig.lms.origin + course.address)
    frame = Learner(Launch(rig, page, course, "anna")).frame
    for word in words:
        expect(frame.get_by_text(word, exact=False).first).to_be_visible()
    assert frame.locator("main button:visible").count() == 0
