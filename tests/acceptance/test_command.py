"""The command line from outside: what people type, what comes back on which stream, with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import builder
from builder import VERSION
from tests.acceptance.course import MODULE, run, write

PAGE = "# Side\n\nTekst.\n"
BROKEN = "# Side\n\n𝒳æ\u0301 ![En drage](media/x.png)\n"
"""A mistake after a character of two UTF-16 units and a letter that NFC makes one."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, PAGE)
    return tmp_path


def process(folder: Path, shell: str) -> subprocess.CompletedProcess[str]:
    """A real process; `modulbygger` in the command is this program."""
    program = f"'{sys.executable}' -c 'from builder.cli import main; main()'"
    environment = {**os.environ, "PYTHONPATH": str(Path(builder.__file__).parents[1])}
    command = shell.replace("modulbygger", program)
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_version(folder: Path) -> None:
    assert run(folder, "--version") == (0, f"modulbygger {VERSION}\n", "")


@pytest.mark.parametrize(
    "typed",
    [
        "modules",
        "modules/",
        "modules//",
        "./modules",
        ".//modules/",
        "{here}/modules",
        "{here}/modules/",
        "../{name}/modules",
    ],
)
def test_the_collection_however_it_is_typed(folder: Path, typed: str) -> None:
    write(folder, BROKEN)
    typed = typed.format(here=folder, name=folder.name)
    (row,) = json.loads(run(folder, "check", "--modules", typed, "--format", "json").stdout)
    place = typed.rstrip("/").removeprefix(".//").removeprefix("./")
    assert row["file"] == f"{place}/eksempel/01-side.md"


def test_a_collection_with_blanks_and_danish_letters(tmp_path: Path) -> None:
    write(tmp_path, PAGE)
    (tmp_path / "modules").rename(tmp_path / "Mine kurser på øen (2)")
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, "Mine kurser på øen (2)")
        if not (tmp_path / typed).exists():
            continue
        assert run(tmp_path, "build", "--modules", typed, "--edition", "scorm12").returncode == 0


@pytest.mark.parametrize(
    "typed", ["eksempel", "modules/eksempel", "./modules/eksempel/", "modules\\eksempel", "{here}/modules/eksempel/"]
)
def test_a_module_however_it_is_typed(folder: Path, typed: str) -> None:
    assert run(folder, "check", typed.format(here=folder)).returncode == 0


