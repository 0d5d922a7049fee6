"""The preview: from a page being written to its new text in the course's frame, in a real Chromium."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bench import course
from bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

BUDGET = 150
"""Milliseconds, of the median."""

# Notes when a version of the course is in front and drawn, by the number that its text carries.
WATCH = """
if (window === top) {
  window.seen = {};
  const look = () => requestAnimationFrame(() => {
    const frame = document.querySelector("iframe:not(.coming)");
    const text = frame?.contentDocument?.querySelector(".page:not([hidden])")?.textContent ?? "";
    const found = /Gemt gang nummer (\\d+)\\./.exec(text);
    if (found && !(found[1] in window.seen)) window.seen[found[1]] = Date.now();
  });
  const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] };
  const watch = () => new MutationObserver(look).observe(document.querySelector("[data-room]"), changes);
  addEventListener("DOMContentLoaded", watch);
}
"""


@contextmanager
def running(command: Sequence[str], root: Path) -> Iterator[str]:
    """The preview of the collection in `root`; gives its address. Its attempts are kept in `root` too."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(root / "cache"), "PYTHONUNBUFFERED": "1"}
    told = root / "told.txt"
    with told.open("w") as out:
        process = subprocess.Popen([*command, "preview", "--no-browser"], cwd=root, env=environment, stdout=out)
    try:
        while "http" not in told.read_text("utf-8"):
            time.sleep(0.05)
        yield next(word for word in told.read_text("utf-8").split() if word.startswith("http"))
    finally:
        process.terminate()
        process.wait(10)


def save(page: Page, file: Path, text: str, number: int) -> float:
    """Write the page once; the milliseconds until it is on screen."""
    start = time.time()
    file.write_text(f"{text}\nGemt gang nummer {number}.\n", "utf-8")
    for _ in range(2000):
        seen = page.evaluate("(number) => window.seen[number]", str(number))
        if seen:
            return float(seen) - start * 1000
        time.sleep(0.005)
    raise SystemExit(f"save {number} never came on screen")


def measure(browser: Browser, folder: Path, saves: int, command: Sequence[str]) -> Row:
    """The row; the reference course is written into `folder`."""
    course.write(folder / "modules")
    file = min((folder / "modules" / course.SLUG).glob("*.md"))
    text = file.read_text("utf-8")
    with running(command, folder) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 860})
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(address)
        page.frame_locator("iframe:not(.coming)").locator("h1:visible").first.wait_for()
        for number in range(5):
            save(page, file, text, number)
        took = [save(page, file, text, number) for number in range(5, 5 + saves)]
        context.close()
    median = statistics.median(took)
    told = f"{median:.0f} ms, worst of {saves}: {max(took):.0f} ms"
    return Row("preview after saving a page, to its text on screen", "–", told, f"≤ {BUDGET} ms", median <= BUDGET)
