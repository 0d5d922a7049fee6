"""What need not be built again is not; everything else is."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import builder
from tests.building import DRAWING, build, collection

ZIP = "eksempel-1.0.0-scorm12.zip"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection that was built a moment ago, with a warning to remember."""
    folder = collection(tmp_path)
    (folder / "modules/eksempel/kladde.md").write_text("# Kladde\n", "utf-8")
    assert [one.code for one in build(folder).found] == ["page-name"]
    return folder


def is_unchanged(folder: Path) -> bool:
    (built,) = build(folder).packages
    return built.unchanged


def test_nothing_changed(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (folder / "dist").iterdir()}
    assert is_unchanged(folder)
    assert {path: path.stat().st_mtime_ns for path in (folder / "dist").iterdir()} == before


def test_its_warnings_are_told_again(folder: Path) -> None:
    first = build(folder)
    assert [one.code for one in first.found] == ["page-name"]
    assert first.found == build(folder).found


@pytest.mark.parametrize(
    "name",
    [
        "modules/eksempel/01-start.md",
        "modules/eksempel/module.toml",
        "modules/eksempel/media/kurve.svg",
        "modules/catalogue.toml",
        "modules/glossary.md",
        "modules/sources.toml",
        "modules/_shared/ramme.md",
    ],
)
def test_a_source_changed(folder: Path, name: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(text + "\n", "utf-8")
    assert not is_unchanged(folder)
    assert is_unchanged(folder)


@pytest.mark.parametrize("name", ["logo.svg", "billeder/Våben.svg", "andet/media/logo.svg"])
def test_a_logo_changed(folder: Path, name: str) -> None:
    """Wherever in the collection it lies: it is in every module's package."""
    logo = folder / "modules" / name
    logo.parent.mkdir(parents=True, exist_ok=True)
    logo.write_text(DRAWING, "utf-8")
    with (folder / "modules/catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(f'[theme]\nlogo = "{name}"\n')
    assert not is_unchanged(folder)
    assert is_unchanged(folder)
    logo.write_text(DRAWING.replace("9 0", "9 9"), "utf-8")
    assert not is_unchanged(folder)
    with zipfile.ZipFile(folder / "dist" / ZIP) as package:
        assert package.read("media/_logo.svg") == logo.read_bytes()
        assert b'href="media/_logo.svg"' in package.read("imsmanifest.xml")


def test_a_source_is_gone(folder: Path) -> None:
    (folder / "modules/eksempel/kladde.md").unlink()
    assert not is_unchanged(folder)


@pytest.mark.parametrize("name", [ZIP, f"{ZIP}.html"])
def test_an_output_is_gone_or_altered(folder: Path, name: str) -> None:
    path = folder / "dist" / name
    good = path.read_bytes()
    path.unlink()
    assert not is_unchanged(folder)
    assert path.read_bytes() == good or name.endswith(".html")
    path.write_bytes(good[:-1] + b"?")
    assert not is_unchanged(folder)
    assert path.exists()


def test_the_record_is_gone_or_garbage(folder: Path) -> None:
    record = folder / "dist/.modulbygger.json"
    for text in ("", "{", "[]", '{"format": 99}'):
        record.write_text(text, "utf-8")
        assert not is_unchanged(folder)
        assert is_unchanged(folder)


def test_the_list_of_packages_is_written_again(folder: Path) -> None:
    (folder / "dist/build.json").unlink()
    assert is_unchanged(folder)
    assert (folder / "dist/build.json").exists()


def test_another_day(folder: Path) -> None:
    """Notes depend on the day."""
    (built,) = build(folder, today="2026-11-23").packages
    assert not built.unchanged


def test_an_edition_more(folder: Path) -> None:
    built = build(folder, editions=("scorm12", "scorm2004")).packages
    assert [one.edition for one in built] == ["scorm12", "scorm2004"]
    assert is_unchanged(folder)
    assert [one.unchanged for one in build(folder, editions=("scorm2004",)).packages] == [True]


def test_an_edition_built_later_does_not_forget_the_other(folder: Path) -> None:
    build(folder, editions=("scorm2004",))
    assert all(one.unchanged for one in build(folder, editions=("scorm12", "scorm2004")).packages)


def test_an_error_is_never_remembered(folder: Path) -> None:
    page = folder / "modules/eksempel/01-start.md"
    good = page.read_text("utf-8")
    page.write_text(good.replace("kurve.svg", "andet.svg"), "utf-8")
    for _ in range(2):
        assert build(folder).failed == ("eksempel",)
    page.write_text(good, "utf-8")
    assert build(folder).failed == ()


def test_the_program_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.cache.VERSION", "99.0.0")
    assert not is_unchanged(folder)


def test_nothing_heavy_is_imported(folder: Path) -> None:
    """The unchanged path has 0.6 of the time it takes to import what a build needs (design section 9)."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom tests.building import build\n"
        "assert build(Path(sys.argv[1])).packages[0].unchanged\n"
        "heavy = {'lxml', 'jinja2', 'markdown', 'tomllib', 'zipfile', 'builder.make', 'builder.load'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    root = Path(builder.__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_a_folder_that_links_to_itself(folder: Path) -> None:
    (folder / "modules/eksempel/media/igen").symlink_to(folder / "modules/eksempel")
    build(folder)
    shutil.rmtree(folder / "dist")
    build(folder)