def test_standing_in_the_collection_or_in_a_module(folder: Path) -> None:
    assert run(folder / "modules", "check", "--modules", ".").returncode == 0
    assert run(folder / "modules", "check", "--modules", ".", "eksempel").returncode == 0
    assert run(folder / "modules/eksempel", "check", "--modules", "..", ".").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "--modules", ""), "der er ingen mappe ``"),
        (("check", "--modules", "modules/catalogue.toml"), "der er ingen mappe `modules/catalogue.toml`"),
        (("check", "--modules", "modules/eksempel"), "der er ingen moduler i `modules/eksempel`"),
        (("build", "--modules", "modules/eksempel"), "der er ingen moduler i `modules/eksempel`"),
        (("check", ""), "der er intet modul ``"),
        (("build", "eksmpel"), "mente du `eksempel`?"),
        (("build", "--out", ""), "der står ingen mappe efter `--out`"),
        (("--lang", "en", "check"), "options stand after the command: `modulbygger check --lang`"),
        (("build", "--edition", "scorm12,scorm2004"), "skriv valget én gang for hver værdi"),
        (("check", "--today", "1/11-2027"), "for eksempel 2027-11-01"),
        (("verify", "modules/catalogue.toml"), "er ikke en zip-fil"),
        (("verify", "--format", "json", "nej.zip"), "der er ingen fil `nej.zip`"),
    ],
)
def test_wrong_use(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = run(folder, *arguments)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_where_nothing_is_a_module(tmp_path: Path, command: str) -> None:
    write(tmp_path, PAGE, **{"_kladde/module.toml": MODULE, "_kladde/01-a.md": PAGE, ".git/01-a.md": PAGE})
    for path in sorted((tmp_path / "modules/eksempel").iterdir()):
        path.unlink()
    code, _, err = run(tmp_path, command)
    assert code == 2
    assert "der er ingen moduler i `modules`" in err
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("typed", ["fejl[image-missing]", "error[image-missing]:", "[image-missing]", "Image-Missing"])
def test_a_code_is_found_as_it_was_printed(folder: Path, typed: str) -> None:
    assert run(folder, "explain", typed).stdout.startswith("# image-missing\n")


def test_columns_are_code_points(folder: Path) -> None:
    write(folder, BROKEN)
    (row,) = json.loads(run(folder, "check", "--format", "json").stdout)
    assert (row["line"], row["column"], row["end_line"], row["end_column"]) == (3, 16, 3, 27)
    assert "line=3,col=16,endLine=3,endColumn=27" in run(folder, "check", "--format", "github").stdout


def test_what_check_finds_is_on_stdout_and_what_build_finds_on_stderr(folder: Path) -> None:
    write(folder, BROKEN)
    check, build = run(folder, "check"), run(folder, "build")
    assert "fejl[image-missing]" in check.stdout
    assert "fejl[image-missing]" not in check.stderr
    assert "fejl[image-missing]" in build.stderr
    assert build.stdout == ""
    assert (check.returncode, build.returncode) == (1, 1)


def test_nothing_is_coloured_outside_a_terminal(folder: Path) -> None:
    write(folder, BROKEN)
    assert "\x1b" not in run(folder, "check").stdout


@pytest.mark.parametrize(
    ("shell", "code"),
    [
        ("modulbygger check | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}", {0, 1}),
        ("modulbygger check >/dev/full", {3}),
        ("modulbygger check >&-", {1}),
        ("modulbygger build 2>&-", {1}),
    ],
)
def test_streams_that_are_gone(folder: Path, shell: str, code: set[int]) -> None:
    write(folder, BROKEN)
    ran = process(folder, shell)
    assert ran.returncode in code
    assert "Traceback" not in ran.stderr
    assert "selv en fejl" not in ran.stderr


def test_an_output_folder_that_cannot_be(folder: Path) -> None:
    for out in ("/proc/x", "modules/catalogue.toml/x", "modules/catalogue.toml"):
        code, _, err = run(folder, "build", "--out", out)
        assert code == 3
        assert "Traceback" not in err
    assert not (folder / "modules/eksempel/ids.lock").exists()


def test_a_build_json_of_somebody_else(folder: Path) -> None:
    (folder / "dist").mkdir()
    (folder / "dist/build.json").write_text("[]", "utf-8")
    code, _, err = run(folder, "build")
    assert code == 3
    assert err.startswith("modulbygger: `dist/build.json` kan ikke bruges\n  = hjælp: den er ikke skrevet af")
    assert (folder / "dist/build.json").read_text("utf-8") == "[]"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check",), "Nothing to remark."),
        (("check", "--lang", "da"), "Intet at bemærke."),
        (("build",), "unchanged)"),
        (("build", "--lang=da"), "uændret)"),
        (("check", "nej"), "there is no module `nej`"),
        (("check", "nej", "--modules=./modules/"), "there is no module `nej`"),
        (("check", "--modules", "nej"), "der er ingen mappe `nej`"),
        (("verify", "nej.zip"), "there is no file `nej.zip`"),
        (("verify", "nej.zip", "--lang", "da"), "der er ingen fil `nej.zip`"),
    ],
)
def test_the_language_is_the_collections(
    folder: Path, arguments: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    (folder / "modules/catalogue.toml").write_text('language = "English"\n', "utf-8")
    run(folder, "build")
    assert words in run(folder, *arguments).stderr


def test_what_depends_on_the_day_is_a_note_at_its_date(folder: Path) -> None:
    (folder / "modules/eksempel/module.toml").write_text('title = "x"\nreview_date = 2027-11-01\n', "utf-8")
    for day, lines in (("2027-11-01", []), ("2027-11-02", [2])):
        code, out, _ = run(folder, "check", "--strict", "--today", day, "--format", "json")
        rows = json.loads(out)
        assert (code, [row["line"] for row in rows], {row["severity"] for row in rows} - {"note"}) == (0, lines, set())
