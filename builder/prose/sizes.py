"""How large a picture is, from the first bytes of its file, so that the page does not jump when it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = 32
_FARTHEST = 1 << 20
"""Bytes of a JPEG in which the frame header is looked for; large colour profiles and thumbnails stand before it."""


def size_of(location: Path) -> tuple[int, int] | None:
    """(width, height) in pixels of a PNG, GIF, WebP or JPEG; None when the header says none."""
    with open(location, "rb") as file:
        head = file.read(_HEADER)
        if head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR":
            size = _big(head[16:20]), _big(head[20:24])
        elif head[:6] in (b"GIF87a", b"GIF89a"):
            size = _little(head[6:8]), _little(head[8:10])
        elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            size = _webp(head)
        elif head[:2] == b"\xff\xd8":
            size = _jpeg(head + file.read(_FARTHEST))
        else:
            return None
    return size if size[0] > 0 and size[1] > 0 else None


def _big(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _little(part: bytes) -> int:
    return int.from_bytes(part, "little")


def _webp(head: bytes) -> tuple[int, int]:
    """The three kinds of WebP: with extras, lossless, lossy (developers.google.com/speed/webp/docs/riff_container)."""
    kind = head[12:16]
    if kind == b"VP8X":
        return _little(head[24:27]) + 1, _little(head[27:30]) + 1
    if kind == b"VP8L":
        bits = _little(head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        return _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF
    return 0, 0


def _jpeg(data: bytes) -> tuple[int, int]:
    """Walk the segments to the frame header, SOF0–SOF15 without DHT, JPG and DAC (ITU T.81, B.1.1.3)."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:  # noqa: PLR2004
            return 0, 0
        kind = data[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004
            return _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7])
        if kind == 0xFF or 0xD0 <= kind <= 0xD8 or kind == 0x01:  # noqa: PLR2004
            at += 1 if kind == 0xFF else 2  # noqa: PLR2004
        else:
            at += 2 + max(2, _big(data[at + 2 : at + 4]))
    return 0, 0
