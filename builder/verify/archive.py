"""Reads a zip as a strict and careful importer would: nothing is unpacked that was not looked at first.

Own reader: the standard library's forgives what LMSs do not (local and central headers that disagree, bytes before
the first entry, encrypted names) and costs 10 ms to import. Two passes: the directory is judged before anything is
inflated, and no entry may grow beyond the size the directory promised.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import TYPE_CHECKING

from builder.diagnostics import N_
from builder.package import ENTRY_LIMIT, SIZE_LIMIT, STORED, TooLarge
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_SEARCH = _END.size + 0xFFFF
"""The end record may be followed by a comment of this many bytes at most."""
ENCRYPTED = 0x0001 | 0x0040 | 0x2000
UNIX = 3
SYMLINK, KIND = 0o120000, 0o170000
CHUNK = 1 << 18


class NotAZip(Exception):  # noqa: N818 -- wrong use of the command, not a fault of ours
    """The file is something else than a zip: exit 2, not a verdict."""


class Damaged(Exception):  # noqa: N818 -- becomes a diagnostic
    """The zip cannot be read as one; `message` is a msgid."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Entry(NamedTuple):
    """One line of the zip's directory."""

    name: str
    flags: int
    method: int
    stamp: tuple[int, int]
    """DOS time and date."""
    checksum: int
    packed: int
    size: int
    system: int
    """What made it: 3 is Unix."""
    attributes: int
    offset: int
    extra: int
    """Bytes of extra fields and comment, both headers'."""

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")

    @property
    def is_link(self) -> bool:
        return self.system == UNIX and (self.attributes >> 16) & KIND == SYMLINK

    @property
    def is_encrypted(self) -> bool:
        return bool(self.flags & ENCRYPTED)


class Archive(NamedTuple):
    """A zip whose directory has been read."""

    data: bytes | mmap
    entries: tuple[Entry, ...]
    comment: int
    """Bytes of the zip's comment."""


def open_archive(data: bytes | mmap) -> Archive:
    """Read the directory.

    Raises `NotAZip` when the bytes are something else, `Damaged` when they are half a zip, `TooLarge` for a zip64: its
    fields stand in place of numbers that are too big for a zip.
    """
    tail = data[max(0, len(data) - _END_SEARCH) :]
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        if data[:4] == b"PK\x03\x04":
            raise Damaged(N_("the zip is cut off: it ends before its table of contents"))
        raise NotAZip
    _, disk, first_disk, here, count, length, start, comment = _END.unpack_from(tail, at)
    end = len(data) - len(tail) + at
    if disk or first_disk or here != count:
        raise Damaged(N_("the zip is one part of several"))
    if count == ENTRY_LIMIT or SIZE_LIMIT in {start, length}:
        raise TooLarge
    if start + length != end or at + _END.size + comment != len(tail):
        raise Damaged(N_("the zip has bytes before, between or after its parts that do not belong to it"))
    return Archive(data, tuple(_directory(data, start, end, count)), comment)


def _directory(data: bytes | mmap, start: int, end: int, count: int) -> Iterator[Entry]:
    at = start
    for _ in range(count):
        if at + _CENTRAL.size > end or data[at : at + 4] != b"PK\x01\x02":
            raise Damaged(N_("the zip's table of contents is damaged"))
        (
            _,
            made,
            _,
            flags,
            method,
            time,
            date,
            checksum,
            packed,
            size,
            name,
            extra,
            comment,
            _,
            _,
            attributes,
            offset,
        ) = _CENTRAL.unpack_from(data, at)
        raw = data[at + _CENTRAL.size : at + _CENTRAL.size + name]
        at += _CENTRAL.size + name + extra + comment
        text = _name(raw, flags)
        yield Entry(
            text, flags, method, (time, date), checksum, packed, size, made >> 8, attributes, offset, extra + comment
        )
    if at != end:
        raise Damaged(N_("the zip's table of contents is damaged"))


def _name(raw: bytes, flags: int) -> str:
    """Without the UTF-8 flag the bytes are code page 437 on paper and anything in real life."""
    return raw.decode("utf-8" if flags & 0x800 or raw.isascii() else "cp437", "replace")


def inflate(archive: Archive, entry: Entry) -> Iterator[bytes]:
    """The entry's bytes in pieces. Raises `Damaged` when they are not what the directory promises."""
    data = archive.data
    if entry.offset + _LOCAL.size > len(data) or data[entry.offset : entry.offset + 4] != b"PK\x03\x04":
        raise Damaged(N_("the zip's table of contents points to where no file begins"))
    _, _, _, method, _, _, _, _, _, name, extra = _LOCAL.unpack_from(data, entry.offset)
    begin = entry.offset + _LOCAL.size
    raw = data[begin : begin + name]
    if method != entry.method or _name(raw, entry.flags) != entry.name:
        raise Damaged(N_("a file's header in the zip and the table of contents say different things"))
    begin += name + extra
    if begin + entry.packed > len(data):
        raise Damaged(N_("a file in the zip is cut off"))
    checksum, size = 0, 0
    for piece in _pieces(data, begin, entry):
        checksum = zlib.crc32(piece, checksum)
        size += len(piece)
        if size > entry.size:
            break
        yield piece
    if size != entry.size or checksum != entry.checksum:
        raise Damaged(N_("a file in the zip does not have the size and checksum that were written down"))


def _pieces(data: bytes | mmap, begin: int, entry: Entry) -> Iterator[bytes]:
    end = begin + entry.packed
    if entry.method == STORED:
        for at in range(begin, end, CHUNK):
            yield data[at : min(at + CHUNK, end)]
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(begin, end, CHUNK):
            waiting = data[at : min(at + CHUNK, end)]
            while waiting:
                yield inflater.decompress(waiting, CHUNK)
                waiting = inflater.unconsumed_tail
        while rest := inflater.decompress(b"", CHUNK):
            yield rest
    except zlib.error as fault:
        raise Damaged(N_("a file in the zip cannot be unpacked")) from fault
    if not inflater.eof or inflater.unused_data:
        raise Damaged(N_("a file in the zip cannot be unpacked"))


def digest(archive: Archive, entry: Entry) -> str:
    """SHA-256 of the entry's bytes, hexadecimal, without holding them."""
    summed = hashlib.sha256()
    for piece in inflate(archive, entry):
        summed.update(piece)
    return summed.hexdigest()


def read(archive: Archive, entry: Entry) -> bytes:
    """The entry's bytes; only for entries whose size was judged."""
    return b"".join(inflate(archive, entry))
