"""Reads a timeline: the events' dates as they are written, and as a machine reads them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from builder.components.items import items_of
from builder.components.layout import is_untitled, read_part, tell_missing
from builder.components.timeline.dates import machine_date
from builder.diagnostics import N_, Diagnostic, error, warning
from builder.patterns import Forgiving
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.components.items import Item
    from builder.model import Block, Directive, Piece, Scope, Span

_DASHED = Forgiving(r"(?P<date>[^:–—]*?)(?:\s+[-–—]|[–—])\s")
"""A dash for the colon: only after what is a date."""
_PERIOD = Forgiving(r"[0-9]{4}\s*[-–—]\s*[0-9]{4}")


class Event(NamedTuple):
    date: str
    """As the author wrote it."""
    machine: str
    """For `<time datetime>`: 2025-02-02, 2025-02 or 2025; empty when it cannot be read (`foråret 2026`)."""
    title: Piece | None
    blocks: tuple[Block, ...]
    scopes: tuple[Scope, ...]
    span: Span


class Timeline(NamedTuple):
    title: Piece | None
    blocks: tuple[Block, ...]
    items: tuple[Event, ...]
    span: Span

    @property
    def component(self) -> str:
        return "timeline"


def read_timeline(directive: Directive, reader: Reader) -> Timeline | None:
    """Diagnostics: `event-without-date`, `events-out-of-order`, and those of its parts."""
    title = reader.title(directive)
    reader.settings(directive)
    found = items_of(directive, reader)
    if is_untitled(directive, reader):
        return None
    blocks = reader.blocks(found.before, reader.test)
    if not found.items:
        tell_missing(directive, found.before, reader)
        return None
    events = tuple(event for item in found.items if (event := _event(item, reader)) is not None)
    for before, event in pairwise(event for event in events if event.machine):
        if _earlier(event.machine, before.machine):
            reader.report(
                warning(
                    "events-out-of-order",
                    event.span,
                    N_("`{date}` comes after `{before}`, but is earlier"),
                    N_("move it up, or mend the date"),
                    date=event.date,
                    before=before.date,
                )
            )
    return Timeline(title, blocks, events, directive.span) if events else None


def _event(item: Item, reader: Reader) -> Event | None:
    """`2. februar 2025: titel`, `2025 – titel`, or a date or a period of years alone."""
    # As running text a date may have got a backslash: `2\\. februar`.
    text = item.title.text
    date, mark, rest = text.partition(":")
    dashed = _DASHED.match(text)
    if dashed is not None and machine_date(_bare(dashed["date"])):
        date, mark, rest = dashed["date"], "–", text[dashed.end() :]
    rest = rest.lstrip()
    written = _bare(date)
    machine = machine_date(written)
    if written and not mark and not machine and not _PERIOD.fullmatch(written):
        reader.report(_without_date(item, written))
        return None
    at = len(text) - len(rest)
    line = item.title._replace(column=item.title.column + at, text=rest.strip()) if rest.strip() else item.title
    part = read_part(item._replace(title=line), reader)
    if part is None:
        return None
    return Event(written, machine, part.title if rest.strip() else None, part.blocks, part.scopes, part.span)


def _without_date(item: Item, written: str) -> Diagnostic:
    """The date may only lack its colon: `2. februar 2025 AI-forordningen`."""
    words = written.split()
    ends = (n for n in range(len(words) - 1, 0, -1) if machine_date(" ".join(words[:n])))
    end = next(ends, 0)
    if end:
        return error(
            "event-without-date",
            item.span,
            N_("there is no colon between the date and the title"),
            N_("write the colon: `### {date}: {title}`"),
            date=" ".join(words[:end]),
            title=" ".join(words[end:]),
        )
    return error(
        "event-without-date",
        item.span,
        N_("`{title}` does not say when"),
        N_("write the date first, and a colon: `### 2. februar 2025: {title}`"),
        title=written,
    )


def _bare(text: str) -> str:
    return text.replace("\\", "").strip()


def _earlier(one: str, other: str) -> bool:
    """Is it earlier for certain? `2025` and `2025-02` may be the same time."""
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]
