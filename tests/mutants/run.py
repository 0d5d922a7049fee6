"""Breaks the program one line at a time, in a copy, and shows that exactly the named test notices (README.md)."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import builder

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COPIED = ("builder", "templates", "tests", "pyproject.toml", "package.json", "modules")
LINKED = ("node_modules",)


class Mutant(NamedTuple):
    rule: str
    file: str
    old: str
    new: str
    test: str
    among: tuple[str, ...]


class Outcome(NamedTuple):
    mutant: Mutant
    red: tuple[str, ...]
    """The tests that failed, as pytest names them."""
    fault: str
    """Why it does not count; empty when exactly the named test went red."""


def load(folder: Path = HERE) -> list[Mutant]:
    """All mutants of the folder, in the order of their rules."""
    found = [
        Mutant(**{**each, "among": tuple(each.get("among", [each["test"].partition("::")[0]]))})
        for file in sorted(folder.glob("*.toml"))
        for each in tomllib.loads(file.read_text(encoding="utf-8"))["mutant"]
    ]
    return sorted(found, key=lambda mutant: (mutant.rule, mutant.file, mutant.old))


def copy(into: Path) -> None:
    """What the tests need, with the third-party files that the build hook fetches and Git does not keep."""
    ignored = shutil.ignore_patterns("__pycache__", "_third_party", "*.mo")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, into / name, ignore=ignored, symlinks=True)
        elif source.exists():
            shutil.copy(source, into / name)
    for name in LINKED:
        (into / name).symlink_to(ROOT / name)
    installed = Path(str(builder.__file__)).parent
    (into / "builder" / "_third_party").symlink_to(installed / "_third_party")


def run(mutant: Mutant) -> Outcome:
    """Break, test, judge."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        place = Path(folder)
        copy(place)
        source = place / mutant.file
        text = source.read_text(encoding="utf-8")
        if text.count(mutant.old) != 1:
            return Outcome(mutant, (), f"`old` stands {text.count(mutant.old)} times in {mutant.file}")
        source.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
        report = place / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            f"--junitxml={report}",
            *mutant.among,
        ]
        environment = {**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
        if not report.exists():
            return Outcome(mutant, (), f"pytest gave no report:\n{done.stdout}{done.stderr}")
        red, green = _read(report)
    return Outcome(mutant, tuple(red), _judge(mutant, red, green))


def _read(report: Path) -> tuple[list[str], list[str]]:
    """The tests that failed and those that did not, as `file::test[case]`."""
    red: list[str] = []
    green: list[str] = []
    for case in ElementTree.parse(report).iter("testcase"):
        name = f"{case.attrib['classname'].replace('.', '/')}.py::{case.attrib['name']}"
        failed = case.find("failure") is not None or case.find("error") is not None
        (red if failed else green).append(name)
    return red, green


def _judge(mutant: Mutant, red: list[str], green: list[str]) -> str:
    def named(test: str) -> bool:
        return test.startswith(mutant.test)

    if not any(named(test) for test in [*red, *green]):
        return f"{mutant.test} was not run"
    if not any(named(test) for test in red):
        return "nothing noticed"
    others = [test for test in red if not named(test)]
    return f"also red: {', '.join(others)}" if others else ""


def table(outcomes: list[Outcome]) -> str:
    """Rows for `docs/proof.md`."""
    head = "| rule | broken | red, and nothing else in its group |\n| --- | --- | --- |\n"
    return head + "".join(
        f"| {mutant.rule} | `{mutant.file}`: `{_cell(mutant.old)}` → `{_cell(mutant.new)}` | "
        f"{'`' + mutant.test.rpartition('::')[2] + '`' if not fault else '**' + _cell(fault) + '**'} |\n"
        for mutant, _, fault in outcomes
    )


def _cell(text: str) -> str:
    line = " ".join(text.split()).replace("|", "\\|")
    return line if len(line) <= 90 else f"{line[:89]}…"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rules", nargs="*", help="only these rules")
    arguments.add_argument("--table", type=Path, help="write the table there too")
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    chosen = [mutant for mutant in load() if not given.rules or mutant.rule in given.rules]
    outcomes = []
    with ThreadPoolExecutor(given.jobs) as workers:
        for outcome in workers.map(run, chosen):
            outcomes.append(outcome)
            print(f"{outcome.mutant.rule}: {outcome.fault or 'noticed'}", file=sys.stderr, flush=True)
    rows = table(outcomes)
    print(rows)
    if given.table:
        given.table.write_text(rows, encoding="utf-8")
    sys.exit(any(outcome.fault for outcome in outcomes) or not outcomes)


if __name__ == "__main__":
    main()
