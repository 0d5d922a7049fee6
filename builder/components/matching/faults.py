"""The diagnostics of matching questions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error

if TYPE_CHECKING:
    from builder.model import Span


def nothing_after_arrow(span: Span) -> Diagnostic:
    return error(
        "option-empty",
        span,
        N_("nothing stands after the arrow"),
        N_("write what it belongs with after the arrow, on the same line: `a -> b`"),
    )


def nothing_to_match(span: Span) -> Diagnostic:
    return error(
        "options-count",
        span,
        N_("everything belongs with the same: there is nothing to match"),
        N_("add a pair with something else after its arrow, or a line `-> b` that nothing belongs with"),
    )


def only_distractors(span: Span) -> Diagnostic:
    return error(
        "option-empty",
        span,
        N_("nothing stands before any of the arrows"),
        N_("write what it belongs with before the arrow, on the same line: `a -> b`"),
    )
