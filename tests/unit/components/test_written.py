"""Questions without options: what authors type, what learners type, and what an LMS is told of it."""

from __future__ import annotations

from typing import Any

import pytest

from builder.components.free_text import FreeText
from builder.components.number import Number
from builder.components.registry import question_type
from builder.components.short_text import ShortText
from builder.components.survey import Survey
from builder.model import Entry, Span
from tests.unit.components.bridge import call
from tests.unit.parse.support import read, told

NOBODY = Span("x.md")


def asked(setting: str, *more: str) -> Any:
    """The answers of a question with these settings, or the findings."""
    lines = "\n".join((setting, *more))
    page, found = read(f"# T\n\n::: spørgsmål\n{lines}\n\nP?\n:::\n")
    return told(found) or page.blocks[0].answers  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("prompt", ("prompt",)),
        ("prompt / en prompt", ("prompt", "en prompt")),
        ("prompt/en prompt /", ("prompt", "en prompt")),
        (r"a\/b", ("a/b",)),
        (r"24\/7 / altid", ("24/7", "altid")),
        ("24 / 7", ("24", "7")),
        ("'prompt'", ("'prompt'",)),
        ("“prompt” / **bias** / `x`", ("prompt", "bias", "x")),
        ("et  mellemrum", ("et mellemrum",)),
        ("{{ module.title }}", ("Eksempel",)),
        ("24/7", "answer-slash-unclear:4"),
        ("altid / 1/2.", "answer-slash-unclear:4"),
        ("/", "value-invalid:4"),
        ("x" * 101, "answer-too-long:4"),
        ("", "value-invalid:4"),
    ],
)
def test_accepted_answers(typed: str, answers: object) -> None:
    found = asked(f"svar: {typed}")
    assert (found.answers if isinstance(found, ShortText) else found) == answers


@pytest.mark.parametrize(
    ("typed", "right", "exact"),
    [
        ("Datatilsynet", True, True),
        ("  Datatilsynet ", True, True),
        ("datatilsynet.", True, False),
        ("»DATA TILSYNET«!", True, False),
        ("datatilsyn", False, False),
        ("Paa OEen", True, False),
        ("på øen", True, True),
        ("PÅ ØEN?", True, False),
        ("po oen", False, False),
    ],
)
def test_what_is_forgiven(typed: str, right: bool, exact: bool) -> None:
    answers = ["Datatilsynet", "på øen"]
    packed = call_pack(typed)
    assert call("short_text", "grade", {"answers": answers, "exact": False}, packed)["right"] is right
    assert call("short_text", "grade", {"answers": answers, "exact": True}, packed)["right"] is exact


def call_pack(text: str) -> str:
    """As `pack` does, for letters and the few signs of these tests."""
    signs = {sign: "_" + digit for sign, digit in zip("æøåÆØÅ.,!?:;'\"-", "ABCDEFGHIJKLMNO", strict=True)}
    signs |= {" ": "-", "»": "_j", "«": "_k", "−": "__ISG", "%": "_S"}
    return "".join(signs.get(sign, sign) for sign in text)


@pytest.mark.parametrize(
    ("typed", "shown", "least", "most"),
    [
        ("42", "42", 42, 42),
        ("42 ± 2", "42", 40, 44),
        ("42+-2 kr.", "42 kr.", 40, 44),
        ("42 kr. +/- 2 kr", "42 kr.", 40, 44),
        ("1.000", "1.000", 1000, 1000),
        ("1 250 000,50 kr.", "1.250.000,5 kr.", 1250000.5, 1250000.5),
        ("3,5 ± 0,1 %", "3,5 %", 3.4, 3.6),
        ("–2,5 °C", "−2,5 °C", -2.5, -2.5),
        (",5", "0,5", 0.5, 0.5),
        ("15 m2", "15 m2", 15, 15),
        ("42.", "42", 42, 42),
    ],
)
def test_numbers(typed: str, shown: str, least: float, most: float) -> None:
    number = asked(f"tal: {typed}")
    assert isinstance(number, Number), number
    assert (number.shown, float(number.least), float(number.most)) == (shown, least, most)


@pytest.mark.parametrize(
    "typed",
    ["3.5", "1.0000", "12.34 kr.", "fyrre", "40-44", "40 til 44", "40 eller 44", "1/2", "kr. 42", "42 ± to",
     "42 ± -2", "42 kr. ± 2 %", "42 ± 2.5", "1e3", "> 42", ""],
)  # fmt: skip
def test_numbers_that_cannot_be_read(typed: str) -> None:
    assert asked(f"tal: {typed}") == "value-invalid:4"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3,5", 3.5),
        ("3.5", 3.5),
        ("1.000", 1000),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("1 250", 1250),
        ("0.500", 0.5),
        ("−7", -7),
        ("- 7", -7),
        ("+7", 7),
        ("42 kr.", 42),
        ("42kr", 42),
        ("kr. 42", 42),
        ("42,-", 42),
        ("42.", 42),
        ("fyrre", None),
        ("42 euro", None),
        ("1.00.0", None),
        ("1 2", None),
        ("4-2", None),
        ("1/2", None),
        ("", None),
        ("1234567890123456", None),
    ],
)
def test_numbers_as_learners_type_them(typed: str, value: float | None) -> None:
    assert call("number", "value", typed, "kr.") == value


