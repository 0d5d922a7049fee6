"""A module on disk, understood and checked, in few words."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from builder.checks import check
from builder.load import load_module
from builder.model import Ids
from builder.parse import parse
from tests.unit.load.folder import collection, put, write

if TYPE_CHECKING:
    from pathlib import Path

    from builder.diagnostics import Diagnostic

TODAY = datetime.date(2026, 11, 22)
STRANDS = ("teknologisk", "praktisk", "etisk")


def objectives(*strands: str) -> str:
    """One objective for each strand, called `a`, `b` …"""
    return "".join(
        f'[[objectives]]\nid = "{name}"\ntext = "Du kan det."\nstrand = "{strand}"\n'
        for name, strand in zip("abcdef", strands, strict=False)
    )


def question(number: int, settings: str = "", options: str = "- [x] Ja\n  - Ja.\n- [ ] Aldrig\n  - Nej.\n") -> str:
    return f"::: spørgsmål\n{settings}\nSpørgsmål {number}?\n\n{options}\n:::\n\n"


def findings(folder: Path, page: str, module: str = "", **files: str | bytes) -> list[Diagnostic]:
    """What the rules say of a module with the page `01.md`; `files` are others under `modules/`, `__` for a slash."""
    modules = write(folder, m__module___toml=f'title = "Brug AI"\n{module}', m__01___md=page)
    for name, content in files.items():
        put(modules / name.replace("___", ".").replace("__", "/"), content)
    shared, faults = collection(modules)
    assert faults == []
    source, faults = load_module(shared, "m")
    assert faults == []
    assert source is not None
    understood, faults = parse(source, shared)
    assert faults == []
    return check(understood, source, Ids("x", {}), shared, TODAY)


def told(found: list[Diagnostic]) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in found]
