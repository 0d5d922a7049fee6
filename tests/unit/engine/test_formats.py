"""Interactions and times as each edition writes them (scorm-facts 2.4 to 2.6): S22, S24, S25."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

if TYPE_CHECKING:
    from tests.unit.engine.bridge import Engine

Neutral = dict[str, Any]

CASES: dict[str, tuple[Neutral, tuple[str, str, str], tuple[str, str, list[str]]]] = {
    "choice": (
        {"type": "choice", "response": ["a", "c"], "pattern": [["a", "b"]]},
        ("choice", "a,c", "a,b"),
        ("choice", "a[,]c", ["a[,]b"]),
    ),
    "true-false": (
        {"type": "true-false", "response": True, "pattern": [False]},
        ("true-false", "t", "f"),
        ("true-false", "true", ["false"]),
    ),
    "sequencing": (
        {"type": "sequencing", "response": ["b", "a"], "pattern": [["a", "b"]]},
        ("sequencing", "b,a", "a,b"),
        ("sequencing", "b[,]a", ["a[,]b"]),
    ),
    "matching": (
        {"type": "matching", "response": [["a", "1"], ["b", "2"]], "pattern": [[["a", "2"], ["b", "1"]]]},
        ("matching", "a.1,b.2", "a.2,b.1"),
        ("matching", "a[.]1[,]b[.]2", ["a[.]2[,]b[.]1"]),
    ),
    "fill-in": (
        {"type": "fill-in", "response": ["rød\ngrød"], "pattern": [["rødgrød"], ["grød"]]},
        ("fill-in", "rød grød", "rødgrød"),
        ("fill-in", "rød grød", ["rødgrød", "grød"]),
    ),
    "numeric": (
        {"type": "numeric", "response": 0.5, "pattern": [[[0.25, 12.0]]]},
        ("numeric", "0.5", "6.125"),
        ("numeric", "0.5", ["0.25[:]12"]),
    ),
    "likert": (
        {"type": "likert", "response": "d", "pattern": []},
        ("likert", "d", ""),
        ("likert", "d", []),
    ),
    "long-fill-in": (
        {"type": "long-fill-in", "response": "{Først} dette[,]så [.]hint", "pattern": []},
        ("fill-in", "Først} dette så hint", ""),
        ("long-fill-in", "Først} dette så hint", []),
    ),
    "other": (
        {"type": "other", "response": "a7", "pattern": []},
        ("fill-in", "a7", ""),
        ("other", "a7", []),
    ),
    "performance": (
        {"type": "performance", "response": [["1", "ud"]], "pattern": []},
        ("performance", "1.ud", ""),
        ("performance", "1[.]ud", []),
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_s22_in_12(engine: Engine, kind: str) -> None:
    neutral, (type_, response, pattern), _ = CASES[kind]
    assert engine("lms/scorm12", "format", neutral) == {"type": type_, "response": response, "pattern": pattern}


@pytest.mark.parametrize("kind", CASES)
def test_s22_in_2004(engine: Engine, kind: str) -> None:
    neutral, _, (type_, response, patterns) = CASES[kind]
    assert engine("lms/scorm2004", "format", neutral) == {"type": type_, "response": response, "patterns": patterns}


@given(text=st.text(max_size=300), limit=st.integers(min_value=1, max_value=300))
def test_s24_free_text_is_clean_and_cut(engine: Engine, text: str, limit: int) -> None:
    cleaned = engine("interactions", "clean", text, limit)
    assert len(cleaned.encode("utf-16-le")) // 2 <= limit
    assert not re.search(r"[\r\n\u2028\u2029]|\[[,.:]\]|^\{", cleaned)
    assert engine("interactions", "clean", cleaned, limit) == cleaned


def test_s24_cut_at_each_limit(engine: Engine) -> None:
    long_text = "æ" * 5000
    essay = {"type": "long-fill-in", "response": long_text, "pattern": []}
    words = {"type": "fill-in", "response": [long_text], "pattern": []}
    assert len(engine("lms/scorm12", "format", essay)["response"]) == 255
    assert len(engine("lms/scorm2004", "format", essay)["response"]) == 4000
    assert len(engine("lms/scorm2004", "format", words)["response"]) == 250


def test_s24_a_cut_never_splits_a_character(engine: Engine) -> None:
    assert engine("interactions", "clean", "😀😀", 3) == "😀"


@pytest.mark.parametrize(
    ("seconds", "in_12", "in_2004"),
    [
        (0, "0000:00:00", "PT0H0M0S"),
        (59.99, "0000:00:59", "PT0H0M59S"),
        (3661, "0001:01:01", "PT1H1M1S"),
        (360000, "0100:00:00", "PT100H0M0S"),
        (36000000, "9999:00:00", "PT10000H0M0S"),
    ],
)
def test_s25_spans_of_time(engine: Engine, seconds: float, in_12: str, in_2004: str) -> None:
    assert engine("lms/scorm12", "timespan", seconds) == in_12
    assert engine("lms/scorm2004", "duration", seconds) == in_2004


def test_s25_points_in_time_have_neither_zone_nor_fraction(engine: Engine) -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", engine("lms/scorm2004", "timestamp", 1795370401123))


@pytest.mark.parametrize(("value", "written"), [(0.1 + 0.2, "0.3"), (1 / 3, "0.3333"), (85, "85"), (0.00001, "0")])
def test_decimals_have_a_point_and_no_exponent(engine: Engine, value: float, written: str) -> None:
    assert engine("interactions", "decimal", value) == written
