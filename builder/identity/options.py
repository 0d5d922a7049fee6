"""Which character each option of a question has (design section 5): it stands in what learners have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.identity.lock import CHARACTERS
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.identity.lock import Record


class Characters(NamedTuple):
    options: str
    """Of today's options, in the author's order."""
    retired: str
    """Of those that are gone."""
    texts: tuple[str, ...]
    """Of both."""


def fresh(texts: tuple[str, ...]) -> Characters:
    """For a new question. (More than 36 options are the parser's error; those beyond get no character.)"""
    texts = texts[: len(CHARACTERS)]
    return Characters(CHARACTERS[: len(texts)], "", texts)


def assign(texts: tuple[str, ...], old: Record) -> Characters | None:
    """For a known question: each option's character as it was, and fresh ones for what came.

    First by exact text, of options that went earlier too; then, if exactly one went and one came in the
    same place of the list, it is the same one. No character is given twice while the question lives: None
    when all 36 have been used.
    """
    texts = texts[: len(CHARACTERS)]
    before = list(zip(old.options + old.retired, old.option_texts, strict=True))
    given: dict[int, str] = {}
    for place, text in enumerate(texts):
        same = next((c for c, was in before if was == text and c not in given.values()), None)
        if same is not None:
            given[place] = same
    went = [place for place, character in enumerate(old.options) if character not in given.values()]
    came = [place for place in range(len(texts)) if place not in given]
    if len(went) == 1 and went == came:
        given[came.pop()] = old.options[went[0]]
    unused = [character for character in CHARACTERS if character not in old.options + old.retired]
    if len(came) > len(unused):
        return None
    given.update(zip(came, unused, strict=False))
    retired = [(character, text) for character, text in before if character not in given.values()]
    return Characters(
        options="".join(given[place] for place in range(len(texts))),
        retired="".join(character for character, _ in retired),
        texts=(*texts, *(text for _, text in retired)),
    )
