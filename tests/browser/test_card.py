"""The syntax card: one sheet of paper, and readable on a small screen, light and dark."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools.card import CARD

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = json.dumps({"resultTypes": ["violations"], "preload": False})


@pytest.mark.browser
def test_the_card(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(CARD.as_uri())
    page.evaluate(AXE.read_text("utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        faults = page.evaluate(f"() => axe.run(document, {RULES})")["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in faults] == []
    assert len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.close()
