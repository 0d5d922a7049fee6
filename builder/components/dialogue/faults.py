"""The diagnostics of dialogues in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error, warning

if TYPE_CHECKING:
    from builder.model import Span


def without_speaker(span: Span, name: str) -> Diagnostic:
    return error(
        "dialogue-without-speaker",
        span,
        N_("nobody is said to speak here"),
        N_("write the name in bold before what is said: `**{name}:** …`"),
        name=name,
    )


def not_bold(span: Span, name: str) -> Diagnostic:
    return warning(
        "speaker-not-bold",
        span,
        N_("`{name}` speaks elsewhere in the dialogue, but here the name is shown as part of what is said above"),
        N_("write `**{name}:**` if a new turn begins here; if not, write the sentence without the colon"),
        name=name,
    )


def says_nothing(span: Span, name: str) -> Diagnostic:
    return error(
        "turn-empty",
        span,
        N_("`{name}` says nothing"),
        N_("write what is said after the name, or delete the line"),
        name=name,
    )


def without_note(span: Span) -> Diagnostic:
    return error(
        "passage-unpaired",
        span,
        N_("the passage has no explanation in this paragraph"),
        N_("write `{{det er galt, fordi …}}` after the last `==`; to show the signs themselves, write `\\==`"),
    )


def without_passage(span: Span) -> Diagnostic:
    return error(
        "passage-unpaired",
        span,
        N_("this explains a passage, but none is marked before it in the paragraph"),
        N_("write `==` before and after the passage; to show the brackets themselves, write `\\{{` and `\\}}`"),
    )


def unclosed(span: Span) -> Diagnostic:
    return error(
        "passage-unpaired",
        span,
        N_("the passage that begins here never ends in this paragraph"),
        N_("write `==` after its last word too; to show the signs themselves, write `\\==`"),
    )


def crossing(span: Span) -> Diagnostic:
    return error(
        "passage-unfit",
        span,
        N_("the passage begins inside bold text, italics or a link and ends outside it, or the other way round"),
        N_("put `==` around the whole of it: `==**…**==`"),
    )


def too_many(span: Span, most: int) -> Diagnostic:
    return error(
        "passage-unfit",
        span,
        N_("a dialogue has room for {most} passages, and this is one more"),
        N_("divide the dialogue into two"),
        most=most,
    )
