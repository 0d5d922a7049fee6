"""How hard a page is to read: LIX, words a sentence plus long words in a hundred.

Long is seven letters or more. The scale is the Danish one: 24 or less very easy, 25-34 easy, 35-44 middling,
45-54 hard, 55 or more very hard. A heading, an item, a cell and an answer each end a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.checks.sentences import masked, sentences, words_of
from builder.diagnostics import N_, warning
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic
    from builder.model import Page, Span
    from builder.prose.rows import Passage

_LONG = 7
FEWEST = 30
"""Words a page must have before its LIX says anything."""
_FEWEST_IN_WORST = 7
"""A heading of two long words is not what makes a page hard."""
_SHOWN = 5
_WIDEST = 60
_SHORTEST_STEM = 5
_ENDINGS = r"(?:ernes|erne|enes|ene|ens|ets|ers|en|et|er|es|ne|ns|rs|rne|ts|e|n|r|s|t)?"


class Sentence(NamedTuple):
    text: str
    """On one line, without marks."""
    lix: int
    span: Span


class Readability(NamedTuple):
    """A page's figures. `lix` is 0 for a page without words."""

    lix: int
    lix_without_approved: int
    """With the collection's approved words counted as short ones."""
    words: int
    sentences: int
    worst: tuple[Sentence, ...]
    """At most five, the hardest first."""
    longest: tuple[str, ...]
    """At most five long words that are not approved, the longest first."""


def readability(page: Page, approved: Sequence[str], above: int = 0) -> Readability:
    """What a page's learner reads: its title, and all text of its own. Code, addresses and look-ups do not count.

    The worst sentences (each above `above`) and the longest words are looked for only when the page's LIX is above it
    too: that is half the work.
    """
    texts = [
        (stretch.passage, masked(stretch.passage.text))
        for stretch in page.stretches
        if not stretch.hidden and stretch.voice != "transcript"
    ]
    cut = [(passage, text, sentences(text)) for passage, text in texts]
    words = words_of(" ".join([page.title, *(text for _, text in texts)]))
    if not words:
        return Readability(0, 0, 0, 0, (), ())
    count = int(bool(page.title)) + sum(len(found) for _, _, found in cut)
    long = [word for word in words if is_long(word)]
    is_approved = _approved(tuple(approved))
    unusual = [word for word in long if not is_approved(word)] if approved else long
    lix, bare = (round(len(words) / count + 100 * len(some) / len(words)) for some in (long, unusual))
    if lix <= above:
        return Readability(lix, bare, len(words), count, (), ())
    every = [_read(passage, text, *at) for passage, text, found in cut for at in found]
    worst = sorted((one for one in every if one and one[0] > above), key=lambda one: -one[0])[:_SHOWN]
    return Readability(
        lix,
        bare,
        len(words),
        count,
        tuple(Sentence(" ".join(text.split()), round(own), passage.span(*at)) for own, text, passage, at in worst),
        tuple(sorted(dict.fromkeys(letters(word).lower() for word in unusual), key=len, reverse=True)[:_SHOWN]),
    )


def _read(passage: Passage, text: str, start: int, end: int) -> tuple[float, str, Passage, tuple[int, int]] | None:
    """A sentence's own LIX, its text and place; None for one that is too short to be hard."""
    text = text[start:end]
    words = words_of(text)
    if len(words) < _FEWEST_IN_WORST:
        return None
    end -= len(text) - len(text.rstrip())
    start += len(text) - len(text.lstrip())
    return len(words) + 100 * sum(map(is_long, words)) / len(words), text, passage, (start, end)


def page_hard_to_read(material: Material) -> Iterator[Diagnostic]:
    """`page-hard-to-read`: LIX above the collection's limit or the page's own. Approved words do not count as long."""
    checks = material.collection.catalogue.checks
    for page in material.module.pages:
        typed = page.settings.get("lix")
        limit = typed if isinstance(typed, int) else checks.lix
        found = readability(page, checks.approved, limit)
        if found.words < FEWEST or found.lix_without_approved <= limit or not found.worst:
            continue
        yield warning(
            "page-hard-to-read",
            page.span,
            N_("the page's LIX is {lix}, and the limit is {limit}")
            if found.lix == found.lix_without_approved
            else N_("the page's LIX is {lix}, {bare} without the approved words, and the limit is {limit}"),
            N_("shorten or split the hardest sentences: {worst}. The longest words: {longest}"),
            lix=found.lix,
            bare=found.lix_without_approved,
            limit=limit,
            worst="; ".join(_shown(one) for one in found.worst),
            longest=", ".join(found.longest),
        )


def _shown(sentence: Sentence) -> str:
    text = sentence.text
    shown = text if len(text) <= _WIDEST else text[:_WIDEST].rpartition(" ")[0] + " …"
    return f"{sentence.span.file.rpartition('/')[2]}:{sentence.span.line} »{shown}«"


def letters(word: str) -> str:
    """The word without the signs around it."""
    return word.strip(".,:;!?…()[]»«\"'”“’‘–-/|#*_")


def is_long(word: str) -> bool:
    """Seven letters or more; hyphens and digits are no letters."""
    if len(word) < _LONG:
        return False
    word = letters(word)
    return len(word) >= _LONG if word.isalpha() else sum(map(str.isalpha, word)) >= _LONG


@cache
def _approved(approved: tuple[str, ...]) -> _Approved:
    return _Approved(approved)


class _Approved:
    """Is a word one of the approved, inflected or put together with others? A short one (`AI`) only by itself."""

    __slots__ = ("_known", "_pattern")

    def __init__(self, approved: tuple[str, ...]) -> None:
        self._known: dict[str, bool] = {}
        short = [re.escape(word.casefold()) for word in approved if len(word) < _SHORTEST_STEM]
        stems = [re.escape(word.casefold()) for word in approved if len(word) >= _SHORTEST_STEM]
        forms = []
        if short:
            forms.append(f"(?:{'|'.join(short)}){_ENDINGS}")
        if stems:
            stem = "|".join(stems)
            doubled = "|".join(f"{one}{one[-1]}?" for one in stems)
            forms.append(f"(?:{stem})[\\w-]*|[\\w-]*(?:{doubled}){_ENDINGS}")
        self._pattern = re.compile("|".join(forms)) if forms else None

    def __call__(self, word: str) -> bool:
        if self._pattern is None:
            return False
        folded = letters(word).casefold()
        known = self._known.get(folded)
        if known is None:
            known = self._known[folded] = self._pattern.fullmatch(folded) is not None
        return known
