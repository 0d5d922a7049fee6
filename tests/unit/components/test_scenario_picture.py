"""The picture of a scenario: every scene and every way in it, valid, named and described."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from builder.components.scenario import Scenario
from builder.components.scenario.graph import outline
from builder.components.scenario.picture import picture, stories
from tests.unit.parse.support import read, read_pages

EXAMPLES = Path(__file__).parents[3] / "builder/components/scenario/examples"
SVG = {"s": "http://www.w3.org/2000/svg"}


def scenario(text: str) -> Scenario:
    page, _ = read(text)
    return next(block for block in page.blocks if isinstance(block, Scenario))


def test_every_scene_and_every_way() -> None:
    story = scenario((EXAMPLES / "values.md").read_text("utf-8"))
    root = etree.fromstring(picture(story, "Svaret <til> Karen"))
    assert root.findtext("s:title", namespaces=SVG) == "Svaret <til> Karen"
    assert root.findtext("s:desc", namespaces=SVG) == outline(story)
    named = " ".join(f"#{name}" for name in root.get("aria-labelledby", "").split())
    assert named == "#story-0-title #story-0-plan"
    assert len(root.findall("s:rect", SVG)) == 6
    # Klagen → Udkastet; Udkastet → Vælg kanal, three endings and back; Vælg kanal → three endings.
    assert len(root.findall("s:path", SVG)) == 9
    assert len([path for path in root.findall("s:path", SVG) if path.get("stroke-dasharray")]) == 1
    texts = [text.text for text in root.findall("s:text", SVG)]
    assert "✓ Dagen efter" in texts
    assert "tillid > 2" in texts


def test_no_box_lies_on_another_and_none_outside() -> None:
    root = etree.fromstring(picture(scenario((EXAMPLES / "plain.md").read_text("utf-8")), "x"))
    corners = [(int(box.get("x", "")), int(box.get("y", ""))) for box in root.findall("s:rect", SVG)]
    assert len(set(corners)) == len(corners) == 5
    assert all(0 <= x <= int(root.get("width", "")) - 184 for x, _ in corners)
    assert all(0 <= y <= int(root.get("height", "")) - 68 for _, y in corners)
    rows = {y for _, y in corners}
    assert all(
        abs(x - to_x) > 184 for y in rows for x, row in corners for to_x, to in corners if row == to == y and x != to_x
    )


def test_every_scenario_of_a_module() -> None:
    texts = {
        f"0{n}-{name}.md": (EXAMPLES / f"{name}.md").read_text("utf-8") for n, name in enumerate(("plain", "values"), 1)
    }
    module, _ = read_pages(texts)
    found = stories(module, "{number}: {page}")
    assert [heading for heading, _, _ in found] == ["1: Værktøjet dukkede bare op", "2: Svaret til Karen"]
    assert all(plan.startswith(("En ny knap", "Klagen")) for _, _, plan in found)
