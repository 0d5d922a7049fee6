"""The examples in the components' folders are what they say: `.html` beside the good ones, `.txt` beside the broken.

`pytest tests/unit/components --rewrite` writes what came out; read it before you commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import any_error, in_order
from builder.drawing import Drawing
from builder.i18n import translator
from builder.identity import identify
from builder.load import Collection, ModuleSource
from builder.model import MediaFile, Module, SourceFile
from builder.output import as_text
from builder.parse import parse
from tests.unit.parse.support import collection, settings

ROOT = Path(__file__).parents[3]
COMPONENTS = Path("builder/components")
EXAMPLES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / COMPONENTS).glob("*/examples/*.md"))


def page_of(path: Path) -> tuple[ModuleSource, Collection]:
    folder = path.parent
    media = tuple(
        MediaFile(f"media/{file.name}", f"media/{file.name}", file, file.stat().st_size)
        for file in sorted((folder / "media").glob("*"))
    )
    page = SourceFile(path.name, path.as_posix(), path.read_text("utf-8"))
    shared = {file.stem: file.read_text("utf-8") for file in (folder / "_shared").glob("*.md")}
    return ModuleSource("eksempel", folder, settings(), (page,), media, None), collection(shared)


def drawn(module: Module, catalogue_of: Collection) -> str:
    ids, _, _ = identify(module, None, "ids.lock")
    return str(Drawing(module, ids, catalogue_of.catalogue).page(module.pages[0], 0)).strip() + "\n"


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example(example: str, rewrite: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    path = Path(example)
    source, all_of_it = page_of(path)
    module, found = parse(source, all_of_it)
    told = as_text(in_order(found), translator("da"))
    kind, result = (".txt", told) if found else (".html", drawn(module, all_of_it))
    expected = path.with_suffix(kind)
    if rewrite:
        expected.write_text(result, "utf-8")
    assert not path.with_suffix(".html" if kind == ".txt" else ".txt").exists()
    assert result == expected.read_text("utf-8")
    assert any_error(found) == told.startswith("fejl[") or "\nfejl[" in told


@pytest.mark.parametrize("component", ["choice", "test"])
def test_there_are_examples_of_both_kinds(component: str) -> None:
    folder = ROOT / COMPONENTS / component / "examples"
    assert len(list(folder.glob("*.html"))) >= 4
    assert len(list(folder.glob("*.txt"))) >= 4
