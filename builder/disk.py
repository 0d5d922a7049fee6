"""The author's folders, read with care: names as NFC, no link out of the collection, faults as diagnostics."""

from __future__ import annotations

import os
import stat
import unicodedata

from builder.diagnostics import N_, Diagnostic, error
from builder.model import SourceFile, Span
from builder.record import NamedTuple
from builder.text import LARGEST, control_characters, read_text

DRAFTS: dict[str, bytes] = {}
"""What files shall hold while `fix` tries its mends, by path: read instead of them. Empty at all other times."""


class Place(NamedTuple):
    """A file or folder: `path` as the disk spells it, `display` as messages do."""

    path: str
    display: str


class Disk:
    """Reads inside `root` (a real path); gathers in `found` what could not be read."""

    def __init__(self, root: str) -> None:
        self._root = os.path.realpath(root)
        self.found: list[Diagnostic] = []

    def list(self, folder: Place) -> dict[str, Place]:
        """What stands in a folder, by NFC name, sorted; without system files and what was reported.

        Diagnostics: `link-outside`, `file-name`, `file-unreadable`.
        """
        try:
            names = sorted(os.listdir(folder.path))
        except OSError:
            self._unreadable(folder)
            return {}
        inside: dict[str, Place] = {}
        for raw in names:
            name = unicodedata.normalize("NFC", raw)
            place = Place(os.path.join(folder.path, raw), f"{folder.display}/{_printable(name)}")
            if not _is_system_file(name) and self._is_fine(name, place, inside):
                inside[name] = place
        return dict(sorted(inside.items()))

    def read(self, place: Place, name: str) -> SourceFile | None:
        """One text file; None when it could not be opened. `name` is what its module calls it."""
        raw = DRAFTS.get(place.path)
        try:
            if raw is None:
                with open(place.path, "rb", opener=_open_at_once) as file:
                    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                        raise IsADirectoryError
                    raw = file.read(LARGEST + 1)
        except OSError:
            self._unreadable(place)
            return None
        text, found = read_text(raw, name, place.display)
        self.found += found
        return text

    def text(self, inside: dict[str, Place], name: str) -> SourceFile | None:
        """The file `name` of a listed folder, or None when it is not there or could not be opened."""
        return self.read(inside[name], name) if name in inside else None

    def _is_fine(self, name: str, place: Place, inside: dict[str, Place]) -> bool:
        span = Span(place.display)
        if _printable(name) != name:
            self.found.append(
                error(
                    "file-name",
                    span,
                    N_("the file's name holds signs that cannot be shown"),
                    N_("give the file a name of letters, digits, blanks and hyphens"),
                )
            )
        elif name in inside:
            self.found.append(
                error(
                    "file-name",
                    span,
                    N_("two files here have names that look the same"),
                    N_("give one of them another name"),
                )
            )
        elif os.path.islink(place.path) and not self._holds(os.path.realpath(place.path)):
            self.found.append(
                error(
                    "link-outside",
                    span,
                    N_("this is a link to something outside the folder"),
                    N_("put a copy of the file itself here"),
                )
            )
        else:
            return True
        return False

    def _holds(self, real: str) -> bool:
        return real == self._root or real.startswith(os.path.join(self._root, ""))

    def _unreadable(self, place: Place) -> None:
        self.found.append(
            error(
                "file-unreadable",
                Span(place.display),
                N_("this cannot be read"),
                N_("see that it is a file, that it is not open in another program, and that you may read it"),
            )
        )


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe that is named like a page."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _is_system_file(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in ("thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db")


def _printable(name: str) -> str:
    """The name with U+FFFD for what cannot be shown: bytes that are no UTF-8, line ends, control characters."""
    if name.isprintable():
        return name
    hidden = {*control_characters(name), *"\t\n\r\v\f\x85\u2028\u2029"}
    return "".join("\ufffd" if c in hidden or "\ud800" <= c <= "\udfff" else c for c in name)
