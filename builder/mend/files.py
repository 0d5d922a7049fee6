"""The text files that `fix` may write, as they are on disk; and writing them, all or none."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from builder.disk import Disk, Place
from builder.load import is_page
from builder.model import SourceFile
from builder.record import NamedTuple
from builder.text import LARGEST, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SHARED = ("catalogue.toml", "sources.toml", "glossary.md")


class Changed(Exception):  # noqa: N818 -- it says what it is
    """A file was saved by somebody else while its mends were worked out. Nothing was written."""


class File(NamedTuple):
    """One text file that can be read without a fault."""

    path: str
    display: str
    raw: bytes
    text: str
    """As the line reads it: LF and NFC, no byte order mark."""


def shared_files(folder: Path, display: str) -> dict[str, File]:
    """What all modules share, by display name."""
    root = Place(os.fspath(folder), display)
    disk = Disk(root.path)
    inside = disk.list(root)
    places = [inside[name] for name in _SHARED if name in inside]
    if "_shared" in inside:
        places += [place for name, place in disk.list(inside["_shared"]).items() if name.lower().endswith(".md")]
    return _readable(places)


def module_files(folder: Path, display: str, slug: str) -> dict[str, File]:
    """A module's settings, pages and lock, by display name."""
    root = Place(os.fspath(folder), display)
    disk = Disk(root.path)
    inside = disk.list(disk.list(root)[slug])
    names = [name for name in inside if name in ("module.toml", "ids.lock") or is_page(name)]
    return _readable([inside[name] for name in names])


def _readable(places: Iterable[Place]) -> dict[str, File]:
    """Those without a fault: one that cannot be read, or only in a likely encoding, is left alone."""
    found: dict[str, File] = {}
    for place in places:
        if not os.path.isfile(place.path) or os.path.getsize(place.path) > LARGEST:
            continue
        try:
            with open(place.path, "rb") as stream:
                raw = stream.read()
        except PermissionError:
            continue  # `check` tells of it
        source, faults = read_text(raw, place.display, place.display)
        if not faults:
            found[place.display] = File(place.path, place.display, raw, source.text)
    return found


def write(changes: Iterable[tuple[File, str]]) -> None:
    """Give every file its new text; an `OSError` while they are written leaves all as they were. Raises `Changed`."""
    parts: list[tuple[str, str]] = []
    try:
        for file, text in changes:
            path = os.path.realpath(file.path)
            folder, name = os.path.split(path)
            part = os.path.join(folder, f".{name}.{os.getpid()}.part")
            parts.append((part, path))
            with open(part, "xb") as stream:
                stream.write(text.encode())
                stream.flush()
                os.fsync(stream.fileno())
            shutil.copymode(path, part)
            with open(path, "rb") as stream:
                if stream.read() != file.raw:
                    raise Changed(file.display)
        while parts:
            os.replace(*parts[0])
            parts.pop(0)
    finally:
        for part, _ in parts:
            if os.path.lexists(part):
                os.remove(part)


def source_of(file: File, text: str) -> SourceFile:
    return SourceFile(file.display, file.display, text)
