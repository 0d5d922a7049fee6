"""Reads a matching question: `a -> b`, several `a` with one `b`, `-> b` alone as a distractor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import Understood
from builder.components.matching import faults
from builder.components.question.entries import Gatherer, RawEntry, mixed, text_at
from builder.components.question.faults import half_pair
from builder.components.question.forms import arrows_in
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
from builder.model import Line
from builder.names import EMPTY, indent_of
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader, ScopedLine
    from builder.diagnostics import Diagnostic
    from builder.model import Entry, Scope, Span


class Matching(NamedTuple):
    """The answers of a matching question."""

    items: tuple[Item, ...]
    targets: tuple[Target, ...]
    """What items belong with in the order they were typed, then what nothing belongs with."""
    spelled_out: bool
    """Are the targets shown in full, too?"""
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "matching"

    def drawn_targets(self, entry: Entry) -> list[Target]:
        """In an order that tells nothing."""
        by_place = {target.place: target for target in self.targets}
        return [by_place[place] for place in mixed(entry, list(by_place))]


class RawPair(RawEntry):
    """A line `a -> b` while it is gathered; of a distractor `text` is what stands after the arrow."""

    __slots__ = ("target",)

    def __init__(self, indent: int, left: Line, right: Line, scopes: tuple[Scope, ...], span: Span) -> None:
        alone = not left.text and bool(right.text)
        super().__init__(indent, right if alone else left, scopes, span)
        self.target = None if alone else right

    def ends_a_sentence(self) -> bool:
        return self.target is not None and self.target.text[-1:] in {".", "!", "?", ":", "…"}


class PairGatherer(Gatherer[RawPair]):
    """The pairs in order. Diagnostics: those of every gatherer, `pair-unclear`."""

    def begins(self, one: ScopedLine) -> RawPair | None:
        line = one.line
        arrows = arrows_in(line.text)
        indent = indent_of(line.text)
        if not arrows or (self.entries and indent > self.entries[-1].indent):
            return None
        start, end = arrows[0]
        at = min(text_at(line.text), start)
        left, right = _part(line, at, start), _part(line, end, len(line.text))
        span = line.span._replace(column=line.column + indent)
        if len(arrows) > 1:
            self.stray(half_pair(line, line))
        return RawPair(indent, left, right, one.scopes, span)

    def stray_item(self, line: Line) -> Diagnostic:
        return half_pair(line, self.entries[0].text[0])

    def more(self, entry: RawPair, line: Line) -> None:  # noqa: ARG002 -- a pair ends with its line
        self.stray(self.stray_item(line))


def read_matching(answers: Answers, reader: Reader) -> Understood | None:
    """The pairs; None when a learner could not match them.

    Diagnostics: those of `PairGatherer`, `option-empty`, `option-repeated`, `options-count`.
    """
    gatherer = PairGatherer(reader)
    gatherer.read(answers.lines)
    pairs = [(raw, raw.target) for raw in gatherer.entries if raw.target is not None]
    alone = [raw for raw in gatherer.entries if raw.target is None]
    found = [faults.nothing_after_arrow(raw.span) for raw, target in pairs if not _key(target, reader)]
    shared: dict[str, RawTarget] = {}
    for _, target in pairs:
        shared.setdefault(_key(target, reader), RawTarget([target], [], (), target.span))
    targets = [*shared.values(), *(RawTarget(raw.text, raw.feedback, raw.scopes, raw.span) for raw in alone)]
    found += list_faults([raw for raw, _ in pairs], targets, answers.span, reader)
    if not pairs:
        found = [faults.only_distractors(gatherer.entries[0].span)]
    elif gatherer.fine and not found and len(targets) == 1:
        found.append(faults.nothing_to_match(targets[0].span))
    for one in found:
        reader.report(one)
    if found or not gatherer.fine:
        return None
    places = {key: len(pairs) + number for number, key in enumerate(shared)}
    items = tuple(
        item_of(raw, number, places[_key(target, reader)], reader) for number, (raw, target) in enumerate(pairs)
    )
    shown = tuple(target_of(raw, len(pairs) + number, reader) for number, raw in enumerate(targets))
    options = (
        *(plain_of(raw.text, reader) for raw, _ in pairs),
        *(f"-> {plain_of(raw.lines, reader)}" for raw in targets),
    )
    return Understood(Matching(items, shown, spelled_out(targets, reader), answers.span), options)


def _key(target: Line, reader: Reader) -> str:
    """What makes two right sides the same one; empty when nothing is there."""
    return plain_of([target], reader).casefold() or (target.text if "![" in target.text else "")


def _part(line: Line, begin: int, end: int) -> Line:
    """What stands on one side of the arrow."""
    text = line.text[begin:end]
    at = begin + indent_of(text) if text.strip(EMPTY) else begin
    return as_running_text(Line(line.file, line.number, line.column + at, text.strip(EMPTY)))
