"""The diagnostics of choice questions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error, warning
from builder.names import EMPTY, indent_of

if TYPE_CHECKING:
    from builder.model import Line, Setting, Span


def _bare(line: Line) -> Span:
    text = line.text.rstrip(EMPTY)
    return line.span._replace(column=line.column + indent_of(text), end_column=line.column + len(text))


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
        _bare(line),
        N_("this is either an option without a box, or feedback without an indent"),
        N_("write `- [ ]` or `- [x]` before an option; indent the line if it is feedback to the option above"),
    )


def more_text(line: Line) -> Diagnostic:
    return warning(
        "feedback-or-option-text",
        _bare(line),
        N_("this is the rest of the option above, or feedback without an indent; it is shown as the option's text"),
        N_("indent the line and put `- ` first if it is feedback; write the option on one line if it is not"),
    )


def lower_case(line: Line) -> Diagnostic:
    return warning(
        "feedback-or-option-text",
        _bare(line),
        N_("this is either feedback, or the rest of the option above; it is shown as feedback"),
        N_("put `- ` first if it is feedback; write the option on one line if it is not"),
    )


def after_answers(line: Line) -> Diagnostic:
    return error(
        "text-after-answers",
        _bare(line),
        N_("text after the answers belongs nowhere"),
        N_("write `forklaring:` before it, indent it if it is feedback, or move it up before the answers"),
    )


def key_runs_into_text(line: Line) -> Diagnostic:
    return error(
        "text-after-answers",
        _bare(line),
        N_("`{key}:` is followed by text that belongs nowhere"),
        N_("indent the further lines of `{key}`, or move the text up before the answers"),
        key=line.text.partition(":")[0].partition("=")[0].strip(EMPTY),
    )


def part_of_option(line: Line) -> Diagnostic:
    return error(
        "only-splits-option",
        _bare(line),
        N_("`::: kun` divides an option from what belongs to it"),
        N_("put whole options with their feedback in it, and feedback for some in an option of their own"),
    )


def empty(span: Span) -> Diagnostic:
    return error(
        "option-empty", span, N_("the option has no text"), N_("write the text after the box, on the same line")
    )


def repeated(span: Span, text: str, line: int) -> Diagnostic:
    return error(
        "option-repeated",
        span,
        N_("the option `{text}` stands in line {line} too"),
        N_("delete one of them, or write them so that a learner can tell them apart"),
        text=text,
        line=line,
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


def too_many(span: Span, count: int, most: int) -> Diagnostic:
    return error(
        "options-count",
        span,
        N_("the question has {count} options, and {most} is the most"),
        N_("leave some out, or make it two questions"),
        count=count,
        most=most,
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
