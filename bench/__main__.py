"""`make bench`: every row of the table, written to `docs/benchmarks.md`. `python -m bench 5` takes 5 rounds."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench import calls, course, paint, preview, table, tool
from bench.server import serving
from bench.table import Row, ratio
from tests.chromium import executable

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TARGET = Path(__file__).parent.parent / "docs/benchmarks.md"
ROUNDS = 15


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rows, package = tool.measure(folder, rounds)
        chromium = executable()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium)
            rows += in_the_browser(browser, package, folder / "site", max(3, rounds // 3))
            rows += asked_of_the_platform(browser, package, folder / "pass")
            rows.append(preview.measure(browser, folder / "preview", 4 * rounds, [tool.COMMAND]))
            browser.close()
    told = table.text(rows, rounds)
    TARGET.write_text(told, "utf-8")
    print(told)


def in_the_browser(browser: Browser, package: Path, site: Path, rounds: int) -> list[Row]:
    """The first page of the course beside the same page as bare HTML."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(site)
    images = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.png"))[:2]
    (site / "plain.html").write_text(course.plain_page(images), "utf-8")
    with serving(site) as address:
        pages = {"floor": f"{address}/plain.html", "ours": f"{address}/index.html"}
        fast = paint.medians(browser, pages, paint.FAST, rounds)
        slow = paint.medians(browser, pages, paint.SLOW, rounds)
    floor, ours = fast["floor"], fast["ours"]
    requests = str(floor.requests), str(ours.requests)
    wire = tool.kilobytes(floor.bytes), tool.kilobytes(ours.bytes)
    longest = max(fast["ours"].longest_task, slow["ours"].longest_task)
    return [
        Row("first page, requests; floor: the same as plain HTML", *requests, "≤ 4", ours.requests <= 4),
        Row("first page, bytes on the wire", *wire, "≤ 52 kB", ours.bytes <= 52_000),
        ratio("first contentful paint, fast 4G, 4 × slower processor", floor.paint, ours.paint, 1.3),
        ratio("first contentful paint, slow 4G, 4 × slower processor", slow["floor"].paint, slow["ours"].paint, 1.3),
        Row("its longest task", "–", f"{longest:.0f} ms" if longest else "under 50 ms", "≤ 50 ms", longest <= 50),
    ]  # fmt: skip


def asked_of_the_platform(browser: Browser, package: Path, folder: Path) -> list[Row]:
    """The calls of one full pass; a pass that lost something is no measurement."""
    folder.mkdir()
    done = calls.one_full_pass(browser, package, folder)
    if (done.status, float(done.score), done.interactions) != ("passed", 100, course.QUESTIONS):
        raise SystemExit(f"the pass was not recorded in full: {done}")
    asked, commits = done.calls["SetValue"] + done.calls["Commit"], done.calls["Commit"]
    most = 8 * course.QUESTIONS + 45
    return [
        Row("LMS calls of a full pass with 12 answers, Set + Commit", "–", str(asked), f"≤ {most}", asked <= most),
        Row("its commits", "–", str(commits), "≤ 6", commits <= 6),
    ]


if __name__ == "__main__":
    main()
