"""Breaks the program one line at a time, in a copy, and shows that exactly the named test notices (README.md)."""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests import proof
from tests.mutants.copy import copy
from tests.mutants.mutant import Mutant, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 1800
"""Seconds until a run is given up: a break may well make the program go on for ever."""
PRELOADED = ("babel.messages.pofile", "click", "hypothesis", "jinja2", "lxml.etree", "markdown")
"""What takes time to import and is not ours: imported once, inherited by every run."""
OPTIONS = (
    *("-q", "--tb=no", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # of what is preloaded
)
OURS = ("builder", "tests", "bench", "hatch_build")


class Run(NamedTuple):
    """One run of pytest over `among`."""

    red: tuple[str, ...]
    green: tuple[str, ...]
    fault: str
    """Why there is no result; empty when pytest ran to its end."""
    seconds: float
    """Processor time, that of started programs included."""


class Outcome(NamedTuple):
    mutant: Mutant
    fault: str
    """Why it does not count; empty when exactly the named test went red."""
    ratio: float
    """The time of the run by that of the same tests with nothing broken."""


class Results:
    """A pytest plugin that remembers what failed and what did not."""

    def __init__(self) -> None:
        self.red: dict[str, None] = {}
        self.green: dict[str, None] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.red[report.nodeid] = None
            self.green.pop(report.nodeid, None)
        elif report.passed and report.when == "call":
            self.green[report.nodeid] = None


def runs(tasks: Sequence[tuple[Mutant | None, tuple[str, ...]]], jobs: int) -> Iterator[tuple[int, Run]]:
    """Run each task (a break or none, and its tests), `jobs` at a time; as they end, with their place in `tasks`.

    Each run is a fork of this process: what is in `PRELOADED` need not be imported again. Each of the `jobs` has one
    copy of the checkout, broken and mended again.
    """
    for name in PRELOADED:
        import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        idle = [Path(folder, str(number)) for number in range(min(jobs, len(tasks)))]
        for place in idle:
            copy(place)
        running: dict[int, tuple[int, Path]] = {}
        waiting = list(range(len(tasks)))
        while waiting or running:
            while waiting and idle:
                index, place = waiting.pop(0), idle.pop()
                mutant, among = tasks[index]
                if mutant:
                    _break(place, mutant)
                running[_start(place, among)] = index, place
            process, status, usage = os.wait4(-1, 0)
            index, place = running.pop(process)
            mutant, _ = tasks[index]
            if mutant:
                _mend(place, mutant)
            idle.append(place)
            yield index, _result(place, status, usage.ru_utime + usage.ru_stime)


def _break(place: Path, mutant: Mutant) -> None:
    file = place / mutant.file
    text, made = file.read_text("utf-8"), file.stat().st_mtime
    file.rename(_kept(place))
    file.write_text(text.replace(mutant.old, mutant.new), "utf-8")
    os.utime(file, (made + 10, made + 10))  # the byte code beside it is of the unbroken file


def _mend(place: Path, mutant: Mutant) -> None:
    _kept(place).replace(place / mutant.file)


def _kept(place: Path) -> Path:
    return place / "unbroken"


def _start(place: Path, among: tuple[str, ...]) -> int:
    """Fork; the child runs pytest in the copy and leaves `results.txt` and `output.txt` there."""
    for name in ("results.txt", "output.txt"):
        (place / name).unlink(missing_ok=True)
    process = os.fork()
    if process:
        return process
    try:
        _test(place, among)
    except BaseException:  # noqa: BLE001  # whatever it is, it ends here: the parent goes on behind this fork
        traceback.print_exc()
    os._exit(0)


def _test(place: Path, among: tuple[str, ...]) -> None:
    signal.alarm(LONGEST)
    os.chdir(place)
    output = os.open("output.txt", os.O_CREAT | os.O_WRONLY)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.environ.update(PYTHONPATH=str(place), PYTHONDONTWRITEBYTECODE="1")
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(place))
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    results = Results()
    code = pytest.main([*OPTIONS, f"--basetemp={place}-temporary", *among], plugins=[results])
    if code in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        told = [*("red " + name for name in results.red), *("green " + name for name in results.green)]
        Path("results.txt").write_text("\n".join(told), "utf-8")
    sys.stdout.flush()


