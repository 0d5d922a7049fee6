"""The line walked once with drafts in the files' place: what is understood, and what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder import disk
from builder.checks.silence import not_silenced
from builder.diagnostics import in_order
from builder.line import claims, understand
from builder.load import load_collection
from builder.mend.shape import shape
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from builder.diagnostics import Diagnostic
    from builder.load import Collection
    from builder.settings import ModuleSettings


class Seen(NamedTuple):
    collection: Collection | None
    settings: dict[str, ModuleSettings]
    """Of the modules that could be read, by the beginning of their files' display names."""
    found: list[Diagnostic]
    """What is shown to the author: without what the collection has silenced."""
    understood: object
    """Everything that was understood, to compare."""
    whole: bool
    """Could the collection and all of the modules be understood?"""

    def same_as(self, other: Seen) -> bool:
        """Is the same understood, and the same told, word for word, on the same lines?"""
        return self.understood == other.understood and _told(self) == _told(other)


def look(folder: Path, display: str, modules: Sequence[str] | None, drafts: Mapping[str, bytes]) -> Seen:
    """The collection and the modules named (None: all), as if each path in `drafts` held those bytes."""
    disk.DRAFTS.update(drafts)
    try:
        return _look(folder, display, modules)
    finally:
        disk.DRAFTS.clear()


def _look(folder: Path, display: str, modules: Sequence[str] | None) -> Seen:
    collection, found = load_collection(folder, display)
    if collection is None:
        return Seen(None, {}, in_order(found), None, whole=False)
    settings: dict[str, ModuleSettings] = {}
    pieces: list[object] = [shape(collection)]
    found = [*found, *claims(collection)]
    chosen = collection.modules if modules is None else modules
    for slug in chosen:
        understood, more = understand(collection, slug, ())
        found += more
        if understood is not None:
            settings[f"{display}/{slug}/"] = understood.source.settings
            pieces += [shape(understood.module), understood.lock]
    return Seen(
        collection, settings, not_silenced(in_order(found), collection), tuple(pieces), len(settings) == len(chosen)
    )


def _told(seen: Seen) -> list[tuple[str, str, int]]:
    return [(one.code, one.span.file, one.span.line) for one in seen.found]
