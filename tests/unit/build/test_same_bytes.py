"""The same sources give the same bytes: from another folder, time zone, locale, hash seed, umask and checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import builder
from tests.building import build, collection

ROOT = Path(builder.__file__).parents[1]
CODE = (
    "import sys\nfrom pathlib import Path\nfrom tests.building import build\n"
    "build(Path(sys.argv[1]), editions=('scorm12', 'scorm2004', 'scorm2004-3rd'))\n"
)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = collection(tmp_path_factory.mktemp("first"), "en", "to")
    build(folder, editions=("scorm12", "scorm2004", "scorm2004-3rd"))
    return folder


def outputs(folder: Path) -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in (folder / "dist").iterdir() if not path.name.startswith(".")}
    assert len(found) == 13
    return found


def copied(first: Path, target: Path) -> Path:
    shutil.copytree(first / "modules", target / "modules")
    return target


def elsewhere(folder: Path, environment: dict[str, str], umask: int = 0o022) -> None:
    """Build in a process of its own."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-c", CODE, str(folder)]
    subprocess.run(command, cwd=folder, env=variables, check=True, umask=umask)


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "0", "USER": "anden", "HOME": "/nowhere"},
    ],
    ids=str,
)
def test_another_environment(first: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    folder = copied(first, tmp_path / "et andet sted" / "æøå")
    elsewhere(folder, environment)
    assert outputs(folder) == outputs(first)


def test_another_umask(first: Path, tmp_path: Path) -> None:
    folder = copied(first, tmp_path)
    elsewhere(folder, {}, umask=0o077)
    assert outputs(folder) == outputs(first)


def test_a_checkout_with_the_line_ends_of_windows(first: Path, tmp_path: Path) -> None:
    folder = copied(first, tmp_path)
    texts = [path for path in folder.rglob("*") if path.suffix in {".md", ".toml", ".lock", ".svg"}]
    assert len(texts) == 11
    for path in texts:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    build(folder, editions=("scorm12", "scorm2004", "scorm2004-3rd"))
    assert outputs(folder) == outputs(first)


def test_other_times_and_modes_of_the_files(first: Path, tmp_path: Path) -> None:
    folder = copied(first, tmp_path)
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.chmod(0o755)
            os.utime(path, (1, 1))
    build(folder, editions=("scorm12", "scorm2004", "scorm2004-3rd"))
    assert outputs(folder) == outputs(first)


def test_twice_in_one_process_and_in_another_order(first: Path, tmp_path: Path) -> None:
    folder = copied(first, tmp_path)
    build(folder, "to", editions=("scorm2004-3rd",))
    build(folder, editions=("scorm2004", "scorm12", "scorm2004-3rd"))
    ours, theirs = outputs(folder), outputs(first)
    assert {name for name in ours if ours[name] != theirs[name]} == {"to-1.0.0-scorm2004-3rd.zip.html"}  # "the same"


def test_what_lies_in_the_output_folder_does_not_enter_the_packages(first: Path, tmp_path: Path) -> None:
    folder = copied(first, tmp_path)
    shutil.copytree(first / "dist", folder / "dist")
    (folder / "dist/.modulbygger.json").unlink()
    build(folder, editions=("scorm12", "scorm2004", "scorm2004-3rd"))
    ours, theirs = outputs(folder), outputs(first)
    assert {name for name in ours if ours[name] != theirs[name]} == {
        name for name in ours if name.endswith(".zip.html")
    }
