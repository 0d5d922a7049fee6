"""The rules over a whole module, from the author's text."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from builder.checks import check
from builder.checks.silence import not_silenced
from builder.diagnostics import Diagnostic, error, in_order, warning
from builder.load import load_module
from builder.model import Ids, Span
from builder.parse import parse
from tests.unit.load.folder import collection, put, write

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 11, 22)
TEST = """::: test
{settings}
::: spørgsmål
Hvad er {subject}?

- [x] Det ene.
- [ ] Det andet.

:::

:::
"""


def found_in(tmp_path: Path, module: str = "", **pages: str) -> list[tuple[str, str, int]]:
    modules = write(tmp_path, m__module___toml=f'title = "Brug AI"\n{module}')
    put(
        modules / "sources.toml",
        '[J1]\ntitle = "Lov"\nreview_date = 2026-11-21\n[J2]\ntitle = "Ny"\nreview_date = 2026-11-22\n',
    )
    put(modules / "catalogue.toml", '[audiences]\nskole = "Skolen"\nforvaltning = "Forvaltningen"\n')
    for name, text in pages.items():
        put(modules / f"m/{name.removeprefix('p')}.md", text)
    shared, _ = collection(modules)
    source, faults = load_module(shared, "m")
    assert faults == []
    assert source is not None
    understood, _ = parse(source, shared)
    return [(one.code, one.span.file, one.span.line) for one in check(understood, source, Ids("x", {}), shared, TODAY)]


def test_nothing_to_say(tmp_path: Path) -> None:
    assert (
        found_in(tmp_path, p01="# Start\n\nTekst [@J2].\n", p02="# Mere\n\n" + TEST.format(settings="", subject="AI"))
        == []
    )


def test_titles_twice_whatever_their_case(tmp_path: Path) -> None:
    found = found_in(tmp_path, p01="# En prompt\n\nx\n", p02="# EN  prompt\n\nx\n", p03="# En prompt til\n\nx\n")
    assert found == [("page-title-twice", "modules/m/02.md", 1)]


def test_two_tests_that_count(tmp_path: Path) -> None:
    one, other = TEST.format(settings="", subject="AI"), TEST.format(settings="", subject="bias")
    practice = TEST.format(settings="tæller: nej\n", subject="en prompt")
    found = found_in(tmp_path, p01=f"# En\n\n{one}", p02=f"# To\n\n{practice}", p03=f"# Tre\n\n{other}")
    assert [one for one in found if one[0] != "feedback-missing"] == [("tests-counting", "modules/m/03.md", 3)]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("målgruppe: skole", "målgruppe: forvaltning", False),
        ("målgruppe: skole", "målgruppe: skole, forvaltning", True),
        ("målgruppe: skole", "", True),
        ("", "målgruppe: alle", True),
    ],
)
def test_two_tests_that_nobody_gets_both_of(tmp_path: Path, first: str, second: str, told: bool) -> None:
    one, other = TEST.format(settings=f"{first}\n", subject="AI"), TEST.format(settings=f"{second}\n", subject="bias")
    found = found_in(tmp_path, p01=f"# En\n\n{one}", p02=f"# To\n\n{other}")
    assert found == ([("tests-counting", "modules/m/02.md", 3)] if told else [])


def test_two_tests_around_which_kun_divides(tmp_path: Path) -> None:
    test = TEST.format(settings="", subject="AI")
    found = found_in(
        tmp_path,
        p01=f"# En\n\n::: kun\nmålgruppe: skole\n\n{test}\n:::\n",
        p02=f"# To\n\n::: kun\nmålgruppe: skole\nikke: ja\n\n{test.replace('er AI', 'er det')}\n:::\n",
    )
    assert found == []


def test_a_source_that_is_unknown_is_told_of_once(tmp_path: Path) -> None:
    assert found_in(tmp_path, p01="# Start\n\nTekst [@J9].\n\n::: kilder\n:::\n") == []
    assert found_in(tmp_path, p01="# Start\n\n::: kilder\n:::\n") == [("sources-none", "modules/m/01.md", 3)]


@pytest.mark.parametrize(("completion", "told"), [("sider", False), ("test", True), ("sider og test", True)])
def test_completion_needs_a_test(tmp_path: Path, completion: str, told: bool) -> None:
    found = found_in(tmp_path, f'completion = "{completion}"\n', p01="# Start\n\nx\n")
    assert [code for code, _, _ in found] == (["completion-without-test"] if told else [])


def test_a_practice_test_does_not_complete(tmp_path: Path) -> None:
    text = "# Start\n\n" + TEST.format(settings="tæller: nej\n", subject="AI")
    assert [code for code, _, _ in found_in(tmp_path, 'completion = "test"\n', p01=text)] == ["completion-without-test"]


def test_a_test_that_could_not_be_read_is_not_missing(tmp_path: Path) -> None:
    text = "# Start\n\n::: test\n\nKun prosa.\n\n:::\n"
    assert found_in(tmp_path, 'completion = "test"\n', p01=text) == []


def test_dates_are_compared_with_the_day_given(tmp_path: Path) -> None:
    found = found_in(tmp_path, "review_date = 2026-11-21\n", p01="# Start\n\nSe [@J1; @J2].\n")
    assert found == [
        ("module-review-due", "modules/m/module.toml", 2),
        ("source-review-due", "modules/sources.toml", 1),
    ]


def test_the_day_itself_is_not_too_late(tmp_path: Path) -> None:
    assert found_in(tmp_path, "review_date = 2026-11-22\n", p01="# Start\n\nx\n") == []


def test_silenced_warnings_are_not_shown_and_errors_are(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "catalogue.toml", '[checks.silence]\npage-name = "Kladder."\npage-empty = "Senere."\n')
    shared, _ = collection(modules)
    span = Span("modules/m/x.md")
    shown: list[Diagnostic] = [error("page-empty", span, "m"), warning("page-title-twice", span, "m")]
    found = not_silenced([warning("page-name", span, "m"), *shown], shared)
    assert [one.code for one in found] == ["silence-of-error", "page-empty", "page-title-twice"]
    assert (found[0].span.line, found[0].severity) == (3, "error")
    assert not_silenced(in_order(shown[1:]), shared) == shown[1:]
