"""Golden packages: a small collection in `<case>/modules`, and what is in its packages in `<case>/expected`.

Text, not zip bytes: another zlib deflates differently. Of the course document the pages and the data are kept; what
surrounds them (bar, dialogs, styles) has tests and pictures of its own. `pytest tests/packages --rewrite` writes the
expected files; read them before you commit.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from builder.diagnostics import any_error
from tests.building import build

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/modules"))
EDITIONS = ("scorm12", "scorm2004", "scorm2004-3rd")


def readable(text: str) -> str:
    """A page without its styles and their hash."""
    text = re.sub(r"<style>.*?</style>", "<style>…</style>", text, flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", text)


def unpacked(archive: Path, edition: str) -> dict[str, str]:
    """What is compared of one package, by the name of the expected file."""
    with zipfile.ZipFile(archive) as package:
        found = {f"{edition}/files.txt": "".join(f"{name}\n" for name in package.namelist())}
        found[f"{edition}/imsmanifest.xml"] = package.read("imsmanifest.xml").decode()
        found[f"{edition}/vejledning.html"] = readable(package.read("vejledning.html").decode())
        # The same in every edition; `test_the_document_is_the_same_in_every_edition` holds it to that.
        document = package.read("index.html").decode()
    found["pages.html"] = document[document.index("<main") : document.index('<section class="page finish"')]
    data = json.loads(document[document.index('id="course-data">') + 17 : document.rindex("</script>")])
    del data["texts"]
    found["course-data.json"] = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return found


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, tmp_path: Path, rewrite: bool) -> None:
    shutil.copytree(HERE / case / "modules", tmp_path / "modules")
    result = build(tmp_path, editions=EDITIONS)
    assert not any_error(list(result.found)), result.found
    found: dict[str, str] = {}
    for built in result.packages:
        found |= unpacked(tmp_path / "dist" / Path(built.path).name, built.edition)
        found["ids.lock"] = (tmp_path / "modules" / built.module / "ids.lock").read_text("utf-8")
    expected = HERE / case / "expected"
    if rewrite:
        shutil.rmtree(expected, ignore_errors=True)
        for name, text in found.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, "utf-8")
    kept = {path.relative_to(expected).as_posix(): path for path in expected.rglob("*") if path.is_file()}
    assert sorted(found) == sorted(kept)
    for name, text in found.items():
        assert text == kept[name].read_text("utf-8"), name


@pytest.mark.parametrize("case", CASES)
def test_the_document_is_the_same_in_every_edition(case: str, tmp_path: Path) -> None:
    shutil.copytree(HERE / case / "modules", tmp_path / "modules")
    documents = set()
    for built in build(tmp_path, editions=EDITIONS).packages:
        with zipfile.ZipFile(tmp_path / "dist" / Path(built.path).name) as package:
            documents.add(package.read("index.html"))
    assert len(documents) == 1
