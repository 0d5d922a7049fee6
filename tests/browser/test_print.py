"""Printed, the course is a handbook: every page, nothing of the player, answers when they are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.reading import page_of, read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.rig.launch import Rig

PLAYER = ".bar, .contents-list, .turn, .notices > *, dialog, .finish, .question .actions, .test .hand-in, .test .begin"


@pytest.mark.browser
def test_all_pages_and_nothing_of_the_player(rig: Rig, module: Path) -> None:
    learner = read(rig, module)
    page = page_of(learner)
    page.emulate_media(media="print")
    assert learner.frame.locator(".page:visible").count() == len(learner.data["pages"]) + 1
    assert learner.frame.locator(".question:visible").count() == len(learner.data["questions"])
    assert [one for one in learner.frame.locator(PLAYER).all() if one.is_visible()] == []
    assert learner.frame.locator(".feedback:visible, .verdict:visible").count() == 0
    sheets = len(re.findall(rb"/Type /Page\b", page.pdf()))
    assert sheets > len(learner.data["pages"]), "each page begins a sheet of its own"


@pytest.mark.browser
def test_answers_when_asked_for(rig: Rig, module: Path) -> None:
    learner = read(rig, module, width=1280)
    page = page_of(learner)
    page.evaluate("""() => {
      window.print = () => {
        dispatchEvent(new Event("beforeprint"));
        window.printed = document.documentElement.className;
      };
    }""")
    learner.frame.locator('.contents-list [data-open="print"]').click()
    learner.frame.locator("#-print .tick").click()
    learner.frame.locator('#-print button[value="yes"]').click()
    # `expect.poll` is not in Playwright for Python, and `wait_for_function` polls with an eval the policy refuses.
    for _ in range(400):
        if page.evaluate("window.printed") is not None:
            break
        page.wait_for_timeout(25)
    assert "print-answers" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    shown = learner.frame.locator(".verdict:visible").count()
    assert shown == sum(len(one.get("right", "")) for one in learner.data["questions"].values())
    assert (
        learner.frame.locator(".option .feedback:visible").count() == learner.frame.locator(".option .feedback").count()
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert learner.frame.locator(".verdict:visible").count() == 0


@pytest.mark.browser
def test_ink_is_dark_also_in_dark_mode(rig: Rig, module: Path) -> None:
    learner = read(rig, module, color_scheme="dark")
    learner.frame.locator("[data-theme-switch]").click()
    learner.frame.locator("[data-theme-switch]").click()
    page = page_of(learner)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(media="print")
    colours = page.evaluate(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
