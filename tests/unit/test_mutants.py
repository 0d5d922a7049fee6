"""Every rule has a deliberate break that fits; `make test-long` shows what notices it."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests import proof
from tests.mutants.mutant import ROOT, Mutant, load
from tests.mutants.run import Run, judge
from tests.test_broken import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

MUTANTS = load()
OF_LISTS = {f"P{number:02}" for number in range(1, 31)} | {f"S{number:02}" for number in range(1, 37)}
ONE = Mutant("check-a", "a-b", "builder/a.py", "x | y", "x & `y`", "tests/t.py::test_it[a]", ("tests/t.py",))


def of_check(mutant: Mutant) -> str:
    """The code whose check is broken; a rule of the package is a check of `verify`: its test's case says which."""
    case = re.search(r"\[([a-z0-9-]+)", mutant.test)
    return mutant.rule if mutant.rule in EXAMPLES or not case else case[1]


@cache
def functions(file: str) -> list[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def test_every_break_fits() -> None:
    assert [fault for mutant in MUTANTS if (fault := mutant.misfit())] == []


def test_every_rule_has_a_break() -> None:
    assert sorted(OF_LISTS - {mutant.rule for mutant in MUTANTS}) == []
    assert sorted(set(EXAMPLES) - {of_check(mutant) for mutant in MUTANTS}) == []


def test_every_break_is_of_a_rule() -> None:
    assert sorted({mutant.rule for mutant in MUTANTS} - OF_LISTS - set(EXAMPLES)) == []


def test_every_named_test_is_there() -> None:
    for mutant in MUTANTS:
        file, _, name = mutant.test.partition("::")
        beginning = name.partition("[")[0]
        assert any(function.startswith(beginning) for function in functions(file)), mutant.test
        assert any(mutant.test.startswith(group) or group.startswith(file) for group in mutant.among), mutant.test


@pytest.mark.parametrize(
    ("red", "green", "fault"),
    [
        (("tests/t.py::test_it[a]",), ("tests/t.py::test_it[b]",), ""),
        ((), ("tests/t.py::test_it[a]",), "nothing noticed"),
        (("tests/t.py::test_it[b]",), ("tests/t.py::test_it[a]",), "nothing noticed, but red: tests/t.py::test_it[b]"),
        (("tests/t.py::test_it[a]", "tests/t.py::test_it[b]"), (), "also red: tests/t.py::test_it[b]"),
        ((), ("tests/t.py::test_it[b]",), "tests/t.py::test_it[a] was not run"),
    ],
)
def test_exactly_the_named_test_must_notice(red: tuple[str, ...], green: tuple[str, ...], fault: str) -> None:
    assert judge(ONE, Run(red, green, "", 1), Run((), (*red, *green), "", 1)) == fault


def test_a_test_that_is_red_without_the_break_proves_nothing() -> None:
    red = Run(("tests/t.py::test_it[a]",), (), "", 1)
    assert judge(ONE, red, red) == "red without the break: tests/t.py::test_it[a]"


def test_the_page_keeps_what_was_not_run_again(tmp_path: Path) -> None:
    page = tmp_path / "proof.md"
    other = ONE._replace(rule="c-d", old="1")
    changed = other._replace(new="2")
    stars = ONE._replace(rule="e-f", old="**")
    proof.write_breaks([ONE, other, stars], [(ONE, "", 1.0), (other, "nothing noticed", 1.25), (stars, "", 1.0)], page)
    whole = page.read_text("utf-8")
    assert "3 breaks of 3 rules; 2 reddened" in whole
    assert "| a-b | `builder/a.py`: `x \\| y` → `` x & `y` `` | `t.py::test_it[a]` | 1.0 × |\n" in whole
    assert "| c-d | `builder/a.py`: `1` → `` x & `y` `` | **nothing noticed** | 1.2 × |\n" in whole

    proof.write_breaks([ONE, other, stars], [], page)
    assert page.read_text("utf-8") == whole

    for _ in "once", "again":
        proof.write_breaks([ONE, changed], [], page)
        assert "2 breaks of 2 rules; 1 reddened" in page.read_text("utf-8")
        assert "| c-d | `builder/a.py`: `1` → `2` | not run |  |\n" in page.read_text("utf-8")


def test_the_page_tells_what_ran(tmp_path: Path) -> None:
    page, report = tmp_path / "proof.md", tmp_path / "report.xml"
    report.write_text(
        """<testsuites><testsuite>
        <testcase classname="tests.unit.parse.test_fuzz" name="test_any_text"><properties>
        <property name="examples" value="2000"/><property name="seed" value="17"/></properties></testcase>
        <testcase classname="tests.unit.parse.test_fuzz" name="test_b"><skipped/></testcase>
        <testcase classname="tests.test_broken" name="test_the_words[a]"><failure/></testcase>
        </testsuite></testsuites>""",
        "utf-8",
    )
    proof.write_tests(report, page)
    written = page.read_text("utf-8")
    assert "1 passed, 1 failed, 1 skipped." in written
    assert "| `unit/parse` | 1 | 0 | 1 |\n" in written
    assert "| `test_broken` | 0 | 1 | 0 |\n" in written
    assert "Seed 17:" in written
    assert "| `tests/unit/parse/test_fuzz.py::test_any_text` | 2,000 |\n" in written
