"""The place of every key and value, compared with what `tomllib` finds in the same file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from builder.settings.positions import Path, positions

if TYPE_CHECKING:
    from builder.model import Span

TRICKY = r'''# a comment = "with" [brackets]
title = "a \" b # no" # x = 1
'single' = 'q'
a.b."c d" = 1979-05-27T07:32:00Z
"k\u00e6" = """m
 x = "3" """
l = [ "a", # c ]
  'b', {x = 1, y = [1,2]}, ]
empty = []
none = {}

[theme]
accent = "#fff"
[[objectives]]
id = "x"
[objectives.sub]
z = 2026-01-01
[[objectives]]
id = 'y'
[[objectives.parts]]
n = 1
[x.y]
n = -1_000.5
'''


def leaves(value: object, path: Path = ()) -> list[tuple[Path, object]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in [((*path, key), one), *leaves(one, (*path, key))]]
    if isinstance(value, list):
        return [leaf for i, one in enumerate(value) for leaf in [((*path, i), one), *leaves(one, (*path, i))]]
    return []


def cut(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def test_every_value_has_a_place() -> None:
    found = positions(TRICKY, "f.toml")
    assert set(found) == {path for path, _ in leaves(tomllib.loads(TRICKY))}


def test_a_place_holds_exactly_the_value() -> None:
    found = positions(TRICKY, "f.toml")
    for path, value in leaves(tomllib.loads(TRICKY)):
        if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict)):
            continue
        text = cut(TRICKY, found[path].value)
        assert tomllib.loads(f"v = {text}")["v"] == value, path


def test_a_place_holds_exactly_the_key() -> None:
    found = positions(TRICKY, "f.toml")
    assert cut(TRICKY, found["title",].key) == "title"
    assert cut(TRICKY, found["a", "b", "c d"].key) == 'a.b."c d"'
    assert cut(TRICKY, found["objectives", 1].key) == "[[objectives]]"
    assert found["objectives", 1].key.line > found["objectives", 0].key.line


@pytest.mark.parametrize("text", ["", "\n", "# only\n", "a = 1", "a = 1 # x"])
def test_small_files(text: str) -> None:
    assert set(positions(text, "f")) == {(key,) for key in tomllib.loads(text)}
