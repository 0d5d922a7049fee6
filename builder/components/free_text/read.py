"""Reads a free text question: `svar: fri` (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from builder.components.base import Understood
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader
    from builder.model import Piece, Span

_ROOM = 300


class FreeText(NamedTuple):
    """A field to write in."""

    model: Piece | None
    """An answer to compare one's own with, shown afterwards."""
    keep: Literal["lms", "browser"]
    room: int
    """Characters."""
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "free_text"


def read_free_text(answers: Answers, reader: Reader) -> Understood | None:
    """The field; its keys have said what is wrong with them."""
    lines, room = answers.settings.get("model_answer"), answers.settings.get("room")
    return Understood(
        FreeText(
            model=reader.prose(lines) if isinstance(lines, tuple) else None,
            keep="browser" if answers.settings.get("keep") == "browser" else "lms",
            room=room if isinstance(room, int) else _ROOM,
            span=answers.span,
        ),
        (),
    )
