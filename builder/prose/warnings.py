"""Warnings about what authors hardly meant, whatever block it is part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, warning
from builder.model import Span
from builder.prose.lazily import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Line
    from builder.prose.page import PageRun
    from builder.prose.rows import Passage

_CPR = re.compile(r"(?<![\w/.:=-])([0-3]\d)([01]\d)\d\d[^\w.,/:;+]{0,3}\d{4}(?![\w-])", re.ASCII)
_DAYS, _MONTHS = 31, 12

_STRUCK = r"~~(?=\S)[^~\n]+(?<=\S)~~"
_BLANK_INSIDE = r"(?<!\S)\*\*(?=\s)|(?<=\s)\*\*(?!\S)"


def look_through(page: PageRun, lines: Sequence[Line]) -> None:
    """Diagnostics: `cpr-number`."""
    for line in lines:
        for found in _CPR.finditer(line.text):
            if not (0 < int(found[1]) <= _DAYS and 0 < int(found[2]) <= _MONTHS):
                continue
            start = line.column + found.start()
            page.report(
                warning(
                    "cpr-number",
                    Span(line.file, line.number, start, line.number, line.column + found.end()),
                    N_("this is shaped like a cpr number"),
                    N_("write a made-up one that nobody can have: `000000-0000`"),
                )
            )


def struck_out(page: PageRun, passage: Passage, text: str) -> None:
    """Tell of `~~words~~`, which other Markdown strikes out; `text` is the passage without its code.

    Diagnostics: `strike-through`.
    """
    found = next((found for found in pattern(_STRUCK).finditer(passage.text) if found[0] in text), None)
    if found:
        page.report(
            warning(
                "strike-through",
                passage.span(found.start(), found.end()),
                N_("`~~` strikes nothing out here; it is shown as text"),
                N_("delete the words, or say what has changed; a line through words is not read aloud"),
            )
        )


def stray_emphasis(page: PageRun, passage: Passage) -> None:
    """Tell of `**` that ended up as text: most often a blank stands on its wrong side. Diagnostics: `emphasis-open`."""
    inside = pattern(_BLANK_INSIDE).search(passage.text)
    at = inside.start() if inside else max(passage.text.find("**"), 0)
    page.report(
        warning(
            "emphasis-open",
            passage.span(at, at + 2),
            N_("`**` is shown as text here, because it does not enclose words"),
            N_("write `**bold**`, with no blank between the stars and the words; for stars as text, write `\\*\\*`"),
        )
    )