def _result(place: Path, status: int, seconds: float) -> Run:
    file = place / "results.txt"
    if not file.exists():
        output = (place / "output.txt").read_text("utf-8", "replace")
        late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
        return Run((), (), "took too long" if late else f"pytest gave no results: {output[-2000:]}", seconds)
    told = [line.partition(" ") for line in file.read_text("utf-8").splitlines()]
    red = tuple(name for colour, _, name in told if colour == "red")
    green = tuple(name for colour, _, name in told if colour == "green")
    return Run(red, green, "", seconds)


def judge(mutant: Mutant, run: Run, unbroken: Run) -> str:
    """Why the break does not count; empty when exactly the named test noticed."""
    if fault := unbroken.fault or run.fault:
        return fault
    if unbroken.red:
        return f"red without the break: {', '.join(unbroken.red)}"
    named = [test for test in [*run.red, *run.green] if test.startswith(mutant.test)]
    others = [test for test in run.red if not test.startswith(mutant.test)]
    if not named:
        return f"{mutant.test} was not run"
    if not any(test in run.red for test in named):
        return "nothing noticed" + (f", but red: {', '.join(others)}" if others else "")
    return f"also red: {', '.join(others)}" if others else ""


def outcomes(mutants: Sequence[Mutant], jobs: int) -> Iterator[Outcome]:
    """First each group of tests with nothing broken, then every break that fits its file."""
    for mutant in mutants:
        if fault := mutant.misfit():
            yield Outcome(mutant, fault, 0)
    fitting = [mutant for mutant in mutants if not mutant.misfit()]
    groups = sorted({mutant.among for mutant in fitting})
    unbroken: dict[tuple[str, ...], Run] = {}
    tasks: list[tuple[Mutant | None, tuple[str, ...]]] = [
        *((None, among) for among in groups),
        *((mutant, mutant.among) for mutant in fitting),
    ]
    late: list[tuple[int, Run]] = []
    for index, run in runs(tasks, jobs):
        late.append((index, run))
        unbroken.update((groups[index], run) for index, run in late if index < len(groups))
        ready = [(index, run) for index, run in late if index < len(groups) or tasks[index][1] in unbroken]
        late = [each for each in late if each not in ready]
        for number, done in ready:
            broken, among = tasks[number]
            if broken:
                plain = unbroken[among]
                yield Outcome(broken, judge(broken, done, plain), done.seconds / max(plain.seconds, 0.01))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rules", nargs="*", help="only these rules")
    arguments.add_argument("--only", help="only the files that begin so: check, p, s, check-prose")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--write", action="store_true", help="put the outcomes into docs/proof.md")
    given = arguments.parse_args()
    mutants = load()
    chosen = [
        mutant
        for mutant in mutants
        if (not given.rules or mutant.rule in given.rules) and mutant.home.startswith(given.only or "")
    ]
    done = []
    for outcome in outcomes(chosen, given.jobs):
        done.append(outcome)
        print(f"{outcome.mutant.rule}: {outcome.fault or 'noticed'}", file=sys.stderr, flush=True)
    if given.write:
        proof.write_breaks(mutants, [(each.mutant, each.fault, each.ratio) for each in done])
    faults = [outcome for outcome in done if outcome.fault]
    typical = statistics.median([outcome.ratio for outcome in done]) if done else 0
    print(f"{len(done)} breaks, {len(done) - len(faults)} noticed by their test alone; {typical:.2f} × unbroken each")
    sys.exit(bool(faults) or not done)


if __name__ == "__main__":
    main()
