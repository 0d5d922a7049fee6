"""Ten fingers on a keyboard: for tests that press keys and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.reading import page_of, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.rig.learner import Learner

MOST_STEPS = 120

FOCUSED = """(selector) => document.activeElement !== null && document.activeElement.matches(selector)"""

# Where the focus is, must be seen: drawn, inside the window, and not under the bar (WCAG 2.2, 2.4.7 and 2.4.11).
SEEN = """() => {
  const element = document.activeElement;
  const drawn = element.matches(".option input") ? element.nextElementSibling : element;
  const style = getComputedStyle(drawn);
  const box = drawn.getBoundingClientRect();
  const above = element.closest(".bar, dialog, .contents-list, .skip");
  const top = above ? 0 : document.querySelector(".bar").getBoundingClientRect().bottom;
  return {
    what: element.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > top && box.top < innerHeight && box.width > 0,
  };
}"""


class Hands:
    """Ten fingers on a keyboard."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.page: Page = page_of(learner)
        self.faults: list[Any] = []

    def press(self, *keys: str) -> Hands:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def to(self, selector: str, key: str = "Tab") -> Hands:
        """Step on until the focus is there; every stop on the way must be visible."""
        for _ in range(MOST_STEPS):
            if self.page.evaluate(FOCUSED, selector):
                return self
            self.press(key)
            seen = self.page.evaluate(SEEN)
            if not (seen["outlined"] and seen["inside"]) and "<body" not in seen["what"]:
                self.faults.append(seen)
        pytest.fail(f"the keyboard does not get to {selector} on “{shown(self.learner)}”")

    def choose(self, place: int, options: str) -> Hands:
        number = self.learner.numbers[place - 1]
        multiple = self.learner.data["questions"][number]["multiple"]
        for option in options:
            if multiple:
                self.to(f"#-q{number}{option}").press("Space")
                continue
            self.to(f'form[data-question="{number}"] input')
            if not self.page.evaluate(FOCUSED, f"#-q{number}{option}"):
                self.to(f"#-q{number}{option}", "ArrowDown")
            self.press("Space")
        return self
