"""Inner items: the parts of a block that begin with a `###` heading (format.md 3).

They may stand in a `::: kun` or come from a `::: indsæt`: those are transparent, whole items only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.only import scope_from, scope_of
from builder.components.registry import block
from builder.components.running import as_running_text
from builder.diagnostics import N_, Diagnostic, error
from builder.model import Directive, Line, Scope, Setting, Span
from builder.names import EMPTY, is_blank
from builder.record import NamedTuple
from builder.scan.fences import Fence, closes, opened
from builder.scan.marks import heading_level
from builder.scan.settings import take_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.components.base import Reader

_ITEM_LEVEL = 3
FOR_WHOM = ("audience", "organisation")
"""The settings that say who a block or an item is for."""


class Item(NamedTuple):
    """One `### title` and what follows until the next one."""

    title: Line
    """What stands after the hashes, as running text."""
    settings: tuple[Setting, ...]
    """Those of the block that stand under this heading."""
    body: tuple[Line | Directive, ...]
    scopes: tuple[Scope, ...]
    """Who it is for, the outermost first; empty for everyone. All must hold."""
    span: Span
    """Of the heading's line."""


class Items(NamedTuple):
    """What a block with inner items holds."""

    before: tuple[Line | Directive, ...]
    """What stands before the first `###`."""
    settings: tuple[Setting, ...]
    """The block's own: those that stand under no heading."""
    items: tuple[Item, ...]


class _Open(NamedTuple):
    """An item being gathered; `body` grows."""

    line: Line
    scopes: tuple[Scope, ...]
    body: list[Line | Directive]
    is_inside: bool
    """Does it stand in a `kun` or `indsæt`? The scanner did not look for this block's settings there."""


class _Gatherer:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.before: list[Line | Directive] = []
        self.found: list[_Open] = []
        self.here = self.before
        """Where the next line goes."""
        self.depth = 0
        self.cuts: list[tuple[Directive, list[Line | Directive], list[Line | Directive]]] = []
        """Each `kun` with items, and what stands in it before the first and right after it."""

    def gather(self, body: Sequence[Line | Directive], scopes: tuple[Scope, ...]) -> None:
        fence: Fence | None = None
        for item in body:
            if isinstance(item, Directive):
                if item.name in ("only", "include") and _holds_items(item.body):
                    self.enter(item, scopes)
                else:
                    self.here.append(item)
            elif fence is None and heading_level(item.text) == _ITEM_LEVEL:
                self.found.append(_Open(item, scopes, [], self.depth > 0))
                self.here = self.found[-1].body
            else:
                self.here.append(item)
                if fence is None:
                    fence = opened(item.text)
                elif closes(fence, item.text):
                    fence = None

    def enter(self, directive: Directive, scopes: tuple[Scope, ...]) -> None:
        """A `kun` or `indsæt` that holds items: neither its first lines nor those after it may be half an item."""
        is_only = directive.name == "only"
        scope = scope_of(directive, self.reader) if is_only else scope_from(self.reader.settings(directive))
        inner = (*scopes, scope) if scope != Scope() else scopes
        self.depth += 1
        self.inside(directive, scopes, inner)
        self.depth -= 1

    def inside(self, directive: Directive, scopes: tuple[Scope, ...], inner: tuple[Scope, ...]) -> None:
        if inner == scopes:
            self.gather(directive.body, scopes)
            return
        ahead: list[Line | Directive] = []
        after: list[Line | Directive] = []
        self.cuts.append((directive, ahead, after))
        self.here = ahead
        self.gather(directive.body, inner)
        self.here = after


