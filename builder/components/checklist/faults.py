"""The diagnostics of check lists in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error

if TYPE_CHECKING:
    from builder.model import Directive, Span


def empty(directive: Directive) -> Diagnostic:
    return error(
        "checklist-empty",
        directive.span,
        N_("there is nothing to tick off in `{block}`"),
        N_("write each point on a line of its own: `- [ ] Læs svaret, før du bruger det`"),
        block=directive.typed,
    )


def too_long(directive: Directive, count: int, most: int) -> Diagnostic:
    return error(
        "checklist-size",
        directive.span,
        N_("the check list has {count} points, and there is room for {most}"),
        N_("divide it into several, each with a title of its own"),
        count=count,
        most=most,
    )


def point_empty(span: Span) -> Diagnostic:
    return error(
        "checklist-point-empty",
        span,
        N_("this point has no text"),
        N_("write what is to be ticked off, or delete the line"),
    )


def point_twice(span: Span, line: int) -> Diagnostic:
    return error(
        "checklist-point-twice",
        span,
        N_("the same point stands in line {line}"),
        N_("delete one of them, or say what is different"),
        line=line,
    )
