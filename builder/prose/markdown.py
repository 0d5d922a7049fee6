"""The one Python-Markdown run of a page.

Its block parser's place is taken by `blocks`, and what needs its place in the file was found by `inline`;
what is left to Python-Markdown is emphasis, with all its rules. The object is made once for each process.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTree
from markdown.util import AtomicString, Registry

from builder.model import Stretch
from builder.prose.blocks import BlockReader, Job
from builder.prose.glossary import Glossary
from builder.prose.headings import name_heading, skipped
from builder.prose.inline import TextReader
from builder.prose.page import PageRun
from builder.prose.rows import row_of
from builder.prose.values import ProseContext, ProseResult
from builder.prose.warnings import look_through, stray_emphasis, struck_out
from builder.prose.write import text_of, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from builder.model import Line

_PLACEHOLDER = re.compile("\x02k([0-9]+)\x03")


def run(pieces: Sequence[tuple[Line, ...]], inline: frozenset[int], context: ProseContext) -> ProseResult:
    """Render a page's pieces together: footnotes and link references work from one to another.

    Never raises on any text. Diagnostics: those of every module in this room.
    """
    page = PageRun(context)
    root = Element("div")
    places = [SubElement(root, "div") for _ in pieces]
    starts = []
    for number, (lines, place) in enumerate(zip(pieces, places, strict=True)):
        starts.append(len(page.jobs))
        if lines:
            page.blank_lines.append(lines[0].number)
            page.blank_lines += [line.number for line in lines if not line.text.strip()]
        look_through(page, lines)
        BlockReader(page, ordering=number in context.ordering).read([row_of(line) for line in lines], place)
    page.blank_lines.sort()
    phrasing = frozenset(starts[number] for number in inline if _is_single(places[number]))
    notes = SubElement(root, "ol")
    starred = _read_text(page, notes, phrasing)
    _emphasis().run(root, page)
    for job in starred:
        if any("**" in text and not isinstance(text, AtomicString) for text in job.element.itertext()):
            stray_emphasis(page, job.passage)
    _name_headings(page, starts)
    return _result(page, places, notes, inline)


def _name_headings(page: PageRun, starts: list[int]) -> None:
    """Give every heading its `id`. `starts`: the number of each piece's first job."""
    level, last_piece = 1, -1
    for number, job in enumerate(page.jobs):
        if not job.level or job.hidden:
            continue
        job.element.set("id", name_heading(page, job, text_of(job.element)))
        piece = bisect_right(starts, number) - 1
        if piece != last_piece:
            level = page.context.under.get(piece, level)
        if gap := skipped(job.level, level, job.passage.span(0, len(job.passage.text))):
            page.report(gap)
        level, last_piece = job.level, piece


def _is_single(place: Element) -> bool:
    return len(place) == 1 and place[0].tag == "p"


def _read_text(page: PageRun, notes: Element, phrasing: frozenset[int]) -> list[Job]:
    """Read every passage; transcripts and footnotes bring new ones as they are met. Those with `**` are given back."""
    done = 0
    starred: list[Job] = []
    while True:
        while done < len(page.jobs):
            job = page.jobs[done]
            page.hidden = job.hidden
            reader = TextReader(page, job.passage, phrasing=job.level > 0 or done in phrasing)
            text = reader.text(0, len(job.passage.text))
            if "**" in text and not job.hidden:
                starred.append(job)
            if "~~" in text:
                struck_out(page, job.passage, text)
            _place(page, job, text)
            done += 1
        page.hidden = False
        fresh = page.footnotes.unread(notes)
        if not fresh:
            page.footnotes.finish()
            return starred
        for item, rows in fresh:
            BlockReader(page).read(rows, item)


def _place(page: PageRun, job: Job, text: str) -> None:
    """Put a passage's text into its element; a figure cannot stand in a paragraph, so it splits it."""
    if "*" not in text and "_" not in text and "\x02k" not in text:
        job.element.text = AtomicString(text)  # nothing for Python-Markdown to find
        return
    if job.element.tag != "p" or not page.figures or "\x02k" not in text:
        job.element.text = text
        return
    parts = _PLACEHOLDER.split(text)
    figures = [number for number in range(1, len(parts), 2) if int(parts[number]) in page.figures]
    if not figures:
        job.element.text = text
        return
    at = list(job.parent).index(job.element)
    job.parent.remove(job.element)
    begin = 0
    for number in (*figures, len(parts)):
        said = "".join(f"\x02k{part}\x03" if odd % 2 else part for odd, part in enumerate(parts[begin:number], begin))
        if said.strip():
            paragraph = Element("p", job.element.attrib)
            paragraph.text = said.strip()
            job.parent.insert(at, paragraph)
            at += 1
        if number < len(parts):
            job.parent.insert(at, page.elements[int(parts[number])])
            at += 1
        begin = number + 1


def _result(page: PageRun, places: list[Element], notes: Element, inline: frozenset[int]) -> ProseResult:
    glossary = Glossary(page.context.glossary)
    html = []
    words = 0
    for number, place in enumerate(places):
        bare = place[0] if number in inline and _is_single(place) else place
        written = write(page, bare, None if number in page.context.questions else glossary)
        html.append(written.html)
        words += written.words
    footnotes = ""
    if len(notes):
        section = Element(
            "section", {"class": "footnotes prose", "role": "doc-endnotes", "aria-label": page.texts("Notes")}
        )
        section.append(notes)
        outer = Element("div")
        outer.append(section)
        written = write(page, outer, glossary)
        footnotes = written.html
        words += written.words
    return ProseResult(
        tuple(html),
        footnotes,
        tuple(page.headings),
        tuple(page.media),
        tuple(page.cited),
        tuple(glossary.used),
        tuple(page.links),
        tuple(Stretch(job.element.tag, job.voice, job.hidden, job.passage) for job in page.jobs),
        tuple(page.linked),
        words,
        tuple(page.found),
    )


class _Emphasis(Markdown):
    """Python-Markdown with nothing in it but emphasis and our placeholders: making the rest costs 3 ms."""

    elements: list[Element]

    def build_parser(self) -> Self:
        self.preprocessors = Registry()
        self.treeprocessors = Registry()
        self.postprocessors = Registry()
        self.inlinePatterns = Registry()
        self.tree = InlineTree(self)
        self.stars = DelimiterProcessor("*", "strong,em", self)
        self.stars.add("_", "strong,em", smart=True)
        self.inlinePatterns.register(_Placeholder(_PLACEHOLDER.pattern, self), "placeholder", 190)
        self.inlinePatterns.register(_Placeholder(_PLACEHOLDER.pattern, self), "placeholder in a link", 180)
        self.inlinePatterns.register(self.stars, "emphasis", 60)
        return self

    def run(self, root: Element, page: PageRun) -> None:
        self.elements = page.elements
        self.stars.reset()
        self.tree.run(root)


class _Placeholder(InlineProcessor):
    """Puts back the element that `inline` found. Twice in the list: a link's text has placeholders of its own."""

    def __init__(self, pattern: str, emphasis: _Emphasis) -> None:
        super().__init__(pattern, emphasis)
        self.emphasis = emphasis

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Python-Markdown's own name; its types are the old form's
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        return self.emphasis.elements[int(m[1])], m.start(), m.end()


@cache
def _emphasis() -> _Emphasis:
    return _Emphasis(output_format="html")
