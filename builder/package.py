"""Files → zip bytes, the same every time (design section 5).

Own writer instead of the standard library's: it leaves out everything that says when, where or by whom a zip
was made, and it writes bytes that were deflated for one package as they are into the next (the schemas,
the course document and the pictures are the same in all editions). No zip64: a package is below 4 GiB and 65,535 files
(scorm-facts 1.7), and `write` raises `TooLarge` rather than write a zip no LMS can open.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO

from builder import resources
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FIRST = "imsmanifest.xml"
"""Some importers read only the head of a zip: the manifest goes first, everything else in name order."""
STORED, DEFLATED = 0, 8
DOS_DATE, DOS_TIME = 0x0021, 0x0000
"""1 January 1980, the first moment a zip can tell."""
MADE_BY = 0x0314
"""Unix, version 2.0, on every machine: the same bytes, and modes that mean something."""
MODE = 0o100644 << 16
LEVEL = 6
DEFLATES = frozenset(
    ("css", "csv", "dtd", "html", "js", "json", "md", "svg", "tsv", "txt", "vtt", "xml", "xsd")
)  # Everything else is compressed by its own format already: pictures, film, sound, Office files, fonts.
WHOLE = 4 << 20
"""Bytes up to which a text file on disk is read at once and remembered; longer ones and media are streamed."""
REMEMBERED = 8 << 20
"""Bytes of deflated entries kept for the next package of this process."""
SIZE_LIMIT, ENTRY_LIMIT = 0xFFFFFFFF, 0xFFFF

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class TooLarge(Exception):  # noqa: N818 -- it is a fact about the package, told as a diagnostic
    """The files do not fit a zip without zip64."""


class Packed(NamedTuple):
    """One entry as it stands in the zip, without its name."""

    method: int
    checksum: int
    size: int
    packed: int
    digest: str
    """SHA-256 of the uncompressed bytes, hexadecimal."""


_memory: dict[tuple[str, int], tuple[Packed, bytes]] = {}


def pack(files: Mapping[str, bytes | Path]) -> bytes:
    """The zip as bytes, for packages that fit in memory with room to spare."""
    from io import BytesIO

    stream = BytesIO()
    write(files, stream)
    return stream.getvalue()


def write(files: Mapping[str, bytes | Path], stream: BinaryIO) -> str:
    """Write the zip to an empty, seekable stream and give its content id. Large files are never held in memory."""
    if len(files) >= ENTRY_LIMIT:
        raise TooLarge
    directory: list[bytes] = []
    digests: dict[str, str] = {}
    for name in in_order(files):
        offset = stream.tell()
        encoded = name.encode("ascii")
        content = files[name]
        entry = (
            _whole(name, content, stream, encoded) if isinstance(content, bytes) else _file(content, stream, encoded)
        )
        if stream.tell() > SIZE_LIMIT or entry.size > SIZE_LIMIT:
            raise TooLarge
        digests[name] = entry.digest
        directory.append(_central(entry, encoded, offset))
    start = stream.tell()
    stream.writelines(directory)
    length = stream.tell() - start
    if start + length > SIZE_LIMIT:
        raise TooLarge
    stream.write(_END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), length, start, 0))
    return id_of(digests)


def in_order(names: Iterable[str]) -> list[str]:
    """The manifest first, then by code point."""
    return sorted(names, key=lambda name: (name != FIRST, name))


def content_id(files: Mapping[str, bytes | Path]) -> str:
    """The content id of `files` without packing them."""
    return id_of({name: _digest(content) for name, content in files.items()})


def id_of(digests: Mapping[str, str]) -> str:
    """SHA-256 over the sorted names and the SHA-256 of each file's uncompressed bytes: one line `<hex>  <name>` each.

    The same on every machine, whatever its zlib makes of the same bytes; `sha256sum` prints the very same lines.
    """
    lines = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _method(name: str) -> int:
    return DEFLATED if name.rpartition(".")[2].lower() in DEFLATES else STORED


def _whole(name: str, content: bytes, stream: BinaryIO, encoded: bytes) -> Packed:
    entry, data = _deflated(content, _method(name))
    stream.write(_local(entry, encoded))
    stream.write(data)
    return entry


def _deflated(content: bytes, method: int) -> tuple[Packed, bytes]:
    digest = hashlib.sha256(content).hexdigest()
    known = _memory.get((digest, method))
    if known:
        return known
    data = content
    if method == DEFLATED:
        data = resources.ahead("DEFLATED").get(digest) or deflate(content)
    made = Packed(method, zlib.crc32(content), len(content), len(data), digest), data
    if method == DEFLATED:
        if sum(entry.packed for entry, _ in _memory.values()) + len(data) > REMEMBERED:
            _memory.clear()
        _memory[digest, method] = made
    return made


def deflate(content: bytes) -> bytes:
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()


def _file(path: Path, stream: BinaryIO, encoded: bytes) -> Packed:
    """Copy a file into the zip. Its size and checksum are known afterwards, so the header is written twice."""
    method = _method(encoded.decode("ascii"))
    if method == DEFLATED and path.stat().st_size <= WHOLE:
        return _whole(encoded.decode("ascii"), path.read_bytes(), stream, encoded)
    start = stream.tell()
    stream.write(_local(Packed(method, 0, 0, 0, ""), encoded))
    data = stream.tell()
    digest, checksum, size = hashlib.sha256(), 0, 0
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS) if method == DEFLATED else None
    for chunk in _chunks(path):
        digest.update(chunk)
        checksum = zlib.crc32(chunk, checksum)
        size += len(chunk)
        if data + size > SIZE_LIMIT:
            raise TooLarge
        stream.write(compressor.compress(chunk) if compressor else chunk)
    if compressor:
        stream.write(compressor.flush())
    end = stream.tell()
    entry = Packed(method, checksum, size, end - data, digest.hexdigest())
    stream.seek(start)
    stream.write(_local(entry, encoded))
    stream.seek(end)
    return entry


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(1 << 18):
            yield chunk


def _local(entry: Packed, name: bytes) -> bytes:
    fixed = (b"PK\x03\x04", 20, 0, entry.method, DOS_TIME, DOS_DATE)
    return _LOCAL.pack(*fixed, entry.checksum, entry.packed, entry.size, len(name), 0) + name


def _central(entry: Packed, name: bytes, offset: int) -> bytes:
    fixed = (b"PK\x01\x02", MADE_BY, 20, 0, entry.method, DOS_TIME, DOS_DATE)
    sizes = (entry.checksum, entry.packed, entry.size, len(name), 0, 0, 0, 0, MODE, offset)
    return _CENTRAL.pack(*fixed, *sizes) + name
