"""The smallest player there can be around the real engine: for what no learner's click can reach.

The engine is joined as packages have it; the course is the one the engine's unit tests know.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from builder.resources import folder, text
from builder.script import join

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """
import { openSession } from "./session.js";
import { openStorage } from "./storage.js";
import { edition } from "./lms/edition.js";
import * as views from "./views.js";
const grade = ({ right }, response) => ({ score: response === right ? 1 : 0, right: response === right });
const report = ({ right }, response) => ({ type: "choice", response: [...response], pattern: [[...right]] });
const fit = ({ options }, response) => ([...response].every((option) => options.includes(option)) ? response : "");
const data = JSON.parse(document.getElementById("course-data").textContent);
const course = { ...data, types: { choice: { grade, report, fit } } };
const session = openSession({ course, edition, window, now: Date.now, storage: openStorage(window) });
window.told = [];
session.subscribe((event) => window.told.push(event.type));
window.session = session;
window.views = views;
"""


def write_package(into: Path, edition: str, course: dict[str, Any]) -> Path:
    """A folder with `index.html` and `course.js`; `edition` is `scorm12`, `scorm2004` or `none`."""
    import os

    runtime = folder("runtime")
    names = [
        os.path.relpath(os.path.join(place, name), runtime).replace(os.sep, "/")
        for place, _, names in os.walk(runtime)
        for name in names
        if name.endswith(".js")
    ]
    files = {name: text(f"runtime/{name}") for name in names}
    files |= {"fake.js": ENTRY, "lms/edition.js": files[f"lms/{edition}.js"]}
    into.mkdir(parents=True)
    (into / "course.js").write_text(join("fake.js", files), encoding="utf-8")
    data = json.dumps(course).replace("<", "\\u003c")
    (into / "index.html").write_text(
        '<!doctype html><html lang="da"><meta charset="utf-8"><title>Kursus</title>'
        f'<script type="application/json" id="course-data">{data}</script><script src="course.js" defer></script>',
        encoding="utf-8",
    )
    return into
