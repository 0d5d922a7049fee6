"""Running text that happens to begin as a list, a heading or a quotation would."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.model import Line


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+*](?:\s|$)|[•–—]\s|>|#))")


def as_running_text(line: Line) -> Line:
    """A title or an option is text, however it begins: `1. Hvad er AI?`, `> 50 %`. A backslash says so."""
    match = _beginning().match(line.text)
    if match is None:
        return line
    at = match.end()
    return line._replace(text=f"{line.text[:at]}\\{line.text[at:]}")
