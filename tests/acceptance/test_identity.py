"""`ids.lock` from outside: an author's edits, and what each costs; when a build refuses, and with which words."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.course import MODULE, Ran, run, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MODEL = """::: spørgsmål
Hvad gør en sprogmodel, når den svarer dig?

- [x] Beregner, hvilket ord der sandsynligvis kommer næst
- [ ] Slår svaret op i en database
- [ ] Spørger en kollega i huset

:::
"""
DUTY = """::: spørgsmål
Hvem har ansvaret for et svar, der sendes til en borger?

- [x] Den medarbejder, der sender det
- [ ] Leverandøren af værktøjet

:::
"""
PAGE = f"# Side\n\nTekst på siden.\n\n{MODEL}\n{DUTY}"


def build(folder: Path, *arguments: str) -> Ran:
    return run(folder, "build", "--edition", "scorm12", *arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, PAGE)
    assert build(tmp_path).returncode == 0
    return tmp_path


def lock_of(folder: Path, module: str = "eksempel") -> Path:
    return folder / "modules" / module / "ids.lock"


def kept(folder: Path) -> dict[str, str]:
    """Kind and number → interaction id (a page's key) and options; `-` in front of what is gone."""
    rows = [line.split(" | ") for line in lock_of(folder).read_text("utf-8").split("\n") if line.count(" | ") > 2]
    return {
        f"{'-' if 'gone' in row[5] else ''}{row[0]} {row[1]}": f"{row[6] if row[0] == 'question' else row[2]} {row[4]}"
        for row in rows
    }


BOTH = {
    "page 1": "01-side.md ",
    "question 1": "q_1_hvad_goer_en_sprogmodel_naar_den_svarer abc",
    "question 2": "q_2_hvem_har_ansvaret_for_et_svar_der_sendes ab",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PAGE, BOTH, id="nothing"),
        pytest.param(PAGE.replace("sprogmodel,", "sprogmodell,"), BOTH, id="a typo"),
        pytest.param(PAGE.replace("Tekst på siden", "Her er noget andet"), BOTH, id="the page's text"),
        pytest.param(f"# Side\n\nTekst på siden.\n\n{DUTY}\n{MODEL}", BOTH, id="reordered"),
        pytest.param(PAGE.replace("af værktøjet", "af programmet"), BOTH, id="an option edited"),
        pytest.param(
            PAGE.replace("- [ ] Slår svaret op i en database\n", ""),
            BOTH | {"question 1": "q_1_hvad_goer_en_sprogmodel_naar_den_svarer ac-b"},
            id="an option removed",
        ),
        pytest.param(
            PAGE.replace("- [x] Den med", "- [ ] Ingen\n- [x] Den med"),
            BOTH | {"question 2": "q_2_hvem_har_ansvaret_for_et_svar_der_sendes cab"},
            id="an option added in front",
        ),
        pytest.param(
            PAGE.replace(DUTY, ""),
            {key if key != "question 2" else "-question 2": value for key, value in BOTH.items()},
            id="a question removed",
        ),
        pytest.param(
            f"{PAGE}\n{MODEL}",
            BOTH | {"question 3": "q_3_hvad_goer_en_sprogmodel_naar_den_svarer abc"},
            id="a question copied",
        ),
    ],
)
def test_what_an_edit_costs(folder: Path, text: str, expected: dict[str, str]) -> None:
    (folder / "modules/eksempel/01-side.md").write_text(text, "utf-8")
    assert run(folder, "check").returncode == 0
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert kept(folder) == expected


def test_a_renamed_page_and_a_question_moved_to_another(folder: Path) -> None:
    (folder / "modules/eksempel/01-side.md").unlink()
    (folder / "modules/eksempel/05-navn.md").write_text(PAGE.replace(DUTY, ""), "utf-8")
    (folder / "modules/eksempel/06-ansvar.md").write_text(f"# Ansvar\n\nNoget helt andet.\n\n{DUTY}", "utf-8")
    assert build(folder).returncode == 0
    assert kept(folder) == {**BOTH, "page 1": "05-navn.md ", "page 2": "06-ansvar.md "}


