"""Bytes → text: whatever the bytes are, a text comes out, and what is wrong is told with its place."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builder.text import LARGEST, lines_of, read_text

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic


def read(raw: bytes) -> tuple[str, list[Diagnostic]]:
    source, found = read_text(raw, "01-start.md", "modules/m/01-start.md")
    return source.text, found


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        ("blåbær".encode(), "blåbær"),
        (b"\xef\xbb\xbfstart", "start"),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"a\r\n\r\nb", "a\n\nb"),
        (unicodedata.normalize("NFD", "blåbær é").encode(), "blåbær é"),
        ("a\u2028b\x85c".encode(), "a\u2028b\x85c"),
        (b"a\vb\fc\td", "a b c\td"),
    ],
)
def test_forgiven_without_a_word(raw: bytes, text: str) -> None:
    assert read(raw) == (text, [])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
        ("cp850", "DOS (850)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_another_encoding_is_named_and_read(encoding: str, name: str) -> None:
    text, (found,) = read("# Rød grød\n\nPå æblet sad en ål.\n".encode(encoding))
    assert found.code == "not-utf8"
    assert dict(found.values)["encoding"] == name
    assert text == "# Rød grød\n\nPå æblet sad en ål.\n"


def test_another_encoding_has_the_place_of_the_first_odd_byte() -> None:
    _, (found,) = read("# Start\r\n\r\nPå æblet".encode("cp1252"))
    assert (found.span.line, found.span.column) == (3, 2)


def test_a_place_counts_letters_not_bytes() -> None:
    _, (found,) = read("æøå".encode() + b"\xe6 x")
    assert (found.span.line, found.span.column) == (1, 4)


def test_a_control_character_has_its_place_and_number() -> None:
    text, (found,) = read("# Start\n\næ\x1b[31m".encode())
    assert (found.code, found.span.line, found.span.column) == ("control-character", 3, 2)
    assert dict(found.values)["number"] == "001B"
    assert text == "# Start\n\næ\ufffd[31m"


def test_many_control_characters_are_told_by_the_first() -> None:
    assert len(read(b"\x01" * 5000)[1]) == 10


def test_a_large_file_is_not_read() -> None:
    text, (found,) = read(b"a" * (LARGEST + 1))
    assert (text, found.code) == ("", "file-too-large")
    assert read(b"a" * LARGEST)[1] == []


@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    text, found = read(raw)
    assert "\r" not in text
    assert "\x00" not in text
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")
    for one in found:
        lines = text.split("\n")
        assert 1 <= one.span.line <= max(1, len(lines))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=200))
def test_text_comes_back_as_itself(text: str) -> None:
    assert read(text.encode()) == (unicodedata.normalize("NFC", text.removeprefix("\ufeff")), [])


def test_lines_end_at_line_feeds_only() -> None:
    source, _ = read_text("a\u2028b\x85\n\nc".encode(), "x.md", "m/x.md")
    assert [(line.number, line.text, line.file) for line in lines_of(source)] == [
        (1, "a\u2028b\x85", "m/x.md"),
        (2, "", "m/x.md"),
        (3, "c", "m/x.md"),
    ]


def test_a_line_feed_at_the_end_makes_no_line() -> None:
    assert len(lines_of(read_text(b"a\n", "x.md", "x.md")[0])) == 1
    assert lines_of(read_text(b"", "x.md", "x.md")[0]) == ()
