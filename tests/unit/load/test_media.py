"""Plain names in the package: ASCII, unique, and always the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builder.media import packed_name
from tests.unit.load.folder import load, put, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("media/Blåbær 1.png", "media/blaabaer-1.png"),
        ("media/Rød grød (ny).JPG", "media/roed-groed-ny.jpg"),
        ("media/under mappe/Él.svg", "media/under-mappe/el.svg"),
        ("media/film.da.vtt", "media/film.da.vtt"),
        ("media/a+b&c.png", "media/a-b-c.png"),
        ("media/日本.png", "media/fil.png"),
        ("media/CON.png", "media/con-1.png"),
        ("media/aux", "media/aux-1"),
        ("media/-x-.png", "media/x.png"),
        ("media/a:.b.", "media/a.b"),
        ("media/a:.b.日", "media/a.b"),
        ("media/" + "a" * 90 + ".png", "media/" + "a" * 60 + ".png"),
    ],
)
def test_a_plain_name(name: str, packed: str) -> None:
    assert packed_name(name) == packed


@given(st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=40))
def test_any_name_becomes_plain(name: str) -> None:
    packed = packed_name(f"media/{name}")
    assert re.fullmatch(r"media/[a-z0-9._-]+", packed)
    assert packed_name(packed) == packed


def test_names_that_meet_are_kept_apart(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-start.md", "# Start\n\nTekst.\n")
    for name in ["Å.png", "aa.png", "AA.png", "aa-2.png"]:
        put(modules / "m/media" / name, name)
    source, found = load(modules)
    assert found == []
    assert source is not None
    packed = {one.name: one.packed for one in source.media}
    assert len(set(packed.values())) == 4
    assert packed["media/AA.png"] == "media/aa.png"
    assert [one.size for one in source.media] == [6, 8, 6, 6]


def test_everything_in_media_in_order(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-start.md", "# Start\n\nTekst.\n")
    for name in ["z.png", "a/b.png", "tom.svg", "film.md", ".DS_Store", "Thumbs.db"]:
        put(modules / "m/media" / name, b"")
    source, found = load(modules)
    assert found == []
    assert source is not None
    assert [one.name for one in source.media] == ["media/a/b.png", "media/film.md", "media/tom.svg", "media/z.png"]
