"""The words on a page: those the collection does not want, paragraphs without an end, people's addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.checks.sentences import masked, words_of
from builder.diagnostics import N_, warning
from builder.model import Line
from builder.prose.rows import Passage, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic
    from builder.model import Page, Span, Stretch

_LONGEST_PARAGRAPH = 120
"""Words: a screenful on a telephone, and a third more than the longest paragraph that plain-language guides show."""
_INFLECTED = 5
"""Letters a word must have before its inflections are looked for: `ki` with an ending is another word."""
_ENDINGS = "(?:ernes|erne|nes|ens|ets|ers|en|et|er|ne|rne|es|e|n|r|s|t)?"
_QUOTED = r"»[^»«]*«|”[^”“]*”|“[^”“]*[”“]|„[^„“”]*[“”]|\"[^\"]*\""
_EMAIL = r"(?<![\w.+-])([^\W\d_]{2,}(?:[._-][^\W\d_]{2,}){1,2})\d{0,3}@([\w-]+(?:\.[\w-]+)+)"
_NOBODY = r"(?i:(?:.*\.)?(?:example|test|invalid|example\.(?:com|org|net)|eksempel\.dk))"
_ROLES = (
    "navn", "name", "kontakt", "contact", "info", "post", "mail", "support", "beskyttelse", "skole",
    "service", "kommun", "team", "center", "sekretariat", "system", "reply", "hjælp", "help", "desk",
    "vejled", "leder", "kontor", "presse", "digital", "bibliotek", "borger", "forvaltning", "afdeling", "dit",
    "your", "min", "it", "ai", "hr", "dpo", "no",
)  # fmt: skip
"""What makes an address one of a role or a place: these long ones anywhere in a part, those of two or three alone."""


def word_unwanted(material: Material) -> Iterator[Diagnostic]:
    """`word-unwanted`: what `[checks.words]` wants replaced, inflected too; not in code, addresses and quotes."""
    words = material.collection.catalogue.checks.words
    if not words:
        return
    pattern, instead = _wanted(tuple(words.items()))
    folded = [word.split()[0].casefold() for word in words if word.split()]
    for page in material.module.pages:
        whole = "\n".join([page.title, *(stretch.passage.text for stretch in page.stretches)]).casefold()
        if not any(word in whole for word in folded):
            continue
        for passage in (_title(page, material), *(one.passage for one in page.stretches if one.voice == "author")):
            text = re.sub(_QUOTED, lambda found: " " * len(found[0]), masked(passage.text))
            for found in pattern.finditer(text):
                right = instead[str(found.lastgroup)]
                if not _inside(text, found, right):
                    yield warning(
                        "word-unwanted",
                        passage.span(*found.span()),
                        N_("the collection does not write `{word}`"),
                        N_("write `{instead}` instead; the list is in `catalogue.toml`, under `[checks.words]`"),
                        word=found[0],
                        instead=right,
                    )


def _title(page: Page, material: Material) -> Passage:
    """The line that holds the page's title. It may stand in an inserted text, and a page may have none."""
    files = (*material.source.pages, *material.collection.shared.values())
    text = next((file.text for file in files if file.display == page.span.file), "")
    line = text.split("\n")[page.span.line - 1]
    return Passage([row_of(Line(page.span.file, page.span.line, 1, line))])


@cache
def _wanted(words: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all the words, each a group of its own, and what to write instead by group."""
    groups = {f"w{number}": word for number, (word, _) in enumerate(words)}
    forms = "|".join(f"(?P<{group}>{_form(word)})" for group, word in groups.items())
    return re.compile(rf"(?<![\w-])(?:{forms})(?!\w)"), dict(zip(groups, (right for _, right in words), strict=True))


def _form(word: str) -> str:
    """How the word may be typed. One all in capitals is an abbreviation, and other words may look like it."""
    form = r"\s+".join(re.escape(part) for part in word.split())
    if len(word) >= _INFLECTED and word[-1].isalpha():
        form += _ENDINGS
    return form if word.isupper() else f"(?i:{form})"


def _inside(text: str, found: re.Match[str], right: str) -> bool:
    """Is it a part of what shall be written: `AI` in `kunstig intelligens (AI)`?"""
    at = right.casefold().find(found[0].casefold())
    start = found.start() - at
    return at >= 0 and start >= 0 and text[start : start + len(right)].casefold() == right.casefold()


def paragraph_long(material: Material) -> Iterator[Diagnostic]:
    """`paragraph-long`: a paragraph of more than 120 words."""
    for stretch in _by_authors(material):
        text = stretch.passage.text
        if text.count(" ") + text.count("\n") < _LONGEST_PARAGRAPH:
            continue
        count = len(words_of(masked(text)))
        if count > _LONGEST_PARAGRAPH:
            yield warning(
                "paragraph-long",
                _first_row(stretch),
                N_("the paragraph has {count} words, and few read to the end of it"),
                N_("split it with a blank line where a new thought begins, or make a list of it; {most} words will do"),
                count=count,
                most=_LONGEST_PARAGRAPH,
            )


def email_of_person(material: Material) -> Iterator[Diagnostic]:
    """`email-of-person`: `fornavn.efternavn@…`, which is personal data; an address that a role has is fine."""
    for stretch in _by_authors(material):
        if "@" not in stretch.passage.text:
            continue
        for found in re.finditer(_EMAIL, stretch.passage.text):
            if not _is_role(found[1]) and not re.fullmatch(_NOBODY, found[2]):
                yield warning(
                    "email-of-person",
                    stretch.passage.span(*found.span()),
                    N_("`{address}` looks like the address of a person, and this text will be read for years"),
                    N_("write the address of a role, `ai@…`, or a made-up one that ends in `.example`"),
                    address=found[0],
                )


def _is_role(local: str) -> bool:
    parts = re.split(r"[._-]", local.casefold())
    return any(part == role or (len(role) > 3 and role in part) for part in parts for role in _ROLES)  # noqa: PLR2004


def _by_authors(material: Material) -> Iterator[Stretch]:
    return (one for page in material.module.pages for one in page.stretches if one.voice != "transcript")


def _first_row(stretch: Stretch) -> Span:
    return stretch.passage.span(0, len(stretch.passage.rows[0].text.rstrip()))