def test_a_tombstone_revives_with_its_text(folder: Path) -> None:
    page = folder / "modules/eksempel/01-side.md"
    for text in (PAGE.replace(DUTY, ""), PAGE):
        page.write_text(text, "utf-8")
        assert build(folder).returncode == 0
    assert kept(folder) == BOTH


def test_only_build_writes_the_lock(tmp_path: Path) -> None:
    write(tmp_path, PAGE)
    run(tmp_path, "check")
    assert build(tmp_path, "--frozen").returncode == 1
    assert not lock_of(tmp_path).exists()


def _nothing(folder: Path) -> None:
    """As it was built."""


def _typo(folder: Path) -> None:
    page = folder / "modules/eksempel/01-side.md"
    page.write_text(PAGE.replace("sprogmodel,", "sprogmodell,"), "utf-8")


def _other_text(folder: Path) -> None:
    page = folder / "modules/eksempel/01-side.md"
    page.write_text(PAGE.replace("Tekst på siden", "Tekst på denne side"), "utf-8")


def _new_version(folder: Path) -> None:
    (folder / "modules/eksempel/module.toml").write_text(MODULE.replace("1.0.0", "1.1.0"), "utf-8")


def _without_lock(folder: Path) -> None:
    lock_of(folder).unlink()


def _both(folder: Path) -> None:
    _other_text(folder)
    _new_version(folder)


@pytest.mark.parametrize(
    ("edit", "frozen", "free"),
    [
        (_nothing, "", ""),
        (_new_version, "", ""),
        (_both, "", ""),
        (_typo, "lock-outdated", "version-unchanged"),
        (_other_text, "version-unchanged", "version-unchanged"),
        (_without_lock, "lock-outdated", "lock-missing"),
    ],
)
def test_with_and_without_frozen(folder: Path, edit: Callable[[Path], None], frozen: str, free: str) -> None:
    edit(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix == ".zip"}
    lock = lock_of(folder).read_bytes() if lock_of(folder).exists() else None
    held = build(folder, "--frozen")
    assert (held.returncode, re.findall(r"fejl\[(.+?)\]", held.stderr)) == (int(bool(frozen)), [frozen] * bool(frozen))
    assert (lock_of(folder).read_bytes() if lock_of(folder).exists() else None) == lock
    assert {path: path.read_bytes() for path in before} == before
    done = build(folder)
    assert (done.returncode, re.findall(r"advarsel\[(.+?)\]", done.stderr)) == (0, [free] * bool(free))


def test_frozen_says_when_there_is_no_lock_at_all(folder: Path) -> None:
    _without_lock(folder)
    assert "der er ingen `ids.lock`" in build(folder, "--frozen").stderr


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda text: text.replace("\n", "\n<<<<<<< HEAD\n", 1), "lock-conflict"),
        (lambda text: text[: len(text) // 2], "lock-damaged"),
        (lambda _: "", "lock-damaged"),
        (lambda text: text.replace("ids.lock 1", "ids.lock 2"), "lock-format"),
    ],
)
def test_a_torn_lock_is_never_replaced(folder: Path, damage: Callable[[str], str], code: str) -> None:
    torn = damage(lock_of(folder).read_text("utf-8"))
    lock_of(folder).write_text(torn, "utf-8")
    assert f"fejl[{code}]" in run(folder, "check").stdout
    assert build(folder).returncode == 1
    assert lock_of(folder).read_text("utf-8") == torn


@pytest.mark.parametrize("original", ["eksempel", "kø på åen", "kø pa\u030a a\u030aen"])
def test_a_copied_module_folder_is_told_and_a_renamed_one_is_not(tmp_path: Path, original: str) -> None:
    write(tmp_path, PAGE)
    modules = tmp_path / "modules"
    (modules / "eksempel").rename(modules / original)
    build(tmp_path)
    shutil.copytree(modules / original, modules / "a-kopi")
    told = run(tmp_path, "check").stdout
    assert "fejl[identifiers-claimed]" in told
    assert "modules/a-kopi/ids.lock:3:1" in told
    shutil.rmtree(modules / original)
    assert run(tmp_path, "check").returncode == 0
    build(tmp_path)
    assert "manifest | a-kopi" not in lock_of(tmp_path, "a-kopi").read_text("utf-8")
