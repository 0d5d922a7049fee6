"""Matching, ordering and sorting: what authors type and what it means, and what their scripts count and tell an LMS."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builder.components import matching, ordering, sorting
from builder.model import Entry
from tests.unit.components.bridge import call
from tests.unit.parse.support import question_of, read, told

if TYPE_CHECKING:
    from builder.model import Page

Q, E = "# T\n::: spørgsmål\n", ":::\n"
"""The prompt stands in line 3."""


def shape(page: Page) -> str:
    """`matching(a=x ~feedback | b=x | =y)`, `ordering(a | b)`, `sorting(a=x | =x)`; `=y` is what may be chosen."""
    question = question_of(page)
    answers: Any = question.answers

    def text(piece: int | None) -> str:
        return "" if piece is None else " ".join(unescape(re.sub(r"<[^>]+>", " ", page.html[piece])).split())

    def said(one: Any) -> str:
        return f" ~{text(one.feedback)}" if one.feedback is not None else ""

    if answers.component == "ordering":
        shown = [f"{text(one.text)}{said(one)}" for one in answers.items]
    else:
        targets = {target.place: target for target in answers.targets}
        shown = [f"{text(one.text)}={text(targets[one.target].text)}{said(one)}" for one in answers.items]
        right = {one.target for one in answers.items}
        shown += [f"={text(one.text)}{said(one)}" for one in answers.targets if one.place not in right]
    return f"{answers.component}({' | '.join(shown)})"


GOOD = [
    # Pairs
    ("P?\n\nA -> B\nC -> D\n", "matching(A=B | C=D)"),
    ("P?\nA -> B\nC -> D\n", "matching(A=B | C=D)"),
    ("P?\n- A → B\n- C => D\n- E –> F\n- G --> H\n", "matching(A=B | C=D | E=F | G=H)"),
    ("P?\n\n1. A -> B\n2. C -> D\n", "matching(A=B | C=D)"),
    ("P?\n\na) A -> B\nb) C -> D\n", "matching(A=B | C=D)"),
    ("P?\n\n- A->B\n- C→D\n", "matching(A=B | C=D)"),
    ("P?\n\n- A -> B\n\n- C -> D\n\n- E -> B\n", "matching(A=B | C=D | E=B)"),
    ("P?\n\nA -> b\nC -> B\n-> D\n", "matching(A=b | C=b | =D)"),
    ("P?\n\n- A -> B\n- C -> D\n- -> E\n", "matching(A=B | C=D | =E)"),
    (
        "P?\n\n- A -> B\n  Godt.\n- C -> D\n  - Nej.\n- -> E\n  > Pas på.\n",
        "matching(A=B ~Godt. | C=D ~Nej. | =E ~Pas på.)",
    ),
    ("P?\n\nA -> B\n  -> Godt.\n\nC -> D\n", "matching(A=B ~Godt. | C=D)"),
    ("P?\n\nA -> B\n  Gå til Filer -> Gem.\nC -> D\n", "matching(A=B ~Gå til Filer -> Gem. | C=D)"),
    ("P?\n\n`a -> b` -> Kode\nTekst -> `x -> y`\n", "matching(a -> b=Kode | Tekst=x -> y)"),
    ("P?\n\n2. august 2026 -> B\n1. klasse -> D\n", "matching(2. august 2026=B | 1. klasse=D)"),
    ("P?\n\nA -> 1. maj\nC -> 2. maj\n", "matching(A=1. maj | C=2. maj)"),
    ("Gå til Filer -> Gem. P?\n\nA -> B\nC -> D\n", "matching(A=B | C=D)"),
    ("P?\n\n  - A -> B\n  - C -> D\n", "matching(A=B | C=D)"),
    ("P?\n\nA -> B\nC -> D\nforklaring: Fordi.\n", "matching(A=B | C=D)"),
    ("P?\n\nA –> B\nC –> D\nforklaring: Fordi.\n", "matching(A=B | C=D)"),
    ("P?\n\nA -> **B**\nC -> *D*\n", "matching(A=B | C=D)"),
    # Orders
    ("P?\n\n1. A\n2. B\n3. C\n", "ordering(A | B | C)"),
    ("P?\n1. A\n1. B\n1. C\n", "ordering(A | B | C)"),
    ("P?\n\n1) A\n2) B\n", "ordering(A | B)"),
    ("P?\n\n(1) A\n(2) B\n", "ordering(A | B)"),
    ("P?\n\n1. A\n\n2. B\n\n3. C\n", "ordering(A | B | C)"),
    ("P?\n\n1. A\n   - Ja.\n\n2. B\n   > Nej.\n", "ordering(A ~Ja. | B ~Nej.)"),
    ("Sådan:\n\n1. X\n2. Y\n\nP?\n\n1. A\n2. B\n", "ordering(A | B)"),
    ("P?\n\n1. X\n2. Y\n\n1. A\n2. B\n", "ordering(A | B)"),
    ("P?\n\n1. 2. august 2026: A\n2. 3. maj: B\n", "ordering(2. august 2026: A | 3. maj: B)"),
    ("P?\n\n1. Filer -> Gem\n2. Luk\n3. Sluk\n", "ordering(Filer -> Gem | Luk | Sluk)"),
    ("P?\n\n1. A\n   1. Fodnote til A.\n2. B\n", "ordering(A ~Fodnote til A. | B)"),
    ("P?\n\n3. A\n4. B\n", "ordering(A | B)"),
    # Groups
    ("P?\n\n### En\n- a\n\n### To\n- b\n- c\n", "sorting(a=En | b=To | c=To)"),
    ("P?\n###En:\n- a\n###To\n- b\n", "sorting(a=En | b=To)"),
    ("P?\n\n### En ###\n1. a\n2. b\n\n### To\n• c\n", "sorting(a=En | b=En | c=To)"),
    ("P?\n\n### En\n- a\n  - Ja.\n\n### To\n\n- b\n\n  Nej.\n", "sorting(a=En ~Ja. | b=To ~Nej.)"),
    ("P?\n\n### En\n- a\n\n### To\n- b\n\nforklaring: Fordi.\nforsøg: 2\n", "sorting(a=En | b=To)"),
    ("P?\n\n### En\n- 1. maj\n\n### To\n- A -> B\n- C -> D\n", "sorting(1. maj=En | A -> B=To | C -> D=To)"),
    ("P?\n\n### 1. trin\n- a\n\n### 2. trin\n- b\n", "sorting(a=1. trin | b=2. trin)"),
]


@pytest.mark.parametrize(("typed", "expected"), GOOD)
def test_what_is_meant(typed: str, expected: str) -> None:
    page, found = read(Q + typed + E)
    assert (shape(page), told(found)) == (expected, "")


BAD = [
    # Pairs
    ("P?\n\n- A -> B -> C\n- D -> E\n", "pair-unclear:5"),
    ("P?\n\n- A -> B\n- C\n- D -> E\n", "pair-unclear:6"),
    ("P?\n\n- A -> B\n- C\n- D\n", "pair-unclear:6"),
    ("P?\n\nA -> B\nC -> D\nE og F\n", "pair-unclear:7"),
    ("P?\n\nA -> B\nC -> D\n\nMere tekst.\n", "text-after-answers:8"),
    ("P?\n\n- A -> B\n- C -> D\n\n- E\n", "pair-unclear:8"),
    ("P?\n\nA -> B\nC -> D\n\nE -> F -> G\n", "pair-unclear:8"),
    ("P?\n\nA ->\nC -> D\n", "option-empty:5"),
    ("P?\n\n->\nC -> D\n", "option-empty:5"),
    ("P?\n\n-> B\n-> D\n", "option-empty:5"),
    ("P?\n\nA -> B\na -> D\n", "option-repeated:6"),
    ("P?\n\nA -> B\nC -> D\n-> d\n", "option-repeated:7"),
    ("P?\n\nA -> B\nC -> D\n-> E\n-> E\n", "option-repeated:8"),
    ("P?\n\nA -> B\nC -> B\n", "options-count:5"),
    ("P?\n\n" + "".join(f"a{n} -> b{n}\n" for n in range(19)), "options-count:2"),
    ("bland: nej\n\nP?\n\nA -> B\nC -> D\n", "?key-without-effect:3"),
    ("P?\n\n- A -> B\n  måske\n- C -> D\n", "?feedback-or-option-text:6"),
    ("P?\n\nA -> B\n", "question-without-answers:2"),
    ("A -> B\nC -> D\n", "question-without-prompt:2"),
    # Orders
    ("P?\n\n1. A\n3. B\n2. C\n", "?numbers-out-of-order:7"),
    ("P?\n\n1. maj: A\n2. august: B\n", "?number-or-date:5"),
    ("P?\n\n1. A\n2. B\n- C\n", "item-without-number:7"),
    ("P?\n\n1. A\n2. B\n\nTekst.\n", "text-after-answers:8"),
    ("P?\n\n1. A\n\nTekst.\n\n2. B\n3. C\n", "text-after-answers:7"),
    ("P?\n\n1. A\nmere\n2. B\n", "?feedback-or-option-text:6"),
    ("P?\n\n1. A\n2.\n3. C\n", "option-empty:6"),
    ("P?\n\n1. A\n2. a\n", "option-repeated:6"),
    ("P?\n\n1. A -> B\n2. C -> D\n3. E\n", "pair-unclear:7"),
    ("P?\n\n" + "".join(f"1. a{n}\n" for n in range(37)), "options-count:41"),
    ("bland: nej\n\nP?\n\n1. A\n2. B\n", "?key-without-effect:3"),
    ("P?\n\n1. A\n", "question-without-answers:2"),
    # Groups
    ("P?\n\n### En\n- a\n\n### To\n", "group-empty:8"),
    ("P?\n\n### En\n- a\n", "options-count:5"),
    ("P?\n\n### En\n- a\n\n### en\n- b\n", "option-repeated:8"),
    ("P?\n\n### En\n- a\n\n### To\n- A\n", "option-repeated:9"),
    ("P?\n\n### En\nDet her hører til.\n\n- a\n\n### To\n- b\n", "text-after-answers:6"),
    ("P?\n\n### En\n- a\n\n### To\n- b\n\nTekst.\n", "text-after-answers:11"),
    ("P?\n\n### En\n- a\n-\n\n### To\n- b\n", "option-empty:7"),
    ("P?\n\n### En\n- [x] a\n\n### To\n- b\n", "answers-mixed:6"),
    ("bland: nej\n\nP?\n\n### En\n- a\n\n### To\n- b\n", "?key-without-effect:3"),
]


@pytest.mark.parametrize(("typed", "expected"), BAD)
def test_what_is_told(typed: str, expected: str) -> None:
    assert told(read(Q + typed + E)[1]) == expected


def test_some_for_some_only() -> None:
    page, found = read(Q + "P?\n\n- A -> B\n::: kun\nmålgruppe: lærer\n- C -> D\n  Ja.\n:::\n- E -> F\n" + E)
    assert shape(page) == "matching(A=B | C (For: Lærere)=D ~Ja. | E=F)"
    assert told(found) == ""
    answers: Any = question_of(page).answers
    assert [one.scopes != () for one in answers.items] == [False, True, False]


@pytest.mark.parametrize(
    ("typed", "kind", "options", "data", "longest"),
    [
        ("P?\n\nA -> B\nC -> B\n-> D\n", matching, ("A", "C", "-> B", "-> D"), {"right": "acbc"}, 4),
        ("P?\n\n1. A\n2. B\n", ordering, ("A", "B"), {}, 2),
        ("P?\n\n### En\n- a\n\n### To\n- b\n", sorting, ("a", "b", "### En", "### To"), {"right": "acbd"}, 4),
    ],
)
def test_what_the_lock_and_the_script_are_given(
    typed: str, kind: Any, options: tuple[str, ...], data: dict[str, str], longest: int
) -> None:
    from tests.unit.parse.support import read_pages

    module, _ = read_pages({"01-side.md": Q + typed + E})
    (identity,) = [identity for what, _, identity in module.identities if what == "question"]
    assert identity.options == options
    answers: Any = question_of(module.pages[0]).answers
    entry = Entry(1, "q_1_p", "abcdef"[: len(options)])
    assert kind.course_data(answers, entry) == data
    assert kind.longest_response(answers, entry) == longest


@pytest.mark.parametrize("number", range(1, 40))
def test_what_is_drawn_is_never_the_answer(number: int) -> None:
    page, _ = read(Q + "P?\n\n1. A\n2. B\n" + E)
    answers: Any = question_of(page).answers
    assert [one.place for one in answers.drawn_items(Entry(number, "q", "xy"))] == [1, 0]


def test_a_test_may_not_unshuffle_them() -> None:
    page, _ = read("# T\n::: test\nbland: nej\n\n::: spørgsmål\nP?\n\n1. A\n2. B\n:::\n:::\n")
    assert question_of(page).shuffle is True


PAIRS = {"right": "adbecf", "options": "abcdefg", "partial": False}
ORDER = {"options": "abcde", "partial": False}


@pytest.mark.parametrize(
    ("kind", "question", "response", "score"),
    [
        ("matching", PAIRS, "adbecf", 1),
        ("matching", PAIRS, "cfbead", 1),
        ("matching", PAIRS, "adbe", 0),
        ("sorting", {**PAIRS, "partial": True}, "adbe", 0.6667),
        ("sorting", {**PAIRS, "partial": True}, "adbecg", 0.3333),
        ("sorting", {**PAIRS, "partial": True}, "aebd", 0),
        ("sorting", {**PAIRS, "partial": True}, "", 0),
        ("ordering", ORDER, "abcde", 1),
        ("ordering", ORDER, "abced", 0),
        ("ordering", {**ORDER, "partial": True}, "abced", 0.2),
        ("ordering", {**ORDER, "partial": True}, "bacde", 0.2),
        ("ordering", {**ORDER, "partial": True}, "eabcd", 0),
    ],
)
def test_what_an_answer_is_worth(kind: str, question: dict[str, Any], response: str, score: float) -> None:
    grade = call(kind, "grade", question, response)
    assert round(grade["score"], 4) == score
    assert grade["right"] == (score == 1)


def test_what_an_lms_is_told() -> None:
    assert call("matching", "report", PAIRS, "adbg") == {
        "type": "matching",
        "response": [["a", "d"], ["b", "g"]],
        "pattern": [[["a", "d"], ["b", "e"], ["c", "f"]]],
    }
    assert call("sorting", "report", PAIRS, "ad")["type"] == "matching"
    assert call("ordering", "report", ORDER, "bacde") == {
        "type": "sequencing",
        "response": list("bacde"),
        "pattern": [list("abcde")],
    }


@pytest.mark.parametrize(
    ("kind", "question", "response", "left"),
    [
        ("matching", PAIRS, "adbe", "adbe"),
        ("matching", PAIRS, "adxebx", "ad"),
        ("matching", PAIRS, "abda", ""),
        ("matching", PAIRS, "-_a", ""),
        ("sorting", PAIRS, "adaf", "af"),
        ("ordering", ORDER, "edcba", "edcba"),
        ("ordering", ORDER, "exdcba", "edcba"),
        ("ordering", ORDER, "aabb", "ab"),
        ("ordering", ORDER, "xa", ""),
    ],
)
def test_what_is_left_when_options_have_gone(kind: str, question: dict[str, Any], response: str, left: str) -> None:
    assert call(kind, "fit", question, response) == left


@pytest.mark.parametrize("kind", ["matching", "ordering", "sorting"])
def test_there_are_examples_of_both_kinds(kind: str) -> None:
    folder = Path(__file__).parents[3] / "builder/components" / kind / "examples"
    assert len(list(folder.glob("*.html"))) >= 3
    assert len(list(folder.glob("*.txt"))) >= 3
