"""Blocks that lay out titled parts, as authors write them: what becomes of it, what is told instead of guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest

from builder.checks.walk import all_blocks
from builder.components.timeline.dates import machine_date
from builder.model import Broken, Prose
from tests.unit.parse.support import read, read_pages, told

if TYPE_CHECKING:
    from builder.components.accordion import Accordion
    from builder.components.do_avoid import DoAvoid
    from builder.components.layout import Part
    from builder.components.timeline.read import Timeline
    from builder.model import Block, Page

BEGIN, END = "# Side\n\n::: {block}\n\n", "\n\n:::\n"
SHARED = {"to": "### Tre\n\nc\n\n### Fire\n\nd\n"}


def words(page: Page, piece: int | None) -> str:
    return "" if piece is None else " ".join(re.sub(r"<[^>]+>", " ", page.html[piece]).split())


def shown(block: str, text: str) -> str:
    """`Title: what stands under it` of each part; `(…)` what stands before the first, `{…}` who it is for."""
    page, found = read(BEGIN.format(block=block) + text + END, SHARED)
    assert told(found) == ""
    laid = cast("Accordion", page.blocks[0])
    before = "".join(f"({words(page, cast('Prose', one).piece)}) " for one in laid.blocks)
    return before + " / ".join(_part(page, part) for part in laid.items)


def _part(page: Page, part: Part) -> str:
    who = "".join("{" + ",".join(scope.audiences) + "}" for scope in part.scopes)
    held = " ".join(words(page, one.piece) if isinstance(one, Prose) else component_of(one) for one in part.blocks)
    return f"{who}{words(page, part.title)}: {held}"


def component_of(block: Block) -> str:
    return "" if isinstance(block, (Prose, Broken)) else block.component


def faults(block: str, text: str) -> str:
    return told(read(BEGIN.format(block=block) + text + END, SHARED)[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### En\n\na\n\n### To\n\nb", "En: a / To: b"),
        ("###En\na\n### To ###\nb", "En: a / To: b"),
        ("Læs.\n\n### En\n\na", "(Læs.) En: a"),
        ("### 1. Først\na\n### 50 % af tiden\nb", "1. Først: a / 50 % af tiden: b"),
        ("### C#\na", "C#: a"),
        ("### **Fed** og *skrå*\na", "Fed og skrå: a"),
        ("### {{ organisation.name }}\na", "Fjordby Kommune: a"),
        ("### En\n\n#### Dybere\n\na", "En: Dybere a"),
        ("### En\n\n```\n### To\n###\n```", "En: ### To ###"),
        ("### En\nmålgruppe: lærer\n\na\n\n### To\nb", "{lærer}En: a / To: b"),
        ("### En\na\n\n::: kun\nmålgruppe: lærer\n\n### To\nb\n:::\n\n### Tre\nc", "En: a / {lærer}To: b / Tre: c"),
        ("### En\na\n\n::: kun\nmålgruppe: lærer\n\nb\n:::", "En: a only"),
        ("### En\na\n\n::: indsæt to\n:::\n", "En: a / Tre: c / Fire: d"),
        ("### En\na\n\n### En\nb", "En: a / En: b"),
    ],
)
def test_what_authors_write(text: str, expected: str) -> None:
    assert shown("foldud", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "items-missing:3"),
        ("Bare tekst.", "items-missing:3"),
        ("**En**\n\na\n\n**To:**\n\nb", "items-missing:5"),
        ("- **En**\n- **To**", "items-missing:5"),
        ("- en\n- to", "items-missing:3"),
        ("#### En\n\na", "items-missing:5"),
        ("### En\n\n### To\n\nb", "item-empty:5"),
        ("### En\n\na\n\n###\n\nb", "item-without-title:9"),
        ("## En\n\na", "block-unclosed:3"),
        ("### En\na\n\n::: test\n\n::: spørgsmål\nHvad?\n- [x] a\n- [ ] b\n:::\n:::", "block-not-here:8"),
        ("### En\na\n\n::: kun\nmålgruppe: lærer\n\nb\n\n### To\nc\n:::", "item-cut:8"),
        ("### En\na\n\n::: kun\nmålgruppe: lærer\n\n### To\nc\n:::\n\nd", "item-cut:8"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert faults("foldud", text) == expected


@pytest.mark.parametrize("block", ["foldud", "faner", "trin"])
def test_questions_in_parts_are_found(block: str) -> None:
    question = "::: spørgsmål\nHvad?\n- [x] a\n- [ ] b\n:::"
    page, found = read(
        BEGIN.format(block=block) + f"### En\n\n{question}\n\n### To\n\n::: foldud\n### Tre\n{question}\n:::" + END
    )
    assert told(found) == ""
    assert [component_of(one) for one in all_blocks(page.blocks)].count("question") == 2


@pytest.mark.parametrize("block", ["vendekort", "tidslinje", "gør-undgå", "sammenlign"])
def test_the_others_hold_prose(block: str) -> None:
    question = "::: spørgsmål\nHvad?\n- [x] a\n- [ ] b\n:::"
    assert "block-not-here:7" in faults(block, f"### En\n\n{question}\n\n### To\n\nb").split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### 1. Log ind\na\n### 2. Skriv\nb", "Log ind: a / Skriv: b"),
        ("### Trin 1: Log ind\na\n### Trin 2 – Skriv\nb", "Log ind: a / Skriv: b"),
        ("### 1) Log ind\na\n### 3) Skriv\nb", "Log ind: a / Skriv: b"),
        ("### 1. # er en havelåge\na", "# er en havelåge: a"),
        ("### 2. Log ind\na\n### 1. Skriv\nb", "2. Log ind: a / 1. Skriv: b"),
        ("### Log ind\na\n### 2. del\nb", "Log ind: a / 2. del: b"),
        ("### 2. februar\na", "2. februar: a"),
        ("### 24 timer\na", "24 timer: a"),
    ],
)
def test_the_steps_own_numbers(text: str, expected: str) -> None:
    assert shown("trin", text) == expected


@pytest.mark.parametrize(
    ("written", "machine"),
    [
        ("2. februar 2025", "2025-02-02"),
        ("2 februar 2025", "2025-02-02"),
        ("2. Februar 2025", "2025-02-02"),
        ("2. feb. 2025", "2025-02-02"),
        ("2/2-2025", "2025-02-02"),
        ("02.02.2025", "2025-02-02"),
        ("2025-02-02", "2025-02-02"),
        ("februar 2025", "2025-02"),
        ("2025", "2025"),
        ("31. februar 2025", ""),
        ("13/13-2025", ""),
        ("2025-02", "2025-02"),
        ("2025-13", ""),
        ("2025-13-01", ""),
        ("0. marts 2025", ""),
        ("foråret 2026", ""),
        ("i dag", ""),
    ],
)
def test_dates(written: str, machine: str) -> None:
    assert machine_date(written) == machine


def events(text: str) -> list[tuple[str, str, str]]:
    page, found = read(BEGIN.format(block="tidslinje") + text + END)
    assert told(found) == ""
    return [(one.date, one.machine, words(page, one.title)) for one in cast("Timeline", page.blocks[0]).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### 2. februar 2025: Træning\na", [("2. februar 2025", "2025-02-02", "Træning")]),
        ("### foråret 2026: Kurser\na", [("foråret 2026", "", "Kurser")]),
        ("### 2025\na", [("2025", "2025", "")]),
        ("### 2. februar 2025\na", [("2. februar 2025", "2025-02-02", "")]),
        ("### 2025: Kl. 10:30\na", [("2025", "2025", "Kl. 10:30")]),
        ("### 2025: a\na\n### februar 2025: b\nb", [("2025", "2025", "a"), ("februar 2025", "2025-02", "b")]),
        ("### 2025 – Kurser\na", [("2025", "2025", "Kurser")]),
        ("### 2. februar 2025 - Kurser: begynd\na", [("2. februar 2025", "2025-02-02", "Kurser: begynd")]),
        ("### 2019–2024\na", [("2019–2024", "", "")]),
        ("### 2019–2024: Kurser\na", [("2019–2024", "", "Kurser")]),
        ("### 2025-02-02: Kurser\na", [("2025-02-02", "2025-02-02", "Kurser")]),
    ],
)
def test_events(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### Forordningen\na", "event-without-date:5"),
        ("### 2025: a\na\n### 2024: b\nb", "?events-out-of-order:7"),
        ("### 2025: a\na\n### engang: b\nb\n### 2024: c\nc", "?events-out-of-order:9"),
        ("### 2025: a", "item-empty:5"),
        ("### 2025: a\na\n###\nb", "item-without-title:7"),
        ("- 2025: a", "items-missing:3"),
    ],
)
def test_what_timelines_are_told(text: str, expected: str) -> None:
    assert faults("tidslinje", text) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gør", "Undgå"),
        ("gør", "gør ikke"),
        ("GØR:", "Gør ikke:"),
        ("Goer", "Undgaa"),
        ("Do", "Don't"),
        ("Do", "Don\u2019t"),
    ],
)
def test_the_sides_names(first: str, second: str) -> None:
    for text in (f"### {first}\n- a\n### {second}\n- b", f"### {second}\n- b\n### {first}\n- a"):
        page, found = read(BEGIN.format(block="gør-undgå") + text + END)
        assert told(found) == ""
        block = cast("DoAvoid", page.blocks[0])
        assert [(side, _part(page, one)[-1]) for side, one in zip(block.sides, block.items, strict=True)] == [
            ("do", "a"),
            ("avoid", "b"),
        ]


@pytest.mark.parametrize(
    ("block", "text", "expected"),
    [
        ("gør-undgå", "### Gør\n- a", "side-missing:3"),
        ("gør-undgå", "### Gør\n- a\n### Undgåå\n- b", "side-unknown:7"),
        ("gør-undgå", "### Gør\n- a\n### Bananer\n- b", "side-unknown:7"),
        ("gør-undgå", "### Gør\n- a\n### Undgå\n- b\n### Gør ikke\n- c", "side-twice:9"),
        ("gør-undgå", "**Gør**\n- a\n\n**Undgå**\n- b", "items-missing:5"),
        ("sammenlign", "### En\na", "compare-count:3"),
        ("sammenlign", "### En\na\n### To\nb\n### Tre\nc\n### Fire\nd", "compare-count:3"),
        ("sammenlign", "### En\na\n### To\nb\n### Tre\nc", ""),
        ("sammenlign", "| En | To |\n| --- | --- |\n| a | b |", "items-missing:3"),
    ],
)
def test_what_sides_and_columns_are_told(block: str, text: str, expected: str) -> None:
    assert faults(block, text) == expected


def test_an_empty_part_is_the_only_fault_of_a_comparison() -> None:
    assert faults("sammenlign", "### En\na\n### To") == "item-empty:7"
    assert faults("gør-undgå", "### Gør\n- a\n### Undgå") == "item-empty:7"


def test_a_question_in_a_part_is_one_of_the_pages() -> None:
    text = BEGIN.format(block="faner") + "### En\n\n::: spørgsmål\nHvad?\n- [x] a\n- [ ] b\n:::" + END
    module, found = read_pages({"01-side.md": text})
    assert told(found) == ""
    assert [kind for kind, _, _ in module.identities if kind == "question"] == ["question"]
