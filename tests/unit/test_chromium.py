"""Which browser the tests take, and what is said when it is none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests import chromium

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def stand_in(folder: Path, name: str, code: int) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_the_named_browser_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "chromium", 0)
    named = stand_in(tmp_path, "mine", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", named)
    assert chromium.executable() == named


def test_one_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "chromium", 1)
    good = stand_in(tmp_path, "google-chrome", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.executable() == good


def test_a_named_browser_that_does_not_start_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "gone"))
    with pytest.raises(SystemExit, match="gone, which does not start"):
        chromium.main()
