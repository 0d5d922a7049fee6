"""Reads a survey: `skala: helt uenig … helt enig` (format.md 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.base import Understood
from builder.components.keys import invalid
from builder.diagnostics import N_
from builder.names import squeezed
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader
    from builder.model import Span

_BETWEEN = re.compile(r" ?(?:…+|\.{2,}|->|→) ?| [-–—] ")
_END = re.compile(r"(?P<value>[0-9]{1,3})(?: ?[=:(] ?(?P<name>.+?)\)?)?")
"""`1`, `1 = helt uenig`, `1 (helt uenig)`."""
_STEPS = 5
_LEAST, _MOST = 2, 11


class Survey(NamedTuple):
    """A scale."""

    low: str
    """The name of the first step; empty when only its number was given."""
    high: str
    first: int
    """The number of the first step."""
    steps: int
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "survey"

    @property
    def characters(self) -> str:
        """How each step is told apart in what is stored and in the page."""
        return "0123456789a"[: self.steps]


def read_survey(answers: Answers, reader: Reader) -> Understood | None:
    """The scale's ends and steps. Diagnostics: `value-invalid`."""
    setting = next(one for one in answers.typed if one.key == "scale")
    if "scale" not in answers.settings:
        return None
    typed = squeezed(setting.value)
    ends = [part.strip() for part in _BETWEEN.split(typed)]
    if len(ends) != 2 or not all(ends):  # noqa: PLR2004
        invalid(setting, reader, N_("write the two ends with dots between: `skala: helt uenig … helt enig`"))
        return None
    chosen = answers.settings.get("steps")
    low, high = (_END.fullmatch(end) for end in ends)
    if low is None or high is None:
        steps = chosen if isinstance(chosen, int) else _STEPS
        names, first = ends, 1
    else:
        first, steps = int(low["value"]), int(high["value"]) - int(low["value"]) + 1
        names = [low["name"] or "", high["name"] or ""]
        if not _LEAST <= steps <= _MOST or (chosen is not None and chosen != steps):
            invalid(
                setting,
                reader,
                N_("a scale has {least} to {most} steps: let `trin` and the numbers of the ends agree"),
                least=_LEAST,
                most=_MOST,
            )
            return None
    if "{{" in typed:
        reader.inline(setting.lines)  # tells of a look-up that is not known
    return Understood(Survey(reader.filled(names[0]), reader.filled(names[1]), first, steps, answers.span), ())
