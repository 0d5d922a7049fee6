"""Lines → blocks: finds every `:::`, its settings and its end, and drops comments; understands nothing of the content.

`marks` knows what one line may be, `fences` and `comments` what is not text, `settings` tells settings from
content, `tree` puts it together, `faults` has the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.record import NamedTuple
from builder.scan.tree import Scanner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.diagnostics import Diagnostic
    from builder.model import Directive, Line, SourceFile


class Scanned(NamedTuple):
    """A page's text and directives in reading order."""

    items: tuple[Line | Directive, ...]
    found: list[Diagnostic]
    told: frozenset[tuple[str, int]]
    """(file, line) of the headings and fences that an error names: what else is odd there is the same mistake."""


def scan(lines: Sequence[Line], shared: Mapping[str, SourceFile]) -> Scanned:
    """A page's lines as text and directives in reading order; `shared` are the fragments `::: indsæt` may ask for."""
    scanner = Scanner(shared)
    scanner.read(lines)
    return Scanned(tuple(scanner.items), scanner.found, frozenset((line.file, line.number) for line in scanner.told))
