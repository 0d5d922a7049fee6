"""axe-core finds nothing on any page and in any state, light and dark, on small, middle and wide screens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.reading import page_of, read, states

if TYPE_CHECKING:
    from tests.browser.reading import Scheme
    from tests.browser.rig.launch import Rig

AXE = Path(__file__).parent.parent.parent / "node_modules/axe-core/axe.min.js"
STANDARDS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES: dict[Scheme, dict[str, Any]] = {"light": STANDARDS, "dark": COLOURS}
"""Between light and dark the document is the same, and only its colours can differ."""


@pytest.mark.browser
@pytest.mark.parametrize("width", [650, *(pytest.param(one, marks=pytest.mark.long) for one in (320, 1280))])
def test_axe_finds_nothing(rig: Rig, module: Path, width: int) -> None:
    learner = read(rig, module, width=width, reduced_motion="reduce")
    page = page_of(learner)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    faults: list[str] = []
    seen = 0
    for state in states(learner):
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme)
            options = json.dumps({"runOnly": rules, "resultTypes": ["violations"], "preload": False})
            found = page.evaluate(f"() => axe.run(document, {options})")["violations"]
            faults += [
                f"{state}, {scheme}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]
            ]
        seen += 1
    assert faults == []
    assert seen > 20, "the walk through the states has lost some of them"
