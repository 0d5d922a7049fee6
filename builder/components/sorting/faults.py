"""The diagnostics of sorting questions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.question.faults import bare
from builder.diagnostics import N_, Diagnostic, error

if TYPE_CHECKING:
    from builder.model import Line, Span


def under_group(line: Line) -> Diagnostic:
    return error(
        "text-after-answers",
        bare(line),
        N_("under a group stands a list of what belongs in it, and this is no list"),
        N_("put `- ` before what belongs in the group; move other text up before the first `###`"),
    )


def empty_group(span: Span, group: str) -> Diagnostic:
    return error(
        "group-empty",
        span,
        N_("nothing belongs in the group `{group}`"),
        N_("write what belongs in it as a list under the heading, or take the group out"),
        group=group,
    )


def one_group(span: Span) -> Diagnostic:
    return error(
        "options-count",
        span,
        N_("there is only one group to sort into"),
        N_("write at least two, each with `###` before its name and a list under it"),
    )
