"""Runs programs many times, taking turns, and gives the medians: the machine's moods hit all alike."""

from __future__ import annotations

import os
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


class Run(NamedTuple):
    """A program to measure. `before` is called ahead of every round and is not measured."""

    command: Sequence[str]
    folder: Path
    before: Callable[[], None] = lambda: None


class Cost(NamedTuple):
    milliseconds: float
    """Wall time from start to end of the process, the median."""
    mebibytes: float
    """The largest memory it held, the median."""


def medians(runs: Mapping[str, Run], rounds: int) -> dict[str, Cost]:
    """Each run once per round; the first round warms the disk's cache and does not count."""
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    for turn in range(rounds + 1):
        for name, run in runs.items():
            run.before()
            cost = _once(run)
            if turn:
                costs[name].append(cost)
    return {
        name: Cost(statistics.median(c.milliseconds for c in all_), statistics.median(c.mebibytes for c in all_))
        for name, all_ in costs.items()
    }


def _once(run: Run) -> Cost:
    silent = os.open(os.devnull, os.O_RDWR)
    back = os.getcwd()
    os.chdir(run.folder)
    try:
        start = time.perf_counter()
        process = os.posix_spawn(
            run.command[0],
            list(run.command),
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, silent, 1), (os.POSIX_SPAWN_DUP2, silent, 2)],
        )
        _, status, used = os.wait4(process, 0)
        seconds = time.perf_counter() - start
    finally:
        os.chdir(back)
        os.close(silent)
    if status != 0:
        raise SystemExit(f"{' '.join(run.command)} failed in {run.folder}: {os.waitstatus_to_exitcode(status)}")
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(seconds * 1000, used.ru_maxrss / per_mebibyte)
