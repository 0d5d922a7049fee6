"""`docs/proof.md`: what `make test-long` showed. Each part of it is written by its own run and leaves the others alone.

`python -m tests.proof REPORT` writes the part about tests and properties from the JUnit file of a pytest run with
`MODULBYGGER_LONG=1`; `python -m tests.mutants.run --write` writes the part about deliberate breaks.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.mutants.mutant import Mutant

ROOT = Path(__file__).parents[1]
PROOF = ROOT / "docs/proof.md"
HEAD = """\
# Proof

Written by `make test-long`, not by hand. A test that cannot fail proves nothing: below stand the lists that were gone
through, how much chance was tried, and for every rule the line that was broken to see its test go red.
"""
TESTS, PROPERTIES = "## Tests", "## Properties"
BREAKS = {
    "s": "## Breaks: tracking (S)",
    "p": "## Breaks: the package (P)",
    "check": "## Breaks: checks of an author's text",
}
PARTS = (TESTS, PROPERTIES, *BREAKS.values())
NOT_RUN = "not run"


def parts(text: str) -> dict[str, str]:
    """The parts of the page by their heading."""
    found = re.split(r"^(## .+)\n+", text, flags=re.MULTILINE)
    return {heading: body.strip() for heading, body in zip(found[1::2], found[2::2], strict=True)}


def write(changed: dict[str, str], page: Path = PROOF) -> None:
    """Put these parts in the page; the others stay."""
    standing = parts(page.read_text("utf-8")) if page.exists() else {}
    standing.update(changed)
    bodies = (f"\n{heading}\n\n{standing[heading].strip()}\n" for heading in PARTS if heading in standing)
    page.write_text(HEAD + "".join(bodies), "utf-8")


def write_breaks(mutants: Sequence[Mutant], done: Sequence[tuple[Mutant, str, float]], page: Path = PROOF) -> None:
    """A row for each mutant: of `done` (a break, its fault or "", its time by the unbroken's), else as it stood.

    A break that was changed since, or never run, is said to be not run.
    """
    standing = parts(page.read_text("utf-8")) if page.exists() else {}
    now = {broken(mutant): outcome(mutant, fault, ratio) for mutant, fault, ratio in done}
    changed = {}
    for begins, heading in BREAKS.items():
        known = {**rows(standing.get(heading, "")), **now}
        here = [mutant for mutant in mutants if mutant.home.partition("-")[0] == begins]
        told = {broken(mutant): known.get(broken(mutant), f"{NOT_RUN} | ") for mutant in here}
        alone = sum(not rest.startswith((NOT_RUN, "**")) for rest in told.values())
        rules = len({mutant.rule for mutant in here})
        changed[heading] = (
            f"{len(here)} breaks of {rules} rules; {alone} reddened the named test and no other of its group.\n\n"
            "| rule | broken | red | time |\n| --- | --- | --- | --- |\n"
            + "".join(f"| {what} | {rest} |\n" for what, rest in told.items())
        )
    write(changed, page)


def broken(mutant: Mutant) -> str:
    """The first two cells of a break's row; they say which break it is."""
    return f"{mutant.rule} | `{mutant.file}`: {code(mutant.old)} → {code(mutant.new)}"


def outcome(mutant: Mutant, fault: str, ratio: float) -> str:
    """The other two."""
    red = f"**{cell(fault)}**" if fault else code(mutant.test.rpartition("/")[2])
    return f"{red} | {f'{ratio:.1f} ×' if ratio else ''}"


def rows(body: str) -> dict[str, str]:
    """The rows of a part's table, of what has been run: what was broken → the rest."""
    found = {}
    for line in body.splitlines()[4:]:
        rule, what, rest = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"), maxsplit=2)
        if not rest.strip().startswith(NOT_RUN):
            found[f"{rule.strip()} | {what.strip()}"] = rest.strip()
    return found


def code(text: str) -> str:
    """A line of code in a table's cell, with as many backquotes around as it needs."""
    line = cell(text)
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence, space = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{space}{line}{space}{fence}"


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def write_tests(report: Path, page: Path = PROOF) -> None:
    """What ran, folder by folder, and how many examples each property was tried with; from pytest's JUnit file."""
    counts: dict[str, Counter[str]] = {}
    properties = []
    seeds = set()
    for case in ElementTree.parse(report).iter("testcase"):
        file = case.attrib["classname"].replace(".", "/")
        folder = re.sub(r"^tests/(unit/[^/]+|[^/]+).*", r"\1", file)
        kind = "failed" if {"failure", "error"} & {child.tag for child in case} else "passed"
        counts.setdefault(folder, Counter())["skipped" if case.find("skipped") is not None else kind] += 1
        noted = {each.attrib["name"]: each.attrib["value"] for each in case.iter("property")}
        if "examples" in noted:
            properties.append(f"| `{file}.py::{cell(case.attrib['name'])}` | {int(noted['examples']):,} |\n")
            seeds.add(noted["seed"])
    if not properties:
        raise SystemExit(f"{report}: no property tells how many examples it was tried with (tests/conftest.py)")
    lines = [
        f"| `{folder}` | {count['passed']} | {count['failed']} | {count['skipped']} |\n"
        for folder, count in sorted(counts.items())
    ]
    total: Counter[str] = sum(counts.values(), Counter())
    write(
        {
            TESTS: f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped.\n\n"
            "| folder | passed | failed | skipped |\n| --- | --- | --- | --- |\n" + "".join(lines),
            PROPERTIES: f"Seed {', '.join(sorted(seeds))}: `--hypothesis-seed` repeats the run.\n\n"
            "| property | examples |\n| --- | --- |\n" + "".join(sorted(properties)),
        },
        page,
    )


if __name__ == "__main__":
    write_tests(Path(sys.argv[1]))
