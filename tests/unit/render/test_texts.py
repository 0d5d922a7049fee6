"""Every text of the player has its Danish, and the scripts' texts reach the course data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from builder import resources
from builder.components.registry import folders
from builder.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.render import Document

CALLS = {
    ".jinja": re.compile(r'\b_\("((?:[^"\\]|\\.)*)"'),
    ".js": re.compile(r'\b(?:texts|say)\("((?:[^"\\]|\\.)*)"'),
}
USED = ("question", "choice", "test", "callout", "only")
"""The components of the module that is drawn here."""
SAME = {"Chat", "Test", "{score} %", "{minutes} min.", "version {version}"}
"""Danish and English alike."""


def sources(ending: str, components: Iterable[str] = folders()) -> list[str]:
    rooms = ("page", "parts", "runtime", *(f"components/{name}" for name in sorted(components)))
    return [name for room in rooms for name in resources.names(room, ending)]


def msgids(names: Iterable[str], ending: str) -> set[str]:
    return {msgid for name in names for msgid in CALLS[ending].findall(resources.text(name))}


@pytest.mark.parametrize("ending", [".jinja", ".js"])
def test_danish_is_whole(ending: str) -> None:
    danish = translator("da")
    found = msgids(sources(ending), ending)
    assert len(found) > 30
    assert {msgid for msgid in found if danish(msgid) == msgid} <= SAME


@pytest.mark.parametrize("ending", [".jinja", ".js"])
def test_fields_are_the_same_in_both_languages(ending: str) -> None:
    danish = translator("da")
    fields = re.compile(r"\{\w+\}")
    for msgid in msgids(sources(ending), ending):
        assert sorted(fields.findall(msgid)) == sorted(fields.findall(danish(msgid))), msgid


def test_scripts_ask_with_whole_texts(draw: Callable[..., Document]) -> None:
    """A text put together at run time could not be translated; render finds texts by how they are asked for."""
    for name in sources(".js"):
        source = re.sub(r"/\*\*.*?\*/", "", resources.text(name), flags=re.DOTALL)
        assert not re.findall(r"\btexts\((?![\"]|\w+\.msgid|said)", source.replace("texts(msgid", "")), name
    texts = draw().data["texts"]
    assert isinstance(texts, dict)
    numbers = resources.bundled("MSGIDS")
    asked = msgids(sources(".js", USED), ".js") - msgids(resources.names("parts", ".js"), ".js")
    wanted = {str(numbers[msgid]) for msgid in asked} if numbers else asked - SAME
    assert wanted <= set(texts)
