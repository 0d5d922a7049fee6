"""A collection and its modules from disk, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from builder.model import Line, MediaFile, SourceFile, Span
    from builder.settings import Catalogue, ModuleSettings, Source


class Term(NamedTuple):
    """One entry of `glossary.md`, its explanation still Markdown."""

    term: str
    also: tuple[str, ...]
    lines: tuple[Line, ...]
    span: Span


class Collection(NamedTuple):
    """What all modules of a folder share."""

    root: Path
    display: str
    """The folder as typed, for messages: `modules`."""
    catalogue: Catalogue
    sources: dict[str, Source]
    glossary: tuple[Term, ...]
    shared: dict[str, SourceFile]
    """`_shared/<name>.md` by name."""
    modules: tuple[str, ...]
    """Module folders, in the catalogue's order, then by name."""


class ModuleSource(NamedTuple):
    """One module as read, nothing understood yet but its settings."""

    slug: str
    folder: Path
    settings: ModuleSettings
    pages: tuple[SourceFile, ...]
    """In page order."""
    media: tuple[MediaFile, ...]
    lock: SourceFile | None
