"""What real authors type, and what becomes of it: `habits/*.txt`, one case after another.

A case is `§`, the text as typed, `→`, its HTML (what all tables, callouts and external links have in common
is left out: `support.short`), and a line `! code:line` for each diagnostic. `⇥` is a tab, `⍽` a no-break
blank, `␠` a blank at the end of a line. `--rewrite` writes what comes out; read it before you commit.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.prose.support import found, module, one, problems, short

if TYPE_CHECKING:
    from builder.prose import ProseContext

FILES = sorted(Path(__file__).with_name("habits").glob("*.txt"))
SIGNS = str.maketrans({"⇥": "\t", "⍽": "\u00a0", "␠": " "})


def cases(file: Path) -> list[tuple[str, str]]:
    """(typed, expected) of every case in a file."""
    parts = file.read_text("utf-8").removeprefix("§\n").removesuffix("\n").split("\n§\n")
    return [(typed, expected) for typed, _, expected in (part.partition("\n→\n") for part in parts)]


ALL = [(file, typed, expected) for file in FILES for typed, expected in cases(file)]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> ProseContext:
    return module(tmp_path_factory.mktemp("module"))


def outcome(typed: str, context: ProseContext) -> str:
    result = one(typed.translate(SIGNS), context)
    html = short(result.html[0])
    notes = short(result.footnotes)
    told = [f"! {place}" for place in found(result).split()]
    assert not list(problems(result.html[0] + result.footnotes))
    return "\n".join([*filter(None, [html, notes]), *told])


@pytest.mark.parametrize(
    ("file", "typed", "expected"), ALL, ids=[f"{file.stem}: {typed[:40]}" for file, typed, _ in ALL]
)
def test_habit(file: Path, typed: str, expected: str, context: ProseContext, rewrite: bool) -> None:
    assert rewrite or outcome(typed, context) == expected


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_no_case_is_written_twice(file: Path, context: ProseContext, rewrite: bool) -> None:
    if rewrite:
        text = "\n".join(f"§\n{typed}\n→\n{outcome(typed, context)}" for typed, _ in cases(file))
        file.write_text(text + "\n", "utf-8")
    assert [typed for other, typed, _ in ALL if other != file and typed in dict(cases(file))] == []


def test_there_are_enough() -> None:
    assert len(ALL) >= 300
