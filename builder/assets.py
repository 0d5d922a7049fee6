"""Our own styles, what our scripts say and what they need, read once: the wheel carries the answers (`_ahead.py`)."""

from __future__ import annotations

import posixpath
import re

from builder import resources


def style(name: str) -> str:
    """The stylesheet `name` without comments and blanks; in a wheel the names of its custom properties are short."""
    ready: str | None = resources.ahead("STYLES").get(name)
    if ready is None:
        bare = re.sub(r"/\*.*?\*/", "", resources.text(name), flags=re.DOTALL)
        tight = re.sub(r"\s*([{};])\s*|(?<=[\w-])(:) +|(,)\s+", r"\1\2\3", bare).strip().replace(";}", "}")
        # Between selectors, but not in `calc()`, where a sum needs its blanks; zeros before a decimal point.
        joined = re.sub(r"[^{};]+\{", lambda selector: re.sub(r" ?([>+~]) ?", r"\1", selector[0]), tight)
        ready = re.sub(r"(?<![\w.])0(?=\.\d)", "", joined)
    return ready


def property_name(name: str) -> str:
    """How the stylesheets spell the custom property `name`, dashes included."""
    spelled: str = resources.ahead("PROPERTIES").get(f"--{name}", f"--{name}")
    return spelled


def asked(name: str) -> tuple[str, ...]:
    """The msgids the script `name` asks for, as in `texts("Page {number}", …)`."""
    ready: tuple[str, ...] | None = resources.ahead("TEXTS").get(name)
    if ready is None:
        found = re.findall(r'\b(?:texts|say)\(\s*"((?:[^"\\]|\\.)*)"', resources.text(name))
        ready = tuple(msgid.replace('\\"', '"') for msgid in found)
    return ready


def needed(name: str) -> tuple[str, ...]:
    """The scripts that the script `name` imports from outside the run-time: of other components and `parts/`."""
    ready: tuple[str, ...] | None = resources.ahead("NEEDS").get(name)
    if ready is None:
        home = posixpath.dirname(f"{'builder' if name.startswith('components/') else 'templates'}/{name}")
        found = re.findall(r'^(?:import|\}) .*?from "([^"]+)";', resources.text(name), flags=re.MULTILINE)
        files = [posixpath.normpath(posixpath.join(home, path)).partition("/")[2] for path in found]
        ready = tuple(file for file in files if not file.startswith("runtime/"))
    return ready
