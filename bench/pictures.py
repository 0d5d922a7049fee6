"""PNG images of an exact size, of noise, so that no zip makes them smaller."""

from __future__ import annotations

import random
import struct
import zlib


def png(seed: int, width: int, height: int) -> bytes:
    """A grey image of `width` × `height` pixels, nearly that many bytes; the same for the same seed."""
    noise = random.Random(seed)
    rows = b"".join(b"\0" + noise.randbytes(width) for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
