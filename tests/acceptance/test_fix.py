"""`modulbygger fix`: what can only mean one thing is mended, nothing else is, and nothing without being asked for."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from builder.mend import MENDS
from tests.acceptance.course import check, run, write
from tests.test_broken import BROKEN
from tools import gallery

if TYPE_CHECKING:
    from pathlib import Path

Q = "# Side\n\n::: spørgsmål\nHvad?\n\n- [x] A\n- [ ] B\n:::\n"
UNTIDY = "# Side\n\n:::Spoergsmaal\nHvad?\n\n•[X]A\n- [ ] B\n:::\n"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def codes(folder: Path) -> list[str]:
    return [one.code for one in check(folder)[1]]


ELSEWHERE = {
    "source-unknown": ("# S\n\nTekst [@bog1].\n", {"sources.toml": '[bog-1]\ntitle = "Bog"\n'}),
    "word-unwanted": (
        "# S\n\nUdbreder er et ord.\n",
        {"catalogue.toml": '[checks.words]\nudbreder = "idriftsætter"\n'},
    ),
    "value-invalid": ("# S\n\n::: test\nvis svar: eftre\n\n" + Q[8:] + ":::\n", {}),
}
"""Mends whose example in `broken/` shows a mistake that could mean many things."""


@pytest.mark.parametrize("code", sorted(MENDS))
def test_what_is_mended_is_gone_and_nothing_new_came(tmp_path: Path, code: str) -> None:
    if code in ELSEWHERE:
        page, more = ELSEWHERE[code]
        write(tmp_path, page, **more)
    else:
        shutil.copytree(BROKEN / code / "modules", tmp_path / "modules")
    before = codes(tmp_path)
    assert code in before
    assert f"{code}" in run(tmp_path, "fix", "--yes").stdout
    assert set(codes(tmp_path)) < set(before)
    assert code not in codes(tmp_path)
    after = files(tmp_path)
    assert run(tmp_path, "fix", "--yes").stdout == ""
    assert files(tmp_path) == after


EXAMPLES = sorted(path.name for path in BROKEN.iterdir() if (path / "modules").is_dir())


@pytest.mark.parametrize("code", EXAMPLES)
def test_nothing_gets_worse_and_twice_is_once(tmp_path: Path, code: str) -> None:
    shutil.copytree(BROKEN / code / "modules", tmp_path / "modules", symlinks=True)
    before = files(tmp_path)
    shown = run(tmp_path, "fix", "--yes")
    assert shown.returncode == 0
    after = files(tmp_path)
    assert (shown.stdout == "") == (after == before)
    if after == before:
        return
    assert run(tmp_path, "fix", "--yes").stdout == ""
    assert files(tmp_path) == after
    told = codes(tmp_path)
    shutil.rmtree(tmp_path / "modules")
    shutil.copytree(BROKEN / code / "modules", tmp_path / "modules", symlinks=True)
    gone = Counter(codes(tmp_path))
    gone.subtract(told)
    assert min(gone.values(), default=0) >= 0
    assert all(code in shown.stdout for code in +gone)


def test_the_gallery_is_the_same_course_tidied(tmp_path: Path) -> None:
    """Every habit of every component at once."""
    modules = gallery.write(tmp_path / "made")
    made: list[dict[str, bytes]] = []
    for round_ in ("before", "after"):
        assert run(modules.parent, "build", "--out", round_).returncode == 0
        (package,) = (modules.parent / round_).glob("*.zip")
        with zipfile.ZipFile(package) as archive:
            made.append({name: archive.read(name) for name in archive.namelist()})
        shown = run(modules.parent, "fix", "--yes")
        assert (shown.stdout != "") == (round_ == "before")
        made.append({"lock": next(modules.rglob("ids.lock")).read_bytes()})
    assert made[:2] == made[2:]


def test_nothing_is_written_unless_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, UNTIDY)
    before = files(tmp_path)
    shown = [run(tmp_path, "fix"), run(tmp_path, "fix", "--dry-run")]
    assert shown[0] == shown[1]
    assert files(tmp_path) == before
    assert shown[0].returncode == 0
    assert shown[0].stdout == (
        "modules/eksempel/01-side.md: pudset af\n"
        "--- modules/eksempel/01-side.md\n+++ modules/eksempel/01-side.md\n"
        "@@ -2,6 +2,6 @@\n \n-:::Spoergsmaal\n+::: spørgsmål\n Hvad?\n \n-•[X]A\n+- [x] A\n - [ ] B\n\n"
    )
    assert shown[0].stderr == "Filer at rette: 1. Intet er skrevet endnu; det gør `modulbygger fix --yes`.\n"
    done = run(tmp_path, "fix", "--yes")
    assert done.stdout == shown[0].stdout
    assert done.stderr == "Rettede filer: 1. `modulbygger check` viser, hvad der er tilbage.\n"
    assert (tmp_path / "modules/eksempel/01-side.md").read_text("utf-8") == Q
    assert run(tmp_path, "fix").stderr == "Der er intet at rette.\n"
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]


def test_both_at_once_is_wrong_use(tmp_path: Path) -> None:
    write(tmp_path, UNTIDY)
    assert run(tmp_path, "fix", "--yes", "--dry-run").returncode == 2


def test_bytes_that_cannot_be_seen(tmp_path: Path) -> None:
    page = ("\ufeff" + Q.replace("A", "A\u030a")).replace("\n", "\r\n").encode()
    write(tmp_path, page)
    shown = run(tmp_path, "fix", "--yes").stdout
    assert shown.count("\n  ") == 3
    assert "BOM" in shown
    assert "LF" in shown
    assert "NFC" in shown
    assert (tmp_path / "modules/eksempel/01-side.md").read_bytes() == Q.replace("A", "Å").encode()


@pytest.mark.parametrize("page", [UNTIDY.encode("cp1252", "replace"), UNTIDY.encode() + b"\x07\n", b"\x00" * 100])
def test_a_file_that_cannot_be_read_rightly_is_left_alone(tmp_path: Path, page: bytes) -> None:
    write(tmp_path, page)
    before = files(tmp_path)
    assert run(tmp_path, "fix", "--yes").returncode == 0
    assert files(tmp_path) == before


def test_a_module_by_itself(tmp_path: Path) -> None:
    untidy = {"andet/module.toml": 'titel = "Andet"\n', "andet/01-a.md": UNTIDY, "_shared/x.md": "#Titel\n\n• a\n• b\n"}
    write(tmp_path, UNTIDY, **{**untidy, "catalogue.toml": "[audiences]\nlærer = 'x'\n"})
    before = files(tmp_path)
    assert run(tmp_path, "fix", "andet", "--yes").returncode == 0
    after = files(tmp_path)
    assert {name for name in before if before[name] != after[name]} == {
        "modules/andet/module.toml",
        "modules/andet/01-a.md",
    }
    run(tmp_path, "fix", "--yes")
    assert {name for name in after if after[name] != files(tmp_path)[name]} == {
        "modules/catalogue.toml",
        "modules/eksempel/01-side.md",
    }
    assert run(tmp_path, "fix", "eksempl").returncode == 2


def test_what_can_mean_two_things_is_left_to_the_author(tmp_path: Path) -> None:
    objectives = "".join(f'[[objectives]]\nid = "tjek-{x}"\ntext = "x"\nstrand = "etisk"\n' for x in "ab")
    write(
        tmp_path,
        Q.replace("\nHvad?", "\nmål: tjek-c\n\nHvad?"),
        **{"eksempel/module.toml": f'title = "x"\n{objectives}'},
    )
    assert codes(tmp_path) == ["objective-unknown"]
    assert run(tmp_path, "fix").stdout == ""


@pytest.mark.parametrize(
    "page",
    [
        "# S\n\n:::\n\nMere tekst.\n",  # an opener may be missing
        "# S\n\n## A\n\n#### B\n\n::: foldud\n### C\n\nTekst.\n:::\n",  # its headings count by themselves
        "# S\n\n::: spørgsmål\nHvad?\n\n- [v] A\n- [ ] B\n:::\n",  # right or wrong?
    ],
)
def test_mistakes_that_need_the_author(tmp_path: Path, page: str) -> None:
    write(tmp_path, page)
    assert codes(tmp_path)
    assert run(tmp_path, "fix").stdout == ""


def test_words_are_replaced_as_listed(tmp_path: Path) -> None:
    """An inflected word, a choice of words and a quotation are for the author."""
    words = '[checks.words]\nudbreder = "idriftsætter"\nKI = "AI"\nborger = "borger eller bruger"\n'
    page = "# S\n\nUdbreder, udbredere og **udbreder** af KI. En borger. »udbreder«\n"
    write(tmp_path, page, **{"catalogue.toml": words})
    run(tmp_path, "fix", "--yes")
    text = (tmp_path / "modules/eksempel/01-side.md").read_text("utf-8")
    assert text == "# S\n\nIdriftsætter, udbredere og **idriftsætter** af AI. En borger. »udbreder«\n"


def test_headings_move_up_together(tmp_path: Path) -> None:
    write(tmp_path, "# S\n\n::: side\nminutter: 2\n:::\n\n## A\n\n#### B\n\n##### C\n\n#### D\n\n## E\n\n### F\n")
    run(tmp_path, "fix", "--yes")
    text = (tmp_path / "modules/eksempel/01-side.md").read_text("utf-8")
    assert re.findall("#+ .", text) == ["# S", "## A", "### B", "#### C", "### D", "## E", "### F"]


def test_what_is_silenced_is_not_mended(tmp_path: Path) -> None:
    silence = '[checks.silence]\nheading-skipped = "vi vil det"\n'
    write(tmp_path, "# S\n\n## A\n\n#### B\n", **{"catalogue.toml": silence})
    assert run(tmp_path, "fix").stdout == ""


def test_mistakes_behind_mistakes(tmp_path: Path) -> None:
    """Settings that could not be read hid the module; it is mended in the same run."""
    write(
        tmp_path,
        UNTIDY.replace("Spoergsmaal", "spørgmål").replace("Hvad?", "forsøk: 2\n\nHvad?"),
        **{"catalogue.toml": "format: 1\n", "eksempel/module.toml": "titel = “Prøve”\nversion = 1.2\n"},
    )
    run(tmp_path, "fix", "--yes")
    assert codes(tmp_path) == []
    assert (tmp_path / "modules/eksempel/module.toml").read_text() == 'title = "Prøve"\nversion = "1.2.0"\n'
    assert run(tmp_path, "fix").stdout == ""


def test_modes_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
    write(tmp_path, UNTIDY)
    page = tmp_path / "modules/eksempel/01-side.md"
    page.chmod(0o600)
    shared = tmp_path / "modules/_shared"
    shared.mkdir()
    page.rename(shared / "side.txt")
    page.symlink_to(shared / "side.txt")
    run(tmp_path, "fix", "--yes")
    assert page.is_symlink()
    assert page.read_text("utf-8") == Q
    assert page.stat().st_mode & 0o777 == 0o600


def test_when_the_machine_fails_all_files_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, UNTIDY, **{"eksempel/02-b.md": UNTIDY})
    before = files(tmp_path)
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(tmp_path, "fix", "--yes").returncode == 3
    assert files(tmp_path) == before


def test_a_file_saved_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, UNTIDY)
    page = tmp_path / "modules/eksempel/01-side.md"
    monkeypatch.setattr(os, "fsync", lambda _: page.write_text("# Nyt\n"))
    done = run(tmp_path, "fix", "--yes")
    assert done.returncode == 2
    assert "01-side.md" in done.stderr
    assert files(tmp_path / "modules/eksempel").keys() == {"01-side.md", "module.toml"}
    assert page.read_text() == "# Nyt\n"


def test_a_collection_that_cannot_be_read_is_not_mended_by_the_module(tmp_path: Path) -> None:
    write(tmp_path, UNTIDY, **{"catalogue.toml": "hvad er det her\n"})
    assert run(tmp_path, "fix", "eksempel").returncode == 2
    assert run(tmp_path, "fix").stdout == ""


def test_in_colours_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, UNTIDY)
    monkeypatch.setattr("builder.cli.fix.wants_colour", lambda _: True)
    assert "\x1b[31m-:::Spoergsmaal\x1b[0m" in run(tmp_path, "fix").stdout
