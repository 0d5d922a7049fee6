"""Reads a reflection: prose that asks, and a field to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from builder.components.items import is_empty
from builder.components.question.lines import lines_of
from builder.diagnostics import N_, error
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Span

_ROOM = 300


class Reflection(NamedTuple):
    index: int  # type: ignore[assignment]  # nobody asks a reflection for a tuple's `index`
    title: Piece | None
    blocks: tuple[Block, ...]
    """What is asked; empty when the title asks."""
    model: Piece | None
    """What others might answer, shown once something was written."""
    keep: Literal["lms", "browser"]
    room: int
    """Characters."""
    span: Span

    @property
    def component(self) -> str:
        return "reflection"


def course_data(reflection: Reflection) -> dict[str, object]:
    """Where it is kept; how much room there is, the page tells."""
    return {"keep": reflection.keep}


def longest_state(reflection: Reflection) -> int:
    """Characters of a full field when packed (`templates/parts/packing.js`); none when it stays in the browser."""
    return 0 if reflection.keep == "browser" else -(-reflection.room * 6 // 5)


def read_reflection(directive: Directive, reader: Reader) -> Reflection | None:
    """Diagnostics: `question-without-prompt`, those of its settings."""
    values = reader.settings(directive)
    title = reader.title(directive)
    if title is None and is_empty(directive.body):
        if directive.doubtful:
            return None
        reader.report(
            error(
                "question-without-prompt",
                directive.span,
                N_("nothing is asked here"),
                N_("write what they should think about under it, or after the name: `::: refleksion Hvad vil du …?`"),
            )
        )
        return None
    blocks = reader.blocks(directive.body)
    lines, room = values.get("model_answer"), values.get("room")
    index = reader.reserve("component")
    text = reader.plain([one.line for one in lines_of(directive, reader)])
    reader.identify("component", index, directive, f"{directive.title} {text}".strip())
    return Reflection(
        index=index,
        title=title,
        blocks=blocks,
        model=reader.prose(lines) if isinstance(lines, tuple) else None,
        keep="browser" if values.get("keep") == "browser" else "lms",
        room=room if isinstance(room, int) else _ROOM,
        span=directive.span,
    )
