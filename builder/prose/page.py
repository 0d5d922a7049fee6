"""One page's prose in the making: what the readers of blocks, text, links and media add to as they go."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from builder.diagnostics import N_, warning
from builder.i18n import translator
from builder.prose.anchors import anchor_of
from builder.prose.footnotes import Footnotes

if TYPE_CHECKING:
    import re
    from xml.etree.ElementTree import Element

    from builder.diagnostics import Diagnostic
    from builder.model import Heading, Linked, MediaFile
    from builder.prose.blocks import Job
    from builder.prose.rows import Passage
    from builder.prose.values import PageLink, ProseContext

_LONGEST_TAG = 40


class PageRun:
    """Made afresh for every page; nothing of it survives `run`."""

    def __init__(self, context: ProseContext) -> None:
        self.context = context
        facts = context.pages.get(context.file)
        self.anchor = facts.anchor if facts else ""
        self.title = facts.title if facts else ""
        self.texts = translator(context.language)
        self.found: list[Diagnostic] = []
        self.jobs: list[Job] = []
        self.elements: list[Element] = []
        """What the text's placeholders stand for: placeholder number n is `elements[n]`."""
        self.references: dict[str, tuple[str, str]] = {}
        """`[label]: address "title"` by label, on the whole page."""
        self.footnotes = Footnotes(self)
        self.headings: list[Heading] = []
        self.anchors: dict[str, int] = {anchor_of(self.title): 1}
        """How often a heading's anchor was wanted; the page's title has taken its own."""
        self.media: dict[str, None] = {}
        self.cited: dict[str, None] = {}
        self.links: list[PageLink] = []
        self.linked: list[Linked] = []
        self.transcripts: set[str] = set()
        self.hidden = False
        """Reading text that is checked but not published: it cites nothing and shows nothing."""
        self.figures: set[int] = set()
        """The placeholder numbers of figures, which cannot stand in a paragraph."""
        self.callouts = 0
        self.open_callouts: list[str] = []
        """What ends each callout that is being written, the innermost last."""
        self._tables = 0
        self.blank_lines: list[int] = []
        """Numbers of the page's blank lines, and of the first line of every piece, in order."""
        self._told_of_html: set[tuple[str, int]] = set()
        self._drawings: dict[str, tuple[int, int] | None] = {}

    def report(self, found: Diagnostic) -> None:
        self.found.append(found)

    def prefixed(self, anchor: str) -> str:
        """An `id` that is unique in the course document: the page's anchor goes first."""
        return f"{self.anchor}--{anchor}" if self.anchor else anchor

    def placeholder(self, element: Element) -> str:
        """What stands for `element` in a text until Python-Markdown has found the emphasis around it."""
        self.elements.append(element)
        return f"\x02k{len(self.elements) - 1}\x03"

    def table_label(self) -> str:
        """The name of a table's scroll region, one of its own on each page."""
        self._tables += 1
        label = self.texts("Table {number}").format(number=self._tables)
        return f"{label}, {self.title}" if self.title else label

    def show(self, name: str) -> None:
        """The page needs the media file `name` in its package."""
        if not self.hidden:
            self.media.setdefault(name)

    def raw_html(self, passage: Passage, tag: re.Match[str]) -> None:
        """Tell of HTML that is shown as text, once a block: lines without a blank one between.

        Diagnostics: `raw-html`.
        """
        span = passage.span(tag.start(), tag.end())
        block = (span.file, bisect_right(self.blank_lines, span.line))
        if block in self._told_of_html:
            return
        self._told_of_html.add(block)
        self.report(
            warning(
                "raw-html",
                span,
                N_("HTML is not read: `{tag}` is shown as text"),
                N_("write it in Markdown, such as `**bold**`; to show the tag, write it as code: `` `{tag}` ``"),
                tag=tag[0] if len(tag[0]) <= _LONGEST_TAG else tag[0][: _LONGEST_TAG - 1] + "…",
            )
        )

    def drawing_size(self, file: MediaFile, beside: str) -> tuple[int, int] | None:
        """An SVG's size; what is unsafe in it is reported once a page. Diagnostics: those of `svg.read_svg`.

        `beside` is the page as messages call it.
        """
        if file.name not in self._drawings:
            from builder.svg import read_svg

            folder = beside.rpartition("/")[0]
            size, found = read_svg(file.location, f"{folder}/{file.name}" if folder else file.name)
            self._drawings[file.name] = size
            self.found += found
        return self._drawings[file.name]
