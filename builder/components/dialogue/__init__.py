"""`::: dialog`: a chat, a mail or an exchange with a language model, with passages to find (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType, Key
from builder.components.dialogue.read import Dialogue, course_data, longest_state, read_dialogue
from builder.components.keys import COMMON, one_of
from builder.diagnostics import N_

__all__ = ["BLOCK", "Dialogue", "course_data", "longest_state"]

_FORMS = {
    "chat": "chat",
    "mail": "mail",
    "sprogmodel": "model",
    "e-mail": "mail",
    "email": "mail",
    "language model": "model",
    "model": "model",
}

BLOCK = BlockType(
    name="dialogue",
    danish="dialog",
    keys=(
        *COMMON,
        Key("form", "form", one_of(_FORMS), N_("what it looks like: `chat`, `mail` or `sprogmodel`"), "chat"),
    ),
    holds="prose",
    inner_items=False,
    parse=read_dialogue,
    doc=N_("what people and language models write to each other, perhaps with passages to find"),
)
