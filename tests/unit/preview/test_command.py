"""`modulbygger preview` on the command line: what it prints, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from builder.cli import run
from tests.building import collection

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(collection(tmp_path))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_a_port_that_is_taken(capsys: Capture) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run(["preview", "--port", str(port), "--no-browser"]) == 2
    assert capsys.readouterr().err == (
        f"modulbygger: port {port} bruges af et andet program\n"
        "  = hjælp: udelad `--port`, så findes en ledig; eller kører forhåndsvisningen allerede?\n"
    )


@pytest.mark.parametrize("typed", ["0", "65536", "-1", "x", "", "８"])
def test_what_is_no_port(capsys: Capture, typed: str) -> None:
    assert run(["preview", f"--port={typed}"]) == 2
    assert capsys.readouterr().err.startswith(f"modulbygger: `{typed}` kan ikke være en port\n")


def test_a_module_that_is_not_there(capsys: Capture) -> None:
    assert run(["preview", "eksempl"]) == 2
    assert "mente du `eksempel`?" in capsys.readouterr().err


def test_a_folder_that_is_not_there(capsys: Capture) -> None:
    assert run(["preview", "--modules", "moduler"]) == 2
    assert "der er ingen mappe `moduler` her" in capsys.readouterr().err


def test_a_catalogue_that_cannot_be_read_is_told(here: Path, capsys: Capture) -> None:
    (here / "modules/catalogue.toml").write_text("][ = 1\n", "utf-8")
    assert run(["preview"]) == 1
    assert "modules/catalogue.toml:1:" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_says_where_and_ends_quietly(here: Path, language: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from builder.entry import main; main()", "preview", "--no-browser", "--lang", language],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "XDG_CACHE_HOME": str(here / "cache"), "PYTHONUNBUFFERED": "1"},
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    told = process.stdout.readline()
    assert told.startswith(
        {"da": "Kurset vises på http://127.0.0.1:", "en": "The course is shown at http://"}[language]
    )
    assert "Ctrl+C" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=20)
    assert (process.returncode, rest, errors) == (130, "", "")
    assert (here / "cache/modulbygger/preview.sqlite").exists()
