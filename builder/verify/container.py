"""Rules about the zip itself: P01, P18, P19, P30 (scorm-facts 5.1 and 1.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, error, warning
from builder.package import DOS_DATE, DOS_TIME, SIZE_LIMIT, in_order
from builder.verify.package import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.verify.package import Opened

REFUSED = frozenset(
    ("bat", "cgi", "cmd", "com", "dll", "exe", "htaccess", "htpasswd", "msi", "pht", "pl", "py", "scr", "sh", "vbs")
)
"""Extensions that importers turn away (CrossKnowledge's list, and what Windows hosts run); `php*`, `phtm*` besides."""


def p01_manifest_misplaced(opened: Opened) -> Iterator[Diagnostic]:
    """Exactly one `imsmanifest.xml`, at the root, in lower case."""
    found = [name for name in opened.files if name.rpartition("/")[2].lower() == MANIFEST]
    others = [name for name in found if name != MANIFEST]
    if MANIFEST not in found:
        nested = min(found, default="")
        yield error(
            "manifest-misplaced",
            opened.span,
            N_("there is no `imsmanifest.xml` at the root of the zip"),
            N_("zip the content of the folder, not the folder: the manifest lies in `{nested}`")
            if nested
            else N_("is this a SCORM package? Ask for the zip as the authoring tool made it"),
            nested=nested,
        )
    elif others:
        yield error(
            "manifest-misplaced",
            opened.inside(others[0]),
            N_("the zip has more than one `imsmanifest.xml`"),
            N_("keep the one at the root; a package holds one course"),
        )


def p18_file_type_refused(opened: Opened) -> Iterator[Diagnostic]:
    """No files that a web server might run, and no configuration for it."""
    for name in opened.files:
        extension = name.rpartition("/")[2].rpartition(".")[2].lower()
        if extension in REFUSED or extension.startswith(("php", "phtm")):
            yield error(
                "file-type-refused",
                opened.inside(name),
                N_("learning platforms refuse packages with `.{extension}` files"),
                N_("take the file out of the package, or offer it for download as a zip or PDF"),
                extension=extension,
            )


def p19_file_names_collide(opened: Opened) -> Iterator[Diagnostic]:
    """No two entries that are one file on a disk without letter case."""
    seen: dict[str, str] = {}
    for entry in opened.archive.entries:
        other = seen.setdefault(entry.name.rstrip("/").lower(), entry.name)
        if other is not entry.name:
            yield error(
                "file-names-collide",
                opened.inside(entry.name),
                N_("`{name}` and `{other}` are the same file on many servers"),
                N_("give one of them another name"),
                name=entry.name,
                other=other,
            )


def p19_zip_too_large(opened: Opened) -> Iterator[Diagnostic]:
    """Below 65,535 entries and 4 GiB."""
    if sum(entry.size for entry in opened.archive.entries) > SIZE_LIMIT:  # more entries are a zip64: `open_archive`
        yield too_large(opened.display)


def too_large(display: str) -> Diagnostic:
    """Also told by `build`, before anything is written."""
    from builder.model import Span

    return error(
        "zip-too-large",
        Span(display),
        N_("the package has more than 65,534 files or is larger than 4 GiB"),
        N_("make films shorter or smaller, or put them where they can be streamed; most platforms stop at 250 MB"),
    )


def p30_zip_not_repeatable(opened: Opened) -> Iterator[Diagnostic]:
    """Nothing in the zip tells when or where it was made, so that a rebuild gives the same bytes.

    Only asked of our own packages: a foreign one promises nothing. That two builds *are* the same is for the tests;
    what one zip can show is that it carries no times, no modes, no extra fields, and has its files in order.
    """
    if opened.course is None:
        return
    entries = opened.archive.entries
    names = [entry.name for entry in entries]
    traces = (
        opened.archive.comment
        or any(entry.stamp != (DOS_TIME, DOS_DATE) or entry.extra or entry.is_folder for entry in entries)
        or names != in_order(names)
    )
    if traces:
        yield warning(
            "zip-not-repeatable",
            opened.span,
            N_("the zip was packed again after it was built: its bytes are not those the builder makes"),
            N_("upload the zip from `dist/` as it is; compare the content id to see whether the files are the same"),
        )
