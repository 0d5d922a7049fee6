"""Comments are dropped before blocks are read, but not inside code (format.md 2). Lines and columns stay right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error
from builder.model import Line, Span
from builder.names import BLANKS, is_blank
from builder.scan.fences import Fence, closes, is_mark, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

_START, _END = "<!--", "-->"
_RUNS = re.compile(r"\\?(`+)")


def without_comments(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Diagnostic]]:
    """The lines that are left; a line that held nothing but a comment is gone altogether.

    Diagnostics: `comment-unclosed`; an unclosed `<!--` is then read as text.
    """
    if not any(_START in line.text for line in lines):
        return lines, []
    kept: list[Line] = []
    found: list[Diagnostic] = []
    last_end = max((i for i, line in enumerate(lines) if _END in line.text), default=-1)
    fence: Fence | None = None
    i = 0
    while i < len(lines):
        line = lines[i]
        if fence is not None:
            if closes(fence, line.text):
                ended, fence = fence, None
                if not is_mark(ended, line.text):
                    continue
        elif (fence := opened(line.text)) is None and _START in line.text:
            i = _drop(lines, i, last_end, kept, found)
            continue
        kept.append(line)
        i += 1
    return kept, found


def _drop(lines: Sequence[Line], i: int, last_end: int, kept: list[Line], found: list[Diagnostic]) -> int:
    """Take out the comments that begin in line `i`; the number of the first line after them."""
    holes: list[tuple[int, int]] = []
    at = 0
    while (start := _next_start(lines[i].text, at)) >= 0:
        text = lines[i].text
        end = text.find(_END, start + 2)
        if end < 0 and i >= last_end:
            found.append(_unclosed(lines[i], start))
            at = start + len(_START)
            continue
        if end < 0:
            _keep(lines[i], [*holes, (start, len(text))], kept)
            i += 1
            while (end := lines[i].text.find(_END)) < 0:
                i += 1
            holes, start = [], 0
        at = end + len(_END)
        holes.append((start, at))
    _keep(lines[i], holes, kept)
    return i + 1


def _next_start(text: str, at: int) -> int:
    """Where the next `<!--` outside backticks begins; -1 when there is none."""
    while True:
        start = text.find(_START, at)
        if start < 0:
            return -1
        ticks = _RUNS.search(text, at, start)
        if ticks is None:
            if start and text[start - 1] == "\\":
                at = start + len(_START)
                continue
            return start
        at = ticks.end()
        if not ticks[0].startswith("\\"):
            closing = re.compile(rf"(?<!`)`{{{len(ticks[1])}}}(?!`)").search(text, at)
            at = closing.end() if closing else at


def _keep(line: Line, holes: list[tuple[int, int]], kept: list[Line]) -> None:
    """Keep what is left of a line. Blanks fill a hole between words, so that columns stay what an editor shows."""
    text = line.text
    for start, end in reversed(holes):
        before, after = text[:start], text[end:]
        inside_word = before[-1:].strip(BLANKS) and after[:1].strip(BLANKS)
        text = before + ("" if inside_word else " " * (end - start)) + after
    if is_blank(text):
        if not holes:
            kept.append(line)
        return
    text = text.rstrip(BLANKS) if holes and holes[-1][1] >= len(line.text.rstrip(BLANKS)) else text
    column = line.column
    if holes and is_blank(line.text[: holes[0][0]]):
        indent = line.text[: holes[0][0]]
        bare = text.lstrip(BLANKS)
        column += len(text) - len(bare) - len(indent)
        text = indent + bare
    kept.append(Line(line.file, line.number, column, text))


def _unclosed(line: Line, start: int) -> Diagnostic:
    column = line.column + start
    return error(
        "comment-unclosed",
        Span(line.file, line.number, column, line.number, column + len(_START)),
        N_("the comment that begins here never ends"),
        N_("end it with `-->`; if you mean the characters themselves, put a backslash first: `\\<!--`"),
    )
