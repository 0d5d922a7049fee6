"""An example's text, fitted to stand beside other examples on one page of a module.

Headings go a level down; names that must be the only ones of their kind are made so; media lie in the component's
own folder; tests do not count (one may, in a module); a page's own settings are left out, for the page has others.
"""

from __future__ import annotations

import re

from builder.components.registry import block_called
from builder.model import Line
from builder.scan import fences, marks

_COUNTS = re.compile(r"^\s*(tæller|taeller|counts)\s*[:=]", re.MULTILINE | re.IGNORECASE)
_HEADING = re.compile(r"#{2,5}(?!#)\s*\S")
_ID = re.compile(r"^(\s*id\s*[:=]\s*)(?=\S)")
_NOTE = re.compile(r"\[\^(?=[^\]\s]+\])")
_MEDIA = re.compile(r"\bmedia[/\\]")


def fitted(source: str, folder: str, stem: str) -> tuple[str, str]:
    """The example's title, and the rest of it; `folder` and `stem` are where it comes from."""
    fitting = Fitting(folder, f"{folder}-{stem}".replace("_", "-"), counts=_COUNTS.search(source) is not None)
    for number, text in enumerate(source.split("\n"), start=1):
        fitting.take(Line("", number, 1, text))
    return fitting.title, "\n".join(fitting.kept).strip()


class Fitting:
    """Takes the lines of one example in order."""

    def __init__(self, folder: str, prefix: str, *, counts: bool) -> None:
        self.title = ""
        self.kept: list[str] = []
        self._folder, self._prefix, self._counts = folder, prefix, counts
        self._open: list[str] = []
        """The blocks around the line, by folder, the outermost first."""
        self._fence: fences.Fence | None = None

    def take(self, line: Line) -> None:
        if self._fence is not None or fences.opened(line.text):
            self._code(line.text)
        elif marks.is_closer(line.text):
            if self._open.pop() != "side":
                self.kept.append(line.text)
        elif marks.fence_of_colons(line.text) and (opener := marks.opener(line)):
            self._opener(line.text, block_called(opener.name) or opener.name)
        elif not self._open and not self.title and line.text.startswith("#"):
            self.title = line.text.strip("# ")
        elif "side" not in self._open:
            self.kept.append(self._renamed(line.text))

    def _code(self, text: str) -> None:
        self.kept.append(text)
        if self._fence is None:
            self._fence = fences.opened(text)
        elif fences.closes(self._fence, text):
            self._fence = None

    def _opener(self, text: str, name: str) -> None:
        self._open.append(name)
        if name != "side":
            self.kept.append(text)
        if name == "test" and not self._counts:
            self.kept.append("tæller: nej")

    def _renamed(self, text: str) -> str:
        if not set(self._open) - {"only"} and _HEADING.match(text):
            return f"#{text}"
        if self._open:
            text = _ID.sub(rf"\g<1>{self._prefix}-", text)
        return _MEDIA.sub(f"media/{self._folder}/", _NOTE.sub(f"[^{self._prefix}-", text))
