"""The engine's pure modules, called from Python: one Node process, one JSON line a call.

The modules are joined the way a package's script is, so that what is tested is what learners get.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from builder.resources import text
from builder.script import join

if TYPE_CHECKING:
    from collections.abc import Mapping

MODULES = (
    "attempt",
    "clock",
    "codec",
    "course",
    "draw",
    "features",
    "interactions",
    "locks",
    "records",
    "status",
    "storage",
    "objectives",
    "views",
    "lms/find",
    "lms/scorm12",
    "lms/scorm2004",
)

PARTS = ("packing",)
"""Of `templates/parts/`."""

_FILES = {name: f"runtime/{name}.js" for name in MODULES} | {name: f"parts/{name}.js" for name in PARTS}

SIMPLE = r"""
const grade = ({ right, partial }, response) => {
  const share = [...right].filter((option) => response.includes(option)).length / right.length;
  return { score: response === right ? 1 : partial ? share : 0, right: response === right };
};
const types = {
  choice: {
    grade,
    report: (question, response) => ({ type: "choice", response: [...response], pattern: [[...question.right]] }),
    fit: (question, response) => ([...response].every((option) => question.options.includes(option)) ? response : ""),
  },
  picky: { fit: ({ options }, state) => [...state].filter((sign) => options.includes(sign)).join("") },
};
"""
"""The types that most tests of the engine need."""

_BODY = r"""
const withTypes = (value) => (value && value.pages && value.questions ? { ...value, types } : value);

globalThis.answer = (line) => {
  const { module, name, values } = JSON.parse(line);
  const modules = { MODULES };
  try {
    const found = modules[module][name];
    const value = typeof found === "function" ? found(...values.map(withTypes)) : found;
    return JSON.stringify({ value: value === undefined ? null : value });
  } catch (error) {
    return JSON.stringify({ error: String(error) });
  }
};
""".replace("{ MODULES }", "{" + ", ".join(f'"{name}": {name.replace("/", "_")}' for name in (*MODULES, *PARTS)) + "}")

_LOOP = r"""
const lines = require("node:readline").createInterface({ input: process.stdin });
lines.on("line", (line) => console.log(globalThis.answer(line)));
"""


def script(types: str, files: Mapping[str, str], under: str = "") -> str:
    """The bridge's script: `types` makes the types, importing from `files`; the engine's own lie `under` a folder."""
    head = "".join(f'import * as {name.replace("/", "_")} from "./{under}{file}";\n' for name, file in _FILES.items())
    return join("bridge.js", {**files, "bridge.js": head + types + _BODY}) + _LOOP


def simple() -> str:
    return script(
        SIMPLE, {file: text(file) for file in (*_FILES.values(), "runtime/lms/api.js", "runtime/lms/recording.js")}
    )


class Engine:
    """Call `engine("codec", "decode", "1.1...0.")`; a course among the values gets question types to grade with."""

    def __init__(self, joined: str = "") -> None:
        self._node = subprocess.Popen(
            ["node", "-e", joined or simple()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __call__(self, module: str, name: str, *values: object) -> Any:
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(json.dumps({"module": module, "name": name, "values": values}) + "\n")
        self._node.stdin.flush()
        answer = json.loads(self._node.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def close(self) -> None:
        self._node.communicate()
