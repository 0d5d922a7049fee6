"""Drafts for colleagues: a folder of plain files; what somebody else put there stays, and `ids.lock` is not touched."""

from __future__ import annotations

import datetime
import json
import os
from typing import TYPE_CHECKING

import pytest

from builder import share
from builder.build import OutputFailed
from builder.cli import run
from builder.load import load_collection
from builder.ours import write_folder
from tests.building import build, collection

if TYPE_CHECKING:
    from pathlib import Path

    from builder.share import Draft

TODAY = datetime.date(2026, 11, 3)
NAME = "eksempel-kladde-1.0.0"
NAMES = {"1-kursus.html", "2-skema.html", "course.js", "form.js", "media/kurve.svg"}


def drafts(folder: Path, *slugs: str) -> tuple[list[Draft], list[str]]:
    shared, found = load_collection(folder / "modules", "modules")
    assert shared is not None
    made, told = share.drafts(shared, slugs or tuple(shared.modules), os.fspath(folder / "dist"), TODAY, found)
    return made, [one.code for one in told if one.severity == "error"]


def text(draft: Draft, name: str) -> str:
    content = draft.files[name]
    assert isinstance(content, bytes)
    return content.decode()


def below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_what_a_draft_holds(tmp_path: Path) -> None:
    [draft], errors = drafts(collection(tmp_path))
    assert errors == []
    assert draft.files.keys() == NAMES
    assert draft.folder == os.fspath(tmp_path / "dist" / NAME)
    assert not (tmp_path / "dist").exists()
    course, form = text(draft, draft.course), text(draft, "2-skema.html")
    assert "<title>Kladde: Eksempel på æøå</title>" in course
    assert "Version 1.0.0, 3.11.2026. Ikke udgivet endnu." in course
    assert 'href="2-skema.html"' in course
    assert form.count("<fieldset") == 4  # the reader, two pages, the whole
    assert "Side 2: Prøv dig selv" in form
    for asked in ("Hvad var let?", "Hvad var svært?", "Hvilke ord var svære?", "Hvad manglede?"):
        assert form.count(f">{asked}</label>") == 3


def test_a_package_is_no_draft(tmp_path: Path) -> None:
    folder = collection(tmp_path)
    build(folder)
    [draft], _ = drafts(folder)
    marked = text(draft, draft.course)
    from builder.preview.course import files, look

    shared, _ = load_collection(folder / "modules", "modules")
    assert shared is not None
    course = look(shared, "eksempel", "", None).course
    assert course is not None
    package = files(course, "scorm12")["index.html"]
    assert isinstance(package, bytes)
    assert 'class="draft"' in marked
    assert "watermark" in marked
    assert b'class="draft"' not in package
    assert b"watermark" not in package


def test_in_english(tmp_path: Path) -> None:
    folder = collection(tmp_path)
    (folder / "modules/catalogue.toml").write_text('language = "en"\n', "utf-8")
    [draft], errors = drafts(folder)
    assert errors == []
    assert draft.folder.endswith("eksempel-draft-1.0.0")
    assert draft.course == "1-course.html"
    assert "Version 1.0.0, 2026-11-03. Not published yet." in text(draft, "1-course.html")
    assert "Which words were difficult?" in text(draft, "2-feedback.html")


def test_who_gets_the_form_back(tmp_path: Path) -> None:
    folder = collection(tmp_path)
    [draft], _ = drafts(folder)
    assert "giv det til den, der sendte dig kladden" in text(draft, "2-skema.html")
    with (folder / "modules/eksempel/module.toml").open("a", encoding="utf-8") as file:
        file.write('owner = "Pædagogisk <konsulent>"\n')
    [draft], _ = drafts(folder)
    assert "giv det til: Pædagogisk &lt;konsulent&gt;." in text(draft, "2-skema.html")


def test_the_lock_is_not_touched(tmp_path: Path) -> None:
    folder = collection(tmp_path)
    before = below(folder / "modules")
    [draft], _ = drafts(folder)
    share.write(draft)
    assert below(folder / "modules") == before
    assert set(below(folder / "dist" / NAME)) == {*NAMES, ".modulbygger.json"}


def test_errors_in_one_module_stop_them_all(tmp_path: Path) -> None:
    folder = collection(tmp_path, "eksempel", "andet")
    assert len(drafts(folder)[0]) == 2
    (folder / "modules/andet/01-start.md").write_text("# Start\n\n::: spørgsmål\nHvad?\n", "utf-8")
    made, errors = drafts(folder)
    assert made == []
    assert "block-unclosed" in errors
    assert len(drafts(folder, "eksempel")[0]) == 1


