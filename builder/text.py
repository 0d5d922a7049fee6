r"""Bytes → text, as format.md 1 reads a file: UTF-8, `\n` line ends, NFC, no control characters."""

from __future__ import annotations

import re
import unicodedata

from builder.diagnostics import N_, Diagnostic, error
from builder.model import Line, SourceFile, Span

LARGEST = 1_000_000
"""Bytes; a longer text file is no course page but a mistake (a pasted picture, a log)."""

_MOST_CONTROL_FAULTS = 10
"""A file full of them is told of by its first ones."""

_CONTROL = r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
"""All of Unicode's control characters but tab, line ends, VT, FF and NEL; and two that XML forbids too."""

_EIGHT_BIT = (
    ("Windows-1252", "cp1252", frozenset(b"\xe6\xf8\xe5\xc6\xd8\xc5\xe9\x93\x94\x96\xbb\xab")),
    ("Mac Roman", "mac_roman", frozenset(b"\xbe\xbf\x8c\xae\xaf\x81\x8e\xd2\xd3\xd0\xc7\xc8")),
    ("DOS (850)", "cp850", frozenset(b"\x91\x9b\x86\x92\x9d\x8f\x82")),
)
"""Name, codec, and the bytes of æ ø å Æ Ø Å é and the usual quotes and dashes in it; the likeliest first."""


def read_text(raw: bytes, name: str, display: str) -> tuple[SourceFile, list[Diagnostic]]:
    """The text of a file, whatever its bytes are.

    A file in another encoding is read in the likely one, so that one mistake does not become fifty;
    control characters become U+FFFD (told only in UTF-8: a picture named like a page is one mistake), VT and FF a
    blank, so that columns stay what an editor shows.
    A file above `LARGEST` bytes is not read at all: its text is empty.

    Diagnostics: `file-too-large`, `not-utf8`, `control-character`.
    """
    if len(raw) > LARGEST:
        return SourceFile(name, display, ""), [_too_large(display)]
    text, found = _decode(raw, display)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = text.replace("\v", " ").replace("\f", " ")
    if faults := _control_characters(text, display):
        found = found or faults
        text = re.sub(_CONTROL, "\ufffd", text)
    return SourceFile(name, display, text), found


def lines_of(source: SourceFile) -> tuple[Line, ...]:
    """The file's lines, split on line feeds only (Word and PDF bring U+2028, VT, FF, NEL)."""
    lines = source.text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(Line(source.display, number, 1, text) for number, text in enumerate(lines, 1))


def control_characters(text: str) -> list[str]:
    """Those in a text that nobody types and no manifest can hold."""
    return re.findall(_CONTROL, text)


def _too_large(display: str) -> Diagnostic:
    return error(
        "file-too-large",
        Span(display),
        N_("the file is larger than 1 MB, so it is not read"),
        N_("split it into several pages; pictures and film belong in `media/`"),
    )


def _decode(raw: bytes, display: str) -> tuple[str, list[Diagnostic]]:
    if _is_sixteen_bit(raw):
        start = 0
    else:
        try:
            return raw.decode("utf-8").removeprefix("\ufeff"), []
        except UnicodeDecodeError as fault:
            start = fault.start
    encoding, codec = _likely_encoding(raw)
    before = raw[:start].decode("utf-8").lstrip("\ufeff")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return raw.decode(codec, "replace").lstrip("\ufeff"), [
        error(
            "not-utf8",
            Span(display, line, column, line, column + 1),
            N_("the file is not saved as UTF-8, but probably as {encoding}"),
            N_("open it in your editor and save it again with the encoding UTF-8; in Notepad it stands in `Save as`"),
            encoding=encoding,
        )
    ]


def _likely_encoding(raw: bytes) -> tuple[str, str]:
    """(name, codec): by the byte order mark, the NULs, or which reading gives the most Danish letters."""
    if raw.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32", "utf-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16", "utf-16"
    if _is_sixteen_bit(raw):
        return "UTF-16", "utf-16-be" if raw[:1] == b"\x00" else "utf-16-le"
    high = [byte for byte in raw if byte >= 0x80]  # noqa: PLR2004
    scores = [sum(byte in letters for byte in high) for _, _, letters in _EIGHT_BIT]
    name, codec, _ = _EIGHT_BIT[scores.index(max(scores))]
    return name, codec


def _is_sixteen_bit(raw: bytes) -> bool:
    """UTF-16 without a byte order mark is valid UTF-8, but a third of its bytes or more are NUL."""
    return len(raw) >= 8 and raw.count(0) * 3 >= len(raw)  # noqa: PLR2004


def _control_characters(text: str, display: str) -> list[Diagnostic]:
    found = []
    for match in re.finditer(_CONTROL, text):
        at = match.start()
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        found.append(
            error(
                "control-character",
                Span(display, line, column, line, column + 1),
                N_("an invisible control character, U+{number}, stands here"),
                N_("delete it: put the cursor after it and press Backspace, or write the line again"),
                number=f"{ord(match[0]):04X}",
            )
        )
        if len(found) == _MOST_CONTROL_FAULTS:
            break
    return found
