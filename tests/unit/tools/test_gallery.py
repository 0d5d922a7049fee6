"""The gallery: every good example of every component, with its source, in a collection that has nothing to remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builder.cli import run
from tools import gallery
from tools.fitting import fitted

if TYPE_CHECKING:
    from pathlib import Path

GOOD = sorted(path.with_suffix(".md") for path in gallery.COMPONENTS.glob("*/examples/*.html"))


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gallery.write(tmp_path_factory.mktemp("gallery") / "made")


def test_there_is_nothing_to_remark(modules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["check", "--strict", "--modules", str(modules)])
    said = capsys.readouterr()
    assert code == 0, said.out + said.err


def test_every_good_example_stands_there_with_its_source(modules: Path) -> None:
    pages = [page.read_text("utf-8") for page in sorted((modules / gallery.MODULE).glob("*.md"))]
    assert {path for one in gallery.shown() for path in one.examples} == set(GOOD)
    missing = [path for path in GOOD if not any(path.read_text("utf-8").strip() in page for page in pages)]
    assert missing == []
    assert len(pages) == 1 + len({path.parent for path in GOOD})


def test_titles_and_sentences_are_danish() -> None:
    for one in gallery.shown():
        assert one.doc.endswith(".")
        assert not one.doc.lower().startswith(("a ", "the ", "text ", "type ", "what ", "choose ")), one.doc


@pytest.mark.parametrize(
    ("source", "live"),
    [
        ("# T\n\n## Del\n\n#### Lille", "### Del\n\n##### Lille"),
        ("# T\n\n::: foldud\n### Punkt\n:::", "::: foldud\n### Punkt\n:::"),
        ("# T\n\n::: kun\nmålgruppe: lærer\n## Del\n:::", "::: kun\nmålgruppe: lærer\n### Del\n:::"),
        ("# T\n\n```\n::: test\n# kode\n```\n## Del", "```\n::: test\n# kode\n```\n### Del"),
        ("# T\n\n:::test\nbestået: 50\n:::", ":::test\ntæller: nej\nbestået: 50\n:::"),
        ("# T\n\n::: test\ntæller: nej\n:::", "::: test\ntæller: nej\n:::"),
        ("# T\n\n::: side\nlåst: ja\n:::\n\nOrd", "Ord"),
        ("# T\n\n::: spørgsmål\nid: hej\n:::\nid: hej", "::: spørgsmål\nid: a-b-c-d-hej\n:::\nid: hej"),
        ("# T\n\nNote[^1]\n\n[^1]: Ord", "Note[^a-b-c-d-1]\n\n[^a-b-c-d-1]: Ord"),
        ("# T\n\n![x](media/a.svg)", "![x](media/a_b/a.svg)"),
    ],
)
def test_an_example_is_fitted_to_stand_beside_others(source: str, live: str) -> None:
    assert fitted(source, "a_b", "c-d") == ("T", live)
