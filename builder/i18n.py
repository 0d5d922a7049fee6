"""Texts for people: gettext catalogues, msgid English. English itself is the identity."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("da", "en")

_LOCALE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")


@cache
def translator(language: str) -> Callable[[str], str]:
    """The function from msgid to text in `language` ("da" or "en").

    An installed wheel carries one merged catalogue a language, as Python (`_texts_da.py`): the standard library takes
    3 ms to read it from a `.mo` file, a twentieth of every command. A checkout has the rooms' own `.po` files.
    """
    if language == "en":
        return _same
    texts = _merged(language)
    if texts is None:
        from importlib import import_module

        texts = import_module(f"builder._texts_{language}").TEXTS
    return lambda text: texts.get(text, text)


def _same(text: str) -> str:
    return text


def _merged(language: str) -> dict[str, str] | None:
    """The rooms' texts; None in a wheel, which has no such files."""
    folder = os.path.join(_LOCALE, language)
    if not os.path.isdir(folder):
        return None
    from babel.messages.pofile import read_po

    texts: dict[str, str] = {}
    for entry in os.scandir(folder):
        if entry.name.endswith(".po"):
            with open(entry.path, "rb") as file:
                texts.update((str(one.id), str(one.string)) for one in read_po(file) if one.id and one.string)
    return texts
