"""From one format of the author's text to the next: what each step changes in the files, told as a function.

Format 1 is the only one so far, so there are no steps yet. A step gets the texts of all files by display name, as the
step before it left them, and gives those it changes; then the number in `catalogue.toml` is raised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FORMAT = re.compile(r"^[ \t]*format[ \t]*=[^#\n]*?(?=[ \t]*(?:#|$))", re.MULTILINE)


class Step(NamedTuple):
    """The way from format `to - 1` to format `to`."""

    to: int
    mend: Callable[[Mapping[str, str]], Mapping[str, str]]


STEPS: tuple[Step, ...] = ()


def migrated(texts: Mapping[str, str], written: int, steps: tuple[Step, ...], catalogue: str) -> dict[str, str]:
    """The texts that change on the way from format `written` to the newest; `catalogue` is that file's name."""
    now = dict(texts)
    newest = written
    for step in sorted(steps):
        if step.to > written:
            now |= step.mend(now)
            newest = step.to
    if newest > written:
        now[catalogue] = _numbered(now.get(catalogue, ""), newest)
    return {name: text for name, text in now.items() if texts.get(name) != text}


def _numbered(text: str, number: int) -> str:
    line = f"format = {number}"
    return _FORMAT.sub(line, text, count=1) if _FORMAT.search(text) else f"{line}\n{text}"
