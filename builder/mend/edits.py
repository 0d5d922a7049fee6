"""A mend as a value: what shall stand instead of a stretch of a file; and the text with mends applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.diagnostics import Diagnostic
    from builder.load import Collection
    from builder.model import Span
    from builder.settings import ModuleSettings


class Edit(NamedTuple):
    """`text` instead of what stands from `start` to `end`, offsets in the file's text."""

    start: int
    end: int
    text: str


class Case(NamedTuple):
    """A finding to mend, and what a mend may look at."""

    found: Diagnostic
    text: str
    """Of the file the finding is in."""
    alone: bool
    """Is it the only error in its file?"""
    collection: Collection | None
    settings: ModuleSettings | None
    """Of the module the file belongs to."""

    @property
    def values(self) -> dict[str, str]:
        return dict(self.found.values)

    @property
    def start(self) -> int:
        return offset(self.text, self.found.span.line, self.found.span.column)

    @property
    def typed(self) -> str:
        """What stands where the finding points."""
        span: Span = self.found.span
        return self.text[self.start : offset(self.text, span.end_line, span.end_column)]

    def instead(self, text: str) -> Edit:
        """`text` for all that the finding points at."""
        return Edit(self.start, self.start + len(self.typed), text)

    def swapped(self, old: str, new: str) -> Edit | None:
        """`new` for `old`, when it stands exactly once where the finding points."""
        if not old or old == new or self.typed.count(old) != 1:
            return None
        start = self.start + self.typed.index(old)
        return Edit(start, start + len(old), new)

    def line(self) -> tuple[int, int]:
        """Where the finding's first line begins and ends, its line end included."""
        start = offset(self.text, self.found.span.line, 1)
        end = self.text.find("\n", start)
        return start, len(self.text) if end < 0 else end + 1


def offset(text: str, line: int, column: int) -> int:
    """Where a place in the file is, counted from its first character; never past the end."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    return min(start + column - 1, len(text))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; of two that overlap the first one."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.start >= at:
            pieces += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join(pieces) + text[at:]
