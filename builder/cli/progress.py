"""How far a build has come, on stderr: a bar on a terminal, and a plain line for each package everywhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from builder.cli.shared import kilobytes, wants_control
from builder.diagnostics import N_
from builder.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.build import BuiltPackage

_WIDTH = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """What `build_modules` reports to."""

    def __init__(self, lang: str | None) -> None:
        """`lang` is the language that was asked for; None for the collection's."""
        self._lang = lang
        self._translate: Callable[[str], str] = str
        self._bar = wants_control(sys.stderr)
        self._total = 0
        self._done = 0

    def begin(self, packages: int, language: str) -> None:
        self._translate = translator(self._lang or language)
        self._total = packages
        self._draw()

    def package(self, built: BuiltPackage) -> None:
        self._done += 1
        template = self._translate(N_("{path} ({size}, unchanged)")) if built.unchanged else "{path} ({size})"
        line = template.format(path=built.path.replace("\\", "/"), size=kilobytes(built.size))
        sys.stderr.write(f"{_CLEAR if self._bar else ''}{line}\n")
        self._draw()

    def end(self) -> None:
        """Take the bar away before anything else is printed, whatever happened."""
        if self._bar:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _draw(self) -> None:
        if self._bar and self._total:
            filled = _WIDTH * self._done // self._total
            sys.stderr.write(f"{_CLEAR}[{'#' * filled}{'.' * (_WIDTH - filled)}] {self._done}/{self._total}")
            sys.stderr.flush()
