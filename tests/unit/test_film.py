"""The film in the first module: small, and laid out so that it begins before all of it has arrived."""

from __future__ import annotations

from pathlib import Path

FILM = Path(__file__).parents[2] / "modules/introduktion-til-ai/media/naeste-ord.mp4"


def boxes(data: bytes) -> list[str]:
    """The names of an MP4's outermost boxes, in order."""
    names, at = [], 0
    while at < len(data):
        names.append(data[at + 4 : at + 8].decode("ascii"))
        at += int.from_bytes(data[at : at + 4], "big")
    return names


def test_the_film_begins_with_what_a_player_needs_first() -> None:
    names = boxes(FILM.read_bytes())
    assert names[0] == "ftyp"
    assert names.index("moov") < names.index("mdat")


def test_the_film_is_small() -> None:
    assert FILM.stat().st_size <= 800_000
