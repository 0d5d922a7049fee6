"""What must not be unpacked: bombs, entries that leave the folder, links, locked entries.

These come before the rules of SCORM, and when one is found nothing else of the zip is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, error
from builder.model import Span
from builder.package import DEFLATED, STORED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.verify.archive import Archive, Entry

BOMB_SIZE, BOMB_RATIO = 64 << 20, 100
"""A bomb unpacks to more than 64 MiB *and* to more than 100 times its own size; text deflates 3 to 20 times."""


def hostile(archive: Archive, display: str) -> list[Diagnostic]:
    return [*_bomb(archive, display), *(found for entry in archive.entries for found in _unsafe(entry, display))]


def _bomb(archive: Archive, display: str) -> Iterator[Diagnostic]:
    packed, size = (sum(getattr(e, field) for e in archive.entries) for field in ("packed", "size"))
    if packed > len(archive.data) or (size > BOMB_SIZE and size > BOMB_RATIO * len(archive.data)):
        yield error(
            "zip-bomb",
            Span(display),
            N_("the zip says it unpacks to {size} MiB from {packed} KiB"),
            N_("do not unpack it; ask whoever made it for a new one"),
            size=size >> 20,
            packed=len(archive.data) >> 10,
        )


def _unsafe(entry: Entry, display: str) -> Iterator[Diagnostic]:
    reason = _reason(entry)
    if reason:
        yield error(
            "zip-entry-unsafe",
            Span(display),
            reason,
            N_("make the zip again from plain files, with their paths inside the folder and no password"),
            name=entry.name,
        )


def _reason(entry: Entry) -> str:
    name = entry.name
    reasons = (
        (
            name.startswith(("/", "\\")) or name[1:2] == ":",
            N_("`{name}` in the zip has a path from the root of the disk"),
        ),
        (
            ".." in name.replace("\\", "/").split("/"),
            N_("`{name}` in the zip leads out of the folder it is unpacked in"),
        ),
        (
            "\\" in name or "\0" in name or not name,
            N_("`{name}` in the zip has a name that not every system can write"),
        ),
        (entry.is_link, N_("`{name}` in the zip is a link, not a file")),
        (entry.is_encrypted, N_("`{name}` in the zip is locked with a password")),
        (
            entry.method not in {STORED, DEFLATED},
            N_("`{name}` in the zip is compressed in a way learning platforms cannot read"),
        ),
    )
    return next((reason for applies, reason in reasons if applies), "")
