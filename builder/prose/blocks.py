"""The block grammar: rows → elements, with the running text left as `Job`s for the inline reader.

It stands where Python-Markdown has its block parser. What authors type would otherwise be read wrong
there in two dozen measured ways (format.md 2), and here every stretch of text keeps its place in the file.
Nesting is followed 24 levels deep; what is deeper is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.diagnostics import N_, error, warning
from builder.prose.callouts import begins_callout, callout_of, is_callout, warn_without_quote
from builder.prose.lazily import pattern
from builder.prose.markers import Marker, begins_list, goes_on, is_rule, marker_of
from builder.prose.rows import Passage, Row, dedented, rest_of, span_of
from builder.prose.tables import Table, is_table, looks_like_table, read_table
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic
    from builder.prose.page import PageRun

_DEEPEST = 24
_NESTED = 2
_AFTER_LETTER = frozenset(").\t")
"""What may make a line's first letter a bullet; all other lines that begin with a letter are read faster."""
_WIDEST_PADDED = 50
_HEADING = re.compile(r"(#{1,6})(?!#)[ \t\u00a0]*(\S.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"={2,}[ \t]*$")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`]*)$")
_FOOTNOTE = r"\[\^([^\]\s]+)\]:[ \t]*"
_REFERENCE = (
    r"\[(?!\^|@|!)([^\[\]]+)\]:[ \t]*(<[^<>]*>|[^\s<]*[./#:@][^\s<]*)(?:[ \t]+(?:\"(.*)\"|'(.*)'|\((.*)\)))?[ \t]*$"
)


def heading_of(row: Row) -> tuple[Row, int] | None:
    """The text and the level of a `#` heading, `#Tekst` too."""
    match = _HEADING.match(row.text) if row.text[:1] == "#" else None
    return (rest_of(row, match.start(2), match.end(2)), len(match[1])) if match else None


def is_underline(text: str) -> bool:
    """`=====` under a title."""
    return text[:2] == "==" and _UNDERLINE.match(text) is not None


class Job(NamedTuple):
    """A passage whose scanned text belongs in `element` (`p`, `li`, `td`, `th`, `h3` …)."""

    element: Element
    passage: Passage
    parent: Element
    level: int
    """The heading's level as typed; 0 for other text."""
    hidden: bool
    """In a callout that only the workshop edition shows: checked, not published."""


