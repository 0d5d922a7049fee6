"""The diagnostics of tests in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.keys import value_span
from builder.diagnostics import N_, Diagnostic, error, warning
from builder.names import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Directive, Setting, Span


def without_questions(directive: Directive) -> Diagnostic:
    return error(
        "test-without-questions",
        directive.span,
        N_("the test has no questions"),
        N_("write at least one `::: spørgsmål` between `::: test` and its `:::`"),
    )


def nothing_scored(directive: Directive) -> Diagnostic:
    """A test of surveys and free text alone; or, with `draw`, a run of it may be."""
    draw = next((setting for setting in directive.settings if setting.key == "draw"), None)
    if draw is None:
        return error(
            "test-nothing-scored",
            directive.span,
            N_("no question in the test has a right answer, so nobody can pass it"),
            N_("add a question with a right answer, or move these out of the test"),
        )
    return error(
        "test-nothing-scored",
        value_span(draw),
        N_("`{key}` may draw nothing but questions without a right answer, and nobody can pass those"),
        N_("put the questions with a right answer in a pool of their own, and draw from that"),
        key=draw.typed,
    )


def draw_too_large(setting: Setting, name: str, count: int, has: int) -> Diagnostic:
    if name:
        message = N_("{count} questions are drawn from the pool `{name}`, but it has {has}")
    else:
        message = N_("{count} questions are drawn, but the test has {has}")
    return error(
        "draw-too-large",
        value_span(setting),
        message,
        N_("draw at most {has}, or write more questions"),
        name=name,
        count=count,
        has=has,
    )


def pool_unknown(setting: Setting, name: str, names: Sequence[str]) -> Diagnostic:
    meant = suggestion(name, names)
    if meant:
        hint = N_("did you mean `{meant}`?")
    elif names:
        hint, meant = N_("the pools are {meant}"), ", ".join(f"`{one}`" for one in names)
    else:
        hint = N_("write `pulje: {name}` in the questions that belong to it")
    return error(
        "pool-unknown",
        value_span(setting),
        N_("no question in the test is in the pool `{name}`"),
        hint,
        name=name,
        meant=meant or "",
    )


def never_drawn(span: Span, count: int, setting: Setting) -> Diagnostic:
    return warning(
        "question-never-drawn",
        span,
        N_("`{key}` in line {line} leaves {count} of the questions out for everyone; this is the first"),
        N_("write `pulje:` in the question, or draw from its pool too"),
        key=setting.typed,
        line=setting.span.line,
        count=count,
    )
