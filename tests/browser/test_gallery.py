"""Every component on its page of the gallery: on all screens, in both colours, fresh and used, by keys, on paper.

One component alone: `pytest tests/browser/test_gallery.py -k dialogue`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.bed import COMPONENTS, Bed, View
from tests.browser.rig.hands import SEEN
from tests.browser.test_axe import AXE, RULES
from tests.conftest import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

MAIN = "button:not(.link, .inline), summary, select, input[type=text], textarea, .option label, label.tick"
"""Our main controls: 44 px, more than WCAG 2.2 asks for."""

SCREEN_READER = ".unseen, .sr-only, title, desc"
ANSWERS = ".feedback, .verdict, [data-outcome], .result, .solution, [data-solution]"
CONTROLS = (
    "button, select, textarea, datalist, [data-script], [data-review], .count, .left, .alone, .hand-in, .test > .intro"
)
PRINTED_ELSEWHERE = ".no-print, .number, .hint, .model"

WIDTHS = (320, 650, 1280)
NOT_ASKED = {"label-title-only", "landmark-unique"}
"""axe does not see that a picture's text names an option; and a page may well be called what its test is called."""

STROKED = """document.activeElement.matches("svg a:focus-visible") &&
  parseFloat(getComputedStyle(document.activeElement.firstElementChild).strokeWidth) >= 2"""
MOST_STOPS = 260
"""Stops of the keyboard on one page: more is a trap."""


@pytest.fixture(scope="module")
def bed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bed]:
    made = Bed(browser, tmp_path_factory.mktemp("bed"))
    yield made
    made.close()


def axe(view: View, component: str, state: str) -> list[str]:
    """What axe finds on the component's page, light and dark."""
    if not view.page.evaluate("'axe' in window"):
        view.page.evaluate(AXE.read_text("utf-8"))
    faults = []
    for scheme, rules in RULES.items():
        view.page.emulate_media(color_scheme=scheme)
        options = json.dumps({"runOnly": rules, "resultTypes": ["violations"], "preload": False})
        scope = f'.page[data-page="{view.numbers[component]}"]'
        found = view.page.evaluate(f"() => axe.run('{scope}', {options})")["violations"]
        faults += [
            f"{state}, {scheme}: {one['id']}: {node['html'][:160]}"
            for one in found
            if one["id"] not in NOT_ASKED
            for node in one["nodes"]
        ]
    return faults


@pytest.mark.browser
@pytest.mark.parametrize("component", COMPONENTS)
@pytest.mark.parametrize("width", [320, 650, pytest.param(1280, marks=pytest.mark.long)])
def test_on_every_screen(bed: Bed, width: int, component: str) -> None:
    """axe, what fits, what moves, what goes wrong behind the scenes: fresh, and when everything was used."""
    view = bed.view(f"screen-{width}", width=width, reduced_motion="reduce")
    view.open(component)
    faults = []
    for state in ("fresh", "used"):
        if state == "used":
            view.use(component)
        # What axe asks hardly depends on the width: all three only when there is time (`make test-long`).
        if width == WIDTHS[0] or LONG:
            faults += axe(view, component, state)
        faults += [f"{state}: {one}" for one in view.asks("fit", component, main=MAIN)]
        faults += [f"{state}, moves: {one}" for one in view.asks("moving", component)]
    assert "\n".join(faults + view.faults()) == ""


@pytest.mark.browser
@pytest.mark.parametrize("component", COMPONENTS)
def test_text_twice_as_large(bed: Bed, component: str) -> None:
    view = bed.view("large", width=650)
    view.open(component)
    view.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert "\n".join(view.asks("fit", component, main="nothing")) == ""


@pytest.mark.browser
@pytest.mark.parametrize("component", COMPONENTS)
def test_printed(bed: Bed, component: str) -> None:
    """All there is to read, nothing to press, and no answers that were not given; before it is used and after."""
    view = bed.view("print", width=650)
    view.open(component)
    view.page.emulate_media(media="screen")
    faults = []
    for state in ("fresh", "used"):
        if state == "used":
            view.use(component)
        view.page.emulate_media(media="print")
        allowed = f"{CONTROLS}, {ANSWERS}, {SCREEN_READER}, {PRINTED_ELSEWHERE}"
        section = f'.page[data-page="{view.numbers[component]}"]'
        faults += [f"{state}, not printed: {one}" for one in view.asks("unread", component, allowed=allowed)]
        if state == "fresh":
            shown = view.page.locator(f"{section} .feedback:visible, {section} .verdict:visible").all_inner_texts()
            faults += [f"given away: {one}" for one in shown]
        shown = view.page.locator(f"{section} button:visible").all_inner_texts()
        faults += [f"{state}, a button: {one}" for one in shown]
        view.page.emulate_media(media="screen")
    assert "\n".join(faults) == ""


@pytest.mark.browser
@pytest.mark.parametrize("component", COMPONENTS)
def test_without_script(bed: Bed, component: str) -> None:
    view = bed.view("script-off", width=650, java_script_enabled=False)
    allowed = f"{CONTROLS}, {ANSWERS}, {SCREEN_READER}, details:not([open]) > :not(summary), details:not([open]) *"
    section = view.page.locator(f'.page[data-page="{view.numbers[component]}"]')
    section.evaluate("(section) => section.scrollIntoView()")  # pages far below are not laid out until they are near
    view.page.wait_for_timeout(50)
    assert "\n".join(view.asks("unread", component, allowed=allowed)) == ""
    assert section.locator("button:visible").all_inner_texts() == []


@pytest.mark.browser
@pytest.mark.parametrize("component", COMPONENTS)
def test_by_keys(bed: Bed, component: str) -> None:
    """Tab stops at everything that can be used, in the order of the document, and it is seen where."""
    view = bed.view("keys", width=1280, reduced_motion="reduce")
    view.open(component).locator("h1").focus()
    expected = view.asks("stops", component)
    reached: list[int] = []
    faults: list[str] = []
    for _ in range(MOST_STOPS):
        view.page.keyboard.press("Tab")
        place = view.page.evaluate("document.activeElement.getAttribute('data-stop')")
        outside = view.page.evaluate("!document.activeElement.closest('.page')")
        if outside:
            break
        seen = view.page.evaluate(SEEN)
        # A place on a drawing is no box: its focus is a stroke.
        outlined = seen["outlined"] or view.page.evaluate(STROKED)
        if not (outlined and seen["inside"]):
            faults.append(f"not seen: {seen}")
        if place is None:
            if "<pre" not in seen["what"] and "table" not in seen["what"]:
                faults.append(f"a stop nobody expects: {seen['what']}")
        elif not reached or reached[-1] != int(place):
            reached.append(int(place))
    assert "\n".join(faults) == ""
    assert reached == list(range(expected))


def test_every_component_has_a_page() -> None:
    assert len(COMPONENTS) >= 7
