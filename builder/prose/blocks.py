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
from builder.prose.lists import read_list
from builder.prose.markers import FENCE, NESTED, begins_list, closing, is_rule, marker_of
from builder.prose.rows import Passage, Row, dedented, rest_of, span_of
from builder.prose.tables import Table, is_table, looks_like_table, read_table, without_header
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Voice
    from builder.prose.page import PageRun

_DEEPEST = 24
_AFTER_LETTER = frozenset(").\t")
"""What may make a line's first letter a bullet; all other lines that begin with a letter are read faster."""
_WIDEST_PADDED = 50
_HEADING = re.compile(r"(#{1,6})(?!#)[ \t\u00a0]*(\S.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"={2,}[ \t]*$")
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
    voice: Voice


class BlockReader:
    """Reads the rows of one piece."""

    def __init__(self, page: PageRun, *, ordering: bool = False, transcript: bool = False) -> None:
        self.page = page
        self.ordering = ordering
        self.transcript = transcript
        """A film's transcript: its headings are not the page's."""
        self.hidden = 0
        self.voice: Voice = "transcript" if transcript else "author"
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
            return read_list(self, rows, at, marker, parent, depth)
        if first in "`~" and (fence := FENCE.match(row.text)):
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

    def begins_block(self, rows: Sequence[Row], at: int) -> bool:
        """Would row `at`, straight under a line of text, be something else than more text?"""
        row = rows[at]
        first = row.text[0]
        if first.isalpha() and row.text[1:2] not in _AFTER_LETTER:
            return is_table(rows, at)
        marker = marker_of(row)
        return bool(
            (marker and begins_list(rows, at, marker, after_text=True, ordering=self.ordering))
            or (first in "`~" and FENCE.match(row.text))
            or (first == "#" and _HEADING.match(row.text))
            or first == ">"
            or (first in "-*_" and is_rule(row.text))
            or (first == "[" and (pattern(_FOOTNOTE).match(row.text) or pattern(_REFERENCE).match(row.text)))
            or is_table(rows, at)
        )

    # Text

    def _job(self, element: Element, rows: Sequence[Row], parent: Element) -> None:
        self.page.jobs.append(Job(element, Passage(rows), parent, 0, self.hidden > 0, self.voice))

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
        self.page.jobs.append(Job(element, Passage([row]), parent, level, self.hidden > 0, self.voice))

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
        close = closing(rows, at, fence[1])
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
                in_code = in_code != bool(FENCE.match(content.text))
                open_text = bool(content.text) and not in_code and not _stands_alone(content.text)
            elif row.text and open_text and not self.begins_block(rows, end):
                inner.append(row)
            else:
                break
            end += 1
        callout = callout_of(self.page, inner)
        if callout is None:
            outside, self.voice = self.voice, "quote"
            self.read(inner, SubElement(parent, "blockquote"), depth + 1)
            self.voice = outside
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

    # Tables

    def _table(self, rows: Sequence[Row], at: int, parent: Element, paragraph: list[Row]) -> int:
        self._paragraph(paragraph, parent)
        table = read_table(rows, at)
        if fault := without_header(rows[at], table):
            self.page.report(fault)
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
            self.page.jobs.append(Job(element, cell, element, 0, self.hidden > 0, self.voice))

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
                if end + 1 < len(rows) and rows[end + 1].text and rows[end + 1].indent >= NESTED:
                    own.append(row)
                else:
                    break
            elif row.indent >= NESTED:
                own.append(dedented(row, NESTED))
            elif not rows[end - 1].text or self.begins_block(rows, end):
                break
            else:
                own.append(row)
            end += 1
        self.page.footnotes.define(match[1], own, span_of(rows[at]))
        return end


def _stands_alone(text: str) -> bool:
    """A line that the next one cannot go on with."""
    return bool(_HEADING.match(text) or FENCE.match(text) or is_rule(text))


def _first_text(rows: Sequence[Row]) -> str:
    return next((row.text for row in rows if row.text), "")
