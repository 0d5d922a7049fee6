"""The table of `docs/benchmarks.md`: each figure, its budget and the floor it was measured beside."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from typing import NamedTuple

HEAD = """# Benchmarks

Written by `make bench` on {date}: {machine}.
Wall times drift from machine to machine and from day to day; each floor was measured in the same run, taking turns, and
the ratio is what counts. Medians of {rounds} rounds. The reference course is made by `bench/course.py`: 10 pages,
3,800 words of Danish, 20 PNG images (199 kB), 12 questions in a test.

| what | floor | ours | ratio or budget | holds |
| --- | --- | --- | --- | --- |
"""


class Row(NamedTuple):
    what: str
    floor: str
    ours: str
    budget: str
    holds: bool


def ratio(what: str, floor: float, ours: float, most: float, note: str = "") -> Row:
    """A row of milliseconds that is judged by how many floors it costs."""
    told = f"{ours:.0f} ms{note}"
    return Row(what, f"{floor:.0f} ms", told, f"{ours / floor:.2f} × (≤ {most:g} ×)", ours <= most * floor)


def text(rows: list[Row], rounds: int) -> str:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    head = HEAD.format(date=datetime.now(tz=UTC).date(), machine=machine, rounds=rounds)
    lines = [f"| {r.what} | {r.floor} | {r.ours} | {r.budget} | {'yes' if r.holds else '**no**'} |" for r in rows]
    return head + "\n".join(lines) + "\n"
