"""The administrator's sheets: plain, complete documents in both languages, for every kind of course."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from builder import sheets
from builder.editions import EDITIONS
from builder.editions.course import CourseFacts
from builder.verify import Verdict

VERDICT = Verdict(
    "x.zip", "scorm12", "SCORM 1.2", "x", "1.1.0", "kursus", 12, 62_456, 247_937, "aa", "bb", is_ours=True
)
QUESTIONS: dict[str, Any] = {
    "questions": {
        "1": {"objectives": ["forklar"]},
        "2": {"objectives": ["vurder", "forklar"]},
        "3": {"objectives": ["husk"], "scored": False},
        "4": {"objectives": ["husk"]},
    },
    "objectives": [{"id": name, "text": f"Du kan {name}e."} for name in ("husk", "vurder", "forklar")],
}


def data_of(completion: str, **test: object) -> dict[str, Any]:
    """Question 4 is practice."""
    tests = {"1": {"questions": [1, 2, 3], "mark": 80, **test}} if test else {}
    return {"completion": completion, "tests": tests, **QUESTIONS}


TESTS: list[dict[str, Any]] = [
    data_of("pages"),
    data_of("pages", counts=True, attempts=3),
    data_of("test", counts=True, attempts=0),
    data_of("both", counts=True, attempts=1),
    data_of("pages", counts=False, attempts=1),
]


def course(language: str = "da", edition: str = "scorm12", data: dict[str, Any] = TESTS[3]) -> sheets.Course:
    facts = CourseFacts("kursus", "Æbler & <pærer>", language, "Om `frugt`", "1.1.0", 25, 80, "index.html", ())
    return sheets.Course("kursus", EDITIONS[edition].FACTS, facts, data, "Fjordby", "Ejer", "Kontakt", "CC BY 4.0", "")


def previous(**changes: str) -> dict[str, Any]:
    return {"version": "1.0.0", "identifier": "kursus", "content_id": "cc", **changes}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("data", TESTS, ids=range(len(TESTS)))
def test_it_is_a_whole_document(language: str, edition: str, data: dict[str, Any]) -> None:
    text = sheets.guide(course(language, edition, data)).decode()
    root = html.fromstring(text)
    assert root.get("lang") == language
    assert root.findtext(".//h1") == "Æbler & <pærer>"
    body = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert "{" not in body
    assert " style=" not in body
    assert "<script" not in body
    assert not re.search(r"\b(?:src|href)=", body)
    levels = [int(str(heading.tag)[1]) for heading in root.iter("h1", "h2", "h3")]
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize(
    ("at", "told"), [(1, [("o_vurder", "Du kan vurdere."), ("o_forklar", "Du kan forklare.")]), (0, []), (4, [])]
)
def test_the_objectives_that_are_reported(at: int, told: list[str]) -> None:
    text = sheets.guide(course(data=TESTS[at])).decode()
    assert re.findall(r"<li><code>(o_\w+)</code>: (.+)</li>", text) == told


def test_its_policy_names_its_styles() -> None:
    text = sheets.guide(course()).decode()
    styles = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert styles
    digest = b64encode(sha256(styles[1].encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in text


def test_nothing_of_the_language_is_left_in_english() -> None:
    danish, english = (set(texts(sheets.guide(course(language)))) for language in ("da", "en"))
    assert {text for text in danish & english if re.search(r"[a-z]{4}", text)} <= SAME


SAME = {
    *("cmi.objectives", "o_vurder", "o_forklar", ": Du kan vurdere.", ": Du kan forklare."),
    *("Fjordby", "Ejer", "Kontakt", "Om `frugt`", "Version", "kursus", "kursus-item", "Æbler & <pærer>", "Score"),
    *("Moodle", "Totara", "Cornerstone", "Display package", "Current window", "Student skip content structure page"),
    *("Always", "Disabled", "Display course structure in player", "Grading method", "Highest grade", "Unlimited"),
    *("Number of attempts", "Attempts grading", "Highest attempt", "Force new attempt", "Force completed", "Passed"),
    *("Require status", "Require minimum score", "incomplete", "passed", "failed", "lesson_status", "course.js"),
    *("imsmanifest.xml", "index.html", "media/"),
}
"""Names of the course, of Moodle's settings, of the standard and of files."""


def texts(document: bytes) -> list[str]:
    root = html.fromstring(document.decode())
    body = root.find("body")
    assert body is not None
    return [str(text).strip() for text in body.itertext() if text.strip()]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (None, "There was nothing to compare with."),
        (previous(content_id="aa"), "It is the same package."),
        (previous(), "Yes, upload it over the old one."),
        (previous(identifier="andet"), "No, do not replace the old one."),
    ],
)
def test_can_it_take_over(before: dict[str, Any] | None, said: str) -> None:
    found = texts(sheets.beside(course("en"), VERDICT, "kursus.zip", before))
    assert said in found
    assert "62,456 bytes in 12 files, 247,937 bytes unpacked" in found


def test_numbers_are_written_as_the_language_does() -> None:
    assert "62.456 bytes i 12 filer, 247.937 bytes pakket ud" in texts(sheets.beside(course(), VERDICT, "k.zip", None))


def test_a_table_of_what_is_reported() -> None:
    root = html.fromstring(sheets.guide(course(data=TESTS[2])).decode())
    rows = [["".join(map(str, cell.itertext())) for cell in row] for row in root.findall(".//table")[0].iter("tr")]
    assert rows == [
        ["Hvornår", "lesson_status", "Score"],
        ["Kurset åbnes første gang", "incomplete", "intet"],
        ["Testen er ikke bestået, og der er forsøg tilbage", "incomplete", "intet"],
        ["Testen er bestået", "passed", "testens resultat"],
    ]


def test_the_ways_through_a_scenario_are_for_the_author_only() -> None:
    story = ("Scenarie 1", '<svg class="story"></svg>', "Begynd\n  Ja → Slut ✓")
    told = course()._replace(stories=(story,))
    beside = sheets.beside(told, VERDICT, "x.zip", None).decode()
    assert '<svg class="story"></svg>' in beside
    assert "Ja → Slut ✓" in beside
    assert "story" not in sheets.guide(told).decode().partition("</style>")[2]
    assert "story" not in sheets.beside(course(), VERDICT, "x.zip", None).decode().partition("</style>")[2]
