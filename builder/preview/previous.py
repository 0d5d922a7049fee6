"""The version before the one that is shown: the package that was built last, read from its zip."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from builder.contents import LAUNCH
from builder.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from builder.preview.course import Course

LARGEST = 200 << 20
"""Bytes of a package that is still opened for a rehearsal."""


class Previous(NamedTuple):
    """A whole package of an earlier version."""

    version: str
    package: str
    """The zip's name; empty when it is what the preview showed first."""
    files: dict[str, bytes | Path]


def find_previous(out: str, slug: str, edition: str, course: Course) -> Previous | None:
    """The newest package of this module and edition in the output folder whose pages differ from those shown."""
    import zipfile

    audience = f"-{re.escape(course.audience)}" if course.audience else ""
    name = re.compile(rf"{re.escape(slug)}{audience}-([0-9.]+)-{re.escape(edition)}\.zip")
    for path, match in _newest_first(out, name):
        try:
            if os.path.getsize(path) > LARGEST:
                continue
            with zipfile.ZipFile(path) as archive:
                files: dict[str, bytes | Path] = {
                    entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()
                }
        except (OSError, zipfile.BadZipFile):  # being written just now, or no package at all
            continue
        if LAUNCH in files and files[LAUNCH] != course.document.html:
            return Previous(match[1], os.path.basename(path), files)
    return None


def _newest_first(out: str, name: re.Pattern[str]) -> list[tuple[str, re.Match[str]]]:
    try:
        found = [(entry, match) for entry in os.scandir(out) if (match := name.fullmatch(entry.name))]
    except OSError:  # nothing was built yet
        return []
    return [(entry.path, match) for entry, match in sorted(found, key=lambda one: -one[0].stat().st_mtime)]
