"""Without script the course is a document: every page in order, nothing offered that does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reading import page_of, read, read_without_script

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.rig.launch import Rig


@pytest.mark.browser
def test_everything_is_there_to_read(rig: Rig, module: Path) -> None:
    learner = read_without_script(rig, module)
    frame = learner.frame
    titles = [page["title"] for page in learner.data["pages"]]
    headings = frame.locator(".page h1:visible").all_text_contents()
    assert headings[: len(titles)] == titles
    assert frame.locator(".question:visible").count() == len(learner.data["questions"])
    assert frame.locator(".option:visible").count() == sum(
        len(one.get("options", "")) for one in learner.data["questions"].values()
    )
    assert frame.locator(".prose:visible").count() == frame.locator(".page:not(.finish) .prose").count()
    assert frame.locator(".contents-list a:visible").count() == len(titles) + 1


@pytest.mark.browser
def test_nothing_is_offered_that_does_not_work(rig: Rig, module: Path) -> None:
    learner = read_without_script(rig, module)
    assert learner.frame.locator("button:visible, progress:visible, dialog:visible, [data-notice]:visible").count() == 0
    assert learner.frame.locator(".finish:visible, .feedback:visible:not(details *)").count() == 0


@pytest.mark.browser
def test_the_list_leads_to_the_pages(rig: Rig, module: Path) -> None:
    learner = read_without_script(rig, module)
    last = learner.data["pages"][-1]
    learner.frame.locator(f'[data-to="{last["id"]}"]').click()
    assert page_of(learner).url.endswith(f"#{last['anchor']}")


@pytest.mark.browser
def test_every_link_within_the_course_leads_somewhere(rig: Rig, module: Path) -> None:
    learner = read(rig, module)
    dead = page_of(learner).evaluate(
        """() => Array.from(document.querySelectorAll('a[href^="#"]:not([download])'))
            .map((link) => decodeURIComponent(link.getAttribute("href")))
            .filter((href) => !document.getElementById(href.slice(1)))"""
    )
    assert dead == []


@pytest.mark.browser
def test_no_two_things_share_an_id(rig: Rig, module: Path) -> None:
    learner = read(rig, module)
    ids = page_of(learner).evaluate("Array.from(document.querySelectorAll('[id]'), ({ id }) => id)")
    assert sorted(ids) == sorted(set(ids))
