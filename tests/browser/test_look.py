"""Small screens, large text, touch, contrast modes, motion, and what goes over the wire."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.reading import page_of, read, shown, states

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.rig.launch import Rig

WIDER = """() => {
  const root = document.documentElement;
  const wide = Array.from(document.querySelectorAll("body *")).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.right > root.clientWidth + 1 && !element.closest(".table, pre, .unseen, svg");
  });
  if (root.scrollWidth <= root.clientWidth) return [];
  return ["…", ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 100))];
}"""

# What is pressed: WCAG's exception is links within a sentence.
PRESSED = "button, summary, .option label, .contents-list a, .rows a, .places a, .found a, .tick, input[type=text]"
SMALL = """(pressed) => Array.from(document.querySelectorAll(pressed))
  .filter((element) => element.checkVisibility())
  .map((element) => [element.outerHTML.slice(0, 100), element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
  .map(([html, box]) => `${html} ${box.width} × ${box.height}`)"""


@pytest.mark.browser
def test_nothing_scrolls_sideways_at_320(rig: Rig, module: Path) -> None:
    learner = read(rig, module, width=320)
    faults = {state: page_of(learner).evaluate(WIDER) for state in states(learner)}
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.browser
def test_400_percent_zoom(rig: Rig, module: Path) -> None:
    """1280 × 1024 at 400 %: the window is 320 × 256, and the bar must not take it from the text."""
    learner = read(rig, module, width=320, height=256)
    page = page_of(learner)
    learner.goes_on()
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(100)
    assert page.evaluate(WIDER) == []
    assert page.evaluate("document.querySelector('.bar').getBoundingClientRect().bottom") <= 0


@pytest.mark.browser
def test_text_four_times_as_large(rig: Rig, module: Path) -> None:
    learner = read(rig, module, width=1280)
    page = page_of(learner)
    page.evaluate("document.documentElement.style.fontSize = '400%'")
    for _ in range(3):
        assert page.evaluate(WIDER) == []
        learner.goes_on()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough(rig: Rig, module: Path, width: int) -> None:
    learner = read(rig, module, width=width)
    faults = {state: page_of(learner).evaluate(SMALL, PRESSED) for state in states(learner)}
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.browser
def test_no_motion_where_none_is_wanted(rig: Rig, module: Path) -> None:
    learner = read(rig, module, reduced_motion="reduce")
    learner.goes_on()
    moving = page_of(learner).evaluate(
        """() => Array.from(document.querySelectorAll("*:not(track)")).filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
        }).length"""
    )
    assert moving == 0


@pytest.mark.browser
def test_forced_colours(rig: Rig, module: Path) -> None:
    """With the system's few colours, what is chosen and where one is do not depend on a background."""
    learner = read(rig, module, width=1280, forced_colors="active")
    learner.goes_to(2).chooses(1, learner.right(1))
    outlines = page_of(learner).evaluate(
        """() => [".page:not([hidden]) .option input:checked + label", ".contents-list a[aria-current]"]
          .map((selector) => getComputedStyle(document.querySelector(selector)).outlineStyle)"""
    )
    assert outlines == ["solid", "solid"]


@pytest.mark.browser
def test_dark_follows_the_system_until_the_learner_chooses(rig: Rig, module: Path) -> None:
    learner = read(rig, module, color_scheme="dark")
    page, switch = page_of(learner), learner.frame.locator("[data-theme-switch]")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    light = page.evaluate(background)
    assert light != dark
    page.reload()
    assert page.evaluate(background) == light
    assert switch.get_attribute("aria-pressed") == "false"


@pytest.mark.browser
def test_every_request_goes_to_the_same_host(rig: Rig, module: Path) -> None:
    learner = read(rig, module)
    page = page_of(learner)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    first_page = len([url for url in asked if not url.startswith("data:")])
    for _ in states(learner):
        pass
    assert [url for url in asked if not url.startswith((rig.lms.origin, "data:"))] == []
    assert first_page <= 2, "the document and its script; the first page has no pictures"


@pytest.mark.browser
def test_a_film_is_asked_for_on_its_own_page(rig: Rig, module: Path) -> None:
    """Not with the first page; then with its captions. Turning the page stops it."""
    learner = read(rig, module)
    page = page_of(learner)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.reload()
    learner.launch.ready()
    assert [name for name in asked if name.endswith((".mp4", ".vtt"))] == []
    with page.expect_request("**/naeste-ord.mp4"), page.expect_request("**/naeste-ord.vtt"):
        learner.goes_to(3)
    film = learner.frame.locator("video")
    assert film.evaluate("(film) => film.textTracks[0].mode") == "showing"
    film.evaluate("(film) => { film.pause = () => { film.dataset.paused = 'yes' } }")
    learner.goes_on()
    assert film.get_attribute("data-paused") == "yes"


@pytest.mark.browser
def test_opened_from_the_disk(browser: Browser, module: Path, tmp_path: Path) -> None:
    """The policy and the script hold where there is no server."""
    folder = shutil.copytree(module, tmp_path / "kursus æøå")
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.locator(".turn .next").click()
    assert page.locator(".page:visible").count() == 1
    assert (
        page.locator(".page:visible img").first.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    )
    context.close()
    assert said == []


@pytest.mark.browser
def test_a_frame_without_an_origin(rig: Rig, module: Path) -> None:
    """Some platforms put the course in a sandbox: no storage, no origin; it is read and answered all the same."""
    rig.lms.packages["kursus"] = module
    page = rig.context().new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{rig.lms.origin}/host/inner.html?src=about:blank")
    page.evaluate(
        """(src) => {
          const frame = document.createElement("iframe");
          frame.setAttribute("sandbox", "allow-scripts allow-forms");
          frame.src = src;
          document.body.append(frame);
        }""",
        f"{rig.lms.origin}/content/kursus/index.html",
    )
    course = page.frame_locator("iframe >> nth=-1")
    course.locator(".turn .next").click()
    assert course.locator(".page:visible").get_attribute("data-page") != "1"
    course.locator("[data-theme-switch]").click()
    assert errors == []


@pytest.mark.browser
def test_locked_pages_say_why(rig: Rig, locked_module: Path) -> None:
    learner = read(rig, locked_module, width=1280)
    frame = learner.frame
    third = learner.data["pages"][2]
    link = frame.locator(f'[data-to="{third["id"]}"]')
    assert link.get_attribute("aria-disabled") == "true"
    link.click(force=True)
    first = learner.data["pages"][0]["title"]
    assert shown(learner) == first
    assert first in link.locator(".reason").inner_text()
    learner.goes_on()
    following = frame.locator(".turn .next")
    assert following.get_attribute("aria-disabled") == "true"
    why = frame.locator("#-why").inner_text()
    assert "Svar" in why
    following.click(force=True)
    assert shown(learner) == learner.data["pages"][1]["title"]
    assert page_of(learner).evaluate("document.activeElement.matches('form.question')")
    learner.answers(1, learner.wrong(1))
    assert following.get_attribute("aria-disabled") == "false", "an answer is enough, right or wrong"
    following.click()
    assert shown(learner) == third["title"]
