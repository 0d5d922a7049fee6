"""Pipe tables, read from rows. Bars in code and after a backslash are text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.diagnostics import N_, warning
from builder.prose.lazily import pattern
from builder.prose.rows import Passage, Row, rest_of, span_of
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic

_RULE = r"\|?[ \t]*:?[-–—]+:?[ \t]*(?:\|[ \t]*:?[-–—]+:?[ \t]*)*\|?[ \t]*$"
_PART = r"\\.|(`+)|\|"


class Table(NamedTuple):
    head: list[Passage]
    body: list[list[Passage]]
    aligned: list[str]
    """`right`, `center` or nothing for each column of the line of dashes."""
    next_row: int
    uneven: list[Row]
    """Rows with more cells than the head."""


def is_table(rows: Sequence[Row], at: int) -> bool:
    """A row with a bar, and under it the line of dashes that makes it a table's head."""
    if "|" not in rows[at].text or at + 1 >= len(rows):
        return False
    below = rows[at + 1].text
    return "|" in below and pattern(_RULE).match(below) is not None


def looks_like_table(rows: Sequence[Row]) -> bool:
    """Two lines that begin and end with a bar, and no line of dashes: not a table, though somebody thought so."""
    barred = [row.text.startswith("|") and row.text.rstrip().endswith("|") for row in rows]
    return any(one and two for one, two in pairwise(barred))


def read_table(rows: Sequence[Row], at: int) -> Table:
    """The table whose head is row number `at`; it goes on as long as there are bars."""
    head = _cells(rows[at])
    aligned = [_alignment(cell.text) for cell in _cells(rows[at + 1])]
    body = []
    uneven = []
    end = at + 2
    while end < len(rows) and "|" in rows[end].text:
        cells = _cells(rows[end])
        if len(cells) > len(head):
            uneven.append(rows[end])
        body.append(cells)
        end += 1
    return Table(head, body, aligned, end, uneven)


def without_header(row: Row, table: Table) -> Diagnostic | None:
    """`table-without-header`: columns without a name; the corner over a column of names may be empty."""
    if all(cell.text for cell in table.head[1:]) and any(cell.text for cell in table.head):
        return None
    return warning(
        "table-without-header",
        span_of(row),
        N_("the table has a column without a heading"),
        N_("write in the first row what each column shows; it is read aloud with every cell"),
    )


def _alignment(dashes: str) -> str:
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return ""


def _cells(row: Row) -> list[Passage]:
    bare = row.text.rstrip()
    start = 1 if bare.startswith("|") else 0
    cuts = _bars(bare, start)
    end = cuts.pop() if cuts and cuts[-1] == len(bare) - 1 else len(bare)
    edges = [start, *(cut + 1 for cut in cuts)]
    return [Passage([rest_of(row, begin, stop)], cell=True) for begin, stop in zip(edges, [*cuts, end], strict=True)]


def _bars(text: str, start: int) -> list[int]:
    """Where the bars between cells stand: not after a backslash, not in `code`."""
    found = []
    at = start
    if "`" not in text:
        return [match.start() for match in pattern(_PART, re.DOTALL).finditer(text, start) if match[0] == "|"]
    while match := pattern(_PART, re.DOTALL).search(text, at):
        at = match.end()
        if match[0] == "|":
            found.append(match.start())
        elif ticks := match[1]:
            close = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at)
            at = close.end() if close else at
    return found
