"""A page's lines as the block reader wants them, and stretches of running text that know where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from builder.model import Span
from builder.names import EMPTY
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Line

_RESERVED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TAB = 4


class Row(NamedTuple):
    """One line without its indent. `indent` is that indent's width; a tab goes to the next multiple of four."""

    indent: int
    text: str
    file: str
    number: int
    column: int
    """Where `text` begins in the file, 1-based."""


def row_of(line: Line) -> Row:
    """Control characters become U+FFFD: two of them are this room's own marks."""
    return _measured(_RESERVED.sub("\ufffd", line.text), line.file, line.number, line.column)


def rest_of(row: Row, start: int, stop: int | None = None) -> Row:
    """The row's characters from `start` to `stop` as a row, with the indent that stands there."""
    return _measured(row.text[start:stop], row.file, row.number, row.column + start)


def dedented(row: Row, width: int) -> Row:
    return Row(max(0, row.indent - width), row.text, row.file, row.number, row.column)


def _measured(text: str, file: str, number: int, column: int) -> Row:
    bare = text.lstrip(EMPTY)
    taken = len(text) - len(bare)
    if not bare:
        return Row(0, "", file, number, column)
    if not taken:
        return Row(0, bare, file, number, column)
    return Row(_width(text[:taken]), bare, file, number, column + taken)


def _width(blanks: str) -> int:
    if "\t" not in blanks:
        return len(blanks)
    width = 0
    for blank in blanks:
        width += _TAB - width % _TAB if blank == "\t" else 1
    return width


def span_of(row: Row) -> Span:
    """The whole row, without its indent and trailing blanks."""
    return Span(row.file, row.number, row.column, row.number, row.column + len(row.text.rstrip()))


class Passage:
    """Running text of one paragraph, heading or cell: its rows joined with line ends, each character's place known."""

    __slots__ = ("cell", "rows", "starts", "text")

    def __init__(self, rows: Sequence[Row], *, cell: bool = False) -> None:
        self.rows = rows
        self.cell = cell
        """A table's cell: `\\|` is a bar there, also in code."""
        if len(rows) == 1:
            self.text = rows[0].text.rstrip()
            self.starts = [0]
            return
        parts = []
        self.starts = []
        at = 0
        for row in rows:
            self.starts.append(at)
            bare = row.text.rstrip()
            part = bare + "  " if row.text.endswith("  ") else bare
            parts.append(part)
            at += len(part) + 1
        self.text = "\n".join(parts).rstrip()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passage) and (self.rows, self.cell) == (other.rows, other.cell)

    def __hash__(self) -> int:
        return hash(self.text)

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to `end` (exclusive) stand in the file."""
        line, column, file = self._place(start)
        end_line, end_column, _ = self._place(max(start, end - 1))
        return Span(file, line, column, end_line, end_column + 1)

    def _place(self, at: int) -> tuple[int, int, str]:
        index = bisect_right(self.starts, at) - 1
        row = self.rows[index]
        return row.number, row.column + at - self.starts[index], row.file
