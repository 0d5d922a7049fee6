"""A one-page course written to disk, checked and built through the command line, as an author's would be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

from lxml import html

MODULE = 'title = "Prøve"\nversion = "1.0.0"\n\n[[objectives]]\nid = "forklar"\ntext = "Forklar"\nstrand = "teknologisk"\n'


class Finding(NamedTuple):
    severity: str
    line: int
    code: str
    message: str
    hint: str
    file: str


def write(folder: Path, page: str | bytes, **files: str | bytes) -> None:
    """One module `eksempel` with the page `01-side.md`; `files` are further paths under `modules/`, `__` for a slash."""
    contents: dict[str, str | bytes] = {
        "catalogue.toml": "format = 1\n",
        "eksempel/module.toml": MODULE,
        "eksempel/01-side.md": page,
    }
    contents |= files
    for name, content in contents.items():
        path = folder / "modules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`modulbygger …` in `folder`."""
    return subprocess.run(
        [sys.executable, "-c", "from builder.cli import main; main()", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def check(folder: Path, *arguments: str) -> tuple[int, list[Finding]]:
    """The exit code and what `check --format json` found."""
    done = run(folder, "check", "--format", "json", *arguments)
    assert "Traceback" not in done.stderr, done.stderr
    found = json.loads(done.stdout)
    return done.returncode, [
        Finding(f["severity"], f["line"], f["code"], f["message"], f["hint"], f["file"]) for f in found
    ]


def build(folder: Path) -> html.HtmlElement:
    """The course document of the SCORM 1.2 package."""
    done = run(folder, "build", "--edition", "scorm12")
    assert done.returncode == 0, done.stderr + done.stdout
    package = next((folder / "dist").glob("*-scorm12.zip"))
    with zipfile.ZipFile(package) as opened:
        return html.document_fromstring(opened.read("index.html").decode("utf-8"))