def test_the_ends_of_a_tolerance_are_right() -> None:
    data = {"least": 3.4, "most": 3.6, "unit": "%"}
    for typed, right in (("3,4", True), ("3,6 %", True), ("3,61", False), ("−3,5", False)):
        assert call("number", "grade", data, call_pack(typed))["right"] is right


def test_large_numbers_are_told_as_text() -> None:
    data = {"least": 40, "most": 44, "unit": ""}
    assert call("number", "report", data, "41") == {"type": "numeric", "response": 41, "pattern": [[[40, 44]]]}
    assert call("number", "report", data, "410000")["type"] == "fill-in"


def test_a_number_whose_unit_has_changed_is_dropped() -> None:
    packed = call_pack("41 kr")
    assert call("number", "fit", {"unit": "kr."}, packed) == packed
    assert call("number", "fit", {"unit": "timer"}, packed) == ""


@pytest.mark.parametrize(
    ("typed", "low", "high", "first", "steps"),
    [
        (("helt uenig … helt enig",), "helt uenig", "helt enig", 1, 5),
        (("helt uenig...helt enig", "trin: 7"), "helt uenig", "helt enig", 1, 7),
        (("helt uenig – helt enig",), "helt uenig", "helt enig", 1, 5),
        (("0 … 10",), "", "", 0, 11),
        (("1 = dårligt … 4 = godt",), "dårligt", "godt", 1, 4),
        (("1 (dårligt) .. 4 (godt)", "trin: 4"), "dårligt", "godt", 1, 4),
    ],
)
def test_scales(typed: tuple[str, ...], low: str, high: str, first: int, steps: int) -> None:
    survey = asked("skala: " + typed[0], *typed[1:])
    assert isinstance(survey, Survey), survey
    assert survey[:4] == (low, high, first, steps)
    assert len(survey.characters) == steps


@pytest.mark.parametrize(
    "typed",
    ["enig", "uenig … ved ikke … enig", "… enig", "0 … 100", "5 … 1", "1 … 5\ntrin: 7", ""],
)
def test_scales_that_cannot_be_read(typed: str) -> None:
    assert asked(f"skala: {typed}") == "value-invalid:4"


def test_a_step_is_told_by_its_number() -> None:
    data = {"steps": 11, "from": 0}
    assert call("survey", "report", data, "a") == {"type": "likert", "response": "10", "pattern": []}
    assert [call("survey", "fit", {"steps": 5, "from": 1}, one) for one in ("4", "5", "44")] == ["4", "", ""]


def test_free_text() -> None:
    found = asked("svar: Fri.", "gem: browser", "plads: 200 tegn")
    assert isinstance(found, FreeText)
    assert found[:3] == (None, "browser", 200)


def test_a_text_in_the_browser_is_only_marked() -> None:
    lms, browser = {"keep": "lms"}, {"keep": "browser"}
    assert call("free_text", "report", browser, "_") == {"type": "long-fill-in", "response": "", "pattern": []}
    assert call("free_text", "report", lms, "Hej-d_Au")["response"] == "Hej døu".replace("ø", "æ")
    assert [call("free_text", "fit", browser, one) for one in ("", "_", "Hej")] == ["", "_", "_"]
    assert [call("free_text", "fit", lms, one) for one in ("", "_", "Hej")] == ["", "", "Hej"]


@pytest.mark.parametrize(
    ("answers", "room"),
    [
        (ShortText(("a",), False, NOBODY), 120),
        (Survey("", "", 1, 5, NOBODY), 1),
        (FreeText(None, "lms", 300, NOBODY), 360),
        (FreeText(None, "browser", 4000, NOBODY), 1),
    ],
)
def test_what_the_budget_counts(answers: Any, room: int) -> None:
    entry = Entry(1, "q_1_p", "")
    module = __import__(f"builder.components.{answers.component}", fromlist=["x"])
    assert module.longest_response(answers, entry) == room


def test_prose_under_the_answer_is_an_error() -> None:
    for text in ("P?\n\nsvar: x\n\nMere.", "P?\n\ntal: 4\n\nMere.", "svar: fri\n\nP?\n\nhint: h\n\nMere."):
        _, found = read(f"# T\n\n::: spørgsmål\n{text}\n:::\n")
        assert told(found).startswith("text-after-answers:"), text


@pytest.mark.parametrize("form", ["scale", "free"])
def test_what_has_no_right_answer_has_no_points(form: str) -> None:
    kind = question_type(form)
    assert kind is not None
    assert not kind.scored
    key = "skala: a … b" if form == "scale" else "svar: fri"
    for line in ("forsøg: 2", "point: 2", "delvis: ja", "bland: ja", "ved rigtigt: R", "ved forkert: F"):
        assert asked(key, line) == "?key-without-effect:5"
