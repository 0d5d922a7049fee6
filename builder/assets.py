"""Our own styles, and what our own scripts say, read once: the wheel carries the answers (`builder/_ahead.py`)."""

from __future__ import annotations

import re

from builder import resources


def style(name: str) -> str:
    """The stylesheet `name` without comments and without blanks that nobody needs."""
    ready: str | None = resources.ahead("STYLES").get(name)
    if ready is None:
        bare = re.sub(r"/\*.*?\*/", "", resources.text(name), flags=re.DOTALL)
        ready = re.sub(r"\s*([{};])\s*|(?<=[\w-])(:) +|(,)\s+", r"\1\2\3", bare).strip()
    return ready


def asked(name: str) -> tuple[str, ...]:
    """The msgids the script `name` asks for, as in `texts("Page {number}", …)`."""
    ready: tuple[str, ...] | None = resources.ahead("TEXTS").get(name)
    if ready is None:
        found = re.findall(r'\b(?:texts|say)\(\s*"((?:[^"\\]|\\.)*)"', resources.text(name))
        ready = tuple(msgid.replace('\\"', '"') for msgid in found)
    return ready
