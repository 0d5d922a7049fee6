"""What blocks share that lay out titled parts: accordion, tabs, steps, cards, timeline, do and avoid, comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.items import Item, is_empty, items_of
from builder.diagnostics import N_, Diagnostic, error
from builder.model import Directive, Line
from builder.names import EMPTY
from builder.patterns import Forgiving
from builder.record import NamedTuple
from builder.scan.fences import Fence, closes, opened
from builder.scan.marks import heading_level, heading_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.components.base import Reader
    from builder.model import Block, Piece, Scope, Span

_ITEM_LEVEL = 3
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


def read_parts(
    directive: Directive, reader: Reader, mend: Callable[[list[Line]], list[Line]] | None = None
) -> Parts | None:
    """The block's title, its introduction and its parts; None when one of them cannot be read.

    `mend` gives the parts' titles as they are to be shown.

    Diagnostics: `items-missing`, `item-without-title`, `item-empty`, and those of what the parts hold.
    """
    title = reader.title(directive)
    reader.settings(directive)
    found = items_of(directive, reader)
    if is_untitled(directive, reader):
        return None
    blocks = reader.blocks(found.before, reader.test)
    if not found.items:
        tell_missing(directive, found.before, reader)
        return None
    items = found.items
    if mend is not None:
        titles = mend([one.title for one in items])
        items = tuple(one._replace(title=title) for one, title in zip(items, titles, strict=True))
    parts = tuple(part for item in items if (part := read_part(item, reader)) is not None)
    return Parts(title, blocks, parts) if len(parts) == len(items) else None


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


def tell_missing(directive: Directive, before: Sequence[Line | Directive], reader: Reader) -> None:
    """Diagnostics: `items-missing`, unless what was skipped may be what is missing."""
    skipped = any(isinstance(one, Directive) and not one.name for one in before)
    if not directive.doubtful and not skipped:
        reader.report(_missing(directive, before))


def _missing(directive: Directive, before: Sequence[Line | Directive]) -> Diagnostic:
    for line in before:
        if not isinstance(line, Line):
            continue
        if heading_level(line.text) > _ITEM_LEVEL:
            return error(
                "items-missing",
                line.span,
                N_("`{block}` has no parts: this heading has too many hashes"),
                N_("write `### {title}` here, and `###` before the other titles"),
                block=directive.typed,
                title=heading_text(line.text),
            )
        if match := _LIKE_A_TITLE.match(line.text):
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


def is_untitled(directive: Directive, reader: Reader) -> bool:
    """Is a `###` left without its title? Diagnostics: `item-without-title` for the first one."""
    bare = next(_untitled(directive.body), None)
    if bare is not None:
        reader.report(without_title(bare.span))
    return bare is not None


def without_title(span: Span) -> Diagnostic:
    return error(
        "item-without-title",
        span,
        N_("this `###` has no title"),
        N_("write the title after it: `### Titel`"),
    )


def _untitled(body: Sequence[Line | Directive]) -> Iterator[Line]:
    """The block's own lines of three hashes alone, those of `kun` and inserted texts in it too."""
    fence: Fence | None = None
    for one in body:
        if isinstance(one, Directive):
            if one.name in ("only", "include"):
                yield from _untitled(one.body)
        elif fence is not None:
            fence = None if closes(fence, one.text) else fence
        elif one.text.strip(EMPTY) == "###":
            yield one
        else:
            fence = opened(one.text)
