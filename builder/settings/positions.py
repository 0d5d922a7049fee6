"""Where in a TOML file each key and value stands. `tomllib` has read the file first, so it is valid."""

from __future__ import annotations

import re
from bisect import bisect_right

from builder.model import Span
from builder.record import NamedTuple

Path = tuple[str | int, ...]
"""Keys and, in arrays, indexes: `("objectives", 0, "strand")`."""


class Place(NamedTuple):
    """A key and its value. A table's value is its header; an element of an array has no key but itself."""

    key: Span
    value: Span


_BLANK = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*""")
_STRING = re.compile(r""""{3}(?:[^\\]|\\.)*?"{3,5}|'{3}(?:.|\n)*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'""", re.DOTALL)
_PLAIN = re.compile(r"[^\n,\]}#]*")


def positions(text: str, file: str) -> dict[Path, Place]:
    """The place of every key, table and array element of a valid TOML `text`, in the file's own order."""
    return _Walk(text, file).walk()


class _Spans:
    """Offsets → `Span`s of one file."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def __call__(self, start: int, end: int) -> Span:
        first = bisect_right(self._starts, start)
        last = bisect_right(self._starts, end)
        return Span(self._file, first, start - self._starts[first - 1] + 1, last, end - self._starts[last - 1] + 1)


class _Walk:
    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._span = _Spans(text, file)
        self._at = 0
        self._found: dict[Path, Place] = {}
        self._lengths: dict[Path, int] = {}
        """Arrays of tables: how many elements were opened so far."""

    def walk(self) -> dict[Path, Place]:
        table: Path = ()
        while self._skip() < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._found

    def _skip(self) -> int:
        """Go past blanks, line ends and comments."""
        if match := _BLANK.match(self._text, self._at):
            self._at = match.end()
        return self._at

    def _header(self) -> Path:
        start = self._at
        double = self._text.startswith("[[", start)
        self._at += 2 if double else 1
        names = self._names()
        self._at += 2 if double else 1
        span = self._span(start, self._at)
        path: Path = ()
        for name in names[:-1]:
            path = self._latest((*path, name))
            self._found.setdefault(path, Place(span, span))
        path = (*path, names[-1])
        if double:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            self._found.setdefault(path, Place(span, span))
        path = self._latest(path)
        self._found[path] = Place(span, span)
        return path

    def _latest(self, path: Path) -> Path:
        """The table a header's name means: of an array of tables the last one."""
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _names(self) -> list[str]:
        """A dotted key."""
        names = []
        while match := _KEY.match(self._text, self._at):
            names.append(_unquoted(match[1]))
            self._at = match.end()
            if self._text[self._at] != ".":
                break
            self._at += 1
        return names

    def _pair(self, table: Path) -> None:
        start = self._at
        names = self._names()
        key = self._span(start, start + len(self._text[start : self._at].rstrip()))
        self._at += 1  # the equals sign
        path = table
        for name in names[:-1]:
            path = (*path, name)
            self._found.setdefault(path, Place(key, key))
        path = (*path, names[-1])
        self._found[path] = Place(key, self._value(path))

    def _value(self, path: Path) -> Span:
        self._skip()
        start = self._at
        opening = self._text[start]
        if match := _STRING.match(self._text, start):
            self._at = match.end()
        elif opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        elif match := _PLAIN.match(self._text, start):
            self._at = start + len(match[0].rstrip())
        return self._span(start, self._at)

    def _list(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._text[self._skip()] != "]":
            span = self._value((*path, index))
            self._found[*path, index] = Place(span, span)
            index += 1
            if self._text[self._skip()] == ",":
                self._at += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._text[self._skip()] != "}":
            self._pair(path)
            if self._text[self._skip()] == ",":
                self._at += 1
        self._at += 1


def _unquoted(key: str) -> str:
    """A key as `tomllib` names it."""
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    if "\\" not in key:
        return key[1:-1]
    import tomllib

    return next(iter(tomllib.loads(f"{key} = 0")))
