"""Finds components by listing this folder: adding a folder edits nothing here.

A folder is imported when something on a page asks for it, for start-up time is part of the product. To
know *whether* it must be imported, the names of format.md's blocks stand in `NAMES`; a folder that is not
in the list is imported to ask it. A name in the list without a folder is a block that a later version knows.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from builder.names import fold, fold_key

if TYPE_CHECKING:
    from builder.components.base import BlockType, Key, QuestionType

NAMES = {
    "question": ("spørgsmål", "question"),
    "test": ("test",),
    "side": ("side", "page"),
    "only": ("kun", "only"),
    "include": ("indsæt", "include"),
    "reflection": ("refleksion", "reflection"),
    "trial_action": ("prøvehandling", "trial-action"),
    "scenario": ("scenarie", "scenario"),
    "dialogue": ("dialog", "dialogue"),
    "accordion": ("foldud", "accordion"),
    "tabs": ("faner", "tabs"),
    "steps": ("trin", "steps"),
    "flashcards": ("vendekort", "flashcards"),
    "timeline": ("tidslinje", "timeline"),
    "do_avoid": ("gør-undgå", "do-avoid"),
    "checklist": ("huskeliste", "checklist"),
    "image_points": ("billedpunkter", "image-points"),
    "compare": ("sammenlign", "compare"),
    "tools": ("værktøjer", "tools"),
    "sources": ("kilder", "sources"),
    "download": ("download",),
}
"""Folder → what authors may call the block, the Danish name first."""

FORMS = {
    "boxes": "choice",
    "arrows": "matching",
    "order": "ordering",
    "groups": "sorting",
    "gap": "gap",
    "drop-down": "drop_down",
    "answer": "short_text",
    "number": "number",
    "scale": "survey",
    "free": "free_text",
}
"""The form of a question's answers → the folder of the type that reads it."""


@cache
def folders() -> frozenset[str]:
    """The components that this version has."""
    here = os.path.dirname(__file__)
    with os.scandir(here) as entries:
        return frozenset(entry.name for entry in entries if os.path.exists(os.path.join(entry.path, "__init__.py")))


@cache
def block(name: str) -> BlockType | None:
    """The block of a folder; None when this version has no such block."""
    if name not in folders():
        return None
    found: BlockType | None = getattr(import_module(f"builder.components.{name}"), "BLOCK", None)
    return found


@cache
def question_type(form: str) -> QuestionType | None:
    """The type that reads answers of this form; None when this version has none."""
    name = FORMS[form]
    if name not in folders():
        return None
    found: QuestionType = import_module(f"builder.components.{name}").QUESTION_TYPE
    return found


@cache
def _typed_names() -> dict[str, str]:
    names = {fold(spelling): name for name, spellings in NAMES.items() for spelling in spellings}
    for name in sorted(folders() - NAMES.keys() - set(FORMS.values())):
        if (found := block(name)) is not None:
            names |= {fold(spelling): name for spelling in (found.danish, found.name, *found.aliases)}
    return names


def block_called(typed: str) -> str | None:
    """The folder that a typed name asks for, whether this version has it or not; None for an unknown name."""
    return _typed_names().get(fold(typed))


def danish(name: str) -> str:
    """What authors call the block of a folder."""
    if name in NAMES:
        return NAMES[name][0]
    found = block(name)
    return found.danish if found is not None else name


def block_names() -> list[str]:
    """Every name a block may be called, for "mente du": the Danish ones first."""
    spelled = [spellings[0] for spellings in NAMES.values()]
    spelled += [danish(name) for name in sorted(set(_typed_names().values()) - NAMES.keys())]
    return spelled + [spelling for spellings in NAMES.values() for spelling in spellings[1:]]


@cache
def keys_of(name: str) -> dict[str, Key]:
    """The keys a block knows, by every folded spelling."""
    found = block(name)
    return {} if found is None else {fold_key(spelling): key for key in found.keys for spelling in spellings_of(key)}


def spellings_of(key: Key) -> tuple[str, ...]:
    """How a key may be typed, the Danish name first."""
    return (key.danish, key.name, *key.aliases)


@cache
def homes_of(key: str) -> tuple[str, ...]:
    """The Danish names of the blocks that know a key, by its folded spelling."""
    return tuple(danish(name) for name in sorted(folders()) if fold_key(key) in keys_of(name))
