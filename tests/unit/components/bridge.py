"""The pure functions of a component's script, called from Python through Node."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from builder.script import join

ROOT = Path(__file__).parents[3]


@cache
def _script(component: str) -> str:
    folders = (ROOT / "builder/components", ROOT / "templates")
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for folder in folders
        for path in folder.rglob("*.js")
    }
    entry = f'import * as found from "./builder/components/{component}/{component}.js";\nglobalThis.found = found;\n'
    return join("bridge.js", {**files, "bridge.js": entry})


def call(component: str, name: str, *values: object) -> Any:
    """`call("dialogue", "fit", data, state)`."""
    line = f"console.log(JSON.stringify(globalThis.found[{json.dumps(name)}](...{json.dumps(values)})))"
    run = subprocess.run(
        ["node", "-e", _script(component) + line], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return json.loads(run.stdout)
