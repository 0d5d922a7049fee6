"""What the command costs: start, cold, unchanged, long modules, and the size of what it makes."""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import subprocess
import sys
import zipfile
from pathlib import Path

from bench import course
from bench.processes import Run, medians
from bench.table import Row, ratio
from tools import gallery

PYTHON = sys.executable
COMMAND = str(Path(PYTHON).parent / "modulbygger")
IMPORTS = "import click, jinja2, markdown, lxml.etree"
LONG = {10: 500, 30: 1200}
"""So many times as long → budget in milliseconds."""

_MARKDOWN = """
import pathlib, sys, time, markdown
texts = [p.read_text("utf-8") for p in sorted(pathlib.Path(sys.argv[1]).glob("*.md"))]
start = time.perf_counter()
for text in texts:
    markdown.markdown(text, extensions=["tables", "footnotes", "fenced_code"])
print((time.perf_counter() - start) * 1000)
"""


def measure(folder: Path, rounds: int) -> tuple[list[Row], Path]:
    """The rows, and the SCORM 1.2 package of the reference course, built in `folder`."""
    collections = {times: folder / f"times-{times}" for times in (1, *LONG)}
    own = {times: course.write(root / "modules", times) for times, root in collections.items()}
    for root in collections.values():
        subprocess.run([COMMAND, "build", "--out", "locked"], cwd=root, check=True, capture_output=True)

    def cold(times: int) -> Run:
        root = collections[times]
        return Run([COMMAND, "build", "--out", "dist"], root, lambda: shutil.rmtree(root / "dist", ignore_errors=True))

    runs = {
        "click": Run([PYTHON, "-c", "import click"], folder),
        "help": Run([COMMAND, "--help"], folder),
        "imports": Run([PYTHON, "-c", IMPORTS], folder),
        "cold": cold(1),
        "unchanged": Run([COMMAND, "build", "--out", "locked"], collections[1]),
    }
    found = medians(runs, rounds)
    cost = {name: one.milliseconds for name, one in found.items()}
    peak = found["cold"].mebibytes
    rows = [
        ratio("`modulbygger --help`; floor: Python and click", cost["click"], cost["help"], 1.5),
        ratio(
            "cold build, both editions, verified; floor: Python and click, jinja2, markdown, lxml",
            cost["imports"], cost["cold"], 2, f", {peak:.0f} MiB",
        ),
        Row("its peak memory", "–", f"{peak:.0f} MiB", "≤ 60 MiB", peak <= 60),
        ratio("the same, nothing changed; same floor", cost["imports"], cost["unchanged"], 0.6),
    ]  # fmt: skip
    few = max(3, rounds // 3)
    for times, budget in LONG.items():
        ours = medians({"long": cold(times)}, few)["long"].milliseconds
        floor = statistics.median(_markdown(collections[times]) for _ in range(few))
        budget_text = f"≤ {budget} ms"
        rows.append(
            Row(
                f"a module {times} × as long; floor: its Markdown alone",
                f"{floor:.0f} ms",
                f"{ours:.0f} ms",
                budget_text,
                ours <= budget,
            )
        )
    package = next((collections[1] / "locked").glob("*-scorm12.zip"))
    rows += _sizes(package, own[1])
    rows += [_questions_only(folder / "questions"), _everything(folder / "gallery")]
    return rows, package


def _markdown(root: Path) -> float:
    command = [PYTHON, "-c", _MARKDOWN, str(root / "modules" / course.SLUG)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _sizes(package: Path, own: int) -> list[Row]:
    with zipfile.ZipFile(package) as archive:
        content = {i.filename: (i.file_size, i.compress_size) for i in archive.infolist()}
    schemas = sum(packed for name, (_, packed) in content.items() if name.endswith((".xsd", ".dtd")))
    size = package.stat().st_size - schemas
    gzipped = script_and_styles(package)
    return [
        Row(
            "the package without control files; floor: the course's own bytes",
            kilobytes(own),
            kilobytes(size),
            "≤ 240 kB",
            size <= 240_000,
        ),
        # No budget of its own: it is not choice questions only, and far from every component.
        Row(
            "script and styles, gzipped, of this course: choice questions in a test",
            "–",
            kilobytes(gzipped),
            "–",
            holds=True,
        ),
    ]


def _questions_only(folder: Path) -> Row:
    """The same course with its questions on a page, in no test."""
    course.write(folder / "modules", in_test=False)
    subprocess.run([COMMAND, "build", "--out", "dist"], cwd=folder, check=True, capture_output=True)
    gzipped = script_and_styles(next((folder / "dist").glob("*-scorm12.zip")))
    return Row(
        "script and styles, gzipped, with choice questions only", "–", kilobytes(gzipped), "≤ 20 kB", gzipped <= 20_000
    )


def _everything(folder: Path) -> Row:
    """The gallery has every component."""
    gallery.write(folder)
    subprocess.run([COMMAND, "build", "--out", "dist"], cwd=folder, check=True, capture_output=True)
    gzipped = script_and_styles(next((folder / "dist").glob("*.zip")))
    return Row(
        "script and styles, gzipped, with every component", "–", kilobytes(gzipped), "≤ 35 kB", gzipped <= 35_000
    )


def script_and_styles(package: Path) -> int:
    """Their bytes on the wire: the script is a file, the styles stand in the document."""
    with zipfile.ZipFile(package) as archive:
        html, script = archive.read("index.html").decode(), archive.read("course.js")
    styles = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL)).encode()
    return len(gzip.compress(script)) + len(gzip.compress(styles))


def kilobytes(size: float) -> str:
    return f"{size / 1000:.1f} kB"
