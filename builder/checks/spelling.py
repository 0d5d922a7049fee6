"""Spelling, with dictionaries that the collection names (`[checks] dictionary`); only `check` looks.

A Hunspell dictionary of Danish takes 0.3 seconds to read, so `build` and the preview do without.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from builder.checks.sentences import masked, sentences
from builder.checks.silence import places
from builder.diagnostics import N_, error, warning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from builder.diagnostics import Diagnostic
    from builder.load import Collection
    from builder.model import Module, Span

_WORD = re.compile(r"(?<![\w@#/-])[^\W\d_]+(?:[-’'.][^\W\d_]+)*(?![\w@])")
_PARTS = re.compile(r"[-.’']")
_PLACED = re.compile(r"\s*$|.*[»«\"”“‘'(:–-]\s*$", re.DOTALL)
"""What stands before a word with a capital that it has because of its place."""
_SUFFIXES = ("s", "en", "et", "er", "erne", "ens", "ets", "ne", "n", "r", "e")


class Dictionary:
    """Words that are right: `spell` of each Hunspell dictionary, those of the word lists, the collection's own."""

    def __init__(self, spellers: list[Callable[[str], bool]], listed: set[str], own: set[str]) -> None:
        self._spellers = spellers
        self._listed = listed
        self._own = own
        self._known: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Is the word right, or every part of it between hyphens?"""
        if word not in self._known:
            self._known[word] = self._has(word) or all(self._has(part) or len(part) == 1 for part in _PARTS.split(word))
        return self._known[word]

    def _has(self, word: str) -> bool:
        folded = word.casefold()
        if folded in self._own or any(one in self._listed for one in (word, folded, f"{folded}.")):
            return True
        if any(folded.endswith(end) and folded[: -len(end)] in self._own for end in _SUFFIXES):
            return True
        return any(spell(word) or spell(f"{word}.") for spell in self._spellers)


def open_dictionary(collection: Collection) -> tuple[Dictionary | None, list[Diagnostic]]:
    """The collection's dictionaries, read; None when it names none or one cannot be used.

    Diagnostics: `path-outside`, `dictionary-missing`, `dictionary-reader-missing`, those of `text.read_text`.
    """
    names = collection.catalogue.checks.dictionary
    if not names:
        return None, []
    found: list[Diagnostic] = []
    spellers: list[Callable[[str], bool]] = []
    listed: set[str] = set()
    for name in names:
        path = os.path.join(collection.root, name)
        needed = [path, f"{path[:-4]}.aff"] if name.endswith(".dic") else [path]
        if not all(_is_inside(collection, one) for one in needed):
            found.append(_outside(name, _span_of(name, collection)))
        elif not all(map(os.path.isfile, needed)):
            found.append(_missing(name, _span_of(name, collection)))
        elif name.endswith(".dic"):
            speller = _hunspell(path)
            if speller is None:
                found.append(_no_reader(name, _span_of(name, collection)))
            else:
                spellers.append(speller)
        else:
            words, faults = _word_list(path, f"{collection.display}/{name}")
            listed |= words
            found += faults
    return (None if found else Dictionary(spellers, listed, _own_words(collection))), found


def words_misspelt(module: Module, dictionary: Dictionary) -> list[Diagnostic]:
    """`word-misspelt`: a word that is in no dictionary, where it is met first. Names with a capital are right."""
    met: dict[str, Span] = {}
    names: set[str] = set()
    for word, span, is_name in _words(module):
        if is_name:
            names.add(word)
        elif not _is_name(word) and not dictionary.has(word):
            met.setdefault(word, span)
    return [
        warning(
            "word-misspelt",
            span,
            N_("`{word}` is in no dictionary"),
            N_("correct it; when it is right, write it in `approved` in `catalogue.toml` or in your word list"),
            word=word,
        )
        for word, span in met.items()
        if word not in names
    ]


def _is_name(word: str) -> bool:
    """`AI`, `SkoleGPT`: capitals that no sentence gives a word."""
    return any(part[1:] != part[1:].lower() for part in _PARTS.split(word))


def _words(module: Module) -> Iterator[tuple[str, Span, bool]]:
    """Every word of the author's, its place, and whether it is a name: its capital does not come from its place."""
    for page in module.pages:
        for stretch in page.stretches:
            if stretch.voice != "author":
                continue
            text = masked(stretch.passage.text)
            for start, end in sentences(text):
                for found in _WORD.finditer(text, start, end):
                    placed = _PLACED.match(text, start, found.start()) if found[0][0].isupper() else None
                    is_name = found[0][0].isupper() and not (placed and placed.end() == found.start())
                    yield found[0], stretch.passage.span(*found.span()), is_name


def _hunspell(path: str) -> Callable[[str], bool] | None:
    """None when the optional extra `spelling` is not installed."""
    try:
        from hunspell import Hunspell  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    folder, name = os.path.split(path)
    reader = Hunspell(name.removesuffix(".dic"), hunspell_data_dir=folder)
    spell: Callable[[str], bool] = reader.spell
    return spell


def _word_list(path: str, display: str) -> tuple[set[str], list[Diagnostic]]:
    """One word a line; what stands after `#` is a remark."""
    from builder.text import read_text

    with open(path, "rb") as file:
        source, found = read_text(file.read(), os.path.basename(path), display)
    return {word for line in source.text.split("\n") if (word := line.partition("#")[0].strip())}, found


def _own_words(collection: Collection) -> set[str]:
    """What the collection itself calls right: approved words, glossary, what to write instead, its names."""
    catalogue = collection.catalogue
    organisation = catalogue.organisation
    texts = [
        *catalogue.checks.approved,
        *catalogue.checks.words.values(),
        *(name for term in collection.glossary for name in (term.term, *term.also)),
        catalogue.publisher,
        organisation.name,
        organisation.short_name,
        *organisation.contacts.values(),
        *(tool.name for tool in organisation.tools),
        *catalogue.audiences.values(),
    ]
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


def _span_of(name: str, collection: Collection) -> Span:
    """Where the file is named: in a list, or as the only one."""
    where = places(collection)
    index = collection.catalogue.checks.dictionary.index(name)
    place = where.get(("checks", "dictionary", index)) or where["checks", "dictionary"]
    return place.value


def _is_inside(collection: Collection, path: str) -> bool:
    """By its letters first: on Windows even a look at `//host/file` is a request to that host."""
    root = os.path.abspath(collection.root)
    inside = os.path.join(root, "")
    return os.path.abspath(path).startswith(inside) and os.path.realpath(path).startswith(
        os.path.join(os.path.realpath(root), "")
    )


def _outside(name: str, span: Span) -> Diagnostic:
    return error(
        "path-outside",
        span,
        N_("`{path}` leads out of the collection's folder"),
        N_("put the dictionary in a folder beside `catalogue.toml`, and write its path from there"),
        path=name,
    )


def _missing(name: str, span: Span) -> Diagnostic:
    return warning(
        "dictionary-missing",
        span,
        N_("the dictionary `{name}` is not there, so nobody looked at the spelling"),
        N_(
            "put it there, a `.dic` with its `.aff` beside it; `modulbygger explain dictionary-missing` says where from"
        ),
        name=name,
    )


def _no_reader(name: str, span: Span) -> Diagnostic:
    return warning(
        "dictionary-reader-missing",
        span,
        N_("the program that reads `{name}` is not installed, so nobody looked at the spelling"),
        N_("install it with `pip install chunspell`, in the place where modulbygger is"),
        name=name,
    )
