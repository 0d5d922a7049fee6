"""Which brackets, parentheses and backticks of a passage belong together, found in one pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.prose.lazily import pattern
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGN = re.compile(r"\\.|`+|<(?:https?://|[^<>\s]+@)[^<>\s]*>|!?\[|[\]()]", re.DOTALL)
_TITLE_BEGIN = r"[\s>]([\"'“”„»«])"
_TITLE_ENDS = {'"': '"', "'": "'", "“": "”“", "”": "”", "„": "“”", "»": "«", "«": "»"}
_TITLE_END = r"[\"“”«»'][ \t\n]*\)"
_FARTHEST = 600
"""Characters in which the end of a title with a parenthesis of its own is looked for."""

_LONGEST_LABEL = 200
_LONGEST = 8000
"""Characters of an address and its title; addresses that hold a whole search result stay below."""


class Link(NamedTuple):
    """`[text](address "title")`, `[text][label]` or `[label]`, by character numbers in the passage."""

    start: int
    text_start: int
    text_end: int
    stop: int
    address: str
    title: str
    address_at: tuple[int, int]


class Brackets:
    """Made once for each passage that has anything to match."""

    def __init__(self, text: str, references: Mapping[str, tuple[str, str]]) -> None:
        self._text = text
        self._references = references
        self._code: dict[int, tuple[str | None, int]] = {}
        """Where a run of backticks begins → (the code, its end); None when it is never closed."""
        self._close: dict[int, int] = {}
        """`[` → its `]`; `(` → its `)`."""
        self._links: dict[int, Link] = {}
        """By the character number of their `[` (or `![`)."""
        self._match()

    def code_at(self, at: int) -> tuple[str | None, int]:
        if at not in self._code:
            end = at
            while end < len(self._text) and self._text[end] == "`":
                end += 1
            return None, end
        return self._code[at]

    def link_at(self, at: int) -> Link | None:
        """The link or image that begins at `at`; a link that holds another link is none."""
        return self._links.get(at)

    def _match(self) -> None:
        text = self._text
        next_run = _equal_runs(text) if "`" in text else {}
        squares: list[tuple[int, bool]] = []
        rounds: list[int] = []
        pairs: list[tuple[int, int, bool]] = []
        at = 0
        while match := _SIGN.search(text, at):
            at = match.end()
            sign = match[0]
            if sign[0] == "`":
                close = next_run.get(match.start())
                if close is None:
                    self._code[match.start()] = (None, at)
                else:
                    self._code[match.start()] = (text[at:close], close + len(sign))
                    at = close + len(sign)
            elif sign in ("[", "!["):
                squares.append((match.start(), sign == "!["))
            elif sign == "]" and squares:
                start, is_image = squares.pop()
                pairs.append((start, match.start(), is_image))
            elif sign == "(":
                rounds.append(match.start())
            elif sign == ")" and rounds:
                self._close[rounds.pop()] = match.start()
        self._find_links(pairs)

    def _find_links(self, pairs: list[tuple[int, int, bool]]) -> None:
        """Inner ones first: pairs come in the order of their `]`."""
        last = -1
        for start, close, is_image in pairs:
            if last > start and not is_image:
                continue
            found = self._link(start, start + 2 if is_image else start + 1, close)
            if found is not None:
                self._links[start] = found
                last = last if is_image else max(last, start)

    def _link(self, start: int, text_start: int, close: int) -> Link | None:
        following = self._text[close + 1 : close + 2]
        if following == "(":
            return self._inline(start, text_start, close)
        label_at = (text_start, close)
        stop = close + 1
        if following == "[":
            end = self._text.find("]", close + 2, close + 202)
            if end > 0 and "[" not in self._text[close + 2 : end]:
                label_at = (close + 2, end) if end > close + 2 else label_at
                stop = end + 1
        if not self._references or label_at[1] - label_at[0] > _LONGEST_LABEL:
            return None
        label = " ".join(self._text[label_at[0] : label_at[1]].split()).casefold()
        if label not in self._references:
            return None
        address, title = self._references[label]
        return Link(start, text_start, close, stop, address, title, label_at)

    def _inline(self, start: int, text_start: int, close: int) -> Link | None:
        opening = close + 1
        end = self._close.get(opening)
        if end is None:
            end = self._text.find(")", opening, opening + _FARTHEST)
            if end < 0 or "\n" in self._text[opening:end]:
                return None
        if end - opening > _LONGEST:
            return None
        inner = self._text[opening + 1 : end]
        if _open_title(inner):
            longer = pattern(_TITLE_END).search(self._text, end, end + _FARTHEST)
            if longer:
                end = longer.end() - 1
                inner = self._text[opening + 1 : end]
        address, title = _split_title(inner)
        bare = address.strip(" \t\n\u00a0")
        begin = opening + 1 + (len(address) - len(address.lstrip(" \t\n\u00a0")))
        at = (begin, begin + len(bare))
        if bare.startswith("<") and bare.endswith(">"):
            bare = bare[1:-1]
        return Link(start, text_start, close, end + 1, " ".join(bare.split("\n")), " ".join(title.split("\n")), at)


def _split_title(inner: str) -> tuple[str, str]:
    """What stands in a link's parentheses: the address, and the title in straight or curly quotes."""
    bare = inner.rstrip()
    begin = pattern(_TITLE_BEGIN).search(bare)
    if begin is None or begin.end() == len(bare) or bare[-1] not in _TITLE_ENDS[begin[1]]:
        return inner, ""
    return inner[: begin.start(1)], bare[begin.end() : -1]


def _open_title(inner: str) -> bool:
    """Does a title begin before the parenthesis that seemed to end the address?"""
    return inner.count('"') % 2 == 1 and ' "' in inner


def _equal_runs(text: str) -> dict[int, int]:
    """Where each run of backticks begins → where the next run of the same length begins."""
    following: dict[int, int] = {}
    last: dict[int, int] = {}
    for run in reversed(list(re.finditer("`+", text))):
        length = len(run[0])
        if length in last:
            following[run.start()] = last[length]
        last[length] = run.start()
    return following
