"""A learner in front of a real package: what can be clicked, and what can be seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Locator

    from tests.browser.rig.launch import Launch


class Learner:
    """Does what the course offers. Questions and tests are known by their place in the course, from 1."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self.data: dict[str, Any] = json.loads(self.frame.locator("#course-data").text_content() or "")
        self.numbers: list[str] = self.frame.locator("form.question").evaluate_all(
            "(forms) => forms.map((form) => form.dataset.question)"
        )

    @property
    def frame(self) -> Frame:
        return self.launch.frame

    def question(self, place: int) -> Locator:
        return self.frame.locator(f'form[data-question="{self.numbers[place - 1]}"]')

    def right(self, place: int) -> str:
        """The characters of the right options."""
        return str(self.data["questions"][self.numbers[place - 1]]["right"])

    def wrong(self, place: int) -> str:
        """The character of a wrong option."""
        options: str = self.data["questions"][self.numbers[place - 1]]["options"]
        return next(option for option in options if option not in self.right(place))

    def goes_on(self, pages: int = 1) -> Learner:
        for _ in range(pages):
            self.frame.locator(".turn .next").click()
        return self

    def goes_to(self, page: int) -> Learner:
        """By the list of pages; from 1."""
        opener = self.frame.locator("button.contents")
        if opener.is_visible() and opener.get_attribute("aria-expanded") == "false":
            opener.click()
        self.frame.locator(f'[data-to="{self.data["pages"][page - 1]["id"]}"]').click()
        return self

    def chooses(self, place: int, options: str) -> Learner:
        for option in options:
            self.question(place).locator(f'label[for$="{self.numbers[place - 1]}{option}"]').click()
        return self

    def answers(self, place: int, options: str) -> Learner:
        """Practice: choose, and ask for an answer."""
        button = self.question(place).locator("button.check")
        self.chooses(place, options)
        button.click()
        return self

    def begins_test(self) -> Learner:
        self.frame.locator("button.begin").click()
        return self

    def hands_in(self) -> Learner:
        self.frame.locator("button.submit").click()
        self.frame.locator(".test .result").wait_for()
        return self

    def takes_test(self, right: int) -> Learner:
        """Begin or begin again, answer every question, this many of them right, and hand in."""
        again = self.frame.locator(".test button.again")
        if again.is_visible():
            again.click()
        else:
            self.begins_test()
        for done, place in enumerate(self.tested):
            self.chooses(place, self.right(place) if done < right else self.wrong(place))
        return self.hands_in()

    @property
    def tested(self) -> list[int]:
        """The places of the test's questions."""
        return [
            place
            for place, number in enumerate(self.numbers, start=1)
            if self.data["questions"][number]["test"] is not None
        ]

    def leaves(self) -> Learner:
        """By the button. A window of its own closes at once, and the click may never hear how it went."""
        try:
            self.frame.locator(".bar [data-leave]").click()
        except Error as error:
            if self.launch.window == self.launch.page or "closed" not in error.message:
                raise
        return self

    @property
    def page(self) -> int:
        """The page on show, from 1; 0 is the finish page."""
        shown = self.frame.locator(".page:visible").get_attribute("data-page")
        ids = [str(page["id"]) for page in self.data["pages"]]
        return ids.index(shown) + 1 if shown else 0

    def chosen(self, place: int) -> str:
        """The options that stand chosen."""
        inputs = self.question(place).locator(".option input:checked")
        return "".join(sorted(inputs.evaluate_all("(found) => found.map((input) => input.value)")))

    def sees(self, notice: str) -> bool:
        """Is this notice up? `trouble`, `second`, `unrecorded`, `review` or `browse`."""
        return self.frame.locator(f'[data-notice="{notice}"]').is_visible()

    def waits_for(self, notice: str) -> Learner:
        self.frame.locator(f'[data-notice="{notice}"]').wait_for()
        return self

    def waits_away(self, notice: str) -> Learner:
        self.frame.locator(f'[data-notice="{notice}"]').wait_for(state="hidden")
        return self
