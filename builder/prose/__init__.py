"""Markdown made safe and forgiving: lines in, HTML and diagnostics out, one Python-Markdown run a page.

- `run(pieces, inline, context)` renders a page; ids are `<page anchor>--<heading anchor>`.
- `check_links(links, headings)` is the second step, once every page has been run: are the headings there?
- `take_title(lines)` finds a page's title; `anchor_of(text)` is the anchor rule; `plain(lines)` is text without markup.
- `values_of(organisation, module)` makes the look-up table.
"""

from builder.prose.anchors import anchor_of, source_anchor, term_anchor
from builder.prose.headings import take_title
from builder.prose.links import check_links
from builder.prose.lookups import title_with_values, values_of
from builder.prose.markdown import run
from builder.prose.plain import plain
from builder.prose.values import PageFacts, PageLink, ProseContext, ProseResult

__all__ = [
    "PageFacts",
    "PageLink",
    "ProseContext",
    "ProseResult",
    "anchor_of",
    "check_links",
    "plain",
    "run",
    "source_anchor",
    "take_title",
    "term_anchor",
    "title_with_values",
    "values_of",
]