class BlockReader:
    """Reads the rows of one piece."""

    def __init__(self, page: PageRun, *, ordering: bool = False, transcript: bool = False) -> None:
        self.page = page
        self.ordering = ordering
        self.transcript = transcript
        """A film's transcript: its headings are not the page's."""
        self.hidden = 0
        self.never_closed: set[tuple[int, int, int, str]] = set()
        """Stretches of rows in which such a fence is known to have no end: nobody searches them twice."""

    def read(self, rows: Sequence[Row], parent: Element, depth: int = 0) -> None:
        """Append what the rows say to `parent`."""
        count = len(rows)
        at = 0
        paragraph: list[Row] = []
        if depth > _DEEPEST:
            self._paragraph([row for row in rows if row.text], parent)
            return
        while at < count:
            row = rows[at]
            if not row.text:
                self._paragraph(paragraph, parent)
                paragraph = []
                at += 1
                continue
            if paragraph and is_underline(row.text):
                self._underlined(paragraph, parent)
                paragraph = []
                at += 1
                continue
            end = self._block(rows, at, parent, depth, paragraph)
            if end == at:
                paragraph.append(row)
                at += 1
            else:
                paragraph = []
                at = end
        self._paragraph(paragraph, parent)

    def _block(self, rows: Sequence[Row], at: int, parent: Element, depth: int, paragraph: list[Row]) -> int:
        """Read the block that begins at row `at`; `at` itself when it is just text. The paragraph before goes first."""
        row = rows[at]
        first = row.text[0]
        if first.isalpha() and row.text[1:2] not in _AFTER_LETTER:
            return self._table(rows, at, parent, paragraph) if is_table(rows, at) else at
        marker = marker_of(row)
        if marker and begins_list(rows, at, marker, after_text=bool(paragraph), ordering=self.ordering):
            self._paragraph(paragraph, parent)
            return self._list(rows, at, marker, parent, depth)
        if first in "`~" and (fence := _FENCE.match(row.text)):
            self._paragraph(paragraph, parent)
            return self._code(rows, at, fence, parent)
        if first == "#" and (heading := heading_of(row)):
            self._paragraph(paragraph, parent)
            self._heading(*heading, parent)
            return at + 1
        if first == ">":
            self._paragraph(paragraph, parent)
            return self._quote(rows, at, parent, depth)
        if first in "-*_" and is_rule(row.text):
            self._rule(rows, at, bool(paragraph))
            self._paragraph(paragraph, parent)
            SubElement(parent, "hr")
            return at + 1
        if first == "[":
            return self._definition(rows, at, parent, paragraph)
        if is_table(rows, at):
            return self._table(rows, at, parent, paragraph)
        return at

    def _begins_block(self, rows: Sequence[Row], at: int) -> bool:
        """Would row `at`, straight under a line of text, be something else than more text?"""
        row = rows[at]
        first = row.text[0]
        if first.isalpha() and row.text[1:2] not in _AFTER_LETTER:
            return is_table(rows, at)
        marker = marker_of(row)
        return bool(
            (marker and begins_list(rows, at, marker, after_text=True, ordering=self.ordering))
            or (first in "`~" and _FENCE.match(row.text))
            or (first == "#" and _HEADING.match(row.text))
            or first == ">"
            or (first in "-*_" and is_rule(row.text))
            or (first == "[" and (pattern(_FOOTNOTE).match(row.text) or pattern(_REFERENCE).match(row.text)))
            or is_table(rows, at)
        )

    # Text

    def _job(self, element: Element, rows: Sequence[Row], parent: Element) -> None:
        self.page.jobs.append(Job(element, Passage(rows), parent, 0, self.hidden > 0))

    def _paragraph(self, rows: list[Row], parent: Element) -> None:
        if rows:
            self._job(SubElement(parent, "p"), rows, parent)
            if rows[0].text[:2] == "[!":
                warn_without_quote(self.page, rows[0])
            if rows[0].text[0] == "|" and looks_like_table(rows):
                self.page.report(
                    warning(
                        "table-without-line",
                        span_of(rows[0]),
                        N_("these lines look like a table, but the line of dashes under the first is missing"),
                        N_("write `| --- | --- |` as the second line, one `---` for each column"),
                    )
                )

    def _heading(self, row: Row, level: int, parent: Element) -> None:
        if self.transcript:
            self._job(SubElement(parent, "p", {"class": "transcript-heading"}), [row], parent)
            return
        element = SubElement(parent, f"h{max(level, 2)}")
        self.page.jobs.append(Job(element, Passage([row]), parent, level, self.hidden > 0))

    def _underlined(self, paragraph: list[Row], parent: Element) -> None:
        """`Titel` over `=====`: the line right above is the heading."""
        self._paragraph(paragraph[:-1], parent)
        self._heading(paragraph[-1], 1, parent)

    def _rule(self, rows: Sequence[Row], at: int, after_paragraph: bool) -> None:
        before = at > 0 and rows[at - 1].text
        under_text = after_paragraph or (before and marker_of(rows[at - 1]) is not None)
        if under_text and rows[at].text.startswith("---"):
            self.page.report(
                warning(
                    "rule-under-text",
                    span_of(rows[at]),
                    N_("`---` stands right under text, so it could be a line across the page or mark a heading"),
                    N_("put a blank line before it for a line across the page, or write `## ` before the heading"),
                )
            )

    # Code

    def _code(self, rows: Sequence[Row], at: int, fence: re.Match[str], parent: Element) -> int:
        close = self._closing(rows, at, fence[1])
        body = rows[at + 1 : close]
        text = "\n".join(" " * max(0, row.indent - rows[at].indent) + row.text for row in body)
        block = SubElement(SubElement(parent, "pre"), "code")
        block.text = AtomicString(text + "\n" if body else "")
        if close == len(rows):
            self.page.report(
                warning(
                    "code-unclosed",
                    span_of(rows[at]),
                    N_("the code that begins here is never closed, so all that follows is code"),
                    N_("close the code with a line of its own: {fence}"),
                    fence=fence[1],
                )
            )
        return close + 1

    def _closing(self, rows: Sequence[Row], at: int, ticks: str) -> int:
        """The row that closes the fence of row `at`, or the number of rows."""
        for index in range(at + 1, len(rows)):
            text = rows[index].text
            if text.startswith(ticks) and not text.rstrip().strip(ticks[0]):
                return index
        return len(rows)

    # Quotes and callouts

    def _quote(self, rows: Sequence[Row], at: int, parent: Element, depth: int) -> int:
        inner: list[Row] = []
        end = at
        open_text = in_code = False
        while end < len(rows):
            row = rows[end]
            if row.text.startswith(">"):
                content = dedented(rest_of(row, 1), 1)
                if (
                    inner
                    and not in_code
                    and begins_callout(content.text)
                    and is_callout(content.text, _first_text(inner))
                ):
                    break
                inner.append(content)
                in_code = in_code != bool(_FENCE.match(content.text))
                open_text = bool(content.text) and not in_code and not _stands_alone(content.text)
            elif row.text and open_text and not self._begins_block(rows, end):
                inner.append(row)
            else:
                break
            end += 1
        callout = callout_of(self.page, inner)
        if callout is None:
            self.read(inner, SubElement(parent, "blockquote"), depth + 1)
        elif callout.hidden:
            self.hidden += 1
            self.read(callout.rows, Element("div"), depth + 1)
            self.hidden -= 1
        else:
            element = SubElement(parent, "callout", {"kind": callout.kind})
            if callout.lead:
                lead = SubElement(element, "p", {"class": "callout-lead"})
                self._job(lead, [callout.lead], element)
            self.read(callout.rows, element, depth + 1)
        return end

    # Lists

    def _list(self, rows: Sequence[Row], at: int, first: Marker, parent: Element, depth: int) -> int:
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
            item, end, blank_inside = self._item(rows, end, marker)
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
                or (found.indent >= first.indent + _NESTED and not _is_next(found, marker))
                or not goes_on(rows, following, found, marker, after_blank=after_blank, ordering=self.ordering)
            ):
                break
            loose = loose or after_blank
            marker, end = found, following
        for item in items:
            self._finish_item(item, SubElement(element, "li"), loose, depth)
        return end

    def _item(self, rows: Sequence[Row], at: int, marker: Marker) -> tuple[list[Row], int, bool]:
        """(the item's own rows, the row after it, is there a blank line between two of its blocks)."""
        own = [rest_of(rows[at], marker.length)]
        end = at + 1
        close = self._fenced_until(own[0], rows, at)
        blank_inside = numbered_inside = lazy = False
        while end < len(rows):
            row = rows[end]
            if end <= close:
                own.append(dedented(row, marker.indent + _NESTED))
                end += 1
                continue
            if not row.text:
                following = end + 1
                while following < len(rows) and not rows[following].text:
                    following += 1
                if following == len(rows) or rows[following].indent < marker.indent + _NESTED:
                    break
                blank_inside = blank_inside or len(own) == 1 or marker_of(rows[following]) is None
                own += [dedented(blank, 0) for blank in rows[end:following]]
                end = following
                continue
            if row.indent >= marker.indent + _NESTED:
                found = marker_of(row)
                if found and found.number is not None:
                    if _is_next(found, marker) and not numbered_inside:
                        break
                    numbered_inside = True
                inner = dedented(row, marker.indent + _NESTED)
                own.append(inner)
                close = self._fenced_until(inner, rows, end)
            elif self._ends_item(rows, end, marker):
                break
            else:
                if not lazy and row.text[0].isupper():
                    self.page.report(_under_list(row))
                lazy = True
                own.append(Row(0, row.text, row.file, row.number, row.column))
            end += 1
        return own, end, blank_inside

    def _ends_item(self, rows: Sequence[Row], at: int, marker: Marker) -> bool:
        """Does row `at`, hardly indented and straight under the item, begin something new? Else it is more text."""
        found = marker_of(rows[at])
        if found is None:
            return self._begins_block(rows, at)
        if goes_on(rows, at, found, marker, after_blank=False, ordering=self.ordering):
            return True
        if found.style != marker.style:
            return begins_list(rows, at, found, after_text=False, ordering=self.ordering)
        return self._begins_block(rows, at)

    def _fenced_until(self, opener: Row, rows: Sequence[Row], at: int) -> int:
        """The row that closes the code an item's row opens (its lines may stand at the margin), or `at`."""
        if not opener.text or opener.text[0] not in "`~":
            return at
        fence = _FENCE.match(opener.text)
        key = (rows[0].number, rows[-1].number, len(rows), fence[1] if fence else "")
        if fence is None or key in self.never_closed:
            return at
        close = self._closing(rows, at, fence[1])
        if close == len(rows):
            self.never_closed.add(key)
            return at
        return close

    def _finish_item(self, rows: list[Row], element: Element, loose: bool, depth: int) -> None:
        """A tight list's text stands directly in its `<li>`."""
        first = len(self.page.jobs)
        self.read(rows, element, depth + 1)
        if not loose and len(element) and element[0].tag == "p":
            element.remove(element[0])
            self.page.jobs[first] = self.page.jobs[first]._replace(element=element)

    # Tables

    def _table(self, rows: Sequence[Row], at: int, parent: Element, paragraph: list[Row]) -> int:
        self._paragraph(paragraph, parent)
        table = read_table(rows, at)
        if table.uneven:
            self.page.report(
                warning(
                    "table-uneven",
                    span_of(table.uneven[0]),
                    N_("this row has more cells than the table's first row"),
                    N_("write one cell for each column, or `\\|` for a bar that is text"),
                )
            )
        region = SubElement(parent, "div", {"class": "table", "role": "region", "tabindex": "0"})
        region.set("aria-label", self.page.table_label())
        element = SubElement(region, "table")
        head = SubElement(SubElement(element, "thead"), "tr")
        for number, cell in enumerate(table.head):
            self._cell(SubElement(head, "th" if cell.text else "td"), cell, table, number)
        if table.body:
            body = SubElement(element, "tbody")
            for cells in table.body:
                line = SubElement(body, "tr")
                for number, cell in enumerate(cells):
                    self._cell(SubElement(line, "td"), cell, table, number)
                if len(cells) < len(table.head) <= _WIDEST_PADDED:
                    for _ in range(len(table.head) - len(cells)):
                        SubElement(line, "td")
        return table.next_row

    def _cell(self, element: Element, cell: Passage, table: Table, number: int) -> None:
        if element.tag == "th":
            element.set("scope", "col")
        if number < len(table.aligned) and table.aligned[number]:
            element.set("class", table.aligned[number])
        if cell.text:
            self.page.jobs.append(Job(element, cell, element, 0, self.hidden > 0))

    # Definitions

    def _definition(self, rows: Sequence[Row], at: int, parent: Element, paragraph: list[Row]) -> int:
        row = rows[at]
        if note := pattern(_FOOTNOTE).match(row.text):
            self._paragraph(paragraph, parent)
            return self._footnote(rows, at, note)
        if reference := pattern(_REFERENCE).match(row.text):
            self._paragraph(paragraph, parent)
            label = " ".join(reference[1].split()).casefold()
            title = reference[3] or reference[4] or reference[5] or ""
            if label in self.page.references:
                self.page.report(
                    error(
                        "reference-twice",
                        span_of(row),
                        N_("`[{label}]` is given an address twice"),
                        N_("give the two addresses different names"),
                        label=reference[1],
                    )
                )
            self.page.references.setdefault(label, (reference[2].strip("<>"), title))
            return at + 1
        if is_table(rows, at):
            return self._table(rows, at, parent, paragraph)
        return at

    def _footnote(self, rows: Sequence[Row], at: int, match: re.Match[str]) -> int:
        own = [rest_of(rows[at], match.end())]
        end = at + 1
        while end < len(rows):
            row = rows[end]
            if not row.text:
                if end + 1 < len(rows) and rows[end + 1].text and rows[end + 1].indent >= _NESTED:
                    own.append(row)
                else:
                    break
            elif row.indent >= _NESTED:
                own.append(dedented(row, _NESTED))
            elif not rows[end - 1].text or self._begins_block(rows, end):
                break
            else:
                own.append(row)
            end += 1
        self.page.footnotes.define(match[1], own, span_of(rows[at]))
        return end


def _is_next(found: Marker, marker: Marker) -> bool:
    """`2.` after `1.`, however far in it stands: a number out of line, unless the item has numbers of its own."""
    return found.style == marker.style and marker.number is not None and found.number == marker.number + 1


def _stands_alone(text: str) -> bool:
    """A line that the next one cannot go on with."""
    return bool(_HEADING.match(text) or _FENCE.match(text) or is_rule(text))


def _under_list(row: Row) -> Diagnostic:
    return warning(
        "text-under-list",
        span_of(row),
        N_("this stands straight under a list, so it is read as more of the last item"),
        N_("put a blank line before it for a new paragraph, or two blanks first on the line if it belongs to the item"),
    )


def _first_text(rows: Sequence[Row]) -> str:
    return next((row.text for row in rows if row.text), "")
