"""Glossary terms in the text: the first whole-word use on a page becomes a link to the explanation (format.md 1)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.load import Term


class Use(NamedTuple):
    start: int
    end: int
    term: str


class _Index(NamedTuple):
    pattern: re.Pattern[str] | None
    exact: dict[str, str]
    """Abbreviations: their capitals count."""
    folded: dict[str, str]


class Glossary:
    """What is still to be marked on one page."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._index = _index(tuple((term.term, term.also) for term in terms))
        self.used: dict[str, None] = {}

    def uses(self, text: str) -> Iterator[Use]:
        """The first use of each term that the page has not used before, in order."""
        index = self._index
        if index.pattern is None:
            return
        for found in index.pattern.finditer(text):
            word = " ".join(found[0].split())
            term = index.exact.get(word) or index.folded.get(word.casefold())
            if term is not None and term not in self.used:
                self.used[term] = None
                yield Use(found.start(), found.end(), term)


@lru_cache(maxsize=4)
def _index(terms: tuple[tuple[str, tuple[str, ...]], ...]) -> _Index:
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for term, also in terms:
        for word in (term, *also):
            if _is_abbreviation(word):
                exact.setdefault(word, term)
            else:
                folded.setdefault(word.casefold(), term)
    words = sorted({*exact, *folded}, key=len, reverse=True)
    if not words:
        return _Index(None, exact, folded)
    first = "".join(sorted({re.escape(sign) for word in words for sign in (word[0], word[0].upper(), word[0].lower())}))
    spelled = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    pattern = re.compile(rf"(?<![\w-])(?=[{first}])(?:{spelled})(?!\w|-\w)", re.IGNORECASE)
    return _Index(pattern, exact, folded)


def _is_abbreviation(word: str) -> bool:
    """`AI`, `GDPR`, `GPT-4`: no small letter in it."""
    return word.isupper()
