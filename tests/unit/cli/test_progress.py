"""A bar on a terminal, a plain line for each package everywhere."""

from __future__ import annotations

import io

import pytest

from builder.build import BuiltPackage
from builder.cli.progress import Progress
from builder.cli.shared import wants_colour


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def follow(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress(None)
    progress.begin(2, "da")
    progress.package(BuiltPackage("m", "scorm12", "dist/m-scorm12.zip", 212_400, "", unchanged=False))
    progress.package(BuiltPackage("m", "scorm2004", "dist/m-scorm2004.zip", 230_000, "", unchanged=True))
    progress.end()
    return stream.getvalue()


def test_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    text = follow(io.StringIO(), monkeypatch)
    assert text == "dist/m-scorm12.zip (212 kB)\ndist/m-scorm2004.zip (230 kB, uændret)\n"


def test_a_bar_that_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    text = follow(Terminal(), monkeypatch)
    assert "[............" in text
    assert "] 1/2" in text
    assert text.endswith("\r\x1b[K")
    shown = [line.rpartition("\x1b[K")[2] for line in text.split("\n")]
    assert shown == ["dist/m-scorm12.zip (212 kB)", "dist/m-scorm2004.zip (230 kB, uændret)", ""]


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour(environment: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ({"NO_COLOR": "", "TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)
    assert wants_colour(Terminal()) is colour
    assert wants_colour(io.StringIO()) is False
