"""Diagnostics as people and programs read them: text with the author's line, JSON, CI annotations."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from builder.diagnostics import N_, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.diagnostics import Diagnostic
    from builder.model import Span

    Translate = Callable[[str], str]

SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}

_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
_BLUE, _PLAIN = "\x1b[34m", "\x1b[0m"

_WIDEST = 110
"""Columns of a line that is shown; a longer one is cut around the fault."""


def as_text(found: Sequence[Diagnostic], translate: Translate, *, colour: bool = False) -> str:
    """Each finding with its place, the author's line and what to type instead; a blank line between."""
    lines_of_file = Files()
    return "\n".join(_one_text(one, translate, lines_of_file, colour=colour) for one in found)


def as_json(found: Sequence[Diagnostic], translate: Translate) -> str:
    """A JSON array, one object a finding, for editors and scripts."""
    import json

    return json.dumps(as_rows(found, translate), ensure_ascii=False, indent=2) + "\n"


def as_rows(found: Sequence[Diagnostic], translate: Translate) -> list[dict[str, str | int]]:
    """The objects of that array."""
    rows: list[dict[str, str | int]] = []
    for one in found:
        message, hint = words(one, translate)
        span = one.span
        rows.append(
            {
                "code": one.code,
                "severity": one.severity,
                "file": _slashes(span.file),
                "line": span.line,
                "column": span.column,
                "end_line": span.end_line,
                "end_column": span.end_column,
                "message": message,
                "hint": hint,
            }
        )
    return rows


def as_github(found: Sequence[Diagnostic], translate: Translate) -> str:
    """Workflow commands, which become annotations beside the lines of a pull request."""
    lines = []
    for one in found:
        message, hint = words(one, translate)
        span = one.span
        level = "notice" if one.severity == "note" else one.severity
        where = f"file={_property(_slashes(span.file))},line={span.line},col={span.column}"
        where += f",endLine={span.end_line},endColumn={span.end_column},title={_property(one.code)}"
        told = message + ("\n" + hint if hint else "")
        lines.append(f"::{level} {where}::{_data(told)}\n")
    return "".join(lines)


def _one_text(one: Diagnostic, translate: Translate, files: Files, *, colour: bool) -> str:
    message, hint = words(one, translate)
    head = f"{translate(SEVERITIES[one.severity])}[{one.code}]"
    strong, weak, plain = (_COLOURS[one.severity], _BLUE, _PLAIN) if colour else ("", "", "")
    file = _visible(_slashes(one.span.file))
    whole_file = one.span[1:] == (1, 1, 1, 1)
    lines = [f"{strong}{head}{plain}: {_visible(message)}"]
    lines.append(f"  {file}" if whole_file else f"  {file}:{one.span.line}:{one.span.column}")
    gutter = " "
    if not whole_file and (typed := files.line(one.span)) is not None:
        number = str(one.span.line)
        gutter = " " * len(number)
        shown, marker = _excerpt(typed, one.span)
        lines.append(f"{weak}{number} |{plain} {shown}".rstrip())
        lines.append(f"{weak}{gutter} |{plain} {strong}{marker}{plain}")
    if hint:
        label = f"{gutter} = {translate(N_('hint'))}: "
        first, *more = hint.split("\n")
        lines.append(f"{weak}{label}{plain}{_visible(first)}")
        lines += [" " * len(label) + _visible(line) for line in more]
    return "\n".join(lines) + "\n"


class Files:
    """Reads the lines findings point at, each file once."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def line(self, span: Span) -> str | None:
        """The line as the author typed it; None when there is no such text to show (a zip, a folder, a huge file)."""
        if span.file not in self._lines:
            self._lines[span.file] = self._read(span.file)
        lines = self._lines[span.file]
        return lines[span.line - 1] if span.line <= len(lines) else None

    @staticmethod
    def _read(file: str) -> list[str]:
        from builder.text import LARGEST, read_text

        try:
            with open(file, "rb") as handle:
                raw = handle.read(LARGEST + 1)
        except (OSError, ValueError):  # the finding itself says so, or it is inside a zip
            return []
        return read_text(raw, file, file)[0].text.split("\n")


def _excerpt(line: str, span: Span) -> tuple[str, str]:
    """(what is shown of the line, the marker under it); columns in code points, widths as a terminal draws."""
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    end = max(end, start + 1)
    left = 0 if len(line) <= _WIDEST or start < _WIDEST // 2 else start - _WIDEST // 3
    right = left + _WIDEST
    before = ("…" if left else "") + line[left:start]
    marked = line[start : min(end, right)]
    after = line[min(end, right) : right] + ("…" if right < len(line) else "")
    marker = " " * _width(_visible(before)) + "^" * max(1, _width(_visible(marked)))
    return _visible(before + marked + after), marker


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _visible(text: str) -> str:
    """Without what a terminal would obey: a tab is a blank, other control and direction characters U+FFFD."""
    text = text.replace("\t", " ")
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or (c.isspace() and c not in "\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029") else "\ufffd"
        for c in text
    )


def _slashes(file: str) -> str:
    import os

    return file.replace(os.sep, "/") if os.sep != "/" else file


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
