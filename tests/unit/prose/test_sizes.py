"""Sizes from the first bytes of real headers, written out by hand from the formats' descriptions."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from builder.prose.sizes import size_of
from tests.unit.prose.support import PNG

if TYPE_CHECKING:
    from pathlib import Path

SOF = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 22, 33) + b"\x03" + b"\0" * 9
HEADERS = {
    "png": (PNG, (40, 30)),
    "gif": (b"GIF89a" + struct.pack("<HH", 33, 22), (33, 22)),
    "old gif": (b"GIF87a" + struct.pack("<HH", 33, 22), (33, 22)),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + b"\0" * 9 + SOF, (33, 22)),
    "jpeg with a thumbnail": (b"\xff\xd8\xff\xe1\x00\x1aExif" + b"\xff\xc0\x00\x11\x08" * 4 + SOF, (33, 22)),
    "progressive jpeg": (b"\xff\xd8" + b"\xff\xdb\x00\x04\0\0" + SOF.replace(b"\xff\xc0", b"\xff\xc2"), (33, 22)),
    "jpeg with fill bytes": (b"\xff\xd8\xff\xff\xff" + SOF[1:], (33, 22)),
    "lossy webp": (b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 33, 22), (33, 22)),
    "lossless webp": (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 32 | 21 << 14) + b"\0" * 8, (33, 22)),
    "webp with extras": (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x20\0\0\x15\0\0" + b"\0" * 8, (33, 22)),
    "empty": (b"", None),
    "text": (b"hej med dig, dette er ikke et billede", None),
    "cut png": (PNG[:18], None),
    "jpeg without a frame": (b"\xff\xd8\xff\xd9", None),
    "png of no width": (PNG[:16] + b"\0\0\0\0" + PNG[20:], None),
}


@pytest.mark.parametrize("name", HEADERS)
def test_size(name: str, tmp_path: Path) -> None:
    data, size = HEADERS[name]
    (tmp_path / "x").write_bytes(data)
    assert size_of(tmp_path / "x") == size


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from([data[:12] for data, _ in HEADERS.values()]), rest=st.binary(max_size=64))
def test_any_bytes(start: bytes, rest: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(start + rest)
    size = size_of(tmp_path / "x")
    assert size is None or min(size) > 0
