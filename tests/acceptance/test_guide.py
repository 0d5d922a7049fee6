"""`docs/forfatter.md`, followed to the letter: every snippet builds, every command says what the guide shows."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from builder.cli import run

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "forfatter.md").read_text("utf-8")
FENCES = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
ELSEWHERE = re.compile(r"(py|python3) -m pip install |cd (Downloads|~)|modulbygger preview$")
"""Commands that only the author's own machine can run, or that go on until they are stopped."""
MODULE = "modules/mit-foerste-modul"
MARKDOWN = [text for kind, text in FENCES if kind == "markdown"]
TOML = [text for kind, text in FENCES if kind == "toml"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def starter(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(["new", "Kurser"]) == 0
    monkeypatch.chdir(home / "kurser")
    capsys.readouterr()
    return home / "kurser"


def said(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    return told.out + told.err


def test_there_is_something_to_follow() -> None:
    assert {kind for kind, _ in FENCES} == {"markdown", "toml", "console", "text"}
    assert len(MARKDOWN) >= 9
    assert len(TOML) >= 2


@pytest.mark.parametrize("snippet", MARKDOWN, ids=lambda text: text.split("\n", 1)[0])
def test_a_snippet_builds(starter: Path, snippet: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = snippet if re.search(r"^# ", snippet, re.MULTILINE) else f"# Prøve\n\n{snippet}"
    (starter / MODULE / "09-proeve.md").write_text(page, "utf-8")
    code = run(["check", "--strict"])
    assert (code, said(capsys)) == (0, "Intet at bemærke. Læste moduler: 1\n")
    assert run(["build"]) == 0


@pytest.mark.parametrize("snippet", TOML, ids=lambda text: text.split("\n", 1)[0])
def test_settings_are_understood(starter: Path, snippet: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A snippet takes the place of the same keys and tables of the file that its first line names."""
    name = snippet.removeprefix("# ").split("\n", 1)[0]
    path = starter / ("modules" if name == "catalogue.toml" else MODULE) / name
    path.write_text(merged(path.read_text("utf-8"), snippet), "utf-8")
    page = starter / MODULE / "09-proeve.md"
    page.write_text("# Prøve\n\nBrug {{ organisation.short_name }}.\n", "utf-8")
    run(["check", "--format", "json"])
    assert [one for one in json.loads(capsys.readouterr().out) if one["file"].endswith((name, page.name))] == []


def merged(whole: str, snippet: str) -> str:
    def tables(text: str) -> list[str]:
        return re.split(r"^(?=\[)", text, flags=re.MULTILINE)

    new, old = tables(snippet), tables(whole)
    keys = {line.partition(" =")[0] for line in new[0].splitlines() if " =" in line}
    heads = {table.split("\n", 1)[0] for table in new[1:]}
    kept = "".join(line for line in old[0].splitlines(keepends=True) if line.partition(" =")[0] not in keys)
    return "\n".join([kept, new[0], *(one for one in old[1:] if one.split("\n", 1)[0] not in heads), *new[1:]])


def test_followed_from_the_first_line_to_the_last(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mistaken, ran = False, 0
    for kind, text in FENCES:
        if kind == "text" or (kind == "markdown" and mistaken):
            mistaken = kind == "text"
            (Path.cwd() / MODULE / "09-moedet.md").write_text(text, "utf-8")
        elif kind == "console":
            for command, shown in re.findall(r"^> (.*)\n((?:(?!> ).*\n)*)", text, re.MULTILINE):
                if ELSEWHERE.match(command):
                    continue
                if command.startswith("cd "):
                    monkeypatch.chdir(Path.cwd() / command[3:])
                    continue
                run([word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)[1:]])
                expected = re.escape(shown.replace("\\", os.sep)).replace("…", ".*")
                told = said(capsys)
                assert re.fullmatch(expected, told, re.DOTALL), f"{command}\n{told}"
                ran += 1
    assert ran > 10
    packages = sorted(path.name for path in (home / "kurser-i-fjordby/dist").glob("*.zip"))
    assert [name.rpartition("-")[2] for name in packages] == ["scorm12.zip", "scorm2004.zip"]


def test_what_it_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL))
    missing = [link for link in links if "://" not in link and not (DOCS / link).is_file()]
    assert missing == []
    assert sum(path.stat().st_size for path in (DOCS / "pictures/guide").iterdir()) < 700_000
