"""`modulbygger preview` as an author has it: the course in a real browser, while its files are written."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import COURSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FrameLocator

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = json.dumps({"resultTypes": ["violations"], "preload": False})
SLOW = 20_000
"""Milliseconds: more than a busy machine needs."""


class Desk:
    """A preview that runs, its collection, and windows on it."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.folder = folder
        self.module = folder / "modules/eksempel"
        self.browser = browser
        self.faults: list[str] = []
        self.contexts: list[Any] = []
        self.process = self.start()
        self.address = self.read()

    def start(self) -> subprocess.Popen[str]:
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache"), "PYTHONUNBUFFERED": "1"}
        with (self.folder / "stderr.txt").open("a") as told:
            return subprocess.Popen(
                [sys.executable, "-c", "from builder.entry import main; main()", "preview", "--no-browser"],
                cwd=self.folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=told,
                text=True,
                encoding="utf-8",
            )

    def read(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert re.fullmatch(r"Kurset vises på http://127\.0\.0\.1:\d+/[\w-]{20,}/\n", line), line
        return line.split()[-1]

    def open(self, query: str = "", *, width: int = 1280, scheme: Literal["light", "dark"] = "light") -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="da-DK", reduced_motion="reduce"
        )
        self.contexts.append(context)
        return self.window(context, query)

    def window(self, context: Any, query: str = "") -> Page:
        page: Page = context.new_page()
        page.set_default_timeout(SLOW)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("requestfailed", lambda one: self.faults.append(one.url) if self.address not in one.url else None)
        page.goto(self.address + query)
        expect(course(page).locator("h1:visible").first).to_be_visible(timeout=SLOW)
        return page

    def write(self, name: str, text: str) -> None:
        (self.module / name).write_text(text, "utf-8")

    def text(self, name: str) -> str:
        return (self.module / name).read_text("utf-8")

    def stop(self) -> int:
        """Ctrl+C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def course(page: Page) -> FrameLocator:
    return page.frame_locator("iframe:not(.coming)")


def jump(page: Page, title: str) -> None:
    page.get_by_role("button", name=title, exact=True).click()
    expect(course(page).locator("h1:visible", has_text=title).first).to_be_visible(timeout=SLOW)


def says(page: Page, pattern: str) -> None:
    """How much is read depends on what has been on the screen."""
    expect(page.locator("[data-sentence]")).to_have_text(re.compile(pattern), timeout=SLOW)


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[Desk]:
    shutil.copytree(COURSE, tmp_path / "modules")
    made = Desk(tmp_path, browser)
    yield made
    for context in made.contexts:
        context.close()
    if made.process.poll() is None:
        made.stop()
    assert made.faults == []
    assert (tmp_path / "stderr.txt").read_text("utf-8") == ""


def answer(page: Page) -> None:
    """The first practice question, right."""
    jump(page, "Prøv selv")
    question = course(page).locator("form.question:visible").first
    question.get_by_label("Beregner, hvilket ord").check()
    question.get_by_role("button", name="Tjek svar").click()
    expect(question.locator(".option input:checked")).to_have_count(1)


@pytest.mark.browser
def test_writing_breaking_and_mending_while_the_course_is_open(desk: Desk) -> None:
    page = desk.open("?edition=scorm2004")
    answer(page)
    says(page, r"^ikke færdig, \d+ % læst, 1 svar$")
    frame = course(page)
    desk.write("02-oevelse.md", desk.text("02-oevelse.md").replace("# Prøv selv", "# Prøv selv\n\nEn ny sætning."))
    expect(frame.get_by_text("En ny sætning.")).to_be_visible(timeout=SLOW)
    expect(frame.locator("form.question:visible").first.locator(".option input:checked")).to_have_count(1)
    says(page, r"^ikke færdig, \d+ % læst, 1 svar$")

    good = desk.text("02-oevelse.md")
    desk.write("02-oevelse.md", good.replace("- [x] En opskrift", "- [ ] En opskrift").replace("- [x] Et", "- [ ] Et"))
    panel = page.locator("[data-blocked]")
    expect(panel).to_contain_text("modules/eksempel/02-oevelse.md:", timeout=SLOW)
    expect(panel).to_contain_text("question-without-right-answer")
    expect(frame.get_by_text("En ny sætning.")).to_be_visible()
    link = page.locator("[data-blocking] a.place").get_attribute("href")
    assert link is not None
    assert re.fullmatch(r"vscode://file/.+/02-oevelse\.md:\d+:1", link)
    desk.write("02-oevelse.md", good.replace("En ny sætning.", "En bedre sætning."))
    expect(frame.get_by_text("En bedre sætning.")).to_be_visible(timeout=SLOW)
    expect(panel).to_be_hidden()
    expect(frame.locator("form.question:visible").first.locator(".option input:checked")).to_have_count(1)
    assert not list(desk.folder.glob("dist")), "the preview wrote packages"
    assert desk.stop() == 130
    expect(page.locator("[data-stopped]")).to_be_visible(timeout=SLOW)


@pytest.mark.browser
def test_rehearsals(desk: Desk) -> None:
    page = desk.open("?edition=scorm2004")
    frame = course(page)
    answer(page)
    trouble = frame.locator('[data-notice="trouble"]')
    page.get_by_role("button", name="LMS'et går ned").click()
    jump(page, "Start her")
    jump(page, "Prøv selv")
    page.get_by_role("button", name="LMS'et går ned").click()
    expect(trouble).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Det virker igen").click()
    expect(trouble).to_be_hidden(timeout=SLOW)
    page.get_by_role("button", name="Det afviser data").click()
    jump(page, "Start her")
    page.get_by_role("button", name="Det afviser data").click()
    expect(trouble).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Det virker igen").click()
    expect(trouble).to_be_hidden(timeout=SLOW)
    says(page, r"^ikke færdig, \d+ % læst, 1 svar$")

    page.get_by_role("button", name="Fortsæt på en anden maskine").click()
    expect(page.locator("[data-rehearsal]")).to_contain_text("anden maskine", timeout=SLOW)
    jump(page, "Prøv selv")
    expect(frame.locator("form.question:visible").first.locator(".option input:checked")).to_have_count(1)

    page.get_by_role("button", name="Nulstil forsøget").click()
    says(page, r"^ikke færdig, \d+ % læst, 0 svar$")
    expect(frame.locator("h1:visible", has_text="Start her").first).to_be_visible(timeout=SLOW)

    desk.write("01-start.md", desk.text("01-start.md") + "\nHelt nyt.\n")
    expect(frame.get_by_text("Helt nyt.")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Begynd med den forrige version").click()
    expect(frame.get_by_text("Helt nyt.")).to_be_hidden(timeout=SLOW)
    answer(page)
    page.get_by_role("button", name="Skift til den nye version").click()
    jump(page, "Start her")
    expect(frame.get_by_text("Helt nyt.")).to_be_visible(timeout=SLOW)
    jump(page, "Prøv selv")
    expect(frame.locator("form.question:visible").first.locator(".option input:checked")).to_have_count(1)

    page.get_by_role("button", name="Mørk", exact=True).first.click()
    expect(frame.locator("html[data-theme=dark]")).to_be_attached()
    for width in ("320", "768", "650"):
        page.locator(f"button[data-width='{width}']").click()
        assert page.evaluate("document.querySelector('iframe').clientWidth") == int(width)
    frame.get_by_role("button", name="Gem og luk").click()
    page.get_by_role("button", name="Åbn det igen").click()
    expect(frame.locator("h1:visible").first).to_be_visible(timeout=SLOW)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (650, "light"), (320, "dark")])
def test_axe_finds_nothing_on_the_authors_page(desk: Desk, width: int, scheme: Literal["light", "dark"]) -> None:
    page = desk.open(width=width, scheme=scheme)
    desk.write("02-oevelse.md", "# Prøv selv\n\n::: spørgsmål\nHvad?\n\n- [ ] Ja\n- [ ] Nej\n:::\n")
    expect(page.locator("[data-blocked]")).to_be_visible(timeout=SLOW)
    for summary in page.locator("main summary").all():
        summary.click()
    says(page, "^ikke færdig, 0 svar$")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text("utf-8"))
    faults = page.evaluate(f"() => axe.run({{exclude: [['iframe']]}}, {{...{RULES}, iframes: false}})")["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in faults] == []


@pytest.mark.browser
@pytest.mark.long
def test_a_long_day(desk: Desk) -> None:
    """200 quick saves, two windows, a page renamed and deleted, the module renamed: no traceback, memory flat."""
    first = desk.open()
    answer(first)
    second = desk.window(desk.contexts[0])
    expect(second.locator("[data-looks-on]")).to_be_visible()
    expect(second.locator("[data-reset]")).to_be_disabled()
    good = desk.text("01-start.md")
    for _ in range(20):
        desk.write("01-start.md", good)
        time.sleep(0.05)
    before = _memory(desk.process.pid)
    for number in range(200):
        desk.write("01-start.md", f"{good}\nGang {number}.\n" if number % 7 else "# Start her\n\n::: boks\n")
    desk.write("01-start.md", f"{good}\nTil sidst.\n")
    for page in (first, second):
        expect(course(page).locator(".page", has_text="Til sidst.")).to_be_attached(timeout=60_000)
        expect(page.locator("[data-blocked]")).to_be_hidden(timeout=SLOW)
        expect(page.locator("iframe")).to_have_count(1, timeout=SLOW)
    for number in range(100):
        desk.write("01-start.md", f"{good}\nRunde {number}.\n")
        expect(course(first).locator(".page", has_text=f"Runde {number}.")).to_be_attached(timeout=SLOW)
    assert _memory(desk.process.pid) < before + 25
    for page in (first, second):
        jump(page, "Prøv selv")
        expect(course(page).locator("form.question:visible").first.locator(".option input:checked")).to_have_count(1)
    says(first, r"^ikke færdig, \d+ % læst, 1 svar$|^ikke færdig, 1 svar$")
    first.close()
    first = second
    desk.write("01-start.md", f"{good}\nEfter.\n")
    expect(first.locator("[data-looks-on]")).to_be_hidden(timeout=SLOW)

    page_file = desk.module / "03-ansvar.md"
    page_file.rename(desk.module / "03-ansvaret.md")
    expect(first.locator(".pages")).to_contain_text("03-ansvaret.md", timeout=SLOW)
    (desk.module / "03-ansvaret.md").unlink()
    expect(first.locator(".pages")).not_to_contain_text("03-ansvaret.md", timeout=SLOW)
    elsewhere = desk.module.with_name("andet-navn")
    desk.module.rename(elsewhere)
    catalogue = desk.folder / "modules/catalogue.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace('"eksempel"', '"andet-navn"'), "utf-8")
    expect(first.locator("[data-notice]").first).to_contain_text("`eksempel`", timeout=SLOW)
    first.locator("[data-module]").select_option("andet-navn")
    expect(course(first).locator("h1:visible").first).to_be_visible(timeout=SLOW)
    expect(first.locator("[data-blocked]")).to_be_hidden(timeout=SLOW)
    shutil.rmtree(elsewhere)
    expect(first.locator("[data-blocked]")).to_be_visible(timeout=SLOW)
    assert desk.stop() == 130


def _memory(process: int) -> float:
    """Mebibytes."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1]) / 1024
