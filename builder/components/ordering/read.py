"""Reads an ordering question: a numbered list, whose lines are in the right order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import Understood
from builder.components.ordering import faults
from builder.components.question.entries import MOST, Gatherer, RawEntry, empties, labelled, mixed, repetitions
from builder.components.question.faults import too_many
from builder.components.question.forms import after_number, number_of
from builder.components.running import as_running_text
from builder.model import Line
from builder.names import EMPTY, indent_of, squeezed
from builder.prose.markers import is_dated
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader, ScopedLine
    from builder.diagnostics import Diagnostic
    from builder.model import Entry, Piece, Scope, Span


class Step(NamedTuple):
    """One thing to put in its place."""

    text: Piece
    place: int
    """Its right place, from 0: its number among the question's options."""
    feedback: Piece | None
    """Shown when it is in place, and with the solution."""
    scopes: tuple[Scope, ...]
    """Not empty when it stands in a `::: kun`; all must hold."""
    span: Span


class Ordering(NamedTuple):
    """The answers of an ordering question."""

    items: tuple[Step, ...]
    """In the right order."""
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "ordering"

    def drawn_items(self, entry: Entry) -> list[Step]:
        """In an order that is not the right one."""
        by_place = {item.place: item for item in self.items}
        return [by_place[place] for place in mixed(entry, list(by_place))]


class StepGatherer(Gatherer[RawEntry]):
    """The things in order.

    Diagnostics: those of every gatherer, `item-without-number`, `number-or-date`, `numbers-out-of-order`.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.last = 0
        """The number before."""
        self.told_of_date = False

    def begins(self, one: ScopedLine) -> RawEntry | None:
        line = one.line
        number = number_of(line.text)
        indent = indent_of(line.text)
        if number is None or (self.entries and indent > self.entries[-1].indent):
            return None
        if number < self.last:
            self.reader.report(faults.out_of_order(line, number, self.last))
        self.last = number
        at = after_number(line.text)
        rest = Line(line.file, line.number, line.column + at, line.text[at:].rstrip(EMPTY))
        if is_dated(rest.text) and not self.told_of_date:
            self.reader.report(faults.number_or_date(line, number, rest.text.split()[0].rstrip(":;,.")))
            self.told_of_date = True
        return RawEntry(indent, as_running_text(rest), one.scopes, line.span._replace(column=line.column + indent))

    def stray_item(self, line: Line) -> Diagnostic:
        return faults.without_number(line)


def read_ordering(answers: Answers, reader: Reader) -> Understood | None:
    """The things; None when a learner could not put them in order.

    Diagnostics: those of `StepGatherer`, `option-empty`, `option-repeated`, `options-count`.
    """
    gatherer = StepGatherer(reader)
    gatherer.read(answers.lines)
    raw = gatherer.entries
    plains = tuple(squeezed(reader.plain(one.text)) for one in raw)
    found = empties(raw, plains)
    found += repetitions([(plain, one.span) for plain, one in zip(plains, raw, strict=True)])
    if len(raw) > MOST:
        found.append(too_many(raw[MOST].span, len(raw), MOST))
    for one in found:
        reader.report(one)
    if found or not gatherer.fine:
        return None
    items = tuple(
        Step(
            text=reader.inline(labelled(one.text, one.scopes, reader)),
            place=place,
            feedback=reader.prose(one.feedback) if one.feedback else None,
            scopes=one.scopes,
            span=one.span,
        )
        for place, one in enumerate(raw)
    )
    return Understood(Ordering(items, answers.span), plains)
