"""Building again, from outside: what is not built twice, what is, and what lies in the output folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

import builder
from tests.acceptance.course import MODULE, Ran, run, write

PAGE = "# Side\n\nTekst på siden.\n"
ZIP = "eksempel-1.0.0-scorm12.zip"


def build(folder: Path, *arguments: str) -> Ran:
    return run(folder, "build", "--edition", "scorm12", *arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Built a moment ago, with a warning."""
    write(tmp_path, PAGE, **{"eksempel/kladde.md": "Senere."})
    assert build(tmp_path).returncode == 0
    return tmp_path


def is_unchanged(ran: Ran) -> bool:
    assert ran.returncode == 0, ran.stderr
    return "uændret)" in ran.stderr


def test_a_stored_warning_is_printed_word_for_word(folder: Path) -> None:
    first, second = build(folder).stderr, build(folder).stderr
    assert "advarsel[page-name]" in first
    assert is_unchanged(build(folder))
    assert first == second


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_module_folder_however_the_disk_spells_it(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    write(tmp_path, PAGE)
    name = unicodedata.normalize(form, "kø på åen")
    (tmp_path / "modules/eksempel").rename(tmp_path / "modules" / name)
    assert not is_unchanged(build(tmp_path))
    assert is_unchanged(build(tmp_path, name))
    (tmp_path / "modules" / name / "01-side.md").write_text(PAGE + "\nMere.\n", "utf-8")
    assert not is_unchanged(build(tmp_path))


def test_a_lock_with_the_line_ends_of_windows(folder: Path) -> None:
    lock = folder / "modules/eksempel/ids.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    build(folder)
    assert is_unchanged(build(folder))


def test_an_output_folder_inside_the_collection(folder: Path) -> None:
    assert not is_unchanged(build(folder, "--out", "modules/dist"))
    assert is_unchanged(build(folder, "--out", "modules/dist"))


@pytest.mark.parametrize(
    ("old", "new"), [('"scorm12": {', '"scorm12": 5, "x": {'), ('"key": ', '"kye": '), ('"found"', '"fnd"'), ("{", "[")]
)
def test_a_record_that_somebody_edited_is_not_believed(folder: Path, old: str, new: str) -> None:
    record = folder / "dist/.modulbygger.json"
    text = record.read_text("utf-8")
    json.loads(text)
    record.write_text(text.replace(old, new), "utf-8")
    assert not is_unchanged(build(folder))


@pytest.mark.parametrize("damage", ["gone", "altered", "empty"])
def test_a_package_that_is_gone_or_altered_comes_back(folder: Path, damage: str) -> None:
    package = folder / "dist" / ZIP
    good = package.read_bytes()
    package.unlink()
    if damage != "gone":
        package.write_bytes(good[:-1] + b"?" if damage == "altered" else b"")
    assert not is_unchanged(build(folder))
    assert package.read_bytes() == good


def test_what_is_not_ours_is_never_touched(folder: Path) -> None:
    for name in ("noter.txt", f"{ZIP}.part", "eksempel-0.9.0-scorm12.zip", "andet/x.zip"):
        path = folder / "dist" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("mit", "utf-8")
    (folder / "modules/eksempel/01-side.md").write_text(PAGE + "\nMere.\n", "utf-8")
    assert build(folder).returncode == 0
    for name in ("noter.txt", f"{ZIP}.part", "eksempel-0.9.0-scorm12.zip", "andet/x.zip"):
        assert (folder / "dist" / name).read_text("utf-8") == "mit"


def test_a_folder_in_the_packages_place_is_named(folder: Path) -> None:
    (folder / "dist" / ZIP).unlink()
    (folder / "dist" / ZIP).mkdir()
    code, _, err = build(folder)
    assert code == 3
    assert f"`dist/{ZIP}` kan ikke" in err


def test_two_builds_at_once(tmp_path: Path) -> None:
    write(tmp_path, PAGE, **{"andet/module.toml": MODULE, "andet/01-b.md": "# Andet\n\nAndet.\n"})
    environment = {**os.environ, "PYTHONPATH": str(Path(builder.__file__).parents[1])}
    code = "import sys; from builder.cli import main; sys.argv[1:] = ['build', *sys.argv[1:]]; main()"
    builds = [
        subprocess.Popen([sys.executable, "-c", code, *names], cwd=tmp_path, env=environment, stderr=subprocess.PIPE)
        for names in (["eksempel"], ["eksempel"], ["andet"])
    ]
    for one in builds:
        told = one.communicate()[1].decode("utf-8")
        assert one.returncode == 0, told
    again = run(tmp_path, "build")
    assert (again.returncode, len(list((tmp_path / "dist").glob("*.part")))) == (0, 0)
    assert len(json.loads((tmp_path / "dist/build.json").read_text("utf-8"))["packages"]) == 4


def test_builds_one_after_the_other_keep_each_others_rows(folder: Path) -> None:
    shutil.copytree(folder / "modules/eksempel", folder / "modules/andet")
    (folder / "modules/andet/ids.lock").unlink()
    build(folder, "andet")
    assert sorted(json.loads((folder / "dist/build.json").read_text("utf-8"))["packages"]) == [
        "andet-1.0.0-scorm12.zip",
        ZIP,
    ]


def test_two_jobs_make_what_one_makes(folder: Path) -> None:
    shutil.copytree(folder / "modules/eksempel", folder / "modules/andet")
    (folder / "modules/andet/ids.lock").unlink()
    assert build(folder, "--out", "en").returncode == 0
    (folder / "modules/andet/ids.lock").unlink()
    assert build(folder, "--out", "to", "--jobs", "2").returncode == 0
    for package in (folder / "en").glob("*.zip"):
        assert (folder / "to" / package.name).read_bytes() == package.read_bytes()


def test_a_checkout_on_a_mac_gives_the_same_bytes(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Names and text in NFD."""
    other = tmp_path_factory.mktemp("mac")
    text = unicodedata.normalize("NFD", PAGE)
    write(other, text, **{"eksempel/kladde.md": "Senere."})
    shutil.copy(folder / "modules/eksempel/ids.lock", other / "modules/eksempel/ids.lock")
    assert build(other, "--frozen").returncode == 0
    assert (other / "dist" / ZIP).read_bytes() == (folder / "dist" / ZIP).read_bytes()
