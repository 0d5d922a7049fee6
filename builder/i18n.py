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

    An installed wheel carries one compiled catalogue a language. A checkout has the rooms' own `.po`
    files, which are merged in memory whenever they are newer than what was compiled.
    """
    if language == "en":
        return _same
    folder = os.path.join(_LOCALE, language)
    compiled = os.path.join(folder, "LC_MESSAGES", "modulbygger.mo")
    rooms = sorted(entry.path for entry in os.scandir(folder) if entry.name.endswith(".po"))
    if rooms and not _is_newest(compiled, rooms):
        return _merged(rooms)
    from gettext import GNUTranslations

    with open(compiled, "rb") as file:
        return GNUTranslations(file).gettext


def _same(text: str) -> str:
    return text


def _is_newest(file: str, others: list[str]) -> bool:
    return os.path.isfile(file) and os.path.getmtime(file) > max(map(os.path.getmtime, others))


def _merged(rooms: list[str]) -> Callable[[str], str]:
    from babel.messages.pofile import read_po

    texts: dict[str, str] = {}
    for room in rooms:
        with open(room, "rb") as file:
            texts.update((str(entry.id), str(entry.string)) for entry in read_po(file) if entry.id and entry.string)
    return lambda text: texts.get(text, text)
