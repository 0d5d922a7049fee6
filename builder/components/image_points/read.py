"""Reads the picture and its points; a point's place is whole per cent from the left and from the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.image_points import faults
from builder.components.items import items_of
from builder.components.layout import is_untitled, read_part, tell_missing, without_title
from builder.model import Line
from builder.patterns import Forgiving
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.components.items import Item
    from builder.model import Block, Directive, Piece, Scope, Span

_PLACE = Forgiving(
    r"(?P<title>.*?)\s*[(\[]\s*(?P<x>-?[0-9.,]+)\s*%?(?:\s*[,;/x×]\s*|(?<![.,])\s+)(?P<y>-?[0-9.,]+)\s*%?\s*[)\]]\s*[:.]?\s*"
)
_MOST = 100


class Point(NamedTuple):
    title: Piece
    plain: str
    x: int
    y: int
    blocks: tuple[Block, ...]
    scopes: tuple[Scope, ...]
    span: Span


class ImagePoints(NamedTuple):
    place: int
    """A running number of its own in the module, for the anchors of its points."""
    title: Piece | None
    blocks: tuple[Block, ...]
    """What stands before the picture and between it and the first point."""
    picture: Piece
    items: tuple[Point, ...]
    span: Span

    @property
    def component(self) -> str:
        return "image_points"


def read_points(directive: Directive, reader: Reader) -> ImagePoints | None:
    """Diagnostics: `points-picture`, `point-without-place`, `point-outside`, and those of its parts."""
    place = reader.reserve("image_points")
    title = reader.title(directive)
    reader.settings(directive)
    found = items_of(directive, reader)
    if is_untitled(directive, reader):
        return None
    pictures = [one for one in found.before if isinstance(one, Line) and "![" in one.text]
    images = sum(len(re.findall(r"!\[", one.text)) for one in pictures)
    if images != 1:
        reader.report(faults.pictures(directive, images, pictures[-1].span if pictures else directive.span))
        return None
    picture = reader.prose(pictures)
    blocks = reader.blocks([one for one in found.before if one not in pictures], reader.test)
    if not found.items:
        tell_missing(directive, found.before, reader)
        return None
    points = [_point(item, reader) for item in found.items]
    read = tuple(point for point in points if point is not None)
    return ImagePoints(place, title, blocks, picture, read, directive.span) if read else None


def _point(item: Item, reader: Reader) -> Point | None:
    match = _PLACE.fullmatch(item.title.text)
    if match is None:
        reader.report(faults.without_place(item))
        return None
    if not match["title"]:
        reader.report(without_title(item.span))
        return None
    x, y = _percent(match["x"]), _percent(match["y"])
    if x is None or y is None:
        reader.report(faults.outside(item, f"{match['x']}, {match['y']}"))
        return None
    part = read_part(item._replace(title=item.title._replace(text=match["title"])), reader)
    return Point(part.title, part.plain, x, y, part.blocks, part.scopes, part.span) if part else None


def _percent(typed: str) -> int | None:
    """A whole number from 0 to 100."""
    return int(typed) if typed.isdecimal() and int(typed) <= _MOST else None
