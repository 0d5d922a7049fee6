"""Reads a sorting question: `### gruppe`, and under it a list of what belongs there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import Understood
from builder.components.question.entries import Gatherer, RawEntry, mixed, text_at
from builder.components.question.faults import part_of_option
from builder.components.question.forms import is_item
from builder.components.question.pairs import (
    Item,
    RawTarget,
    Target,
    item_of,
    list_faults,
    plain_of,
    spelled_out,
    target_of,
)
from builder.components.running import as_running_text
from builder.components.sorting import faults
from builder.model import Line
from builder.names import EMPTY, indent_of
from builder.record import NamedTuple
from builder.scan.marks import heading_level, heading_text

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader, ScopedLine
    from builder.diagnostics import Diagnostic
    from builder.model import Entry, Scope, Span

_GROUP_LEVEL = 3
_FEWEST = 2
"""Groups."""
_BARE = frozenset("-*+•–")
"""Bullets with nothing after them."""


class Sorting(NamedTuple):
    """The answers of a sorting question."""

    items: tuple[Item, ...]
    """By group, as typed; each one's `target` is its group's place."""
    targets: tuple[Target, ...]
    """The groups, as typed."""
    spelled_out: bool
    """Are the groups shown in full, too?"""
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "sorting"

    def drawn_items(self, entry: Entry) -> list[Item]:
        """In an order that tells nothing."""
        by_place = {item.place: item for item in self.items}
        return [by_place[place] for place in mixed(entry, list(by_place))]


class RawThing(RawEntry):
    """A list item while it is gathered, with the number of its group; of a group itself the number is its own."""

    __slots__ = ("group", "is_group")

    def __init__(
        self, indent: int, first: Line, scopes: tuple[Scope, ...], span: Span, group: int, *, is_group: bool
    ) -> None:
        super().__init__(indent, first, scopes, span)
        self.group = group
        self.is_group = is_group


class ThingGatherer(Gatherer[RawThing]):
    """Groups and things in order. Diagnostics: those of every gatherer; `text-after-answers` for text under a group."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.groups = -1
        """The number of the last one."""
        self.told_of_text = False
        """Text under a group has been reported; under the next one it is the same mistake."""

    def begins(self, one: ScopedLine) -> RawThing | None:
        line = one.line
        indent = indent_of(line.text)
        if heading_level(line.text) == _GROUP_LEVEL:
            self.groups += 1
            text = heading_text(line.text)
            text = text.rstrip(EMPTY + ":") or text
            at = line.text.index(text)
            title = as_running_text(Line(line.file, line.number, line.column + at, text))
            return RawThing(indent, title, one.scopes, line.span, self.groups, is_group=True)
        last = self.entries[-1]
        is_bare = line.text.strip(EMPTY) in _BARE
        if not (is_item(line.text) or is_bare) or (not last.is_group and indent > last.indent):
            return None
        if last.is_group and one.scopes[: len(last.scopes)] != last.scopes:
            self.stray(part_of_option(line))
        at = len(line.text) if is_bare else text_at(line.text)
        rest = Line(line.file, line.number, line.column + at, line.text[at:].rstrip(EMPTY))
        span = line.span._replace(column=line.column + indent)
        return RawThing(indent, as_running_text(rest), one.scopes, span, self.groups, is_group=False)

    def stray_item(self, line: Line) -> Diagnostic:
        return faults.under_group(line)

    def other(self, one: ScopedLine) -> None:
        if self.entries[-1].is_group:
            if self.told_of_text:
                return
            self.told_of_text = True
            self.stray(faults.under_group(one.line))
        else:
            super().other(one)


def read_sorting(answers: Answers, reader: Reader) -> Understood | None:
    """The groups and what belongs in them; None when a learner could not sort them.

    Diagnostics: those of `ThingGatherer`, `group-empty`, `option-repeated`, `options-count`.
    """
    gatherer = ThingGatherer(reader)
    gatherer.read(answers.lines)
    groups = [raw for raw in gatherer.entries if raw.is_group]
    things = [raw for raw in gatherer.entries if not raw.is_group]
    filled = {raw.group for raw in things}
    targets = [RawTarget(raw.text, [], raw.scopes, raw.span) for raw in groups]
    found = list_faults(things, targets, answers.span, reader)
    if gatherer.fine:
        found += [faults.empty_group(raw.span, plain_of(raw.text, reader)) for raw in groups if raw.group not in filled]
    if gatherer.fine and len(groups) < _FEWEST:
        found.append(faults.one_group(groups[0].span))
    for one in found:
        reader.report(one)
    if found or not gatherer.fine:
        return None
    items = tuple(item_of(raw, number, len(things) + raw.group, reader) for number, raw in enumerate(things))
    shown = tuple(target_of(raw, len(things) + number, reader) for number, raw in enumerate(targets))
    options = (
        *(plain_of(raw.text, reader) for raw in things),
        *(f"### {plain_of(raw.text, reader)}" for raw in groups),
    )
    return Understood(Sorting(items, shown, spelled_out(targets, reader), answers.span), options)
