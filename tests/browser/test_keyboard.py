"""The whole course by the keyboard alone: no pointer, no script that clicks, only keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reading import read, shown
from tests.browser.rig.hands import FOCUSED, Hands
from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.rig.launch import Course, Rig


@pytest.mark.browser
def test_whole_course(rig: Rig, module: Path) -> None:
    learner = read(rig, module)
    hands = Hands(learner)
    frame = learner.frame
    pages = learner.data["pages"]
    for page in pages:
        assert shown(learner) == page["title"]
        assert page is pages[0] or hands.page.evaluate(FOCUSED, "h1"), "the focus follows to the new page's heading"
        for question in page["questions"]:
            place = learner.numbers.index(str(question)) + 1
            data = learner.data["questions"][str(question)]
            if data["test"] is not None or data.get("scored") is False:
                continue
            hands.choose(place, learner.wrong(place)).to(".check").press("Enter")
            assert learner.question(place).locator(".feedback:visible").count() > 0
            assert hands.page.evaluate(FOCUSED, ".check"), "an answer moves no focus"
            hands.press("Enter")
            hands.choose(place, learner.right(place)).to(f'[data-question="{question}"] .check').press("Enter")
            assert learner.question(place).locator(".is-right").count() > 0
        if page["tests"]:
            hands.to(".begin").press("Enter")
            places = frame.locator(".test form:visible").evaluate_all(
                "(forms) => forms.map((form) => form.dataset.question)"
            )
            for number in places:
                place = learner.numbers.index(number) + 1
                hands.choose(place, learner.right(place))
            hands.to(".submit").press("Enter")
            assert frame.locator(".test .result").is_visible()
            assert hands.page.evaluate(FOCUSED, "[data-headline]"), "the focus goes to the result"
        hands.to(".turn .next").press("Enter")
    assert frame.locator(".finish").is_visible()
    hands.to('.finish [data-open="print"]').press("Enter")
    hands.press("Escape").to(".finish [data-leave]").press("Enter")
    assert frame.locator(".goodbye").is_visible()
    assert hands.faults == []
    assert learner.launch.sets("cmi.core.lesson_status")[-1] == "passed"
    assert learner.launch.sets("cmi.core.score.raw")[-1] == "100"


@pytest.mark.browser
def test_an_answer_taken_back(variant: Callable[..., Course], rig: Rig) -> None:
    """Who unticks every box has not answered, now and when the course is opened again."""
    both = ("- [ ] Nej, den ved alt", "- [x] Også den, der ved meget")
    course = variant({"04-test.md": both})
    learner = Learner(rig.launch(course, where="popup"))
    learner.goes_to(4).begins_test()
    place = next(place for place in learner.tested if len(learner.right(place)) > 1)
    count = learner.frame.locator(".test .count")
    nothing = count.inner_text()
    hands = Hands(learner).choose(place, learner.right(place))
    assert count.inner_text() != nothing
    hands.choose(place, learner.right(place))
    assert (learner.chosen(place), count.inner_text()) == ("", nothing)
    assert learner.frame.locator(".places .is-answered").count() == 0
    hands.to(".submit").press("Enter")
    assert learner.frame.locator(".missing").is_visible()
    learner.launch.close()
    again = Learner(rig.launch(course, where="popup"))
    assert (again.chosen(place), again.frame.locator(".test .count").inner_text()) == ("", nothing)


@pytest.mark.browser
def test_page_list(rig: Rig, module: Path) -> None:
    """Below the width for two columns the list is a panel: Enter opens it, Escape closes it, leaving closes it too."""
    learner = read(rig, module, width=650)
    hands, opener = Hands(learner), learner.frame.locator("button.contents")
    hands.to("button.contents").press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    assert hands.page.evaluate(FOCUSED, ".contents-list a[aria-current]")
    hands.press("Tab", "Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert hands.page.evaluate(FOCUSED, "button.contents")
    hands.press("Enter").to('.contents-list [data-open="print"]').press("Tab")
    assert opener.get_attribute("aria-expanded") == "false", "the panel must not cover what has the focus"
    fourth = learner.data["pages"][3]
    hands.to("button.contents", "Shift+Tab").press("Enter").to(f'[data-to="{fourth["id"]}"]').press("Enter")
    assert shown(learner) == fourth["title"]
    assert hands.page.evaluate(FOCUSED, "h1")


@pytest.mark.browser
def test_search(rig: Rig, module: Path) -> None:
    learner = read(rig, module)
    hands = Hands(learner)
    hands.to('.bar [data-open="search"]').press("Enter")
    hands.page.keyboard.type("HALLUCINATION")
    results = learner.frame.locator(".found a")
    assert results.count() > 1
    assert "hallucination" in results.first.inner_text().lower()
    hands.press("ArrowDown", "ArrowDown", "ArrowUp")
    title = results.first.locator("strong").inner_text()
    hands.press("Enter")
    assert not learner.frame.locator("#-search").is_visible()
    assert shown(learner) == title
    assert "hallucination" in hands.page.evaluate("document.activeElement.textContent").lower()


@pytest.mark.browser
def test_search_finds_no_answers(rig: Rig, module: Path) -> None:
    """Feedback not given yet is not text of the course."""
    learner = read(rig, module)
    feedback = learner.question(1).locator(".option .feedback").first
    learner.frame.locator('.bar [data-open="search"]').click()
    learner.frame.locator("#-search-for").fill((feedback.text_content() or "").strip()[:30])
    assert learner.frame.locator(".found a").count() == 0


@pytest.mark.browser
def test_words_and_sources(rig: Rig, module: Path) -> None:
    learner = read(rig, module)
    hands = Hands(learner)
    hands.to('.page a[href^="#kilde-"]').press("Enter")
    note = learner.frame.locator(".aside")
    assert note.is_visible()
    hands.press("Space")
    assert note.count() == 0, "a button closes with Space too"
    hands.press("Enter").to(".aside button").press("Enter")
    assert note.count() == 0
    assert hands.page.evaluate(FOCUSED, 'a[href^="#kilde-"]')


@pytest.mark.browser
def test_start_over_asks_first(rig: Rig, module: Path) -> None:
    learner = read(rig, module, width=1280)
    hands = Hands(learner)
    learner.goes_on(2)
    hands.to('.contents-list [data-to="finish"]', "Shift+Tab").press("Enter")
    read_before = learner.frame.locator('[data-fact="pages"]').inner_text()
    assert read_before.startswith("2")
    hands.to('[data-open="restart"]').press("Enter")
    assert hands.page.evaluate(FOCUSED, 'button[value="no"]'), "the harmless answer is the one at hand"
    hands.press("Enter")
    assert learner.frame.locator('[data-fact="pages"]').inner_text() == read_before
    hands.to('[data-open="restart"]').press("Enter").to('button[value="yes"]', "Shift+Tab").press("Enter")
    learner.frame.locator(".page:not(.finish):visible").wait_for()
    assert learner.page == 1
    assert learner.frame.locator(".contents-list .read").count() <= 1


@pytest.mark.browser
def test_a_question_for_some_people(variant: Callable[..., Course], rig: Rig) -> None:
    """A block that has no script of its own is no fault, and what stands in it works."""
    some = ("forsøg: fri", "organisation: fjordby\nforsøg: fri")
    errors: list[object] = []
    context = rig.context()
    context.on("weberror", lambda error: errors.append(error.error))
    learner = Learner(rig.launch(variant({"02-oevelse.md": some}), where="popup", context=context))
    assert learner.goes_on().frame.locator(".only-for").inner_text() == "For: fjordby"
    Hands(learner).choose(1, learner.right(1)).to(".check").press("Enter")
    assert learner.question(1).locator(".is-right").count() == 1
    assert errors == []
