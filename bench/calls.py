"""What one full pass asks of a learning platform: every call counted around a real SCORM 1.2 run-time."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.course import PAGES, QUESTIONS
from bench.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame

RUNTIME = Path(__file__).parent.parent / "node_modules/scorm-again/dist/scorm12.min.js"

_HOST = """<!doctype html><meta charset="utf-8"><title>LMS</title>
<script src="runtime.js"></script>
<script>
window.counted = {};
const real = new Scorm12API({autocommit: false});
window.API = {};
for (const name of ["Initialize", "Finish", "GetValue", "SetValue", "Commit",
                    "GetLastError", "GetErrorString", "GetDiagnostic"]) {
  window.API["LMS" + name] = (...values) => {
    window.counted[name] = (window.counted[name] || 0) + 1;
    return real["LMS" + name](...values);
  };
}
window.stored = () => ({
  status: real.cmi.core.lesson_status,
  score: real.cmi.core.score.raw,
  interactions: real.cmi.interactions.childArray.length,
});
</script>
<iframe src="course/index.html" style="width: 650px; height: 800px; border: 0"></iframe>
"""


class Pass(NamedTuple):
    """Calls by name; the status and score the platform has when it is over, and the interactions it holds."""

    calls: Counter[str]
    status: str
    score: str
    interactions: int


def one_full_pass(browser: Browser, package: Path, folder: Path) -> Pass:
    """Read every page, answer the 12 questions of the test rightly, hand in, leave by the button."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder / "course")
    (folder / "host.html").write_text(_HOST, "utf-8")
    (folder / "runtime.js").write_bytes(RUNTIME.read_bytes())
    with serving(folder) as address:
        context = browser.new_context(viewport={"width": 700, "height": 850})
        page = context.new_page()
        page.goto(f"{address}/host.html")
        course = next(frame for frame in page.frames if frame.parent_frame)
        _take(course)
        calls = Counter(page.evaluate("window.counted"))
        stored = page.evaluate("window.stored()")
        context.close()
    return Pass(calls, stored["status"], stored["score"], stored["interactions"])


def _take(course: Frame) -> None:
    for _ in range(PAGES - 1):
        course.locator(".turn .next").click()
    course.locator("section.test .begin").click()
    for number in range(1, QUESTIONS + 1):
        course.get_by_text(f"Det rigtige svar på nummer {number}", exact=True).click()
        if number % 3 == 0:
            course.get_by_text(f"Det næste svar på nummer {number}", exact=True).click()
    course.locator("section.test .submit").click()
    course.locator("section.test .result").wait_for(state="visible")
    course.locator(".turn .next").click()
    course.locator("section.finish [data-leave]").click()
    course.locator(".goodbye").wait_for(state="visible")
