"""The administrator's sheets in a browser: axe finds nothing, nothing is fetched, nothing is too wide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.building import build, collection

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = json.dumps({"resultTypes": ["violations"], "preload": False})


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = collection(tmp_path_factory.mktemp("sheets"))
    build(folder, editions=("scorm12", "scorm2004"))
    return folder / "dist"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 650, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", ["scorm12", "scorm2004"])
def test_a_sheet(browser: Browser, dist: Path, width: int, scheme: Literal["light", "dark"], edition: str) -> None:
    sheet = (dist / f"eksempel-1.0.0-{edition}.zip.html").as_uri()
    # axe is put in past the policy of the page, which allows no script at all.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(sheet)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate(AXE.read_text("utf-8"))
    faults = page.evaluate(f"() => axe.run(document, {RULES})")["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in faults] == []
    assert asked == [sheet]
    context.close()


@pytest.mark.browser
def test_its_policy_lets_its_styles_through(browser: Browser, dist: Path) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(next(dist.glob("*.zip.html")).as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "768px"
    assert told == []
    page.close()
