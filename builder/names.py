"""Names as authors type them: Danish, ASCII letter by letter, English; any case; invisible characters; misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
"""Characters that show nothing: soft hyphens, zero-width blanks and joiners, direction marks. Word brings them."""

BLANKS = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Everything that looks like a blank inside one line (only `\\n` ends a line)."""

EMPTY = BLANKS + INVISIBLE
"""What may stand before, after and between without meaning anything."""

UNSEEN = r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
"""`INVISIBLE` for a character class of a regular expression; `\\s` there is `BLANKS`."""

_NOTHING = dict.fromkeys(map(ord, INVISIBLE))
_INVISIBLE = frozenset(INVISIBLE)
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "_": "-"})
_SHORT, _LONG = 4, 6
"""A name of 4 or 5 letters may have one wrong, a longer one two; a shorter one none."""


def visible(text: str) -> str:
    """The text without the characters that show nothing."""
    # To look is five times as fast as to translate, and there is hardly ever something.
    return text if text.isascii() or _INVISIBLE.isdisjoint(text) else text.translate(_NOTHING)


def squeezed(text: str) -> str:
    """One line: no invisible characters, every run of blanks one blank, none at the ends."""
    return " ".join(visible(text).split())


def fold(name: str) -> str:
    """The one form of a name that all its spellings share: `SPØRGSMÅL`, `spoergsmaal` → `spoergsmaal`."""
    return squeezed(name).lower().translate(_LETTERS)


def fold_key(name: str) -> str:
    """As `fold`, with `vis-svar` and `vis_svar` the same as `vis svar`."""
    return fold(name).replace("-", " ")


def indent_of(text: str) -> int:
    """How many characters stand before the first visible one; an empty line is all indent."""
    return len(text) - len(text.lstrip(EMPTY))


def is_blank(text: str) -> bool:
    return not text.strip(EMPTY)


def did_you_mean(typed: str, known: Iterable[str]) -> str | None:
    """The known name that differs by one letter (names of 4–5 letters) or two (longer), the closest first.

    Spellings count as typed and as folded, so that `forsøk` is one letter from `forsøg`. None when nothing is near.
    """
    return next(iter(nearest(typed, known)), None)


def nearest(typed: str, known: Iterable[str]) -> list[str]:
    """All the known names that `did_you_mean` could choose between: equally close, in the order given."""
    best: list[str] = []
    least = _LONG
    for name in known:
        allowed = 0 if len(name) < _SHORT else 1 if len(name) < _LONG else 2
        distance = min(_distance(typed.lower(), name.lower(), allowed), _distance(fold(typed), fold(name), allowed))
        if distance <= allowed and distance < least:
            best, least = [name], distance
        elif distance <= allowed and distance == least:
            best.append(name)
    return best


def suggestion(typed: str, known: Iterable[str]) -> str | None:
    """As `did_you_mean`, but willing to guess: the name may also begin or be begun by what was typed.

    For places where what was typed can only have been meant as a name.
    """
    names = list(known)
    if near := did_you_mean(typed, names):
        return near
    short = fold(typed)
    if len(short) < _SHORT - 1:
        return None
    begun = [
        name for name in names if fold(name).startswith(short) or (len(name) >= _SHORT and short.startswith(fold(name)))
    ]
    return begun[0] if len(begun) == 1 else None


def _distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, drop or swap with the next; `most + 1` when it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


def list_of(value: str) -> list[str]:
    """A comma list as typed: `a, b.` → `["a", "b"]`; semicolons, lines, bullets and quotes are forgiven."""
    words = visible(value).replace(";", ",").replace("\n", ",").split(",")
    return [name for word in words if (name := squeezed(word).strip("-*•.\"'`„”“»« "))]
