"""Tools, sources, downloads and points on a picture: names and roles, keys, and without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.rig.hands import Hands
from tests.browser.rig.launch import Course
from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.rig.launch import Rig

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(rig: Rig, built_examples: Callable[[str, str], Path]) -> Callable[[str], Learner]:
    """`opened("tools/plain")`: the example in a window of its own, as a learner meets it."""

    def open_(name: str) -> Learner:
        course = Course(name.replace("/", "-"), "scorm12")
        rig.lms.packages[course.name] = built_examples(name, "scorm12")
        return Learner(rig.launch(course, where="own"))

    return open_


def test_a_point_leads_to_its_text(opened: Callable[[str], Learner]) -> None:
    learner = opened("image_points/plain")
    frame, hands = learner.frame, Hands(learner)
    assert [link.get_attribute("aria-label") for link in frame.locator(".spots a").all()] == [
        "1: Værktøjet",
        "2: Svaret",
        "3: Feltet",
    ]
    hands.to(".spots a:nth-of-type(2)").press("Enter")
    assert frame.locator(":focus").inner_text().startswith("Svaret")
    image, overlay = frame.locator(".spots img").bounding_box(), frame.locator(".spots svg").bounding_box()
    assert image
    assert overlay
    assert (round(image["width"]), round(image["height"])) == (round(overlay["width"]), round(overlay["height"]))
    circle = frame.locator(".spots a:nth-of-type(2) circle").nth(1).bounding_box()
    assert circle
    middle = circle["x"] + circle["width"] / 2, circle["y"] + circle["height"] / 2
    expected = image["x"] + 0.35 * image["width"], image["y"] + 0.37 * image["height"]
    assert middle == pytest.approx(expected, abs=1)
    assert learner.launch.errors == []


def test_tools_say_their_status_in_words(opened: Callable[[str], Learner]) -> None:
    learner = opened("tools/plain")
    expect(learner.frame.locator(".tools")).to_match_aria_snapshot("""
      - list:
        - listitem:
          - heading "Skrivehjælpen" [level=2]
          - paragraph: "Grøn: brug det"
          - term: Til
          - definition: udkast til tekst, opsummering
          - term: Det må du skrive ind
          - definition: Offentlige oplysninger. Ingen personoplysninger.
        - listitem:
          - heading "Mødereferenten" [level=2]
          - paragraph: "Gul: brug det med omtanke"
        - listitem:
          - heading "Gratis billedværktøj" [level=2]
          - paragraph: "Rød: brug det ikke"
    """)
    link = learner.frame.get_by_role("link", name="Vejledning til Skrivehjælpen")
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert learner.launch.errors == []


def test_only_the_tools_asked_for(opened: Callable[[str], Learner]) -> None:
    learner = opened("tools/green")
    assert learner.frame.locator(".tools h4, .tools h3:not(.block-title)").all_inner_texts() == ["Skrivehjælpen"]


def test_sources_keep_the_numbers_of_their_citations(opened: Callable[[str], Learner]) -> None:
    learner = opened("sources/plain")
    citation = learner.frame.locator('.page:visible a[href^="#kilde-"]').first.inner_text()
    assert str(learner.frame.locator(".sources li").get_attribute("value")) in citation
    assert learner.frame.locator(".sources li").count() == 1


def test_a_file_to_take_away(opened: Callable[[str], Learner]) -> None:
    learner = opened("download/with-text")
    frame, hands = learner.frame, Hands(learner)
    assert frame.locator(".file small").all_inner_texts() == ["TXT, 1 kB", "TXT, 1 kB"]
    hands.to(".file a")
    with learner.launch.window.expect_download() as taken:
        hands.press("Enter")
    assert "Hvad vil vi prøve?" in taken.value.path().read_text("utf-8")
    assert hands.faults == learner.launch.errors == []
