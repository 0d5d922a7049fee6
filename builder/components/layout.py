"""What blocks share that lay out titled parts: accordion, tabs, steps, cards, timeline, do and avoid, comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.items import Item, is_empty, items_of
from builder.diagnostics import N_, Diagnostic, error
from builder.model import Line
from builder.names import EMPTY
from builder.patterns import Forgiving
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Scope, Span

_LIKE_A_TITLE = Forgiving(r"\s*(?:[-*+•]\s+|[0-9]{1,3}[.)]\s+)?(?:\*\*|__)(?P<title>[^*_]+?):?(?:\*\*|__):?\s*$")
"""A line that is bold from end to end: what many write who do not know `###`."""


class Part(NamedTuple):
    """One `### title` and what stands under it."""

    title: Piece
    plain: str
    """The title without markup."""
    blocks: tuple[Block, ...]
    scopes: tuple[Scope, ...]
    """Who it is for; empty for everyone."""
    span: Span


class Parts(NamedTuple):
    title: Piece | None
    """The block's own."""
    blocks: tuple[Block, ...]
    """What stands before the first part."""
    items: tuple[Part, ...]


def read_parts(directive: Directive, reader: Reader) -> Parts | None:
    """The block's title, its introduction and its parts; None when it has no part that can be read.

    Diagnostics: `items-missing`, `item-without-title`, `item-empty`, and those of what the parts hold.
    """
    title = reader.title(directive)
    reader.settings(directive)
    found = items_of(directive, reader)
    if bare := next((line for line in _lines(directive.body) if line.text.strip(EMPTY) == "###"), None):
        reader.report(without_title(bare.span))
        return None
    blocks = reader.blocks(found.before, reader.test)
    if not found.items:
        reader.report(missing(directive, found.before))
        return None
    parts = tuple(part for item in found.items if (part := read_part(item, reader)) is not None)
    return Parts(title, blocks, parts) if parts else None


def read_part(item: Item, reader: Reader) -> Part | None:
    """Diagnostics: `item-empty`, and those of what it holds."""
    plain = reader.filled(reader.plain([item.title]))
    title = reader.heading(item.title)
    blocks = reader.item_blocks(item.body)
    if is_empty(item.body):
        reader.report(
            error(
                "item-empty",
                item.span,
                N_("there is nothing under `{title}`"),
                N_("write the text on the lines under it, or delete the heading"),
                title=plain,
            )
        )
        return None
    return Part(title, plain, blocks, item.scopes, item.span)


def missing(directive: Directive, before: Sequence[Line | Directive]) -> Diagnostic:
    for line in before:
        if isinstance(line, Line) and (match := _LIKE_A_TITLE.match(line.text)):
            return error(
                "items-missing",
                line.span,
                N_("`{block}` has no parts: this line is bold text, not a heading"),
                N_("write `### {title}` here, and `###` before the other titles"),
                block=directive.typed,
                title=match["title"].strip(),
            )
    return error(
        "items-missing",
        directive.span,
        N_("`{block}` has no parts"),
        N_("begin each part with a line such as `### Titel`, and write its text under it"),
        block=directive.typed,
    )


def without_title(span: Span) -> Diagnostic:
    return error(
        "item-without-title",
        span,
        N_("this `###` has no title"),
        N_("write the title after it: `### Titel`"),
    )


def _lines(body: Sequence[Line | Directive]) -> Iterator[Line]:
    """The block's own lines, those of `kun` and inserted texts in it too."""
    for one in body:
        if isinstance(one, Line):
            yield one
        elif one.name in ("only", "include"):
            yield from _lines(one.body)
