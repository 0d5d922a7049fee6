"""What matching and sorting share: things that each belong with one of some targets (templates/parts/pairs.js)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.question import faults
from builder.components.question.entries import MOST, RawEntry, empties, labelled, repetitions
from builder.names import squeezed
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Reader
    from builder.diagnostics import Diagnostic
    from builder.model import Entry, Line, Piece, Scope, Span

_SHORT = 32
"""Characters of a target that can be read whole in a closed list at 320 px."""


class Target(NamedTuple):
    """What things may belong with."""

    text: Piece
    label: str
    """Plain, with its look-ups filled in."""
    place: int
    """Its number among the question's options, from 0."""
    feedback: Piece | None
    """To a learner who chose it: only what is never right has its own."""
    scopes: tuple[Scope, ...]
    """Not empty when it stands in a `::: kun`; all must hold."""
    span: Span


class Item(NamedTuple):
    """A thing, and what it belongs with."""

    text: Piece
    place: int
    """Its number among the question's options, from 0."""
    target: int
    """The place of what it belongs with."""
    feedback: Piece | None
    """Shown when it is right, and with the solution: before that it would give the answer away."""
    scopes: tuple[Scope, ...]
    """Not empty when it stands in a `::: kun`; all must hold."""
    span: Span


class RawTarget(NamedTuple):
    """A target while the lines are being gathered."""

    lines: list[Line]
    feedback: list[Line]
    scopes: tuple[Scope, ...]
    span: Span


def list_faults(
    items: Sequence[RawEntry], targets: Sequence[RawTarget], span: Span, reader: Reader
) -> list[Diagnostic]:
    """What is wrong with them as lists; `span` is the question's.

    Diagnostics: `option-empty`, `option-repeated`, `options-count`.
    """
    plains = [plain_of(raw.text, reader) for raw in items]
    found = empties(items, plains)
    found += repetitions([(plain, raw.span) for plain, raw in zip(plains, items, strict=True)])
    found += repetitions([(plain_of(raw.lines, reader), raw.span) for raw in targets])
    count = len(items) + len(targets)
    return [*found, faults.too_many(span, count, MOST)] if count > MOST else found


def plain_of(lines: Sequence[Line], reader: Reader) -> str:
    return squeezed(reader.plain(lines))


def item_of(raw: RawEntry, place: int, target: int, reader: Reader) -> Item:
    return Item(
        text=reader.inline(labelled(raw.text, raw.scopes, reader)),
        place=place,
        target=target,
        feedback=reader.prose(raw.feedback) if raw.feedback else None,
        scopes=raw.scopes,
        span=raw.span,
    )


def target_of(raw: RawTarget, place: int, reader: Reader) -> Target:
    return Target(
        text=reader.inline(labelled(raw.lines, raw.scopes, reader)),
        label=reader.filled(plain_of(raw.lines, reader)),
        place=place,
        feedback=reader.prose(raw.feedback) if raw.feedback else None,
        scopes=raw.scopes,
        span=raw.span,
    )


def spelled_out(targets: Sequence[RawTarget], reader: Reader) -> bool:
    """Must they be shown in full beside the lists they are chosen from, which hold one line of plain text?"""
    plains = [plain_of(raw.lines, reader) for raw in targets]
    return any(
        len(plain) > _SHORT or plain != squeezed(" ".join(line.text for line in raw.lines).replace("\\", ""))
        for plain, raw in zip(plains, targets, strict=True)
    )


def right_pairs(items: Sequence[Item], entry: Entry) -> str:
    """The right answer as a response: each item's character and its target's."""
    return "".join(entry.options[item.place] + entry.options[item.target] for item in items)
