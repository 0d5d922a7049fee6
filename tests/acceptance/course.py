"""A one-page course written to disk, checked and built through the command line, as an author's would be."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from lxml import html

from builder import cli

if TYPE_CHECKING:
    from pathlib import Path

MODULE = (
    'title = "Prøve"\nversion = "1.0.0"\n\n[[objectives]]\nid = "forklar"\ntext = "Forklar"\nstrand = "teknologisk"\n'
)


class Ran(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


class Finding(NamedTuple):
    severity: str
    line: int
    code: str
    message: str
    hint: str
    file: str


def write(folder: Path, page: str | bytes, **files: str | bytes) -> None:
    """One module `eksempel` with the page `01-side.md`; `files` are others under `modules/`, `__` for a slash."""
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


def run(folder: Path, *arguments: str) -> Ran:
    """`modulbygger …` in `folder`, in this process: hundreds of starts would be most of the time."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(arguments)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8"))
    return Ran(code, *texts)


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
