"""What begins a list item: bullets and numbers as authors type them, and the dates and dashes that are neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from builder.names import EMPTY
from builder.prose.lazily import pattern
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.prose.rows import Row

_BEGINS = frozenset("-*+–—−•●○■□▪▫◦‣⁃∙·\uf0b70123456789")
_WORDS_OWN = frozenset("o§üvØ")
"""What Word's bullets become when they are pasted as text, with a tab after them."""
_MONTHS = "januar februar marts april maj juni juli august september oktober november december"
DATED = frozenset(f"{_MONTHS} dag uge måned kvartal halvår år gang klasse sal udgave led".split())
_DIGITS = frozenset("0123456789")
_DASHES = frozenset("-–—−")
_NEED_BLANK = frozenset("-*+–—−")
_NUMBER = re.compile(r"([0-9]{1,9})[.)]")
_WORD = re.compile(r"\w*")
_AND_MORE = r"(?:og|eller|til|samt)\s+[0-9]"
"""`3. og 4. klasse` is no item either."""
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_LARGEST_ALONE = 999
"""`2020. Derefter …` after a line break is a year; a list that long counts up."""
FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`]*)$")
NESTED = 2
"""Blanks beyond the bullet that make a line belong to its item."""


class Marker(NamedTuple):
    indent: int
    number: int | None
    """None for a bullet; letters count from `a`."""
    style: Literal["", "1", "a", "A"]
    """Empty for a bullet."""
    length: int
    """Characters from the bullet to the item's text."""
    dash: bool
    """`–` or `—`, or `-` without a blank after it: a bullet only before a box or beside another one."""
    box: bool
    dated: bool
    """The number stands before a month or a word like it, or without a blank: no item, unless they count up."""
    empty: bool


def marker_of(row: Row) -> Marker | None:
    """The bullet or number that the row begins with, whether or not it is a list there."""
    text = row.text
    first = text[:1]
    if first not in _BEGINS:
        return _letter_of(row)
    number = None
    end = 1
    if first in _DIGITS:
        found = _NUMBER.match(text)
        if found is None:
            return None
        number, end = int(found[1]), found.end()
    bare = text[end:].lstrip(EMPTY)
    content = len(text) - len(bare)
    box = _box(bare)
    tight = content == end and bool(bare)
    if tight and number is not None and not bare[:2].isalpha():
        return None
    if tight and first in _NEED_BLANK and not box and not (first in _DASHES and bare[0].isalpha()):
        return None
    if first in _NEED_BLANK and _RULE.match(text):
        return None
    return Marker(
        row.indent,
        number,
        "" if number is None else "1",
        content + box,
        number is None and ((first in _DASHES and first != "-") or (tight and not box and first == "-")),
        box > 0,
        number is not None and (tight or is_dated(bare)),
        content + box == len(text),
    )


def _letter_of(row: Row) -> Marker | None:
    """`a)` and `B.`, which count up or are text; and the bullets of Word that are letters."""
    text = row.text
    bare = text[2:].lstrip(EMPTY)
    length = len(text) - len(bare)
    if text[1:2] == "\t" and text[0] in _WORDS_OWN:
        return Marker(row.indent, None, "", length, dash=False, box=False, dated=False, empty=not bare)
    if text[1:2] not in (")", ".") or not (text[0].isascii() and text[0].isalpha()) or length == 2:  # noqa: PLR2004
        return None
    number = ord(text[0].lower()) - ord("a") + 1
    if text[1] == "." and number > 2:  # noqa: PLR2004 -- "e. Kr." and initials
        return None
    style: Literal["a", "A"] = "a" if text[0].islower() else "A"
    return Marker(row.indent, number, style, length, dash=False, box=False, dated=True, empty=not bare)


def _box(text: str) -> int:
    """The length of the box `[ ]`, `[x]` and the blanks after it; 0 when there is none, or it is a link."""
    if text[:1] != "[":
        return 0
    close = text.find("]", 1, 5)
    if close < 0 or text[1:close].strip() not in ("", "x", "X", "✓"):
        return 0
    after = text[close + 1 :]
    bare = after.lstrip(EMPTY)
    return len(text) - len(bare) if len(bare) < len(after) or not bare else 0


def is_dated(text: str) -> bool:
    """Does a month, or a word like `dag`, stand first?"""
    word = _WORD.match(text)
    return (word is not None and word[0].lower() in DATED) or pattern(_AND_MORE).match(text) is not None


def is_rule(text: str) -> bool:
    """`---`, `***`, `* * *`: a line across the page."""
    return _RULE.match(text) is not None


def begins_list(rows: Sequence[Row], at: int, marker: Marker, *, after_text: bool, ordering: bool) -> bool:
    """May row number `at` be a list's first item? `after_text`: it stands straight under a paragraph's line."""
    if marker.number is None:
        if marker.dash and not marker.box:
            return _next_is_bullet(rows, at, marker)
        return not marker.empty or _next_is_bullet(rows, at, marker)
    if ordering:
        return True
    sure = not marker.dated and marker.number <= _LARGEST_ALONE and not marker.empty
    if sure and (not after_text or marker.number == 1):
        return True
    return _counts_up(rows, at, marker)


def goes_on(rows: Sequence[Row], at: int, marker: Marker, last: Marker, *, after_blank: bool, ordering: bool) -> bool:
    """Is row number `at`, at the list's own indent, the item after `last`? Bullets may be mixed."""
    if marker.style != last.style:
        return False
    if marker.number is None or last.number is None:
        return not marker.dash or marker.box or not after_blank or last.dash or _next_is_bullet(rows, at, marker)
    if marker.number == last.number + 1 or ordering:
        return True
    if after_blank and marker.number == 1 and last.number > 1:
        return False
    return not marker.dated and marker.number <= _LARGEST_ALONE


def _next_is_bullet(rows: Sequence[Row], at: int, marker: Marker) -> bool:
    """Does the next line that is not the item's own begin with a bullet too?"""
    for row in rows[at + 1 : at + 200]:
        if not row.text:
            return False
        if row.indent >= marker.indent + NESTED:
            continue
        found = marker_of(row)
        return found is not None and found.number is None
    return False


def _counts_up(rows: Sequence[Row], at: int, marker: Marker) -> bool:
    """Is the next number at this indent one higher?"""
    after_blank = False
    for row in rows[at + 1 : at + 200]:
        if not row.text:
            after_blank = True
            continue
        if row.indent >= marker.indent + NESTED:
            continue
        found = marker_of(row)
        if found is not None and found.number is not None:
            return found.number == (marker.number or 0) + 1 and found.style == marker.style
        if after_blank or found is not None:
            return False
    return False


def closing(rows: Sequence[Row], at: int, ticks: str) -> int:
    """The row that closes the fence of row `at`, or the number of rows."""
    for index in range(at + 1, len(rows)):
        text = rows[index].text
        if text.startswith(ticks) and not text.rstrip().strip(ticks[0]):
            return index
    return len(rows)
