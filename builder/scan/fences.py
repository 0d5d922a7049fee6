"""Fences: the only thing that makes code. Inside one, nothing is a block, a comment, a heading or a setting."""

from __future__ import annotations

import re

from builder.names import EMPTY
from builder.record import NamedTuple

_QUOTES = re.compile(r"[\s>]*")


class Fence(NamedTuple):
    """An open fence: ``` or ~~~, perhaps behind `>`."""

    mark: str
    length: int
    quoted: bool


def _behind_quotes(text: str) -> tuple[str, bool]:
    """The text without indent and `>`, and whether there was a `>`."""
    text = text.lstrip(EMPTY)
    if text[:1] != ">":
        return text, False
    return text[_QUOTES.match(text).end() :].lstrip(EMPTY), True  # type: ignore[union-attr]  # always


def opened(text: str) -> Fence | None:
    """The fence a line opens, if it does: three or more ` or ~; a ` in its info string makes it inline code."""
    if "```" not in text and "~~~" not in text:
        return None
    inner, quoted = _behind_quotes(text)
    mark = inner[:1]
    if mark not in ("`", "~"):
        return None
    length = len(inner) - len(inner.lstrip(mark))
    if length < 3 or (mark == "`" and "`" in inner[length:]):  # noqa: PLR2004
        return None
    return Fence(mark, length, quoted)


def closes(fence: Fence, text: str) -> bool:
    """Does the line close it? As many of the same mark or more, and nothing else; or the quote around it ends."""
    inner, quoted = _behind_quotes(text)
    if fence.quoted and not quoted:
        return True
    if fence.mark * fence.length not in inner:
        return False
    return not inner.strip(EMPTY).strip(fence.mark)


def is_mark(fence: Fence, text: str) -> bool:
    """Is the line that closed the fence a mark of its own, and not the first one after a quote?"""
    return _behind_quotes(text)[0].startswith(fence.mark * fence.length)
