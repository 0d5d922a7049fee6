"""Paths as authors type them, matched to the files that are there (format.md 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.prose.lazily import pattern
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ESCAPED = r"\\([()\[\]_*#&' -])"


class Match(NamedTuple):
    """The file a path means, or what is wrong with the path."""

    name: str
    """The known name, empty when there is none."""
    fault: str = ""
    """`case` (the name is right but for its letters' case), `outside`, `missing`."""
    near: str = ""
    """What to type instead, when something is close."""


def match(typed: str, known: Iterable[str]) -> Match:
    r"""The known name that `typed` means: raw blanks, `\`, `%20`, `./` and NFD are forgiven, another case is not."""
    names = known if isinstance(known, (dict, set, frozenset)) else set(known)
    readings = list(dict.fromkeys(_readings(typed)))
    outside = False
    for reading in readings:
        path = _normal(reading)
        if path is None:
            outside = True
        elif path in names:
            return Match(path)
    if outside:
        return Match("", "outside")
    folded = {name.casefold(): name for name in names}
    for reading in readings:
        path = _normal(reading)
        if path is not None and path.casefold() in folded:
            return Match("", "case", folded[path.casefold()])
    return Match("", "missing", _nearest(_normal(readings[0]) or typed, names))


def _nearest(path: str, names: Iterable[str]) -> str:
    """A file of that name in another folder or of another kind, or the most similar one."""
    last = path.rpartition("/")[2].casefold()
    stem = last.rpartition(".")[0] or last
    for name in sorted(names):
        if name.rpartition("/")[2].casefold() == last:
            return name
    for name in sorted(names):
        if name.rpartition("/")[2].rpartition(".")[0].casefold() == stem:
            return name
    from builder.names import did_you_mean

    return did_you_mean(path, sorted(names)) or ""


def _readings(typed: str) -> Iterator[str]:
    import unicodedata

    text = unicodedata.normalize("NFC", typed.strip())
    yield text
    unescaped = pattern(_ESCAPED).sub(r"\1", text)
    yield unescaped
    slashed = text.replace("\\", "/")
    yield slashed
    if "%" in text:
        from urllib.parse import unquote

        for reading in (unescaped, slashed):
            yield unicodedata.normalize("NFC", unquote(reading))


def _normal(path: str) -> str | None:
    """Without `.` and `..`; None when it leaves the folder."""
    if path.startswith("/"):
        return None
    if "./" not in path and "//" not in path and not path.endswith(".."):
        return path
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
