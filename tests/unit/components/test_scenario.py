"""Scenarios as authors write them: scenes, choices, values, and what is told of the ways through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from builder.components.scenario import course_data, longest_state
from builder.components.scenario.graph import outline
from tests.unit.components.bridge import call
from tests.unit.parse.support import read, told

if TYPE_CHECKING:
    from builder.components.scenario import Scenario

HEAD = "# Side\n\n::: scenarie\nværdier: tillid 0, tid til Karen 3\n\n### Begynd her\nHvad nu?\n\n"
"""The first choice stands in line 9."""
TAIL = (
    "\n\n### Slut\nslutning: god\n\nGodt.\n\n"
    "### Brug\nEt valg til.\n\n- [Slut](#slut) tillid +1, tid til karen -1\n\n:::\n"
)
BRUG = "- [Brug](#brug)\n"


def scenario(text: str) -> Scenario:
    page, found = read(text)
    assert told(found) == ""
    return cast("Scenario", page.blocks[0])


def shape(text: str) -> list[str]:
    """`text → target changes: consequence pieces` of the first scene's choices."""
    page, found = read(HEAD + text + TAIL)
    assert told(found) == ""
    first = cast("Scenario", page.blocks[0]).items[0]
    return [
        f"{one.plain} → {one.target}"
        + "".join(f" {value}{by:+d}" for value, by in one.changes)
        + "".join(": " + page.html[cast("Any", block).piece] for block in one.blocks)
        for one in first.choices
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [A](#slut)\n- [B](#brug)", ["A → slut", "B → brug"]),
        ("* [A]( #Slut )\n1) [B](#brug)", ["A → slut", "B → brug"]),
        ("[A](#slut)\n\n[B](brug)", ["A → slut", "B → brug"]),
        ("- [A](#slut) tillid +1\n- [B](#brug)", ["A → slut 0+1", "B → brug"]),
        ("- [A](#slut) Tillid −2, tid til Karen – 1.\n" + BRUG, ["A → slut 0-2 1-1", "Brug → brug"]),
        ("- [A](#slut) (tillid: + 1 og tid til karen −1)\n" + BRUG, ["A → slut 0+1 1-1", "Brug → brug"]),
        ("- [A](#slut)\n  Det gik.\n" + BRUG, ["A → slut: <p>Det gik.</p>", "Brug → brug"]),
        ("- [A](#slut)\n\n  - Det gik.\n\n" + BRUG, ["A → slut: <p>Det gik.</p>", "Brug → brug"]),
        ("- [A](#slut)\n  > Det gik.\n" + BRUG, ["A → slut: <p>Det gik.</p>", "Brug → brug"]),
        ("- [A `[x]` **b**](#slut)\n" + BRUG, ["A [x] b → slut", "Brug → brug"]),
        ("::: kun\nmålgruppe: lærer\n- [A](#slut)\n:::\n" + BRUG, ["A → slut", "Brug → brug"]),
    ],
)
def test_choices_as_they_are_typed(text: str, expected: list[str]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [A](#slutt)\n" + BRUG, "scene-unknown:9"),
        ("- [A](#slut) tilid +1\n" + BRUG, "value-undeclared:9"),
        ("- [A](#slut) tillid 1\n" + BRUG, "choice-change-unclear:9"),
        ("- [A](#slut) fordi\n" + BRUG, "choice-change-unclear:9"),
        ("- [A](#slut)\nMere.\n" + BRUG, "text-after-choices:10"),
        ("- [A](#brug)\n\n### Midt\nHer.\n\n- [A](#slut)", "?scene-unreachable:11"),
        ("- [A](#brug)\n\n### X\nHa.\n\n- [Y](#y)\n\n### Y\nHa.\n\n- [X](#x)", "?scene-unreachable:11"),
        ("- [A](#brug)\n\n### X\nHa.\n\n- [Y](#y)\n\n### Y\nslutning: god\nHa.", "?scene-unreachable:11"),
        ("- [A](#brug)\n- [B](#rundt)\n\n### Rundt\nHer.\n\n- [A](#rundt)", "scenario-loop:12"),
        ("- [A](#brug)\n- [B](#stop)\n\n### Stop\nHer.", "scene-without-ending:12"),
        ("- [A](#brug)\n- [B](#stop)\n\n### Stop\nslutning: dårlig", "?ending-without-debriefing:12"),
        ("- [A](#brug)\n- [B](#stop)\n\n### Stop\nslutning: skidt\nHer.", "value-invalid:13"),
        ("- [A](#brug)\n\n### Brug\nhvis: tillid > 9\nslutning: god\nHa.", "?scene-unreachable:12"),
        ("- [A](#brug)\n\n### Brug\nhvis: tillid < 9\nslutning: god\nHa.", "?scene-unreachable:21"),
        ("- [A](#brug)\n\n### Brug\nhvis: tilid < 9\nslutning: god\nHa.", "value-undeclared:12"),
        ("- [A](#brug)\n\n### Brug\nhvis: tillid\nslutning: god\nHa.", "value-invalid:12"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told(read(HEAD + text + TAIL)[1]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "scenario-size:3"),
        ("slutning: god\n\n### A\nslutning: god\n\nSlut.", "key-elsewhere:4"),
        ("### A\nhvis: x > 0\nslutning: god\n\nSlut.", "value-undeclared:5"),
        ("værdier: x 0\n\n### A\nhvis: x = 0\nslutning: god\n\nSlut.", "scene-without-fallback:7"),
        ("værdier: 3\n\n### A\nslutning: god\n\nSlut.", "value-invalid:4"),
        ("værdier: x 1, x 2\n\n### A\nslutning: god\n\nSlut.", "value-invalid:4"),
        ("### A\nHa.\n\n- [B](#b)\n\n::: kun\nmålgruppe: lærer\n### B\nslutning: god\n\nSlut.\n:::", "scene-unknown:7"),
        (
            "".join(f"### S{n}\nHa.\n\n- [V](#s{n + 1})\n\n" for n in range(36)) + "### S36\nslutning: god\n\nSlut.",
            "scenario-size:184",
        ),
    ],
)
def test_what_is_told_of_the_whole(text: str, expected: str) -> None:
    assert told(read(f"# Side\n\n::: scenarie\n{text}\n\n:::\n")[1]) == expected


def test_settings_of_a_scene_in_a_kun() -> None:
    text = (
        HEAD
        + "- [A](#slut)\n"
        + BRUG
        + "\n::: kun\nmålgruppe: lærer\n### Slut\nhvis: tillid > 0\nslutning: blandet\n\nHa.\n:::"
        + TAIL
    )
    scene = scenario(text).items[1]
    assert scene.condition is not None
    assert (scene.ending, scene.condition.typed, len(scene.scopes)) == ("mixed", "tillid > 0", 1)


def test_a_loop_that_counts_is_followed_to_its_end() -> None:
    text = (
        HEAD
        + "- [Mere](#begynd-her) tillid +1\n- [Slut](#slut)\n"
        + BRUG
        + "\n### Slut\nhvis: tillid >= 3\nslutning: god\n\nHa."
        + TAIL
    )
    assert len(scenario(text).items) == 4


def test_a_deeper_heading_skips_nothing() -> None:
    text = "# Side\n\n## Del\n\n" + HEAD.partition("\n\n")[2]
    assert told(read(text.replace("Hvad nu?", "Hvad nu?\n\n#### Husk") + "- [A](#slut)\n" + BRUG + TAIL)[1]) == ""


def test_the_outline() -> None:
    text = HEAD + "- [Forfra](#begynd-her)\n- [Slut](#slut) tillid −1\n" + BRUG + TAIL
    assert outline(scenario(text)).split("\n") == [
        "Begynd her",
        "  Forfra → Begynd her ↑",
        "  Slut (tillid -1) → Slut ✓",
        "  Brug → Brug",
        "    Slut (tillid +1, tid til Karen -1) → Slut ↑",
    ]


def test_the_data() -> None:
    found = scenario(HEAD + BRUG + TAIL)
    assert course_data(found) == {"values": [["Tillid", 0], ["Tid til Karen", 3]]}
    assert longest_state(found) == 6


DATA = {"options": "abc", "values": [["Tillid", 0], ["Tid", -2]]}


@pytest.mark.parametrize("place", [("b", [5, -2047], -1), ("c", [0, 2047], 2), ("a", [-1, 64], 35)])
def test_a_place_packed_and_back(place: tuple[str, list[int], int]) -> None:
    value = dict(zip(("scene", "values", "choice"), place, strict=True))
    state = call("scenario", "pack", value)
    assert len(state) <= 6
    assert call("scenario", "unpack", DATA, state) == value
    assert call("scenario", "fit", DATA, state) == state


def test_a_state_of_another_package() -> None:
    kept = call("scenario", "pack", {"scene": "b", "values": [7], "choice": -1})
    fresh = call("scenario", "fit", DATA, kept)
    assert call("scenario", "unpack", DATA, fresh) == {"scene": "b", "values": [7, -2], "choice": -1}
    chosen = call("scenario", "pack", {"scene": "b", "values": [7, 1, 4], "choice": 1})
    assert call("scenario", "unpack", DATA, call("scenario", "fit", DATA, chosen))["values"] == [7, 1]
    assert call("scenario", "fit", DATA, "x") == ""
    assert call("scenario", "fit", DATA, "") == ""


@pytest.mark.parametrize(
    ("condition", "expected"),
    [("0>1", True), ("0>2", False), ("0>=2", True), ("0<=2", True), ("0<2", False), ("1=-3", True), ("1<-3", False)],
)
def test_conditions(condition: str, expected: bool) -> None:
    assert call("scenario", "holds", condition, [2, -3]) is expected


def test_changes() -> None:
    assert call("scenario", "changed", [2, 2040], "0-3,1+90") == [-1, 2047]
