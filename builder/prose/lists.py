"""Lists: which rows are an item's own, when the list goes on, and when it ends (format.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from builder.diagnostics import N_, warning
from builder.prose.markers import FENCE, NESTED, Marker, begins_list, closing, goes_on, marker_of
from builder.prose.rows import Row, dedented, rest_of, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic
    from builder.prose.blocks import BlockReader


def read_list(reader: BlockReader, rows: Sequence[Row], at: int, first: Marker, parent: Element, depth: int) -> int:
    """Read the list that begins at row `at`; the number of the row after it. Diagnostics: `text-under-list`."""
    element = SubElement(parent, "ul" if first.number is None else "ol")
    if first.number is not None and first.number != 1:
        element.set("start", str(first.number))
    if first.style in ("a", "A"):
        element.set("type", first.style)
    marker = first
    items: list[list[Row]] = []
    loose = False
    end = at
    while True:
        item, end, blank_inside = _item(reader, rows, end, marker)
        items.append(item)
        loose = loose or blank_inside
        following = end
        while following < len(rows) and not rows[following].text:
            following += 1
        if following == len(rows):
            break
        found = marker_of(rows[following])
        after_blank = following > end
        if (
            found is None
            or (found.indent >= first.indent + NESTED and not _is_next(found, marker))
            or not goes_on(rows, following, found, marker, after_blank=after_blank, ordering=reader.ordering)
        ):
            break
        loose = loose or after_blank
        marker, end = found, following
    for item in items:
        _finish_item(reader, item, SubElement(element, "li"), loose, depth)
    return end


def _item(reader: BlockReader, rows: Sequence[Row], at: int, marker: Marker) -> tuple[list[Row], int, bool]:
    """(the item's own rows, the row after it, is there a blank line between two of its blocks)."""
    own = [rest_of(rows[at], marker.length)]
    end = at + 1
    close = _fenced_until(reader, own[0], rows, at)
    blank_inside = numbered_inside = lazy = False
    while end < len(rows):
        row = rows[end]
        if end <= close:
            own.append(dedented(row, marker.indent + NESTED))
            end += 1
            continue
        if not row.text:
            following = end + 1
            while following < len(rows) and not rows[following].text:
                following += 1
            if following == len(rows) or rows[following].indent < marker.indent + NESTED:
                break
            blank_inside = blank_inside or len(own) == 1 or marker_of(rows[following]) is None
            own += [dedented(blank, 0) for blank in rows[end:following]]
            end = following
            continue
        if row.indent >= marker.indent + NESTED:
            found = marker_of(row)
            if found and found.number is not None:
                if _is_next(found, marker) and not numbered_inside:
                    break
                numbered_inside = True
            inner = dedented(row, marker.indent + NESTED)
            own.append(inner)
            close = _fenced_until(reader, inner, rows, end)
        elif _ends_item(reader, rows, end, marker):
            break
        else:
            if not lazy and row.text[0].isupper():
                reader.page.report(_under_list(row))
            lazy = True
            own.append(Row(0, row.text, row.file, row.number, row.column))
        end += 1
    return own, end, blank_inside


def _ends_item(reader: BlockReader, rows: Sequence[Row], at: int, marker: Marker) -> bool:
    """Does row `at`, hardly indented and straight under the item, begin something new? Else it is more text."""
    found = marker_of(rows[at])
    if found is None:
        return reader.begins_block(rows, at)
    if goes_on(rows, at, found, marker, after_blank=False, ordering=reader.ordering):
        return True
    if found.style != marker.style:
        return begins_list(rows, at, found, after_text=False, ordering=reader.ordering)
    return reader.begins_block(rows, at)


def _fenced_until(reader: BlockReader, opener: Row, rows: Sequence[Row], at: int) -> int:
    """The row that closes the code an item's row opens (its lines may stand at the margin), or `at`."""
    if not opener.text or opener.text[0] not in "`~":
        return at
    fence = FENCE.match(opener.text)
    key = (rows[0].number, rows[-1].number, len(rows), fence[1] if fence else "")
    if fence is None or key in reader.never_closed:
        return at
    close = closing(rows, at, fence[1])
    if close == len(rows):
        reader.never_closed.add(key)
        return at
    return close


def _finish_item(reader: BlockReader, rows: list[Row], element: Element, loose: bool, depth: int) -> None:
    """A tight list's text stands directly in its `<li>`."""
    first = len(reader.page.jobs)
    reader.read(rows, element, depth + 1)
    if not loose and len(element) and element[0].tag == "p":
        element.remove(element[0])
        reader.page.jobs[first] = reader.page.jobs[first]._replace(element=element)


def _is_next(found: Marker, marker: Marker) -> bool:
    """`2.` after `1.`, however far in it stands: a number out of line, unless the item has numbers of its own."""
    return found.style == marker.style and marker.number is not None and found.number == marker.number + 1


def _under_list(row: Row) -> Diagnostic:
    return warning(
        "text-under-list",
        span_of(row),
        N_("this stands straight under a list, so it is read as more of the last item"),
        N_("put a blank line before it for a new paragraph, or two blanks first on the line if it belongs to the item"),
    )
