"""The command line as people use it: what is printed where, and the exit codes."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.cli import COMMANDS, asked_language, run
from builder.explain import codes
from tests.unit.load.folder import MODULE, put

PAGE = "# Start\n\nEn sprogmodel gætter det næste ord.\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "MODULBYGGER_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    put(tmp_path / "modules/introduktion/module.toml", MODULE)
    put(tmp_path / "modules/introduktion/01-start.md", PAGE)
    put(tmp_path / "modules/bias/module.toml", MODULE)
    put(tmp_path / "modules/bias/01-start.md", PAGE)
    return tmp_path


def child(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from builder.cli import main; main()", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_help_names_every_command(capsys: Capture) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {name}" in text for name in COMMANDS)
    assert text.startswith("Brug: modulbygger KOMMANDO …\n")


def test_no_command_is_help(capsys: Capture) -> None:
    assert run([]) == 0
    assert "Brug:" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(COMMANDS))
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_of_a_command_in_both_languages(capsys: Capture, name: str, flag: str) -> None:
    assert run([name, flag]) == 0
    danish = capsys.readouterr().out
    assert run([name, flag, "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert danish.startswith(f"Brug: modulbygger {name} ")
    assert english.startswith(f"Usage: modulbygger {name} ")
    for text in (danish, english):
        assert all(option in text for option in ("--modules", "--lang", "-h, --help"))


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from builder.cli import run; run(['--help', '--lang', 'en']); "
        "heavy = ('markdown', 'jinja2', 'lxml', 'json', 'builder.load', 'builder.cli.check'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8")
    assert done.stdout.rstrip().endswith("[]")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["check"], {}, "da"),
        (["check"], {"LANG": "en_GB.UTF-8"}, "en"),
        (["check"], {"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "da"),
        (["check"], {"LANG": "da_DK.UTF-8"}, "da"),
        (["check", "--lang", "en"], {}, "en"),
        (["check", "--lang=da"], {"LANG": "en_GB.UTF-8"}, "da"),
        (["check", "--lang"], {}, "da"),
    ],
)
def test_the_language_of_help(
    arguments: list[str], environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert asked_language(arguments) == language


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "mente du `check`?"),
        (["--wat"], "der er intet valg `--wat`"),
        (["check", "--strickt"], "mente du `--strict`?"),
        (["check", "--format"], "valget `--format`"),
        (["check", "--strict=ja"], "valget `--strict`"),
        (["check", "--format", "xml"], "skriv et af disse: `text`, `json`, `github`"),
        (["check", "--lang", "sv"], "`da`, `en`"),
        (["check", "--today", "i dag"], "2027-11-01"),
        (["check", "introduktoin"], "mente du `introduktion`?"),
        (["check", "noget-andet"], "modulerne er `bias`, `introduktion`"),
        (["check", "--modules", "mdules"], "der er ingen mappe `mdules` her"),
        (["build", "--edition", "scorm12,scorm2004"], "skriv valget én gang for hver værdi"),
        (["build", "--edition", "scorm13"], "`scorm12`, `scorm2004`, `scorm2004-3rd`"),
        (["build", "--jobs", "0"], "fra 1 til 256"),
        (["build", "introduktoin"], "mente du `introduktion`?"),
        (["build", "--modules", "mdules"], "der er ingen mappe `mdules` her"),
        (["explain", "page-nam"], "mente du `page-name`?"),
        (["explain", "page-name", "page-empty"], "én kode ad gangen"),
        (["verify"], "modulbygger verify dist/NAVN.zip"),
        (["verify", "x.zip"], "der er ingen fil `x.zip`"),
        (["verify", "modules/bias/module.toml"], "er ikke en zip-fil"),
    ],
)
def test_wrong_use_is_told_with_a_way_out(capsys: Capture, arguments: list[str], message: str) -> None:
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("modulbygger: ")
    assert "\n  = hjælp: " in printed.err
    assert message in printed.err


def test_a_folder_without_modules_is_wrong_use(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert run(["check", "--modules", "tom"]) == 2
    assert run(["build", "--modules", "tom"]) == 2
    assert capsys.readouterr().err.count("der er ingen moduler i `tom`") == 2


def test_nothing_wrong(capsys: Capture) -> None:
    assert run(["check"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "Intet at bemærke. Læste moduler: 2\n"


def test_findings_go_to_stdout_sorted(capsys: Capture, tmp_path: Path) -> None:
    put(tmp_path / "modules/introduktion/02-tom.md", "")
    put(tmp_path / "modules/bias/kladde.md", PAGE)
    assert run(["check"]) == 1
    printed = capsys.readouterr()
    assert [line for line in printed.out.split("\n") if line.startswith("  modules")] == [
        "  modules/bias/kladde.md",
        "  modules/introduktion/02-tom.md",
    ]
    assert printed.err == "Fejl: 1, advarsler: 1, noter: 0. Læste moduler: 2\n"


def test_one_module(capsys: Capture, tmp_path: Path) -> None:
    put(tmp_path / "modules/introduktion/02-tom.md", "")
    assert run(["check", "bias"]) == 0
    assert run(["check", "modules/introduktion/"]) == 1
    assert capsys.readouterr().out.count("fejl[") == 1


def test_strict_raises_warnings_but_not_notes(capsys: Capture, tmp_path: Path) -> None:
    put(tmp_path / "modules/bias/module.toml", MODULE + "review_date = 2026-01-01\n")
    assert run(["check", "--strict", "--today", "2026-11-22"]) == 0
    assert "note[module-review-due]" in capsys.readouterr().out
    assert run(["check", "--strict", "--today", "2026-01-01"]) == 0
    assert capsys.readouterr().out == ""
    put(tmp_path / "modules/bias/kladde.md", PAGE)
    assert run(["check"]) == 0
    assert run(["check", "--strict"]) == 1


def test_json_is_an_array_whatever_is_found(capsys: Capture, tmp_path: Path) -> None:
    assert run(["check", "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("[]\n", "")
    put(tmp_path / "modules/bias/module.toml", 'title = "x"\nminuts = 3\n')
    assert run(["check", "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert list(row) == ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "hint"]
    assert (row["file"], row["line"], row["column"], row["end_column"]) == ("modules/bias/module.toml", 2, 1, 7)
    assert row["hint"] == "mente du `minutes`?"


def test_annotations(capsys: Capture, tmp_path: Path) -> None:
    put(tmp_path / "modules/bias/module.toml", 'title = "x"\nminuts = 3\n')
    assert run(["check", "--format", "github", "--lang", "en"]) == 1
    assert capsys.readouterr().out == (
        "::error file=modules/bias/module.toml,line=2,col=1,endLine=2,endColumn=7,title=toml-key-unknown::"
        "`minuts` is not a known key here%0Adid you mean `minutes`?\n"
    )


def test_the_language_is_the_collections_unless_asked(capsys: Capture, tmp_path: Path) -> None:
    put(tmp_path / "modules/catalogue.toml", 'language = "en"\n')
    put(tmp_path / "modules/bias/02-tom.md", "")
    run(["check"])
    assert "error[page-empty]: the page is empty" in capsys.readouterr().out
    run(["check", "--lang", "da"])
    assert "fejl[page-empty]: siden er tom" in capsys.readouterr().out
    run(["explain", "page-empty"])
    assert "## What it finds" in capsys.readouterr().out


def test_a_collection_that_cannot_be_read(capsys: Capture, tmp_path: Path) -> None:
    put(tmp_path / "modules/catalogue.toml", "hvad er det her\n")
    assert run(["check"]) == 1
    assert "fejl[toml-syntax]" in capsys.readouterr().out


def test_silenced_warnings_do_not_count(capsys: Capture, tmp_path: Path) -> None:
    put(tmp_path / "modules/bias/kladde.md", PAGE)
    put(tmp_path / "modules/catalogue.toml", '[checks.silence]\npage-name = "Kladder ligger her."\n')
    assert run(["check", "--strict"]) == 0
    assert capsys.readouterr().out == ""


def test_explain_lists_codes_and_nothing_else(capsys: Capture) -> None:
    assert run(["explain"]) == 0
    assert capsys.readouterr().out.split("\n") == [*codes(), ""]


@pytest.mark.parametrize("typed", ["page-empty", "[page-empty]", "PAGE-EMPTY"])
def test_explain_prints_the_page(capsys: Capture, typed: str) -> None:
    assert run(["explain", typed]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# page-empty\n\n## Hvad tjekket finder\n")
    assert "## Skriv i stedet" in text


def test_explain_needs_no_collection(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "andet").mkdir()
    monkeypatch.chdir(tmp_path / "andet")
    assert run(["explain", "page-empty", "--lang", "en"]) == 0
    assert "## What it finds" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("failure", "code", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "dist/x.zip"), 3, "disken er fuld"),
        (PermissionError(errno.EACCES, "Permission denied", "dist"), 3, "`dist` kan ikke læses eller skrives"),
        (OSError(errno.EIO, "Input/output error"), 3, "systemet siger: Input/output error"),
        (MemoryError(), 3, "maskinen har ikke mere hukommelse"),
        (ZeroDivisionError("division by zero"), 3, "ZeroDivisionError: division by zero"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_failures_are_calm(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, failure: BaseException, code: int, message: str
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("builder.load.load_collection", fail)
    assert run(["check"]) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert "Traceback" not in printed.err


def test_a_bug_shows_its_trace_to_those_who_ask(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("MODULBYGGER_DEBUG", "1")
    monkeypatch.setattr("builder.load.load_collection", fail)
    assert run(["check"]) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}],
)
def test_danish_survives_any_console(tmp_path: Path, environment: dict[str, str]) -> None:
    put(tmp_path / "modules/bias/02-tom.md", "")
    put(tmp_path / "modules/bias/03 – 日本.md", "")
    done = child("check", **environment)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"fejl[page-empty]") == 2
    if "PYTHONIOENCODING" not in environment:
        assert "hjælp" in done.stdout.decode("utf-8")


INTERRUPTED = """
import os, signal, sys
class Finder:
    def find_spec(name, *_):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder)
from builder.entry import main
main()
"""


def test_an_interruption_while_it_starts() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, "explain"], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_nobody_reads_on(tmp_path: Path) -> None:
    put(tmp_path / "modules/bias/02-tom.md", "")
    command = f'"{sys.executable}" -c "from builder.cli import main; main()" explain | head -1'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""


def test_a_full_disk_under_stdout(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    put(tmp_path / "modules/bias/02-tom.md", "")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from builder.cli import main; main()", "check"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert "disken er fuld" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr
