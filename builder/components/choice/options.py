"""Lines → options and their feedback, by the habits of format.md 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.choice import faults
from builder.components.question.entries import Gatherer, RawEntry
from builder.components.question.forms import BOX, RIGHT_MARKS
from builder.components.running import as_running_text
from builder.model import Line
from builder.names import UNSEEN, visible
from builder.patterns import Forgiving

if TYPE_CHECKING:
    from builder.components.base import ScopedLine
    from builder.diagnostics import Diagnostic
    from builder.model import Scope, Span

_DASH = Forgiving(rf"[-–—](?=\s)[\s{UNSEEN}]*")
"""`[x] - tekst`: a dash between box and text is no part of the text."""


class RawOption(RawEntry):
    """One option while its lines are being gathered; `indent` is where its box stands when it has no bullet."""

    __slots__ = ("mark",)

    def __init__(self, indent: int, first: Line, scopes: tuple[Scope, ...], span: Span, mark: str) -> None:
        super().__init__(indent, first, scopes, span)
        self.mark = mark

    @property
    def right(self) -> bool:
        return self.mark in RIGHT_MARKS and self.mark != ""


class OptionGatherer(Gatherer[RawOption]):
    """The options in order. Diagnostics: those of every gatherer, `box-mark-unknown`, `option-without-box`."""

    def begins(self, one: ScopedLine) -> RawOption | None:
        """Any line with a box is an option, whatever its indent."""
        line = one.line
        match = BOX.match(line.text)
        if match is None:
            return None
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
        return RawOption(indent, as_running_text(rest), one.scopes, span, mark)

    def stray_item(self, line: Line) -> Diagnostic:
        return faults.without_box(line)