def items_of(directive: Directive, reader: Reader) -> Items:
    """The block's items in reading order. Diagnostics: those of `kun`'s settings, `item-cut` for half an item."""
    gatherer = _Gatherer(reader)
    gatherer.gather(directive.body, ())
    for only, *loose in gatherer.cuts:
        if not all(is_empty(lines) for lines in loose):
            reader.report(_cut(only))
    found = gatherer.found
    places = [(one.line.file, one.line.number) for one in found]
    own: list[Setting] = []
    inner: list[list[Setting]] = [[] for _ in found]
    for setting in directive.settings:
        at = _under(setting, places)
        (own if at < 0 else inner[at]).append(setting)
    items: list[Item] = []
    for one, settings in zip(found, inner, strict=True):
        body = tuple(one.body)
        if one.is_inside:
            taken = take_settings(body, _code_in(body), directive.name)
            for fault in taken.diagnostics:
                reader.report(fault)
            settings.extend(taken.settings)
            body = taken.body
        scopes = (*one.scopes, *_own_scope(settings, directive, reader))
        items.append(Item(_title(one.line), tuple(settings), body, scopes, one.line.span))
    return Items(tuple(gatherer.before), tuple(own), tuple(items))


def own_settings(directive: Directive) -> tuple[Setting, ...]:
    """The settings of the block itself, not of its items; a question's groups have none."""
    kind = block(directive.name)
    if kind is None or not kind.inner_items or directive.name == "question":
        return directive.settings
    places = [(line.file, line.number) for line in _headings(directive.body)]
    return tuple(setting for setting in directive.settings if _under(setting, places) < 0)


def _own_scope(settings: Sequence[Setting], directive: Directive, reader: Reader) -> tuple[Scope, ...]:
    """Who an item is for by its own settings; what is wrong with them is told of with the others."""
    typed = [setting for setting in settings if setting.key in FOR_WHOM]
    scope = scope_from(values_of(typed, directive, reader)) if typed else Scope()
    return (scope,) if scope != Scope() else ()


def _code_in(body: Sequence[Line | Directive]) -> frozenset[int]:
    """The numbers of the lines that are code."""
    found: set[int] = set()
    fence: Fence | None = None
    for i, item in enumerate(body):
        if not isinstance(item, Line):
            continue
        inside = fence is not None
        fence = opened(item.text) if fence is None else None if closes(fence, item.text) else fence
        if inside or fence is not None:
            found.add(i)
    return frozenset(found)


def is_empty(body: Iterable[Line | Directive]) -> bool:
    """Nothing but blank lines?"""
    return all(isinstance(one, Line) and is_blank(one.text) for one in body)


def values_of(settings: Sequence[Setting], directive: Directive, reader: Reader) -> dict[str, object]:
    """As `reader.settings`, for some of the directive's settings."""
    return reader.settings(directive._replace(settings=tuple(settings)))


def _holds_items(body: Sequence[Line | Directive]) -> bool:
    """Does a `###` begin an item in it?"""
    return next(_headings(body), None) is not None


def _headings(body: Sequence[Line | Directive]) -> Iterator[Line]:
    """The `###` lines that begin items, those in `kun` and inserted texts too."""
    fence: Fence | None = None
    for item in body:
        if isinstance(item, Directive):
            if item.name in ("only", "include"):
                yield from _headings(item.body)
        elif fence is not None:
            fence = None if closes(fence, item.text) else fence
        elif heading_level(item.text) == _ITEM_LEVEL:
            yield item
        else:
            fence = opened(item.text)


def _under(setting: Setting, places: Sequence[tuple[str, int]]) -> int:
    """Which heading a setting stands under, -1 for none: the last one before it in its file."""
    file, line = setting.span.file, setting.span.line
    return max((i for i, (where, number) in enumerate(places) if where == file and number < line), default=-1)


def _title(line: Line) -> Line:
    """The heading's text; hashes at its end are decoration."""
    at = len(line.text) - len(line.text.lstrip(EMPTY + "#"))
    text = line.text[at:].rstrip(EMPTY)
    bare = text.rstrip("#")
    text = bare.rstrip(EMPTY) if bare != text and bare[-1:].isspace() else text
    return as_running_text(Line(line.file, line.number, line.column + at, text))


def _cut(directive: Directive) -> Diagnostic:
    return error(
        "item-cut",
        directive.span,
        N_("`{block}` cuts an item in two: it holds a `###`, but not the whole of every item"),
        N_("begin it with `###` and end it before the next `###`, or keep it inside one item"),
        block=directive.typed,
    )
