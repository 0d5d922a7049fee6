"""Warnings about a page's lines as they stand, whatever they are part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, warning
from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Line
    from builder.prose.page import PageRun

_CPR = re.compile(r"(?<![\w/.:=-])(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}[ \u00a0]?[-–‑]?[ \u00a0]?[0-9]{4}(?![\w-])")


def look_through(page: PageRun, lines: Sequence[Line]) -> None:
    """Diagnostics: `cpr-number`."""
    for line in lines:
        if not any(sign.isdigit() for sign in line.text):
            continue
        for found in _CPR.finditer(line.text):
            start = line.column + found.start()
            page.report(
                warning(
                    "cpr-number",
                    Span(line.file, line.number, start, line.number, line.column + found.end()),
                    N_("this is shaped like a cpr number"),
                    N_("write a made-up one that nobody can have: `000000-0000`"),
                )
            )
