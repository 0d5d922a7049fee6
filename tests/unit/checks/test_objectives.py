"""Objectives, strands and questions: what is told, and when nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.checks.material import STRANDS, findings, objectives, question, told

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "# Start\n\n"


def asked(*settings: str) -> str:
    return TITLE + "".join(question(number, text) for number, text in enumerate(settings))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (asked("mål: a\n", "mål: b\n", "mål: c\n", "mål: c\n"), []),
        (asked("mål: a, b\n", "mål: c\n", "mål: c\n", "mål: c\n"), []),
        (asked("mål: a\n", "mål: b\n", "mål: b\n"), [("objective-without-question", 10)]),
        (asked("mål: a, b, c\n", "mål: b\n", "mål: b\n", ""), [("question-without-objective", 39)]),
        (asked("", "", "", ""), [("question-without-objective", 3)]),
        (asked("", "", ""), []),
        (TITLE + "Kun tekst.\n", []),
        ("# Start\n\n::: side\nmål: a, b, c\n:::\n\n" + asked("", "", "", "").removeprefix(TITLE), []),
        (TITLE + "::: test\nmål: a, b, c\n\n" + asked("", "", "", "").removeprefix(TITLE) + ":::\n", []),
    ],
    ids=["each", "two at once", "one never", "one without", "all without", "a sketch", "a text", "of page", "of test"],
)
def test_objectives_and_questions(tmp_path: Path, page: str, expected: list[tuple[str, int]]) -> None:
    assert told(findings(tmp_path, page, objectives(*STRANDS))) == expected


def test_all_without_is_said_once_with_their_number(tmp_path: Path) -> None:
    found = findings(tmp_path, asked("", "", "", ""), objectives(*STRANDS))
    assert [dict(one.values) for one in found] == [{"count": "4", "id": "a"}]


def test_a_module_without_objectives_asks_freely(tmp_path: Path) -> None:
    assert findings(tmp_path, asked("", "", "", "")) == []


@pytest.mark.parametrize(
    ("strands", "missing"),
    [
        (STRANDS, []),
        (("teknologisk", "etisk"), ["praktisk"]),
        (("etisk",), []),
        (("etisk", "etisk"), []),
        (("etisk", "etisk", "etisk"), ["teknologisk", "praktisk"]),
        ((), []),
    ],
)
def test_strands(tmp_path: Path, strands: tuple[str, ...], missing: list[str]) -> None:
    found = findings(tmp_path, TITLE + "Tekst.\n", objectives(*strands))
    assert [(one.code, dict(one.values)["strand"]) for one in found] == [
        ("strand-without-objective", strand) for strand in missing
    ]
