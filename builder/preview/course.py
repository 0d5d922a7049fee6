"""A module as the preview shows it: made in memory by the line that makes packages; nothing is written anywhere."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from builder.audience import audiences_of
from builder.checks.silence import not_silenced
from builder.contents import contents
from builder.diagnostics import any_error, in_order
from builder.identity import identify
from builder.line import claims, for_audience, gate, understand
from builder.record import NamedTuple
from builder.render import render

if TYPE_CHECKING:
    from pathlib import Path

    from builder.diagnostics import Diagnostic
    from builder.line import Understood
    from builder.load import Collection
    from builder.render import Document


class Course(NamedTuple):
    """One version of a module without errors."""

    collection: Collection
    whole: Understood
    """With what is meant for every audience: the numbers come from here."""
    part: Understood
    """What is shown."""
    document: Document
    audience: str
    """The empty string: everyone's text, labelled."""
    stamp: str
    """The same as long as a learner would see the same."""


class Look(NamedTuple):
    """What came of looking at a module's files once."""

    course: Course | None
    """None when errors stand in the way."""
    whole: Understood | None
    """None when there is no module to speak of."""
    found: list[Diagnostic]
    audiences: tuple[str, ...]
    """Those the module is for."""


def look(collection: Collection, slug: str, audience: str, lock: str | None) -> Look:
    """Read a module and draw it. `lock` is what `ids.lock` would say had the module been built at the last look.

    Without it a question that is new since the last build would have another number, and so lose its answer, each time
    another one is written above it.
    """
    whole, found = understand(collection, slug, collection.catalogue.editions)
    if whole is None:
        return Look(None, None, not_silenced(in_order(found), collection), ())
    audiences = audiences_of(whole.module.settings, collection.catalogue)
    if any_error(found):
        return Look(None, whole, not_silenced(in_order(found), collection), audiences)
    whole = _remembering(whole, lock)
    part: Understood | None = whole
    if audience:
        part, only_here = for_audience(whole, collection, audience)
        found = [*found, *(one._replace(audience=f"`{audience}`") for one in only_here if one not in found)]
    shown = not_silenced(in_order(found), collection)
    if part is None or any_error(shown):
        return Look(None, whole, shown, audiences)
    document = render(part.module, part.ids, collection)
    course = Course(collection, whole, part, document, audience, _stamp(document, part, collection))
    return Look(course, whole, shown, audiences)


def look_further(seen: Look, collection: Collection, slug: str) -> list[Diagnostic]:
    """What else `check` finds, and nobody has to wait for: in the packages for single audiences, between modules."""
    if seen.whole is None:
        return seen.found
    own = f"{collection.display}/{slug}/"
    more = gate(seen.whole, collection, seen.found)
    more += [one for one in claims(collection) if one.span.file.startswith(own)]
    return not_silenced(in_order([*seen.found, *more]), collection)


def how_hard(seen: Look, collection: Collection) -> dict[str, tuple[int, bool]]:
    """The LIX of each page of some length, by its file, and whether it is above the page's limit."""
    from builder.checks.readability import FEWEST, readability

    if seen.whole is None:
        return {}
    checks = collection.catalogue.checks
    told: dict[str, tuple[int, bool]] = {}
    for page in seen.whole.module.pages:
        typed = page.settings.get("lix")
        limit = typed if isinstance(typed, int) else checks.lix
        found = readability(page, checks.approved, limit)
        if found.words >= FEWEST:
            told[page.file] = found.lix, found.lix_without_approved > limit
    return told


def files(course: Course, edition: str) -> dict[str, bytes | Path]:
    """Every file of the package, by its name there."""
    return contents(course.collection, course.part, course.document, edition, course.audience)[1]


def _remembering(whole: Understood, lock: str | None) -> Understood:
    """The module with the numbers that `lock` gave; with its own when that does not fit any more."""
    if lock is None or lock == whole.lock:
        return whole
    display = f"{whole.source.slug}/ids.lock"
    ids, text, found = identify(whole.module, lock, display)
    return whole if any_error(found) else whole._replace(ids=ids, lock=text)


def _stamp(document: Document, part: Understood, collection: Collection) -> str:
    """Of the document and of the media it shows, by size and time of change."""
    told = sha256(document.html)
    told.update(repr(document.components).encode())
    for media in (*part.module.media, *(collection.logo.files if collection.logo else ())):
        changed = media.location.stat().st_mtime_ns
        told.update(f"{media.packed}\0{media.location}\0{media.size}\0{changed}\0".encode(errors="surrogateescape"))
    return told.hexdigest()[:16]
