"""A draft for colleagues: a folder of plain files, opened from disk, with a form for what they thought of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder import assets, resources, theme
from builder.contents import SCRIPT, media_of
from builder.diagnostics import N_, any_error, in_order
from builder.i18n import translator
from builder.ours import write_folder
from builder.preview.course import look, look_further
from builder.record import NamedTuple
from builder.render import DraftMark, digest, ground, render, script

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from builder.diagnostics import Diagnostic
    from builder.line import Understood
    from builder.load import Collection

FORM_SCRIPT = "form.js"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'sha256-{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


class Draft(NamedTuple):
    """A folder to write, or written."""

    folder: str
    course: str
    """The name of the file to open."""
    files: dict[str, bytes | Path]


def drafts(
    collection: Collection, slugs: Sequence[str], out: str, today: datetime.date, found: Sequence[Diagnostic] = ()
) -> tuple[list[Draft], list[Diagnostic]]:
    """A folder in `out` for each module, not yet written, and everything there is to say; none when there are errors.

    `found` is what the collection itself has wrong. `ids.lock` is read and never written.
    """
    made: list[Draft] = []
    told = list(found)
    for slug in slugs:
        seen = look(collection, slug, "", None)
        told += look_further(seen, collection, slug)
        if seen.course is not None:
            made.append(_draft(collection, seen.course.part, out, today))
    return ([] if any_error(told) else made), in_order(told)


def write(draft: Draft) -> None:
    """Raises `OutputFailed`; files that are not ours stay as they are."""
    write_folder(draft.folder, draft.files)


def _draft(collection: Collection, understood: Understood, out: str, today: datetime.date) -> Draft:
    translate = translator(collection.catalogue.language)
    settings = understood.module.settings
    course, form = translate(N_("1-course.html")), translate(N_("2-feedback.html"))
    mark = DraftMark(form, _day(today, collection.catalogue.language))
    document = render(understood.module, understood.ids, collection, mark)
    files = media_of(understood.module, collection)
    files[course] = document.html
    files[SCRIPT] = script(document, "web")
    files[form] = _form(understood, collection, mark, course)
    files[FORM_SCRIPT] = resources.text("share/form.js").encode()
    name = f"{understood.source.slug}-{translate(N_('draft'))}-{settings.version}"
    return Draft(os.path.join(out, name), course, files)


def _form(understood: Understood, collection: Collection, mark: DraftMark, course: str) -> bytes:
    """What was easy, hard, missing, and which words were difficult: for each page, and for the whole."""
    catalogue, settings = collection.catalogue, understood.module.settings
    accent = theme.accent_of(catalogue)
    styles = ground(accent) + assets.style("share/form.css")
    text = (
        resources.environment()
        .get_template("share/form.html.jinja")
        .render(
            _=translator(catalogue.language),
            language=catalogue.language,
            policy=POLICY.format(style=digest(styles)),
            styles=Markup(styles),  # noqa: S704 -- our own files
            settings=settings,
            slug=understood.source.slug,
            receiver=settings.contact or settings.owner,
            draft=mark,
            course=course,
            pages=understood.module.pages,
        )
    )
    return text.encode()


def _day(today: datetime.date, language: str) -> str:
    return f"{today.day}.{today.month}.{today.year}" if language == "da" else today.isoformat()