def test_once_more_after_a_change(tmp_path: Path) -> None:
    folder = collection(tmp_path)
    page = folder / "modules/eksempel/01-start.md"
    share.write(drafts(folder)[0][0])
    here = folder / "dist" / NAME
    (here / "tilbagemelding.txt").write_text("Fra en kollega", "utf-8")
    page.write_text(page.read_text("utf-8").replace("![En kurve](media/kurve.svg)", "Nye ord."), "utf-8")
    share.write(drafts(folder)[0][0])
    assert set(below(here)) == NAMES - {"media/kurve.svg"} | {".modulbygger.json", "tilbagemelding.txt"}
    assert not (here / "media").exists()
    assert "Nye ord." in (here / "1-kursus.html").read_text("utf-8")
    assert (here / "tilbagemelding.txt").read_text("utf-8") == "Fra en kollega"


@pytest.mark.parametrize("name", ["1-kursus.html", "2-skema.html", "media/kurve.svg"])
def test_what_somebody_changed_is_left_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    folder = collection(tmp_path)
    share.write(drafts(folder)[0][0])
    here = folder / "dist" / NAME
    (here / name).write_bytes(b"mit eget")
    page = folder / "modules/eksempel/02-test.md"
    page.write_text(page.read_text("utf-8").replace("Prøv dig selv", "Test"), "utf-8")
    if name == "media/kurve.svg":
        (folder / "modules/eksempel/media/kurve.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    before = below(here)
    with pytest.raises(OutputFailed, match=name.rpartition("/")[2]):
        share.write(drafts(folder)[0][0])
    assert below(here) == before


def test_a_folder_that_was_there_before_us(tmp_path: Path) -> None:
    here = tmp_path / "kladde"
    here.mkdir()
    (here / "a.txt").write_text("min", "utf-8")
    with pytest.raises(OutputFailed):
        write_folder(os.fspath(here), {"a.txt": b"din", "b.txt": b"ny"})
    assert below(here) == {"a.txt": b"min"}
    (here / ".modulbygger.json").write_text('{"files": [1]}', "utf-8")
    write_folder(os.fspath(here), {"b.txt": b"ny"})
    assert (here / "a.txt").read_text("utf-8") == "min"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    here = tmp_path / "kladde"
    here.mkdir()
    (tmp_path / "elsewhere.txt").write_text("ny", "utf-8")
    (here / "a.txt").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(OutputFailed):
        write_folder(os.fspath(here), {"a.txt": b"ny"})


def test_a_run_that_was_broken_off_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.fspath(tmp_path / "kladde")
    write_folder(here, {"a.txt": b"1", "b.txt": b"1"})

    def stops(path: str, data: bytes) -> None:
        if path.endswith("b.txt"):
            raise OSError(28, "No space left on device", path)
        write_whole(path, data)

    from builder import cache

    write_whole = cache.write_whole
    monkeypatch.setattr(cache, "write_whole", stops)
    with pytest.raises(OutputFailed):
        write_folder(here, {"a.txt": b"2", "b.txt": b"2"})
    monkeypatch.undo()
    write_folder(here, {"a.txt": b"3", "b.txt": b"3"})
    assert below(tmp_path / "kladde") | {".modulbygger.json": b""} == {
        ".modulbygger.json": b"",
        "a.txt": b"3",
        "b.txt": b"3",
    }
    told = json.loads((tmp_path / "kladde/.modulbygger.json").read_text("utf-8"))
    assert {name: len(digests) for name, digests in told["files"].items()} == {"a.txt": 1, "b.txt": 1}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "kladde").write_text("", "utf-8")
    with pytest.raises(OutputFailed):
        write_folder(os.fspath(tmp_path / "kladde"), {"a.txt": b"1"})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    monkeypatch.chdir(collection(tmp_path))
    return tmp_path


def test_the_command(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preview", "--share"]) == 0
    told = capsys.readouterr()
    folder = os.path.join("dist", NAME)
    assert told.out == f"Kladden ligger i {folder}\nGiv din kollega hele mappen. Den åbnes med 1-kursus.html.\n"
    assert (here / folder / "1-kursus.html").is_file()
    assert run(["preview", "eksempel", "--share", "--out", "andet sted"]) == 0
    assert (here / "andet sted" / NAME / "2-skema.html").is_file()
    capsys.readouterr()
    (here / folder / "form.js").write_text("", "utf-8")
    assert run(["preview", "--share"]) == 3
    assert "flyt den væk" in capsys.readouterr().err


def test_the_command_shows_what_is_wrong(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "modules/eksempel/01-start.md").write_text("# Start\n\n![](media/væk.png)\n", "utf-8")
    assert run(["preview", "--share"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "modules/eksempel/01-start.md:3" in told.err
    assert told.err.endswith("Ingenting er skrevet.\n")
    assert not (here / "dist").exists()
    (here / "modules/catalogue.toml").write_text("publisher = ", "utf-8")
    assert run(["preview", "--share"]) == 1


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--share", "--port", "8000"], "`--port` hører til"),
        (["--share", "--no-browser"], "`--no-browser` hører til"),
        (["--out", "x"], "`--out` siger"),
        (["eksempel", "eksempel"], "ét modul ad gangen"),
        (["--share", "eksempelt"], "mente du `eksempel`?"),
    ],
)
def test_wrong_use(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preview", *arguments]) == 2
    assert words in capsys.readouterr().err
