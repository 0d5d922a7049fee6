"""Finds templates, styles, scripts and third-party files, in a checkout and in an installed wheel.

Names are the same in both: `page/…`, `styles/…`, `runtime/…`, `sheets/…` (what surrounds components)
and `components/<name>/<file>`. In a checkout they are the working sources, also when installed with
`make dev`; a wheel carries them as `builder/_templates/`, its Jinja templates once more as Python
in `builder/_compiled.py`, which the installer turns into byte code (2 ms instead of 72 ms), styles likewise in
`builder/_ahead.py`, and scripts bundled and minified in `builder/_scripts.py`.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

_BUILDER = os.path.dirname(os.path.abspath(__file__))
_PACKED = os.path.join(_BUILDER, "_templates")
_INSTALLED = os.path.isdir(_PACKED)
_TEMPLATES = _PACKED if _INSTALLED else os.path.join(os.path.dirname(_BUILDER), "templates")


def folder(name: str) -> str:
    """Where the file or folder `name` lies on this disk."""
    first = name.partition("/")[0]
    return os.path.join(_BUILDER if first == "components" else _TEMPLATES, *name.split("/"))


@cache
def text(name: str) -> str:
    """The text of the file `name`: `text("styles/base.css")`, `text("components/choice/choice.js")`."""
    with open(folder(name), encoding="utf-8", newline="") as file:
        return file.read().replace("\r\n", "\n")


def names(under: str, ending: str) -> tuple[str, ...]:
    """The files directly in `under` whose name ends with `ending`, sorted: `names("styles", ".css")`."""
    return tuple(f"{under}/{name}" for name in sorted(os.listdir(folder(under))) if name.endswith(ending))


def third_party(name: str) -> Path:
    """The folder of third-party files `name`, unchanged.

    `scorm12`, `scorm2004` or `scorm2004-3rd` (XSDs and DTDs); `scorm-again` (the run-time of the preview).
    """
    from pathlib import Path

    found = Path(_BUILDER, "_third_party", name)
    if not found.is_dir():
        raise FileNotFoundError(f"{found} is missing; in a checkout, `make dev` puts it there")
    return found


@cache
def ahead(kind: str) -> dict[Any, Any]:
    """What was worked out when the wheel was built; empty in a checkout.

    `STYLES`, `PROPERTIES`, `TEXTS`, `NEEDS`, `DEFLATED`.
    """
    return _made("_ahead", kind)


@cache
def bundled(kind: str) -> dict[str, Any]:
    """The bundled scripts: `CORES` by LMS file, `COMPONENTS` by folder, `MSGIDS` to numbers; empty in a checkout."""
    return _made("_scripts", kind)


def _made(module: str, kind: str) -> dict[Any, Any]:
    if not _INSTALLED:
        return {}
    from importlib import import_module

    found: dict[Any, Any] = getattr(import_module(f"builder.{module}"), kind)
    return found


@cache
def environment() -> Environment:
    """The Jinja environment of all templates: escaping is on, an undefined name is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from builder.compiled import CompiledLoader

    loader = CompiledLoader() if _INSTALLED else FunctionLoader(_source)
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _source(name: str) -> str | None:
    return text(name) if os.path.isfile(folder(name)) else None
