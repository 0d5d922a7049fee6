"""What a package holds, file by file: `make` packs and verifies it, the preview serves the very same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder import sheets, theme
from builder.diagnostics import N_
from builder.editions import EDITIONS
from builder.editions.course import CourseFacts
from builder.i18n import translator
from builder.package import FIRST as MANIFEST, WHOLE
from builder.render import script
from builder.verify.tracking import pass_mark

if TYPE_CHECKING:
    from pathlib import Path

    from builder.line import Understood
    from builder.load import Collection
    from builder.model import MediaFile, Module
    from builder.render import Document

LAUNCH, SCRIPT = "index.html", "course.js"
TEXTS = (".svg", ".vtt", ".csv", ".txt", ".md")
"""Media that a checkout on Windows may have changed the line ends of."""


def contents(
    collection: Collection, understood: Understood, document: Document, edition: str, audience: str
) -> tuple[sheets.Course, dict[str, bytes | Path]]:
    """What manifest and sheets say of the module, and every file of the package by its name there."""
    chosen = EDITIONS[edition]
    course = _course(collection, understood, document, edition, audience)
    files = media_of(understood.module, collection)
    files[LAUNCH] = document.html
    files[SCRIPT] = script(document, edition)
    files[sheets.GUIDE] = sheets.guide(course)
    facts = course.facts._replace(files=tuple(sorted(files)))
    files[MANIFEST] = chosen.manifest(facts)
    files |= chosen.control_files()
    return course, files


def media_of(module: Module, collection: Collection) -> dict[str, bytes | Path]:
    """The pictures, films and downloads that a module shows, by their names in the package."""
    shown = (*module.media, *(collection.logo.files if collection.logo else ()))
    return {media.packed: _media(media) for media in shown}


def _media(media: MediaFile) -> bytes | Path:
    """A path, so that film is never held in memory; text that Git gave the line ends of Windows gets its own back."""
    if media.packed.endswith(TEXTS) and media.size <= WHOLE:
        content = media.location.read_bytes()
        if b"\r\n" in content:
            return content.replace(b"\r\n", b"\n")
    return media.location


def _course(
    collection: Collection, understood: Understood, document: Document, edition: str, audience: str
) -> sheets.Course:
    """What manifest and sheets say about the module."""
    settings = understood.module.settings
    facts = CourseFacts(
        identifier=understood.ids.manifest,
        title=settings.title,
        language=collection.catalogue.language,
        description=settings.summary,
        version=settings.version,
        minutes=settings.minutes,
        pass_mark=pass_mark(document.data),
        launch=LAUNCH,
        files=(),
    )
    return sheets.Course(
        slug=understood.source.slug,
        audience=audience,
        audience_title=collection.catalogue.audiences.get(audience, ""),
        edition=EDITIONS[edition].FACTS,
        facts=facts,
        data=document.data,
        publisher=collection.catalogue.publisher,
        owner=settings.owner,
        contact=settings.contact,
        licence=settings.licence,
        accent=theme.accent_of(collection.catalogue),
        stories=_stories(understood.module, document, collection.catalogue.language),
    )


def _stories(module: Module, document: Document, language: str) -> tuple[tuple[str, str, str], ...]:
    """What the sheet beside the zip shows of the module's scenarios."""
    if "scenario" not in document.components:
        return ()
    from builder.components.scenario.picture import stories

    return stories(module, translator(language)(N_("Scenario {number}, on the page “{page}”")))
