"""`modulbygger new`: what it makes builds at once and shows everything; it touches nothing that is there."""

from __future__ import annotations

import datetime
import json
import os
import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from lxml import html

from builder import resources, starter
from builder.components import registry
from builder.components.callout import KNOWN
from builder.names import squeezed
from builder.settings import tables
from tests.acceptance.course import Ran, run

DAY = datetime.date(2027, 3, 1)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def fine(done: Ran) -> None:
    """Exit code 0 and not one finding."""
    assert done.returncode == 0, done
    assert "[" not in done.stdout + done.stderr, done


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new collection, built."""
    folder = tmp_path_factory.mktemp("new")
    assert run(folder, "new", "Kurser på Øen").returncode == 0
    fine(run(folder / "kurser-paa-oeen", "build"))
    return folder / "kurser-paa-oeen"


@pytest.fixture(scope="module")
def document(made: Path) -> html.HtmlElement:
    (package,) = (made / "dist").glob("*-scorm12.zip")
    with zipfile.ZipFile(package) as archive:
        return html.document_fromstring(archive.read("index.html").decode())


def sources(folder: Path, pattern: str = "*.md") -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob(pattern)))


def test_a_new_collection_has_nothing_to_remark(made: Path) -> None:
    fine(run(made, "check", "--strict"))
    assert {path.name.rpartition("-")[2] for path in (made / "dist").glob("*.zip")} == {"scorm12.zip", "scorm2004.zip"}
    for audience in ("leder", "medarbejder"):
        fine(run(made, "build", "--audience", audience, "--out", "others"))


@pytest.mark.parametrize("catalogue", ["", 'language = "en"\n', '[organisation]\nname = "Fjordby"\n'])
def test_a_new_module_fits_any_collection(tmp_path: Path, catalogue: str) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules/catalogue.toml").write_text(catalogue)
    for name in ("Første", "Andet"):
        assert run(tmp_path, "new", name).returncode == 0
    fine(run(tmp_path, "check", "--strict", "--lang", "da"))
    fine(run(tmp_path, "build", "--lang", "da"))
    assert len(list((tmp_path / "dist").glob("*.zip"))) == 4


def test_every_block_of_the_format_is_shown(made: Path) -> None:
    typed = re.findall(r"^::: ([^\s:]+)", sources(made), re.MULTILINE)
    assert {registry.block_called(name) for name in typed} == set(registry.NAMES)
    assert all(name in {names[0] for names in registry.NAMES.values()} for name in typed), "Danish names are taught"


def test_every_kind_of_question_is_shown(document: html.HtmlElement) -> None:
    data = json.loads(document.get_element_by_id("course-data").text)
    assert {one["type"] for one in data["questions"].values()} == set(registry.FORMS.values())


def test_every_callout_is_shown(made: Path) -> None:
    assert set(re.findall(r"^> \[!(\w+)\]", sources(made), re.MULTILINE)) == set(KNOWN)


@pytest.mark.parametrize(
    "path",
    [
        "//table//th",
        "//figure//figcaption",
        "//img[@alt='']",
        "//main//ol/li",
        "//main//ul//ul",
        "//main//strong",
        "//main//em",
        "//a[@href='#vis-det-paa-flere-maader']",
        "//*[starts-with(@href, '#ord-')]",
        "//*[starts-with(@href, '#kilde-')]",
        "//a[contains(@href, '---fn-')]",
        "//*[@data-for='hint']",
        "//*[@data-for='explanation']",
    ],
)
def test_what_prose_and_questions_can_be_is_shown(document: html.HtmlElement, path: str) -> None:
    assert document.xpath(path), path


def test_each_option_of_a_choice_says_why(document: html.HtmlElement) -> None:
    questions = document.xpath("//form[@data-component='choice']")
    assert len(questions) == 4
    for question in questions:
        options = set(question.xpath(".//input[@type='radio' or @type='checkbox']/@value"))
        assert options <= set(question.xpath(".//*/@data-for")), question.text_content()


def test_the_author_is_told_what_to_change_and_the_learner_is_not(made: Path) -> None:
    for page in sorted(made.rglob("modules/*/*.md")):
        assert "<!-- " in page.read_text("utf-8"), page.name
    for file in made.rglob("*.toml"):
        assert "# " in file.read_text("utf-8"), file.name
    for package in (made / "dist").glob("*.zip"):
        with zipfile.ZipFile(package) as archive:
            assert b"<!--" not in archive.read("index.html")


def test_every_key_of_a_module_is_shown(made: Path) -> None:
    left_out = {"audience"}  # everyone, unless one says otherwise
    (file,) = made.rglob("module.toml")
    assert {field.name for field in tables.MODULE} - set(tomllib.loads(file.read_text("utf-8"))) == left_out


def test_what_was_made_and_what_comes_next(tmp_path: Path) -> None:
    done = run(tmp_path, "new", "kurser")
    head, _, tail = done.stdout.partition("\n\n")
    assert head.splitlines()[0] == "Lavet:"
    assert [line.strip() for line in head.splitlines()[1:]] == list(tree(tmp_path))
    assert tail.splitlines()[1:] == ["  cd kurser", "  modulbygger preview", "  modulbygger build"]
    assert run(tmp_path, "new", "more", "--lang", "en").stdout.startswith("Made:\n  more/")
    inside = run(tmp_path / "kurser", "new", "AI i skolen").stdout
    assert inside.endswith("\n  modulbygger preview ai-i-skolen\n  modulbygger build ai-i-skolen\n")
    inside = run(tmp_path, "new", "Æ", "--modules", "kurser/modules").stdout
    assert "  kurser/modules/ae/module.toml\n" in inside
    assert inside.endswith("  modulbygger build ae --modules kurser/modules\n")


def test_in_the_collections_own_folder_it_is_a_module(tmp_path: Path) -> None:
    run(tmp_path, "new", "kurser")
    done = run(tmp_path / "kurser/modules", "new", "Bias")
    assert "\n  bias/module.toml\n" in done.stdout
    assert done.stdout.endswith("  modulbygger build bias --modules .\n")
    fine(run(tmp_path / "kurser/modules", "check", "bias", "--modules", ".", "--strict"))


@pytest.mark.parametrize(
    ("typed", "folder", "title"),
    [
        (["AI på øen (2)"], "ai-paa-oeen-2", "AI på øen (2)"),
        (["AI", "i", "skolen"], "ai-i-skolen", "AI i skolen"),
        (["  Blå\u00a0 \u200bRød  "], "blaa-roed", "Blå Rød"),
        (["A\u030arhus"], "aarhus", "Århus"),
        (['Ja, »tak« "her"'], "ja-tak-her", 'Ja, »tak« "her"'),
        (["con"], "con-1", "con"),
        (["_organisations"], "organisations", "_organisations"),
        (["Én {{ krøllet }} # titel"], "n-kroellet-titel", "Én {{ krøllet }} # titel"),
        (["Et meget langt navn " * 5], "et-meget-langt-navn-et-meget-langt-navn-et-meget-langt-navn", None),
    ],
)
def test_names_as_people_type_them(tmp_path: Path, typed: list[str], folder: str, title: str | None) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules/catalogue.toml").touch()
    assert run(tmp_path, "new", *typed).returncode == 0
    settings = tomllib.loads((tmp_path / "modules" / folder / "module.toml").read_text("utf-8"))
    assert settings["title"] == (title or squeezed(typed[0]))


@pytest.mark.parametrize(
    "typed",
    [
        [],
        [""],
        ["  "],
        ["."],
        [".."],
        ["../ud"],
        ["/ud"],
        ["C:\\kurser"],
        ["a/b"],
        ["!!!"],
        ["日本語"],
        ["a\x07b"],
        ["a\udcffb"],
        ["x" * 101],
        ["organisation", "fjordby"],
        ["organisation"],
    ],
)
def test_what_cannot_be_a_name_is_told_and_nothing_is_written(tmp_path: Path, typed: list[str]) -> None:
    done = run(tmp_path, "new", *typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("modulbygger: ")
    assert "\n  = hjælp: " in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["file", "folder", "empty folder", "loose link"])
def test_what_exists_is_never_touched(tmp_path: Path, what: str) -> None:
    there = tmp_path / "kurser"
    if what == "file":
        there.write_text("min")
    elif what == "loose link":
        there.symlink_to(tmp_path / "væk")
    else:
        there.mkdir()
        if what == "folder":
            (there / "min.txt").write_text("min")
    before = (tree(tmp_path), os.path.lexists(there))
    done = run(tmp_path, "new", "Kurser")
    assert done.returncode == 2
    assert "`kurser`" in done.stderr
    assert (tree(tmp_path), os.path.lexists(there)) == before
    assert [path.name for path in tmp_path.iterdir()] == ["kurser"]


def test_a_module_that_exists_is_never_touched(made: Path) -> None:
    before = tree(made)
    done = run(made, "new", "Mit første modul!")
    assert done.returncode == 2
    assert "`modules/mit-foerste-modul`" in done.stderr
    assert tree(made) == before


def test_modules_do_not_lie_in_one_another(made: Path) -> None:
    before = tree(made)
    done = run(made / "modules/mit-foerste-modul", "new", "Endnu et")
    assert done.returncode == 2
    assert "cd .." in done.stderr
    assert tree(made) == before


def test_a_collection_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "new", "Kursus", "--modules", "kurser")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.parametrize("refused", ["open", "rename"])
def test_when_the_machine_fails_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str) -> None:
    written = []

    def full(path: str, *more: object, **others: object) -> object:
        written.append(path)
        if refused == "rename" or len(written) > 3:
            raise OSError(28, "No space left on device", path)
        return open(path, "xb")

    if refused == "rename":
        monkeypatch.setattr(os, "rename", full)
    else:
        monkeypatch.setattr(starter, "open", full, raising=False)
    done = run(tmp_path, "new", "kurser")
    assert (done.returncode, list(tmp_path.iterdir())) == (3, [])
    assert "disken er fuld" in done.stderr


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
def test_any_title_is_valid_toml(title: str) -> None:
    title = squeezed(title)
    files = starter.module("modules", title, DAY).files
    assert tomllib.loads(files["module.toml"].decode())["title"] == title


def test_the_days_are_filled_in() -> None:
    files = starter.module("modules", "x", datetime.date(2028, 2, 29)).files
    assert tomllib.loads(files["module.toml"].decode())["review_date"] == datetime.date(2029, 2, 28)
    files = starter.collection("", "x", DAY).files
    assert tomllib.loads(files["modules/catalogue.toml"].decode())["organisation"]["tools"][0]["checked"] == DAY
    assert not [path for path, content in files.items() if re.search(rb"@[A-Z_]{3,}@", content)]


def test_no_template_is_left_out() -> None:
    root = Path(resources.folder("new"))
    names = {path.name for path in root.rglob("*") if path.is_file()}
    assert names == {path.rpartition("/")[2] for path in starter.collection("", "x", DAY).files}


@pytest.mark.parametrize(("language", "word"), [("da", "Brug:"), ("en", "Usage:")])
@pytest.mark.parametrize("order", [("--help", "--lang"), ("--lang", "-h")])
def test_help_in_the_language_asked_for(tmp_path: Path, language: str, word: str, order: tuple[str, str]) -> None:
    arguments = [piece for one in order for piece in ((one, language) if one == "--lang" else (one,))]
    assert run(tmp_path, *arguments).stdout.startswith(word)
    assert run(tmp_path, "--help", f"--lang={language}").stdout.startswith(word)
