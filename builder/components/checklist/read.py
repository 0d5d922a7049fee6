"""Reads a check list: every point of its lists, with or without a box, and the prose around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from builder.components.checklist import faults
from builder.components.question.entries import MOST
from builder.components.question.forms import BOX, BULLET
from builder.components.question.lines import holds_skipped, lines_of
from builder.components.running import as_running_text
from builder.names import UNSEEN, indent_of, is_blank, squeezed
from builder.patterns import Forgiving
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader, ScopedLine
    from builder.diagnostics import Diagnostic
    from builder.model import Block, Directive, Line, Piece, Scope, Span

_POINT = Forgiving(
    rf"[\s{UNSEEN}]*{BULLET}[\s{UNSEEN}]+(?:\([\s{UNSEEN}]*[xX✓✔]?[\s{UNSEEN}]*\)[\s{UNSEEN}]+)?|[\s{UNSEEN}]*[•·◦▪▫■□●○‣∙☐☑☒✅]\s*"
)


class Point(NamedTuple):
    """One point to tick off, or prose between them."""

    text: Piece | None
    """None: this is prose."""
    plain: str
    blocks: tuple[Block, ...]
    """The prose; empty for a point."""
    scopes: tuple[Scope, ...]
    span: Span


class Checklist(NamedTuple):
    index: int  # type: ignore[assignment]  # nobody asks a check list for a tuple's `index`
    title: Piece | None
    items: tuple[Point, ...]
    keep: Literal["lms", "browser"]
    span: Span

    @property
    def component(self) -> str:
        return "checklist"


class _Raw:
    """A point or a stretch of prose while its lines are being gathered."""

    __slots__ = ("indent", "lines", "scopes")

    def __init__(self, first: ScopedLine, line: Line, indent: int) -> None:
        self.lines = [line]
        self.scopes = first.scopes
        self.indent = indent
        """Where its bullet stands; -1 for prose."""


def course_data(checklist: Checklist) -> dict[str, object]:
    """Where the ticks are kept."""
    return {"keep": checklist.keep}


def longest_state(checklist: Checklist) -> int:
    """Characters when every point is ticked; none when they stay in the browser."""
    return 0 if checklist.keep == "browser" else sum(item.text is not None for item in checklist.items)


def read_checklist(directive: Directive, reader: Reader) -> Checklist | None:
    """Diagnostics: `checklist-empty`, `checklist-size`, `checklist-point-empty`, `checklist-point-twice`."""
    values = reader.settings(directive)
    title = reader.title(directive)
    raws = _gathered(lines_of(directive, reader))
    points = [raw for raw in raws if raw.indent >= 0]
    texts = [squeezed(reader.plain(raw.lines)) for raw in points]
    if not points and holds_skipped(directive):
        return None
    if fault := _fault(directive, points, texts):
        reader.report(fault)
        return None
    index = reader.reserve("component")
    items = tuple(_item(raw, reader) for raw in raws)
    reader.identify("component", index, directive, directive.title or " ".join(texts), tuple(texts))
    keep: Literal["lms", "browser"] = "browser" if values.get("keep") == "browser" else "lms"
    return Checklist(index, title, items, keep, directive.span)


def _fault(directive: Directive, points: list[_Raw], texts: list[str]) -> Diagnostic | None:
    """What keeps the list from being used, if something does."""
    if not points:
        return faults.empty(directive)
    if len(points) > MOST:
        return faults.too_long(directive, len(points), MOST)
    first: dict[str, int] = {}
    for raw, text in zip(points, texts, strict=True):
        if not text:
            return faults.point_empty(raw.lines[0].span)
        if text in first:
            return faults.point_twice(raw.lines[0].span, first[text])
        first[text] = raw.lines[0].number
    return None


def _gathered(lines: list[ScopedLine]) -> list[_Raw]:
    """The points and the prose between them; what is indented under a point goes on with it."""
    found: list[_Raw] = []
    blank = True
    for one in lines:
        text = one.line.text
        if is_blank(text):
            if found and found[-1].indent < 0:
                found[-1].lines.append(one.line)
            blank = True
            continue
        match = None if one.code else (BOX.match(text) or _POINT.match(text))
        last = found[-1] if found else None
        if match is not None:
            line = one.line._replace(column=one.line.column + match.end(), text=text[match.end() :])
            found.append(_Raw(one, as_running_text(line), indent_of(text)))
        elif last is not None and last.indent >= 0 and (not blank or indent_of(text) > last.indent):
            last.lines.append(one.line._replace(text=text.lstrip(), column=one.line.column + indent_of(text)))
        elif last is not None and last.indent < 0 and last.scopes == one.scopes:
            last.lines.append(one.line)
        else:
            found.append(_Raw(one, one.line, -1))
        blank = False
    return found


def _item(raw: _Raw, reader: Reader) -> Point:
    if raw.indent < 0:
        return Point(None, "", reader.blocks(raw.lines, reader.test), raw.scopes, raw.lines[0].span)
    return Point(reader.inline(raw.lines), squeezed(reader.plain(raw.lines)), (), raw.scopes, raw.lines[0].span)
