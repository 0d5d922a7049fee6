"""The files in a module's `media/`, and the plain names they get in the package."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from builder.model import MediaFile

if TYPE_CHECKING:
    from builder.disk import Disk, Place

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "đ": "d", "ł": "l"}
)
_LONGEST = 60
"""Characters of one name; some LMSs unpack on Windows, where a whole path has 260."""

_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")
"""Names that Windows gives to devices."""


def list_media(disk: Disk, folder: Place) -> tuple[MediaFile, ...]:
    """Everything under `folder` (`media/`), in name order; no bytes are read."""
    files: list[tuple[str, Place]] = []
    _walk(disk, folder, "media", [os.path.realpath(folder.path)], files)
    taken: set[str] = set()
    return tuple(
        MediaFile(name, _unique(packed_name(name), taken), Path(place.path), os.path.getsize(place.path))
        for name, place in sorted(files)
    )


def packed_name(name: str) -> str:
    """ASCII, lower case, `[a-z0-9._/-]`: `media/Blåbær 1.png` → `media/blaabaer-1.png`."""
    return "/".join(_plain(part) for part in name.split("/"))


def _walk(disk: Disk, folder: Place, name: str, above: list[str], files: list[tuple[str, Place]]) -> None:
    for entry, place in disk.list(folder).items():
        inner = f"{name}/{entry}"
        if os.path.isfile(place.path):
            files.append((inner, place))
        elif os.path.isdir(place.path) and (real := os.path.realpath(place.path)) not in above:
            _walk(disk, place, inner, [*above, real], files)


def _plain(part: str) -> str:
    stem, dot, extension = part.lower().translate(_LETTERS).rpartition(".")
    ending = _ascii(extension)[:_LONGEST].strip("-._") if dot else ""
    if dot and not ending:
        return _plain(stem)  # nothing is left of what stood after the last full stop
    stem = _ascii(stem if dot else extension)[:_LONGEST].strip("-._") or "fil"
    stem = re.sub(_RESERVED, r"\1-1", stem)
    return f"{stem}.{ending}" if ending else stem


def _ascii(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9._-]", "-", bare.lower()))


def _unique(packed: str, taken: set[str]) -> str:
    """The name, or with `-2`, `-3` … before its ending when another file has it."""
    stem, dot, extension = packed.rpartition(".")
    stem, ending = (stem, dot + extension) if dot and "/" not in extension else (packed, "")
    name, number = packed, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    taken.add(name)
    return name
