"""Reads a short text question: `svar: a / b` (format.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.accepted import MOST_LETTERS, accepted
from builder.components.base import Understood
from builder.components.keys import invalid
from builder.diagnostics import N_
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader
    from builder.model import Span

LONGEST = MOST_LETTERS * 6 // 5
"""Characters of a full field when packed."""


class ShortText(NamedTuple):
    """The answers of a short text question."""

    answers: tuple[str, ...]
    """At least one; any of them is right, the first is shown as the right one."""
    exact: bool
    """Is nothing forgiven?"""
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "short_text"


def read_short_text(answers: Answers, reader: Reader) -> Understood | None:
    """The accepted answers. Diagnostics: `value-invalid` for none, and those of `accepted`."""
    setting = next(one for one in answers.typed if one.key == "answer")
    if "answer" not in answers.settings:
        return None
    line = setting.lines[0]._replace(text=" ".join(line.text for line in setting.lines))
    found = accepted(line, reader)
    if found is None:
        return None
    if not found:
        invalid(setting, reader, N_("write the right answer, several with a slash between: `svar: ja / jo`"))
        return None
    return Understood(ShortText(found, answers.settings.get("exact") is True, answers.span), ())
