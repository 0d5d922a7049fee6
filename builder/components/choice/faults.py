"""The diagnostics of choice questions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.question.faults import bare
from builder.diagnostics import N_, Diagnostic, error

if TYPE_CHECKING:
    from builder.model import Line, Setting, Span


def mark_unknown(span: Span, mark: str) -> Diagnostic:
    return error(
        "box-mark-unknown",
        span,
        N_("`{mark}` in a box says neither right nor wrong"),
        N_("write `[x]` for right and `[ ]` for wrong"),
        mark=mark,
    )


def without_box(line: Line) -> Diagnostic:
    return error(
        "option-without-box",
        bare(line),
        N_("this is either an option without a box, or feedback without an indent"),
        N_("write `- [ ]` or `- [x]` before an option; indent the line if it is feedback to the option above"),
    )


def empty(span: Span) -> Diagnostic:
    return error(
        "option-empty", span, N_("the option has no text"), N_("write the text after the box, on the same line")
    )


def image_without_alt(span: Span) -> Diagnostic:
    return error(
        "option-image-decorative",
        span,
        N_("an image that can be chosen cannot be decoration"),
        N_("say what it shows: `- [ ] ![what the image shows](media/x.png)`"),
    )


def only_one(span: Span) -> Diagnostic:
    return error(
        "options-count",
        span,
        N_("there is only one option to choose"),
        N_("write at least two, each on a line of its own"),
    )


def none_right(span: Span) -> Diagnostic:
    return error(
        "question-without-right-answer",
        span,
        N_("no option is marked as right"),
        N_("put an x in the box of what is right: `- [x]`"),
    )


def several_right(setting: Setting, count: int) -> Diagnostic:
    return error(
        "value-invalid",
        setting.span,
        N_("`{key}: {value}`, but {count} options are marked as right"),
        N_("write `flere`, or leave one x"),
        key=setting.typed,
        value=setting.value,
        count=count,
    )
