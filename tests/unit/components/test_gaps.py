"""Gap texts and drop-downs: what authors type and what it means, and what their script counts and tells an LMS."""

from __future__ import annotations

from typing import Any

import pytest

from builder.components import drop_down, gap
from builder.model import Entry
from tests.unit.components.bridge import call
from tests.unit.parse.support import question_of, read, told

Q, E = "# T\n::: spørgsmål\n", ":::\n"


def shape(text: str) -> str:
    """`gap(a, b)`: what may be typed; `drop_down(*a, b)`: a star at what is right."""
    page, found = read(Q + text + E)
    assert told(found) == ""
    answers: Any = question_of(page).answers
    fields = [
        "/".join(f"*{word}" if number in one.right else word for number, word in enumerate(one.choices))
        or "/".join(one.answers)
        for one in answers.gaps
    ]
    return f"{answers.component}({', '.join(fields)})"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Det er [[A]].\n", "gap(A)"),
        ("Det er [[ A/b ]] og [[C]].\n", "gap(A/b, C)"),
        ("Det er [[ja\\/nej]].\n", "gap(ja/nej)"),
        ("Det er **[[A]]**, ikke `[[B]]`.\n", "gap(A)"),
        ("- x [[A]]\n- y [[B]]\n", "gap(A, B)"),
        ("Det er [[kunstig intelligens (AI)]].\n", "gap(kunstig intelligens (AI))"),
        ("Det er [[a / A.]].\n", "gap(a/A.)"),
        ("Det er [[(A) / B]].\n", "drop_down(*A/B)"),
        ("Det er [[A / ( B ) / C]].\n", "drop_down(A/*B/C)"),
        ("Det er [[A/(B)]].\n", "drop_down(A/*B)"),
        ("Det er [[(A) / (B) / C]].\n", "drop_down(*A/*B/C)"),
        ("Det er [[(A) / B]] og [[C]].\n", "drop_down(*A/B, C)"),
    ],
)
def test_what_is_meant(typed: str, expected: str) -> None:
    assert shape(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Det er [[ ]].\n", "option-empty:3"),
        ("Det er [[ / ]].\n", "option-empty:3"),
        ("Det er [[24/7]].\n", "answer-slash-unclear:3"),
        (f"Det er [[{'a' * 61}]].\n", "answer-too-long:3"),
        ("Det er [[(A)]].\n", "options-count:3"),
        ("Det er [[(A) / a]].\n", "option-repeated:3"),
        ("Det er [[(A) / / B]].\n", "option-empty:3"),
        ("".join(f"Det er [[a{n}]].\n" for n in range(37)), "options-count:2"),
    ],
)
def test_what_is_told(typed: str, expected: str) -> None:
    assert told(read(Q + typed + E)[1]) == expected


def test_the_text_does_not_give_the_answer_away() -> None:
    page, _ = read(Q + "Det er [[A / B]] og **[[C]]**.\n" + E)
    question = question_of(page)
    assert question.text == "Det er ___ og ___."
    answers: Any = question.answers
    woven = list(answers.woven(page.html[question.prompt]))
    assert [number for _, _, number in woven] == [1, 2, 0]
    assert "[[" not in "".join(text for text, _, _ in woven)


def test_a_field_that_the_text_lost_comes_last() -> None:
    page, _ = read(Q + "Det er [[A]] og [[C]].\n" + E)
    answers: Any = question_of(page).answers
    assert [number for _, _, number in answers.woven("<p>Uden felter</p>")] == [0, 1, 2]


def test_what_the_script_gets() -> None:
    page, _ = read(Q + "Det er [[A / (B)]] og [[C / D]].\n" + E)
    answers: Any = question_of(page).answers
    entry = Entry(1, "q_1_det_er", "abc")
    fields = [{"options": "ab", "right": "b", "words": ["A", "B"]}, {"options": "c", "answers": ["C", "D"]}]
    assert drop_down.course_data(answers, entry) == {"gaps": fields}
    assert gap.longest_response(answers, entry) == 3 + 75


TYPED = {"partial": False, "gaps": [{"options": "a", "answers": ["Køn", "sex"]}, {"options": "b", "answers": ["ord"]}]}
CHOSEN = {
    "partial": False,
    "gaps": [{"options": "abc", "right": "b", "words": ["x", "y", "z"]},
             {"options": "de", "right": "d", "words": ["p", "q"]}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "response", "score"),
    [
        (TYPED, "akoen_Sbord", 1),
        (TYPED, "bOrd_SaKOEN", 1),
        (TYPED, "akoen", 0),
        ({**TYPED, "partial": True}, "akoen", 0.5),
        ({**TYPED, "partial": True}, "akoen_Sbx", 0),
        (CHOSEN, "b_Sd", 1),
        (CHOSEN, "a_Sd", 0),
        ({**CHOSEN, "partial": True}, "b", 0.5),
        (CHOSEN, "", 0),
    ],
)
def test_what_an_answer_is_worth(question: dict[str, Any], response: str, score: float) -> None:
    assert call("gap", "grade", question, response) == {"score": score, "right": score == 1}


def test_what_an_lms_is_told() -> None:
    report = call("gap", "report", TYPED, "akoen")
    assert report == {"type": "fill-in", "response": ["koen", "-"], "pattern": [["Køn", "ord"]]}
    report = call("drop_down", "report", CHOSEN, "a_Sd")
    assert report == {"type": "matching", "response": [["1", "a"], ["2", "d"]], "pattern": [[["1", "b"], ["2", "d"]]]}
    alone = {**CHOSEN, "gaps": CHOSEN["gaps"][:1]}  # type: ignore[index]
    assert call("drop_down", "report", alone, "c") == {"type": "choice", "response": ["c"], "pattern": [["b"]]}


def test_what_is_left_when_fields_have_gone() -> None:
    assert call("drop_down", "fit", CHOSEN, "x_Sb_Sd") == "b_Sd"
    assert call("gap", "fit", TYPED, "xhej_Sbord") == "bord"
    assert call("gap", "fit", TYPED, "-_") == ""
