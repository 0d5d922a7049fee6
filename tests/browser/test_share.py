"""A draft opened from disk: it works, says that it is a draft, and its form is kept, saved and printed."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from builder import share
from builder.load import load_collection
from tests.building import collection

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = json.dumps({"resultTypes": ["violations"], "preload": False})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = collection(tmp_path_factory.mktemp("share"))
    shared, found = load_collection(root / "modules", "modules")
    assert shared is not None
    today = datetime.date(2026, 11, 23)
    [draft], _ = share.drafts(shared, ["eksempel"], os.fspath(root / "dist"), today, found)
    share.write(draft)
    return Path(draft.folder)


def faults(page: Page) -> list[str]:
    told: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (320, 650):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width
            found = page.evaluate(f"() => axe.run(document, {RULES})")["violations"]
            told += [f"{scheme} {width} {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
    return told


@pytest.mark.browser
def test_axe_finds_nothing(browser: Browser, folder: Path) -> None:
    # axe is put in past the policy of the pages, which allow no script but their own.
    context = browser.new_context(viewport={"width": 650, "height": 800}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    for name in ("1-kursus.html", "2-skema.html"):
        page.goto((folder / name).as_uri())
        page.evaluate(AXE.read_text("utf-8"))
        assert faults(page) == []
    context.close()


@pytest.mark.browser
def test_the_course_and_its_form(browser: Browser, folder: Path) -> None:
    asked: list[str] = []
    spoken: list[str] = []
    context = browser.new_context(viewport={"width": 650, "height": 800})
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: spoken.append(message.text))
    page.goto((folder / "1-kursus.html").as_uri())
    expect(page.locator(".draft")).to_contain_text("Version 1.0.0, 23.11.2026")
    question = page.locator(".question").first
    question.locator(".option").filter(has_text="Gætter").click()
    question.locator("button.check").click()
    expect(question.locator(".feedback:visible").first).to_contain_text("Ja.")
    page.locator(".turn .next").click()
    expect(page.locator(".page:visible h1")).to_have_text("Prøv dig selv")
    expect(page.locator(".draft")).to_be_in_viewport()
    page.emulate_media(media="print")
    assert page.locator(".watermark").is_visible()
    assert not page.locator(".draft").is_visible()
    page.emulate_media(media="screen")

    with context.expect_page() as opening:
        page.locator(".draft a").click()
    form = opening.value
    form.on("console", lambda message: spoken.append(message.text))
    form.locator("#page-1-hard").fill("Ordet sprogmodel.\nMåske en tegning?")
    expect(form.locator("[role=status]")).to_contain_text("gemt i denne browser")
    form.reload()
    expect(form.locator("#page-1-hard")).to_have_value("Ordet sprogmodel.\nMåske en tegning?")
    with form.expect_download() as saving:
        form.locator("[data-save]").click()
    assert saving.value.suggested_filename == "tilbagemelding-eksempel-1.0.0.txt"
    assert saving.value.path().read_bytes().decode("utf-8-sig") == (
        "Hvad synes du? Eksempel på æøå\r\nKladde Version 1.0.0, 23.11.2026\r\n\r\n\r\n"
        "Side 1: Start\r\n\r\nHvad var svært?\r\n    Ordet sprogmodel.\r\n    Måske en tegning?\r\n"
    )
    form.emulate_media(media="print")
    assert not form.locator(".end").is_visible()
    assert not form.locator("#page-1-hard").is_visible()
    assert form.locator(".written:visible").all_text_contents() == ["Ordet sprogmodel.\nMåske en tegning?"]
    assert form.locator("#page-1-easy").is_visible()
    form.emulate_media(media="screen")
    form.once("dialog", lambda dialog: dialog.dismiss())
    form.locator("[data-clear]").click()
    expect(form.locator("#page-1-hard")).not_to_have_value("")
    form.once("dialog", lambda dialog: dialog.accept())
    form.locator("[data-clear]").click()
    expect(form.locator("#page-1-hard")).to_have_value("")
    assert spoken == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()
