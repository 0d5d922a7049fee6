"""The values that travel down the line `load → parse → identify → check → render → pack → verify`.

Named tuples, not dataclasses: just as frozen, and sixty of them cost 5 ms to import where slotted
dataclasses cost 42 ms (start-up time is part of the product). Fields are complete when a value is
made; a step that learns more returns a new value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from builder.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from builder.prose.rows import Passage
    from builder.settings import ModuleSettings, Source

Piece = int
"""A stretch of prose, as an index into its page's `html`.

All prose of a page goes through one Python-Markdown run, so that footnotes and link references work
across blocks; what a component holds until then is the number of its stretch.
"""


class Span(NamedTuple):
    """Where in the author's text: 1-based lines and columns, counted in code points, end exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Line(NamedTuple):
    """One line of a page. `column` is where `text` begins in the file (an indent may have been taken off)."""

    file: str
    number: int
    column: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.file, self.number, self.column, self.number, self.column + len(self.text))


class SourceFile(NamedTuple):
    """One text file as read: `name` as in the module folder, `display` as in messages; LF and NFC."""

    name: str
    display: str
    text: str


class MediaFile(NamedTuple):
    """One file in `media/`: a path, not bytes; the bytes are read when the package is made."""

    name: str
    """Relative to the module folder, forward slashes, NFC, as the author wrote it: `media/Blåbær 1.png`."""
    packed: str
    """The name in the package, `[a-z0-9._/-]`: `media/blaabaer-1.png` (scorm-facts 1.7)."""
    location: Path
    size: int


class Setting(NamedTuple):
    """One `nøgle: værdi` line of a block: `key` is the canonical English name, `value` as typed."""

    key: str
    value: str
    span: Span
    """Of the first line, from the key to the end of the value."""
    lines: tuple[Line, ...]
    """The value's lines, dedented; the first begins where the value does."""
    typed: str
    """The key as typed."""


class Scope(NamedTuple):
    """Who something is for; empty lists mean everyone."""

    audiences: tuple[str, ...] = ()
    """Names from the catalogue's `[audiences]`."""
    organisations: tuple[str, ...] = ()
    """Folders under `_organisations`."""
    inverted: bool = False
    """`ikke: ja`: for all the others."""


class Directive(NamedTuple):
    """What the author typed between `:::` and `:::`, nothing understood yet.

    `name` is the canonical English name (the component's folder), empty for a block that was reported and
    skipped. `body` is lines and inner directives in reading order; settings lines are already taken out.
    """

    name: str
    typed: str
    title: str
    title_span: Span
    settings: tuple[Setting, ...]
    body: tuple[Line | Directive, ...]
    span: Span
    at: int = 0
    """Its running number on its page, inserted texts counted where they stand: no two have the same."""
    doubtful: bool = False
    """A line of its settings was reported and left out: what seems to be missing may have stood there."""


class Prose(NamedTuple):
    """A stretch of Markdown that stands as a block of its own."""

    piece: Piece
    span: Span


class Broken(NamedTuple):
    """A block that could not be read; its diagnostics are already reported."""

    span: Span


class Component(Protocol):
    """A block with a folder of its own. Values are named tuples with a class attribute `component`."""

    @property
    def component(self) -> str: ...
    @property
    def span(self) -> Span: ...


Block = Prose | Broken | Component


class Identity(NamedTuple):
    """What a page, question or test is recognised by from one build to the next (design section 5)."""

    kind: str
    """`page`, `question`, `test`, or `component` for any other block that keeps something."""
    typed: str
    """The `id:` the author gave, or an empty string."""
    text: str
    """A page's title and text; a question's prompt: plain, no markup."""
    options: tuple[str, ...]
    """The options' plain texts in the author's order."""
    place: str
    """A page's file name; for the others file name and running number: `08-quiz.md#3`."""
    span: Span
    at: int = 0
    """`Directive.at` of its block; 0 for a page."""


Voice = Literal["author", "quote", "transcript"]
"""Whose words they are."""


class Stretch(NamedTuple):
    """The running text of one paragraph, heading, item or cell, as typed."""

    tag: str
    """`p`, `li`, `td`, `th`, `h2` …"""
    voice: Voice
    hidden: bool
    """Not for the learner."""
    passage: Passage


class Linked(NamedTuple):
    """A link in the text: its text as typed, empty when it shows its address, and where it leads in the package."""

    text: str
    target: str
    span: Span


class Heading(NamedTuple):
    level: int
    text: str
    anchor: str
    span: Span


class Page(NamedTuple):
    """One Markdown file, understood."""

    file: str
    title: str
    anchor: str
    blocks: tuple[Block, ...]
    html: tuple[str, ...]
    """The HTML of each `Piece`; one that holds a single paragraph comes without its `<p>` from `inline`."""
    footnotes: str
    headings: tuple[Heading, ...]
    settings: dict[str, object]
    """The understood values of `::: side`, by canonical key."""
    media: tuple[str, ...]
    """`MediaFile.name` of everything the page shows."""
    sources: tuple[str, ...]
    """Source ids cited, in order of first use."""
    words: int
    stretches: tuple[Stretch, ...]
    """All its running text but the title, footnotes and transcripts last; for the checks."""
    linked: tuple[Linked, ...]
    """Its links, in reading order."""
    identity: Identity
    span: Span


class Module(NamedTuple):
    """One module, understood: what `parse` makes of a `ModuleSource`."""

    slug: str
    settings: ModuleSettings
    pages: tuple[Page, ...]
    identities: tuple[tuple[str, int, Identity], ...]
    """(kind, index, identity) of every page, question, test and stateful component, in reading order."""
    media: tuple[MediaFile, ...]
    """Only what the pages show, in name order."""
    sources: tuple[Source, ...]
    """Only what the pages cite, in order of first use."""
    terms: tuple[GlossaryTerm, ...]
    """Only the glossary terms the pages use, in the alphabet's order."""


class GlossaryTerm(NamedTuple):
    term: str
    also: tuple[str, ...]
    html: str


class Entry(NamedTuple):
    """What `ids.lock` says of one thing."""

    number: int
    interaction: str
    """`q_<number>_<slug at first build>` for questions, else empty."""
    options: str
    """One character for each option, in the author's order."""


class Ids(NamedTuple):
    """Every number a package needs: `entries[kind, index]`, the index being the running one of `Reader.reserve`."""

    manifest: str
    """The base of the manifest's identifiers, an ASCII NCName, unchanged for as long as the module lives."""
    entries: dict[tuple[str, int], Entry]
