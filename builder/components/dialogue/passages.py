"""Passages to find: `==passage==` and, later in the same paragraph, `{det er galt, fordi …}` (format.md 6).

What Markdown is to leave alone becomes characters that nobody types and the HTML is rid of again: as many as stood
there, so that every later column of the line is still the author's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.dialogue import faults
from builder.components.question.forms import is_item
from builder.model import Line, Span
from builder.names import is_blank
from builder.record import NamedTuple
from builder.scan.fences import Fence, closes, opened
from builder.scan.marks import heading_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.components.base import Reader
    from builder.model import Piece

MOST = 36
"""Passages in a dialogue: each has a character of its own in `ids.lock`."""
FILL = chr(0x10FF00)
CLOSE = chr(0x10FF01)
OPEN = 0x10FF10
"""Where passage n begins stands the character `OPEN + n`."""

_MASKED = re.compile(
    r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)|\\.|\{\{[^{}\n]*\}\}|!\[[^\]\n]*\]\([^)\n]*\)\{[^{}\n]*\}", re.DOTALL
)
_PASSAGE = re.compile(r"(?<!=)==(?=[^\s=])(.+?)(?<=[^\s=])==(?!=)", re.DOTALL)
_HALF = re.compile(r"(?<![=\w])==(?=[^\s=])")
_NOTE = re.compile(r"\{([^{}]*)\}")
_PAIRED = re.compile(r"\*\*[^*]+\*\*|\*[^*]+\*|\[[^\[\]]*\](?:\([^()]*\))?", re.DOTALL)
_CROSSING = re.compile(r"[*\[\]]")


class Passage(NamedTuple):
    """A place to find."""

    number: int
    """From 0, in the whole dialogue: which of the entry's characters is its own."""
    text: str
    """Plain."""
    note: Piece
    """What there is to say of it."""
    span: Span


class _Pair(NamedTuple):
    passage: re.Match[str]
    note: re.Match[str]


def take_passages(lines: Sequence[Line], first: int, reader: Reader) -> tuple[list[Line], list[Passage]]:
    """A turn's lines ready for Markdown, and its passages, numbered from `first`.

    Diagnostics: `passage-unpaired`, `passage-unfit`.
    """
    ready = list(lines)
    found: list[Passage] = []
    for start, end in _paragraphs(lines):
        part = lines[start:end]
        text = "\n".join(line.text for line in part)
        if "==" not in text and "{" not in text:
            continue
        whole = _Paragraph(part, text)
        pairs = whole.pairs(reader)
        if pairs is None:
            break  # what comes after may be the other half of the same mistake
        for pair in pairs:
            number = first + len(found)
            if number >= MOST:
                reader.report(faults.too_many(whole.span(pair.passage), MOST))
                return ready, found
            found.append(whole.take(pair, number, reader))
        ready[start:end] = whole.lines()
    return ready, found


def shown(html: str, characters: str) -> str:
    """The HTML with its passages marked and numbered; `characters` are the entry's options."""

    def opening(match: re.Match[str]) -> str:
        number = ord(match[0]) - OPEN
        open_numbers.append(number + 1)
        return f'<mark class="passage" data-passage="{characters[number]}">'

    open_numbers: list[int] = []
    html = re.sub(f"[{chr(OPEN)}-{chr(OPEN + MOST)}]", opening, html.replace(FILL, ""))
    numbers = iter(open_numbers)
    return re.sub(CLOSE, lambda _: f'</mark><sup class="number">{next(numbers)}</sup>', html)


class _Paragraph:
    def __init__(self, source: Sequence[Line], text: str) -> None:
        self.source = source
        self.text = text
        self.masked = _MASKED.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), text)
        self.ready = list(text)

    def pairs(self, reader: Reader) -> list[_Pair] | None:
        """Every passage with the note that follows it; None when one has none, or half of one, which is reported."""
        passages = list(_PASSAGE.finditer(self.masked))
        bare = _PASSAGE.sub(lambda match: "x" * len(match[0]), self.masked)
        notes = list(_NOTE.finditer(bare))
        found: list[_Pair] = []
        for i, passage in enumerate(passages):
            end = passages[i + 1].start() if i + 1 < len(passages) else len(self.text)
            note = next((one for one in notes if passage.end() <= one.start() < end and one[1].strip()), None)
            if note is None:
                reader.report(faults.without_note(self.span(passage)))
                return None
            if _CROSSING.search(_PAIRED.sub("", passage[1])):
                reader.report(faults.crossing(self.span(passage)))
                return None
            notes.remove(note)
            found.append(_Pair(passage, note))
        if half := _HALF.search(bare):
            reader.report(faults.unclosed(self.span(half)))
            return None
        if notes or "{" in _NOTE.sub("", bare):
            alone = notes[0] if notes else re.search(r"\{.*", bare)
            reader.report(faults.without_passage(self.span(alone or re.search("", bare))))
            return None
        return found

    def take(self, pair: _Pair, number: int, reader: Reader) -> Passage:
        """Put the marks in place of what the author typed."""
        start, end = pair.passage.span()
        self.ready[start : start + 2] = [chr(OPEN + number), FILL]
        self.ready[end - 2 : end] = [CLOSE, FILL]
        begin, stop = pair.note.span()
        after = self.text[stop : stop + 1]
        while not after.isalnum() and self.text[begin - 1] in " \t\u00a0":
            begin -= 1
        for i in range(begin, stop):
            if self.text[i] != "\n":
                self.ready[i] = FILL
        note = reader.inline(self.stretch(pair.note.start(1), pair.note.end(1)))
        text = reader.plain(self.stretch(start + 2, end - 2))
        return Passage(number, text, note, self.span(pair.passage))

    def lines(self) -> list[Line]:
        texts = "".join(self.ready).split("\n")
        return [line._replace(text=text) for line, text in zip(self.source, texts, strict=True)]

    def stretch(self, start: int, end: int) -> list[Line]:
        """The characters from `start` to `end` as lines."""
        found: list[Line] = []
        at = 0
        for line in self.source:
            begin, stop = max(start - at, 0), min(end - at, len(line.text))
            if begin < stop:
                found.append(Line(line.file, line.number, line.column + begin, line.text[begin:stop]))
            at += len(line.text) + 1
        return found

    def span(self, match: re.Match[str] | None) -> Span:
        start, end = match.span() if match else (0, 1)
        lines = self.stretch(start, max(end, start + 1)) or list(self.source)
        first, last = lines[0].span, lines[-1].span
        return Span(first.file, first.line, first.column, last.end_line, last.end_column)


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """(start, end) of every stretch of running text: an item and a row of a table are one each, code is none."""
    fence: Fence | None = None
    start = -1
    for i, line in enumerate(lines):
        inside = fence is not None
        fence = opened(line.text) if fence is None else None if closes(fence, line.text) else fence
        is_code = inside or fence is not None
        alone = line.text.lstrip()[:1] == "|" or heading_level(line.text) > 0
        if start >= 0 and (is_code or alone or is_blank(line.text) or is_item(line.text)):
            yield start, i
            start = -1
        if is_code or is_blank(line.text):
            continue
        if alone:
            yield i, i + 1
        elif start < 0:
            start = i
    if start >= 0:
        yield start, len(lines)
