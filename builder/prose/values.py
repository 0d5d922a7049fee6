"""What the prose room is handed and what it gives back: the contract with the parse room."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.diagnostics import Diagnostic
    from builder.load import Term
    from builder.model import Heading, Linked, MediaFile, Span, Stretch
    from builder.settings import Source


class PageFacts(NamedTuple):
    """What a link needs to know of another page: `anchor` is the `id` of its section in the course document."""

    anchor: str
    title: str


class ProseContext(NamedTuple):
    """All that one page's prose may refer to."""

    file: str
    """The page's file name as in the module folder (`01-start.md`), a key of `pages`."""
    pages: Mapping[str, PageFacts]
    """Every page of the module by file name, in page order; the first one's images are not loaded lazily."""
    folder: Path
    """The module folder: a file that is a link out of it is an error."""
    media: Mapping[str, MediaFile]
    """Every file in `media/` by `MediaFile.name`."""
    sources: Mapping[str, Source]
    values: Mapping[str, str]
    """What `{{ name }}` may look up, by full name (`organisation.name`): `lookups.values_of` makes it."""
    glossary: tuple[Term, ...] = ()
    language: str = "da"
    cited: tuple[str, ...] = ()
    """Source ids cited on earlier pages, in order: numbers go on from them."""
    questions: frozenset[int] = frozenset()
    """Pieces of questions, tests and headings: no glossary marks in them."""
    ordering: frozenset[int] = frozenset()
    """Pieces of ordering questions: `2. august` begins an item there."""
    under: Mapping[int, int] = MappingProxyType({})
    """Pieces under a heading that is not in any piece (`###` of an item), with its level."""


class PageLink(NamedTuple):
    """A link from `span` to a page's heading, by anchor; `check_links` looks whether it is there."""

    span: Span
    file: str
    anchor: str
    typed: str


class ProseResult(NamedTuple):
    """One page's prose, understood."""

    html: tuple[str, ...]
    """The HTML of each piece; a single paragraph without its `<p>` where the caller asked for it."""
    footnotes: str
    """The page's footnotes as one `<section>`, or an empty string."""
    headings: tuple[Heading, ...]
    """In reading order; `level` as typed (`##` is 2), `anchor` without the page's prefix."""
    media: tuple[str, ...]
    """`MediaFile.name` of everything shown or linked to, in order of first use, captions included."""
    sources: tuple[str, ...]
    """Source ids cited, in order of first use on this page."""
    terms: tuple[str, ...]
    """`Term.term` of the glossary terms marked, in order of use."""
    links: tuple[PageLink, ...]
    """Links to headings, for `check_links` once every page has been run."""
    stretches: tuple[Stretch, ...]
    """All running text, footnotes and transcripts last."""
    linked: tuple[Linked, ...]
    words: int
    diagnostics: tuple[Diagnostic, ...]
