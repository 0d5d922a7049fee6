"""Lines → options and their feedback, by the habits of format.md 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.choice import faults
from builder.components.question.forms import BOX, RIGHT_MARKS, is_item
from builder.components.registry import keys_of
from builder.components.running import as_running_text
from builder.model import Line
from builder.names import UNSEEN, indent_of, is_blank, visible
from builder.patterns import Forgiving
from builder.scan.marks import key_line

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from builder.components.base import Reader, ScopedLine
    from builder.model import Scope, Span

_MARK = Forgiving(
    rf"[\s{UNSEEN}]*(?:->|=>|→|>(?!\s*\[!)|[-–—](?=[^\W\d_]|[\s{UNSEEN}])|[*+•·◦▪●○](?=\s))?[\s{UNSEEN}]*"
    r"(?i:\*\*feedback\s*:?\s*\*\*\s*:?\s*|feedback\s*:\s*)?"
)
"""What may stand in front of feedback."""
_END = frozenset(".!?:…")
_CLOSING = "\"'”’»)]*_ "
_OPENING = "\"'„“‘«»([*_ "
_DASH = Forgiving(rf"[-–—](?=\s)[\s{UNSEEN}]*")
"""`[x] - tekst`: a dash between box and text is no part of the text."""


class RawOption:
    """One option while its lines are being gathered."""

    __slots__ = ("feedback", "feedback_base", "indent", "mark", "scopes", "span", "text")

    def __init__(self, indent: int, mark: str, first: Line, scopes: tuple[Scope, ...], span: Span) -> None:
        self.indent = indent
        """Where its bullet stands, or its box when it has none."""
        self.mark = mark
        self.text = [first]
        self.feedback: list[Line] = []
        self.feedback_base = 0
        self.scopes = scopes
        self.span = span

    @property
    def right(self) -> bool:
        return self.mark in RIGHT_MARKS and self.mark != ""

    def ends_a_sentence(self) -> bool:
        return self.text[-1].text.rstrip().rstrip(_CLOSING)[-1:] in _END


def gather(lines: Sequence[ScopedLine], reader: Reader) -> tuple[list[RawOption], bool]:
    """The options in order, and whether every line could be placed.

    Diagnostics: `box-mark-unknown`, `option-without-box`, `feedback-or-option-text`, `text-after-answers`.
    """
    return _Gatherer(reader).read(lines)


class _Gatherer:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.options: list[RawOption] = []
        self.fine = True
        self.blanks: list[Line] = []
        """Blank lines since the last text: between two paragraphs of feedback they count."""
        self.told_of_stray = False
        """The stray text above has been reported; more of it is the same mistake."""

    def read(self, lines: Sequence[ScopedLine]) -> tuple[list[RawOption], bool]:
        for one in lines:
            if is_blank(one.line.text):
                self.blanks.append(one.line)
                continue
            match = None if one.code else BOX.match(one.line.text)
            if match is not None:
                self.option(one, match)
            else:
                self.other(one)
            self.blanks = []
        return self.options, self.fine

    def option(self, one: ScopedLine, match: re.Match[str]) -> None:
        line = one.line
        mark = visible(match["mark"])
        if mark and mark not in RIGHT_MARKS:
            at = line.column + match.start("mark")
            self.reader.report(faults.mark_unknown(line.span._replace(column=at, end_column=at + 1), mark))
            self.fine = False
        dash = _DASH.match(line.text, match.end())
        begins = dash.end() if dash is not None else match.end()
        rest = Line(line.file, line.number, line.column + begins, line.text[begins:].rstrip())
        indent = len(match["indent"])
        span = line.span._replace(column=line.column + indent)
        self.options.append(RawOption(indent, mark, as_running_text(rest), one.scopes, span))
        self.told_of_stray = False

    def other(self, one: ScopedLine) -> None:
        """A line without a box: feedback, more of the option's text, or a mistake."""
        line, option = one.line, self.options[-1]
        text = line.text
        quoted = text.lstrip()[:1] == ">"
        if self.told_of_stray:
            return
        if one.scopes != option.scopes:
            self.reader.report(faults.part_of_option(line))
            self.fine, self.told_of_stray = False, True
            return
        if indent_of(text) > option.indent or (quoted and not self.blanks):
            self.feedback(option, line, code=one.code)
        elif is_item(text) and not one.code:
            self.reader.report(faults.without_box(line))
            self.fine, self.told_of_stray = False, True
        elif not self.blanks and not option.feedback:
            if len(option.text) == 1:
                self.reader.report(faults.more_text(line))
            option.text.append(line)
        else:
            self.reader.report(faults.key_runs_into_text(line) if _is_key(line) else faults.after_answers(line))
            self.fine, self.told_of_stray = False, True

    def feedback(self, option: RawOption, line: Line, *, code: bool) -> None:
        indent = indent_of(line.text)
        mark = _MARK.match(line.text)
        marked = mark.end() if mark is not None and not code else indent
        if not option.feedback:
            bare = line.text[marked:].strip()
            plain = marked == indent and not self.blanks and not _is_key(line)
            if plain and bare.lstrip(_OPENING)[:1].islower() and not option.ends_a_sentence():
                self.reader.report(faults.lower_case(line))
            option.feedback_base = indent
            option.feedback.append(Line(line.file, line.number, line.column + marked, line.text[marked:]))
            return
        option.feedback += [blank._replace(text="") for blank in self.blanks[:1]]
        first = option.feedback[0].column - 1
        cut = marked if indent <= option.feedback_base else min(indent, max(first, option.feedback_base))
        option.feedback.append(Line(line.file, line.number, line.column + cut, line.text[cut:]))


def _is_key(line: Line) -> bool:
    """Does the line begin with a key of questions? The scanner has told of it."""
    typed = key_line(line)
    return typed is not None and typed.key in keys_of("question")
