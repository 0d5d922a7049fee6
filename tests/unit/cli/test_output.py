"""How findings are printed: for people, for programs, for a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from builder.diagnostics import Diagnostic, error, note, warning
from builder.i18n import translator
from builder.model import Span
from builder.output import as_github, as_json, as_text

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = translator("en")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def file(name: str, text: str) -> str:
    with open(name, "w", encoding="utf-8", newline="") as handle:
        handle.write(text)
    return name


def printed(found: Diagnostic) -> list[str]:
    return as_text([found], ENGLISH).split("\n")


def test_the_line_and_the_place() -> None:
    name = file("a.md", "# A\r\n\r\n![En drage](media/x.png)\r\n")
    found = error(
        "image-missing", Span(name, 3, 13, 3, 24), "the image `{name}` is missing", "add it", name="media/x.png"
    )
    assert printed(found) == [
        "error[image-missing]: the image `media/x.png` is missing",
        "  a.md:3:13",
        "3 | ![En drage](media/x.png)",
        "  |             ^^^^^^^^^^^",
        "  = hint: add it",
        "",
    ]


def test_danish_words() -> None:
    found = [warning("x", Span("a.md"), "m", "h"), note("y", Span("a.md"), "m", "h")]
    text = as_text(found, translator("da"))
    assert text == "advarsel[x]: m\n  a.md\n  = hjælp: h\n\nnote[y]: m\n  a.md\n  = hjælp: h\n"


def test_line_numbers_widen_the_gutter() -> None:
    name = file("a.md", "\n" * 99 + "x\n")
    assert printed(error("c", Span(name, 100, 1, 100, 2), "m", "h"))[2:5] == ["100 | x", "    | ^", "    = hint: h"]


def test_a_hint_of_several_lines() -> None:
    assert printed(error("c", Span("a.md"), "m", "write one:\nid: a\nid: b"))[2:5] == [
        "  = hint: write one:",
        "          id: a",
        "          id: b",
    ]


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "marker"),
    [
        ("\tx = 1", 2, 3, " x = 1", " ^"),
        ("日本 her", 4, 7, "日本 her", "     ^^^"),
        ("e\u0301 her", 3, 6, "é her", "  ^^^"),
        ("slut", 5, 5, "slut", "    ^"),
        ("\x1b[31mrød\u202e", 1, 2, "\ufffd[31mrød\ufffd", "^"),
    ],
)
def test_the_marker_stands_under_the_fault(line: str, column: int, end: int, shown: str, marker: str) -> None:
    name = file("a.md", line)
    lines = printed(error("c", Span(name, 1, column, 1, end), "m"))
    assert lines[2:4] == [f"1 | {shown}", f"  | {marker}"]


def test_a_long_line_is_cut_around_the_fault() -> None:
    name = file("a.md", "a" * 500 + "X" + "b" * 500)
    lines = printed(error("c", Span(name, 1, 501, 1, 502), "m"))
    assert len(lines[2]) < 125
    assert lines[2][lines[3].index("^")] == "X"
    assert lines[2].startswith("1 | …a")
    assert lines[2].endswith("b…")


def test_several_lines_are_shown_by_the_first() -> None:
    name = file("a.md", "en\nto\ntre\n")
    assert printed(error("c", Span(name, 1, 2, 3, 2), "m"))[2:4] == ["1 | en", "  |  ^"]


@pytest.mark.parametrize("place", [Span("a.zip/index.html", 3, 1, 3, 2), Span("mangler.md", 3, 1, 3, 2)])
def test_no_line_to_show(place: Span) -> None:
    file("a.zip", "PK")
    assert printed(error("c", place, "m", "h")) == ["error[c]: m", f"  {place.file}:3:1", "  = hint: h", ""]


def test_colour_only_when_asked() -> None:
    found = [error("c", Span("a.md"), "m", "h")]
    assert "\x1b[" in as_text(found, ENGLISH, colour=True)
    assert "\x1b[" not in as_text(found, ENGLISH)


def test_json() -> None:
    found = error("c", Span("m/a.md", 3, 13, 4, 2), "`{x}` er æ", "gør {x}", x='"q"')
    assert json.loads(as_json([found], ENGLISH)) == [
        {
            "code": "c",
            "severity": "error",
            "file": "m/a.md",
            "line": 3,
            "column": 13,
            "end_line": 4,
            "end_column": 2,
            "message": '`"q"` er æ',
            "hint": 'gør "q"',
        }
    ]
    assert as_json([], ENGLISH) == "[]\n"


def test_annotations_are_escaped() -> None:
    found = [
        error("c", Span("m/a,b:c.md", 3, 13, 4, 2), "100 % sikkert\nnej", "hjælp"),
        note("n", Span("a.md"), "m"),
    ]
    assert as_github(found, ENGLISH) == (
        "::error file=m/a%2Cb%3Ac.md,line=3,col=13,endLine=4,endColumn=2,title=c::100 %25 sikkert%0Anej%0Ahjælp\n"
        "::notice file=a.md,line=1,col=1,endLine=1,endColumn=1,title=n::m\n"
    )
