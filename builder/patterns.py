"""Regular expressions that are compiled when first needed, and cheaply for ordinary text.

A class of all the invisible characters that Word and PDF bring along takes `re` ten times as long to compile
as one without, and hardly a line has one of them: a pattern is compiled without `UNSEEN` for text that has none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.names import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable


class Forgiving:
    """A pattern with `UNSEEN` in some of its classes (never alone in one), used as a compiled one is."""

    __slots__ = ("_source",)

    def __init__(self, source: str) -> None:
        self._source = source

    def match(self, text: str, position: int = 0) -> re.Match[str] | None:
        return self._for(text).match(text, position)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._for(text).fullmatch(text)

    def search(self, text: str, position: int = 0) -> re.Match[str] | None:
        return self._for(text).search(text, position)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._for(text).sub(new, text)

    def _for(self, text: str) -> re.Pattern[str]:
        if text.isascii() or not _unseen().search(text):
            return _compiled(self._source.replace(UNSEEN, ""))
        return _compiled(self._source)


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{UNSEEN}]")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
