"""The zip writer: the same bytes every time, and a zip that other programs read."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builder import package
from builder.package import content_id, pack, write

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "index.html": b"<p>" + b"hej " * 500,
    "imsmanifest.xml": b"<manifest/>",
    "media/a.png": os.urandom(900),
    "a.js": b"",
}


def test_other_programs_read_it() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES


def test_the_manifest_is_first_and_the_others_by_name() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES))) as archive:
        assert archive.namelist() == ["imsmanifest.xml", "a.js", "index.html", "media/a.png"]


def test_nothing_tells_when_or_where() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES))) as archive:
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.external_attr, info.create_system, info.extra, info.comment) == (0o100644 << 16, 3, b"", b"")


def test_media_is_stored_and_text_deflated() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES))) as archive:
        assert archive.getinfo("media/a.png").compress_type == zipfile.ZIP_STORED
        assert archive.getinfo("index.html").compress_type == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("whole", [0, 1 << 20])
def test_a_file_on_disk_gives_the_same_zip_as_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(package, "WHOLE", whole)
    paths = {}
    for number, (name, content) in enumerate(FILES.items()):
        paths[name] = tmp_path / str(number)
        paths[name].write_bytes(content)
    assert pack(dict(paths)) == pack(dict(FILES))
    assert content_id(dict(paths)) == content_id(dict(FILES))


def test_the_content_id_is_what_sha256sum_prints() -> None:
    lines = "".join(f"{hashlib.sha256(FILES[name]).hexdigest()}  {name}\n" for name in sorted(FILES))
    assert content_id(dict(FILES)) == hashlib.sha256(lines.encode()).hexdigest()
    assert write(dict(FILES), io.BytesIO()) == content_id(dict(FILES))


@given(st.dictionaries(st.from_regex(r"[a-z0-9._-]{1,12}", fullmatch=True), st.binary(max_size=200), max_size=6))
def test_the_order_of_the_mapping_means_nothing(files: dict[str, bytes]) -> None:
    backwards = dict(reversed(files.items()))
    assert pack(dict(files)) == pack(dict(backwards))
    assert content_id(dict(files)) == content_id(dict(backwards))


def test_what_was_deflated_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "REMEMBERED", 1000)
    monkeypatch.setattr(package, "_memory", {})
    for number in range(50):
        pack({"a.txt": os.urandom(100) + bytes([number])})
        assert sum(entry.packed for entry, _ in package._memory.values()) <= 1000


def test_too_many_files() -> None:
    with pytest.raises(package.TooLarge):
        pack({f"{number:x}.txt": b"" for number in range(65_535)})


def test_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "SIZE_LIMIT", 500)
    with pytest.raises(package.TooLarge):
        pack({"a.png": os.urandom(600)})
