"""The texts of `_shared` that `::: indsæt` asks for, and how many and how large they may be (format.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.names import fold
from builder.scan import faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.diagnostics import Diagnostic
    from builder.model import SourceFile
    from builder.scan.marks import Opener

MOST_NESTED = 3
"""Fragments in fragments."""
MOST_INCLUDED = 200_000
"""Bytes of inserted text on one page."""


class Fragments:
    """What may be inserted on one page, and what has been."""

    def __init__(self, shared: Mapping[str, SourceFile]) -> None:
        self.shared = shared
        self.reading: list[str] = []
        """The names of those being read, the innermost last."""
        self.included = 0
        """Bytes so far."""

    def asked_for(self, found: Opener) -> tuple[str, SourceFile | Diagnostic]:
        """(name, text), or what is wrong. Diagnostics: `include-missing`, `include-too-deep`, `include-too-large`."""
        typed = found.title.strip("\"'`„”“»« ").replace("\\", "/").removeprefix("./").removeprefix("_shared/")
        typed = typed.removesuffix(".md")
        names = {fold(name): name for name in self.shared}
        name = typed if typed in self.shared else names.get(fold(typed), "")
        if not name:
            return "", faults.fragment_missing(found, typed, sorted(self.shared))
        if name in self.reading or len(self.reading) >= MOST_NESTED:
            return name, faults.fragment_too_deep(found, name, self.reading, MOST_NESTED)
        source = self.shared[name]
        self.included += len(source.text.encode())
        if self.included > MOST_INCLUDED:
            return name, faults.fragment_too_large(found, name)
        return name, source
