"""What answers tell: feedback, length, place, and the same question again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.checks.material import findings, question, told

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "# Start\n\n"
BARE = "- [x] Ja\n- [ ] Aldrig\n"
HALF = "- [x] Ja\n  - Ja.\n- [ ] Aldrig\n"
LONG = "- [x] Ja, altid\n  - Ja.\n- [ ] Nej\n  - Nej.\n"
FIRST = "- [x] Ja\n  - Ja.\n- [ ] Nej\n  - Nej.\n- [ ] Ved ikke\n  - Nej.\n"
LAST = "- [ ] Måske\n  - Nej.\n- [ ] Nej\n  - Nej.\n- [x] Ja\n  - Ja.\n"


def page(*options: str, settings: str = "") -> str:
    return TITLE + "".join(question(number, settings, one) for number, one in enumerate(options))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(HALF, FIRST, LAST, FIRST), [("feedback-missing", 3)]),
        (page(*(BARE,) * 4), [("feedback-missing", 3)]),
        (page(BARE, BARE, FIRST, LAST), [("feedback-missing", 3), ("feedback-missing", 12)]),
        (page(*(BARE,) * 3), []),
        (page(*(BARE,) * 4, settings="forklaring: Fordi.\n"), []),
        (page(*(BARE,) * 4, settings="ved rigtigt: Ja.\nved forkert: Nej.\n"), []),
        (page(*(HALF,) * 4, settings="ved forkert: Nej.\n"), []),
        (TITLE + "::: test\nvis svar: aldrig\n\n" + page(*(BARE,) * 4).removeprefix(TITLE) + ":::\n", []),
    ],
    ids=["one option", "all, said once", "two", "a sketch", "explained", "right and wrong", "the wrong", "never shown"],
)
def test_feedback(tmp_path: Path, text: str, expected: list[tuple[str, int]]) -> None:
    assert told(findings(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("options", "is_told"),
    [
        ((LONG,) * 4, True),
        ((LONG,) * 3, False),
        ((LONG, LONG, LONG, FIRST), False),
        ((*(LONG,) * 6, FIRST), True),
        (("- [x] Sandt\n  - Ja.\n- [ ] Falsk\n  - Nej.\n",) * 4, False),
        (("- [x] Lige\n  - Ja.\n- [ ] Ulig\n  - Nej.\n",) * 4, False),
    ],
    ids=["always", "too few", "three of four", "six of seven", "true or false", "as long as"],
)
def test_the_longest(tmp_path: Path, options: tuple[str, ...], is_told: bool) -> None:
    found = [one for one in findings(tmp_path, page(*options)) if one.code == "answer-longest"]
    assert bool(found) is is_told


def test_the_table_is_cut(tmp_path: Path) -> None:
    found = findings(tmp_path, page(*(LONG,) * 8))
    table = dict(found[0].values)["table"].split("\n")
    assert (table[0], table[5:]) == ("01.md:3   9 / 3", ["01.md:58  9 / 3", "…"])


@pytest.mark.parametrize(
    ("options", "settings", "expected"),
    [
        ((FIRST,) * 4, "bland: nej\n", {"place": "1", "count": "4", "all": "4"}),
        ((LAST,) * 4, "bland: nej\n", {"place": "3", "count": "4", "all": "4"}),
        ((FIRST,) * 3, "bland: nej\n", None),
        ((FIRST, LAST) * 2, "bland: nej\n", None),
        ((FIRST,) * 4, "", None),
    ],
    ids=["first", "last", "too few", "both", "shuffled"],
)
def test_the_same_place(
    tmp_path: Path, options: tuple[str, ...], settings: str, expected: dict[str, str] | None
) -> None:
    found = [one for one in findings(tmp_path, page(*options, settings=settings)) if one.code == "answer-place"]
    values = [{name: value for name, value in one.values if name != "table"} for one in found]
    assert values == ([expected] if expected else [])


def test_a_test_rules_how_its_questions_are_shuffled(tmp_path: Path) -> None:
    questions = page(*(FIRST,) * 4).removeprefix(TITLE)
    assert told(findings(tmp_path, f"{TITLE}::: test\nbland: nej\n\n{questions}:::\n")) == [("answer-place", 1)]
    assert findings(tmp_path, f"{TITLE}::: test\n\n{questions}:::\n") == []


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        ("Spørgsmål 0?\n\n- [ ] Aldrig\n- [x] Ja\n", True),
        ("spørgsmål  0?\n\n- [x] JA\n- [ ] aldrig\n", True),
        ("Spørgsmål 0?\n\n- [x] Ja\n- [ ] Nej\n", False),
        ("Spørgsmål nul?\n\n- [x] Ja\n- [ ] Aldrig\n", False),
    ],
)
def test_the_same_again(tmp_path: Path, other: str, is_told: bool) -> None:
    found = findings(
        tmp_path, f"{TITLE}{question(0)}::: spørgsmål\n{other}forklaring: Fordi.\n:::\n\n{question(2)}{question(3)}"
    )
    assert told(found) == ([("question-repeated", 14)] if is_told else [])
