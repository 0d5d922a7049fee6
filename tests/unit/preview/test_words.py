"""The LMS's data as an author reads them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from builder.i18n import translator
from builder.preview import words
from builder.preview.attempts import Attempts, Key

if TYPE_CHECKING:
    from pathlib import Path

DANISH, ENGLISH = translator("da"), translator("en")
ANSWERS = {"0": {"id": "q_1", "result": "wrong"}, "1": {"id": "q_2"}, "2": {"id": "q_1", "result": "correct"}}


@pytest.mark.parametrize(
    ("edition", "cmi", "danish"),
    [
        ("scorm12", {}, "ikke begyndt, 0 svar"),
        ("scorm12", {"core": {"lesson_status": "incomplete"}}, "ikke færdig, 0 svar"),
        (
            "scorm12",
            {"core": {"lesson_status": "passed", "score": {"raw": "87.5"}}, "interactions": {"0": {"id": "q"}}},
            "færdig og bestået, score 87,5 %, 1 svar",
        ),
        ("scorm12", {"core": {"lesson_status": "failed"}}, "færdig, ikke bestået, 0 svar"),
        (
            "scorm2004",
            {"completion_status": "completed", "success_status": "passed", "score": {"raw": "90"}},
            "færdig, bestået, score 90 %, 0 svar",
        ),
        (
            "scorm2004",
            {"completion_status": "incomplete", "progress_measure": "0.4", "interactions": ANSWERS},
            "ikke færdig, 40 % læst, 2 svar",
        ),
        ("scorm2004-3rd", {"completion_status": "odd", "progress_measure": "x"}, "odd, x % læst, 0 svar"),
    ],
)
def test_the_sentence(edition: str, cmi: dict[str, Any], danish: str) -> None:
    assert words.sentence(words.facts(cmi, edition), DANISH) == danish


def test_the_rows_name_the_page_and_what_is_left_of_the_room() -> None:
    cmi = {"core": {"lesson_location": "start", "exit": "suspend"}, "suspend_data": "1.2.3.", "interactions": ANSWERS}
    known = words.facts(cmi, "scorm12")
    rows = dict(words.rows(known, "scorm12", {"start": "Begynd her"}, ENGLISH))
    assert rows["Page"] == "Begynd her"
    assert rows["Kept for resuming"] == "6 of 4096 characters"
    assert rows["Next launch"] == "goes on where it stopped"
    assert words.answers(known, {"q_1": "Hvorfor?"}, DANISH)[0] == ("Hvorfor?", "", "rigtigt")


KEY = Key("/x", "eksempel", "scorm12", "")


def test_a_damaged_base_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache/preview.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"not a database, but long enough to be looked at" * 100)
    attempts = Attempts(str(path))
    assert attempts.kept
    attempts.put(KEY, "{}")
    attempts.close()
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("select count(*) from attempts").fetchone() == (1,)
    assert path.with_name("preview.sqlite.damaged").exists()


def test_without_a_cache_folder_they_live_as_long_as_the_preview(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands here", "utf-8")
    attempts = Attempts(str(tmp_path / "cache/preview.sqlite"))
    assert not attempts.kept
    attempts.put(KEY, '{"cmi":{}}')
    assert attempts.get(KEY) == '{"cmi":{}}'
    attempts.forget(KEY)
    assert attempts.get(KEY) == "{}"
    attempts.close()
