"""The scanner by itself: where things stand, what is taken out, what is left."""

from __future__ import annotations

import pytest

from builder.model import Directive, Line
from builder.names import is_blank
from builder.scan import scan
from builder.scan.comments import without_comments
from builder.scan.fences import closes, opened
from builder.scan.marks import heading_level, is_underline, key_line


def lines(text: str) -> tuple[Line, ...]:
    return tuple(Line("01.md", number, 1, one) for number, one in enumerate(text.split("\n"), 1))


def shown(kept: object) -> list[tuple[int, int, str]]:
    assert isinstance(kept, (list, tuple))
    return [(line.number, line.column, line.text) for line in kept]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a <!-- b --> c", [(1, 1, "a            c")]),  # blanks keep the columns right
        ("a<!-- b -->c", [(1, 1, "ac")]),
        ("a <!-- b -->", [(1, 1, "a")]),
        ("<!-- b --> c", [(1, 12, "c")]),
        ("  <!-- b --> - c", [(1, 12, "  - c")]),
        ("a\n<!-- b -->\nc", [(1, 1, "a"), (3, 1, "c")]),
        ("a <!-- b\nc --> d", [(1, 1, "a"), (2, 7, "d")]),
        ("<!-- a\n\n::: test\n--> d", [(4, 5, "d")]),
        ("a <!-- b --><!-- c --> d", [(1, 1, "a                      d")]),
        ("`<!-- a -->`", [(1, 1, "`<!-- a -->`")]),
        ("``<!-- `a -->``", [(1, 1, "``<!-- `a -->``")]),
        ("`a` <!-- b -->", [(1, 1, "`a`")]),
        ("`a <!-- b -->", [(1, 1, "`a")]),
        ("\\<!-- a", [(1, 1, "\\<!-- a")]),
        ("```\n<!-- a\n```\n<!-- b -->c", [(1, 1, "```"), (2, 1, "<!-- a"), (3, 1, "```"), (4, 11, "c")]),
        ("<!-- ```\n-->\n<!-- b -->c", [(3, 11, "c")]),
        ("<!-->a", [(1, 6, "a")]),
        ("a\n\nb", [(1, 1, "a"), (2, 1, ""), (3, 1, "b")]),
    ],
)
def test_comments(text: str, kept: list[tuple[int, int, str]]) -> None:
    left, found = without_comments(lines(text))
    assert shown(left) == kept
    assert found == []


def test_an_unclosed_comment_is_text() -> None:
    left, found = without_comments(lines("a <!-- b\n<!-- c --> d <!-- e"))
    assert [(one.code, one.span.line, one.span.column) for one in found] == [("comment-unclosed", 2, 14)]
    assert shown(left) == [(1, 1, "a"), (2, 12, "d <!-- e")]


@pytest.mark.parametrize(
    ("text", "is_fence"),
    [
        ("```", True),
        ("~~~~ python", True),
        ("   ```", True),
        ("> ```", True),
        ("> > ~~~", True),
        ("``", False),
        ("```a```", False),
        ("~~~a~~~", True),
        ("tekst ```", False),
    ],
)
def test_fences(text: str, is_fence: bool) -> None:
    assert (opened(text) is not None) == is_fence


def test_what_closes_a_fence() -> None:
    fence = opened("````")
    assert fence is not None
    assert closes(fence, "  ````` ")
    assert not closes(fence, "```")
    assert not closes(fence, "```` x")
    assert not closes(fence, "~~~~")
    quoted = opened("> ```")
    assert quoted is not None
    assert closes(quoted, "> ```")
    assert closes(quoted, "the quote has ended")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("# A", 1),
        ("#A", 1),
        ("   ## A ##", 2),
        ("###### A", 6),
        ("####### A", 0),
        ("#", 0),
        ("# #", 0),
        ("    # A", 0),
        ("a # b", 0),
    ],
)
def test_headings(text: str, level: int) -> None:
    assert heading_level(text) == level


def test_underlines() -> None:
    assert is_underline("=====  ")
    assert not is_underline("=")
    assert not is_underline("== a ==")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("forsøg: 2", ("forsoeg", 0, "2", 9)),
        ("  Vis  svar : efter ", ("vis svar", 2, "efter", 15)),
        ("mål=a", ("maal", 0, "a", 5)),
        ("hint:", ("hint", 0, "", 6)),
        ("a::b", None),
        ("a == b", None),
        ("2: b", None),
        ("- a: b", None),
        ("https://a.b", ("https", 0, "//a.b", 7)),
        ("en to tre fire: x", None),
    ],
)
def test_key_lines(text: str, found: tuple[str, int, str, int] | None) -> None:
    typed = key_line(Line("a.md", 1, 1, text))
    assert (typed and (typed.key, typed.indent, typed.line.text, typed.line.column)) == found


def test_a_directive_knows_where_it_stands() -> None:
    items, found, told = scan(lines("Før\n\n  ::: Spørgsmål:  En titel :::\n  forsøg: 2\n\n  P?\n  :::\nefter"), {})
    assert found == []
    assert told == frozenset()
    assert [item.text for item in items if isinstance(item, Line)] == ["Før", "", "efter"]
    block = next(item for item in items if isinstance(item, Directive))
    assert (block.name, block.typed, block.title) == ("question", "Spørgsmål", "En titel")
    assert (block.span.line, block.span.column, block.span.end_column) == (3, 3, 31)
    assert (block.title_span.column, block.title_span.end_column) == (19, 27)
    setting = block.settings[0]
    assert (setting.key, setting.typed, setting.value) == ("attempts", "forsøg", "2")
    assert (setting.span.line, setting.span.column, setting.span.end_column) == (4, 3, 12)
    assert (setting.lines[0].column, setting.lines[0].text) == (11, "2")
    assert [item.text for item in block.body if isinstance(item, Line) and not is_blank(item.text)] == ["  P?"]


def test_a_setting_of_several_lines() -> None:
    items, _, _ = scan(lines("::: spørgsmål\nhint: En\n   to\n     tre\nP?\n:::"), {})
    block = items[0]
    assert isinstance(block, Directive)
    assert block.settings[0].value == "En\nto\n  tre"
    assert [(line.number, line.column) for line in block.settings[0].lines] == [(2, 7), (3, 4), (4, 4)]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("\\::: test", "::: test"),
        ("  \\:::", "  :::"),
        ("\\mål: a", "mål: a"),
        ("\\alfa: a", "\\alfa: a"),  # outside blocks only a key needs it
        ("\\# a", "\\# a"),
    ],
)
def test_a_backslash_makes_text(typed: str, left: str) -> None:
    items, found, _ = scan(lines(typed), {})
    assert [item.text for item in items if isinstance(item, Line)] == [left]
    assert found == []


def test_a_backslash_in_a_block() -> None:
    items, found, _ = scan(lines("::: kun\nmålgruppe: alle\n\\Svar: måske\n\\:::\n:::"), {})
    block = items[0]
    assert isinstance(block, Directive)
    assert [item.text for item in block.body if isinstance(item, Line)] == ["Svar: måske", ":::"]
    assert found == []
