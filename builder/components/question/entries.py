"""Lines → entries (options, pairs, things to put in order) and their feedback, by the habits of format.md 4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from builder.components.question import faults
from builder.components.question.forms import BULLET, is_item
from builder.components.question.lines import label
from builder.components.registry import keys_of
from builder.model import Line
from builder.names import UNSEEN, indent_of, is_blank
from builder.patterns import Forgiving
from builder.prose.markers import is_dated
from builder.scan.marks import key_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Reader, ScopedLine
    from builder.diagnostics import Diagnostic
    from builder.model import Entry, Scope, Span

MOST = 36
"""Entries of a question: one character of `[0-9a-z]` each (design 5)."""

_MARK = Forgiving(
    rf"[\s{UNSEEN}]*(?:->|=>|→|>(?!\s*\[!)|[-–—](?=[^\W\d_]|[\s{UNSEEN}])|[*+•·◦▪●○](?=\s))?[\s{UNSEEN}]*"
    r"(?i:\*\*feedback\s*:?\s*\*\*\s*:?\s*|feedback\s*:\s*)?"
)
"""What may stand in front of feedback."""
_BULLET = Forgiving(
    rf"[\s{UNSEEN}]*(?:(?P<number>\(?[0-9]{{1,3}}[.)])[\s{UNSEEN}]+|{BULLET}[\s{UNSEEN}]+|[•·◦▪▫■□●○‣∙](?=\S))"
)
_END = frozenset(".!?:…")
_CLOSING = "\"'”’»)]*_ "
_OPENING = "\"'„“‘«»([*_ "


class RawEntry:
    """One entry while its lines are being gathered."""

    __slots__ = ("feedback", "feedback_base", "indent", "scopes", "span", "text")

    def __init__(self, indent: int, first: Line, scopes: tuple[Scope, ...], span: Span) -> None:
        self.indent = indent
        """Where its bullet stands, or its text when it has none."""
        self.text = [first]
        self.feedback: list[Line] = []
        self.feedback_base = 0
        self.scopes = scopes
        self.span = span

    def ends_a_sentence(self) -> bool:
        return self.text[-1].text.rstrip().rstrip(_CLOSING)[-1:] in _END


Raw = TypeVar("Raw", bound=RawEntry)


class Gatherer(Generic[Raw]):
    """The entries in order. What begins one, and what an item means that begins none, is the type's own.

    Diagnostics: `feedback-or-option-text`, `text-after-answers`, `only-splits-option`, and those of the type.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.entries: list[Raw] = []
        self.fine = True
        """Could every line be placed?"""
        self.blanks: list[Line] = []
        """Blank lines since the last text: between two paragraphs of feedback they count."""
        self.told_of_stray = False
        """The stray text above has been reported; more of it is the same mistake."""

    def begins(self, one: ScopedLine) -> Raw | None:
        """The entry that the line begins, if it does."""
        raise NotImplementedError

    def stray_item(self, line: Line) -> Diagnostic:
        """A line with a bullet that is no entry, not indented."""
        raise NotImplementedError

    def read(self, lines: Sequence[ScopedLine]) -> None:
        for one in lines:
            if is_blank(one.line.text):
                self.blanks.append(one.line)
                continue
            entry = None if one.code else self.begins(one)
            if entry is not None:
                self.entries.append(entry)
                self.told_of_stray = False
            elif not self.told_of_stray:
                self.other(one)
            self.blanks = []

    def other(self, one: ScopedLine) -> None:
        """A line that begins no entry: feedback, more of the entry's text, or a mistake."""
        line, entry = one.line, self.entries[-1]
        text = line.text
        quoted = text.lstrip()[:1] == ">"
        if one.scopes != entry.scopes:
            self.stray(faults.part_of_option(line))
        elif indent_of(text) > entry.indent or (quoted and not self.blanks):
            self.feedback(entry, line, code=one.code)
        elif is_item(text) and not one.code:
            self.stray(self.stray_item(line))
        elif not self.blanks and not entry.feedback:
            self.more(entry, line)
        else:
            self.stray(faults.key_runs_into_text(line) if _is_key(line) else faults.after_answers(line))

    def stray(self, found: Diagnostic) -> None:
        self.reader.report(found)
        self.fine, self.told_of_stray = False, True

    def more(self, entry: Raw, line: Line) -> None:
        """A line straight under an entry, without indent and bullet."""
        if len(entry.text) == 1:
            self.reader.report(faults.more_text(line))
        entry.text.append(line)

    def feedback(self, entry: Raw, line: Line, *, code: bool) -> None:
        indent = indent_of(line.text)
        mark = _MARK.match(line.text)
        marked = mark.end() if mark is not None and not code else indent
        if not entry.feedback:
            bare = line.text[marked:].strip()
            plain = marked == indent and not self.blanks and not _is_key(line)
            if plain and bare.lstrip(_OPENING)[:1].islower() and not entry.ends_a_sentence():
                self.reader.report(faults.lower_case(line))
            entry.feedback_base = indent
            entry.feedback.append(Line(line.file, line.number, line.column + marked, line.text[marked:]))
            return
        entry.feedback += [blank._replace(text="") for blank in self.blanks[:1]]
        first = entry.feedback[0].column - 1
        cut = marked if indent <= entry.feedback_base else min(indent, max(first, entry.feedback_base))
        entry.feedback.append(Line(line.file, line.number, line.column + cut, line.text[cut:]))


def labelled(lines: Sequence[Line], scopes: tuple[Scope, ...], reader: Reader) -> list[Line]:
    """An entry's text; in a `::: kun` it says who it is for."""
    if not scopes:
        return list(lines)
    return [*lines[:-1], lines[-1]._replace(text=f"{lines[-1].text} *({label(scopes, reader)})*")]


def text_at(text: str) -> int:
    """Where the text of a line begins after its bullet, number or letter; the number of a date is text."""
    match = _BULLET.match(text)
    if match is None or (match["number"] and is_dated(text[match.end() :])):
        return indent_of(text)
    return match.end()


def mixed(entry: Entry, places: Sequence[int]) -> list[int]:
    """The options at these places in an order of their own, never the given one: the same in every build.

    What is printed, and what stands in the document, is in this order. More than one place.
    """
    from hashlib import sha256

    found = sorted(places, key=lambda place: sha256(f"{entry.number} {entry.options[place]}".encode()).digest())
    return found if found != list(places) else [*found[1:], found[0]]


def empties(raw: Sequence[RawEntry], plains: Sequence[str]) -> list[Diagnostic]:
    """Entries without a text or an image. Diagnostics: `option-empty`."""
    texts = [" ".join(line.text for line in one.text) for one in raw]
    return [
        faults.empty_entry(one.span)
        for one, plain, text in zip(raw, plains, texts, strict=True)
        if not plain and "![" not in text
    ]


def repetitions(texts: Sequence[tuple[str, Span]]) -> list[Diagnostic]:
    """Entries that a learner cannot tell apart; empty texts are another mistake. Diagnostics: `option-repeated`."""
    found: list[Diagnostic] = []
    first: dict[str, Span] = {}
    for text, span in texts:
        key = text.casefold()
        if key and key in first:
            found.append(faults.repeated(span, text, first[key].line))
        first.setdefault(key, span)
    return found


def _is_key(line: Line) -> bool:
    """Does the line begin with a key of questions? The scanner has told of it."""
    typed = key_line(line)
    return typed is not None and typed.key in keys_of("question")
