"""Files, names, encodings and paths from outside: what is forgiven without a word, and what is told."""

from __future__ import annotations

import base64
import os
import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest

from tests.acceptance.course import MODULE, Finding, check, run, write

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# Side\n\nTekst.\n"
OTHER = "# En anden side\n\nTekst om noget andet.\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def told(folder: Path) -> list[tuple[str, str, str]]:
    """(severity, code, file inside `modules/`) of every finding."""
    return [(one.severity, one.code, one.file.removeprefix("modules/")) for one in check(folder)[1]]


def only(folder: Path) -> Finding:
    (finding,) = check(folder)[1]
    return finding


@pytest.mark.parametrize(
    "name",
    ["2.md", "02a-ordliste.md", "02 – Bias.md", "02_x.MD", "0.md", "10-ti.md", "9" * 30 + ".md", "02-å (1).md"],
)
def test_a_page(tmp_path: Path, name: str) -> None:
    write(tmp_path, PAGE, **{f"eksempel/{name}": OTHER})
    assert told(tmp_path) == []
    assert run(tmp_path, "check", "--strict").returncode == 0


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "~$01-side.md", "._01-side.md", "noter.docx", "01-side.md.bak"]
)
def test_not_looked_at(tmp_path: Path, name: str) -> None:
    write(tmp_path, PAGE, **{f"eksempel/{name}": "x"})
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("kladde.md", "01-kladde.md"),
        ("02-x.md.txt", "02-x.md"),
        ("02-x.markdown", "02-x.md"),
        ("- noter.md", "01-noter.md"),
    ],
)
def test_a_text_that_is_no_page(tmp_path: Path, name: str, better: str) -> None:
    write(tmp_path, PAGE, **{f"eksempel/{name}": OTHER})
    finding = only(tmp_path)
    assert (finding.severity, finding.code) == ("warning", "page-name")
    assert f"for eksempel `{better}`," in finding.hint
    assert run(tmp_path, "check", "--strict").returncode == 1


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Catalogue.toml", "catalogue.toml"),
        ("catalogue.toml.txt", "catalogue.toml"),
        ("katalog.toml", "catalogue.toml"),
        ("kilder.toml", "sources.toml"),
        ("ordliste.md", "glossary.md"),
        ("Glossary.MD", "glossary.md"),
        ("eksempel/Module.toml", "module.toml"),
        ("eksempel/module.toml.txt", "module.toml"),
        ("eksempel/modul.toml", "module.toml"),
    ],
)
def test_a_file_that_was_meant_to_be_ours(tmp_path: Path, name: str, right: str) -> None:
    write(tmp_path, PAGE)
    for given in ("catalogue.toml",) if "/" not in name else ("eksempel/module.toml",):
        (tmp_path / "modules" / given).unlink()
    (tmp_path / "modules" / name).write_text(MODULE if "odul" in name else "", "utf-8")
    finding = only(tmp_path)
    assert (finding.severity, finding.code, finding.file) == ("error", "file-misnamed", f"modules/{name}")
    assert f"skal hedde `{right}`" in finding.message


def test_a_media_folder_with_a_capital(tmp_path: Path) -> None:
    write(tmp_path, "# Side\n\n![En drage](media/a.png)\n", **{"eksempel/Media/a.png": PNG})
    assert ("error", "file-misnamed", "eksempel/Media") in told(tmp_path)


def test_a_copy_of_a_file_that_is_there_is_nobodys_business(tmp_path: Path) -> None:
    write(tmp_path, PAGE, **{"eksempel/module.toml.txt": "x", "catalogue.toml.txt": "x"})
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"eksempel/module.toml": None}, ("error", "module-toml-missing", "eksempel")),
        ({"eksempel/01-side.md": None}, ("error", "module-without-pages", "eksempel")),
        ({"catalogue.toml": 'order = ["eksempel", "mangler"]\n'}, ("error", "module-unknown", "catalogue.toml")),
        ({"eksempel/01-side.md": "\ufeff \n"}, ("error", "page-empty", "eksempel/01-side.md")),
    ],
)
def test_what_is_missing(tmp_path: Path, given: dict[str, str | None], found: tuple[str, str, str]) -> None:
    write(tmp_path, PAGE)
    for name, text in given.items():
        path = tmp_path / "modules" / name
        path.unlink()
        if text is not None:
            path.write_text(text, "utf-8")
    assert told(tmp_path) == [found]


def test_folders_that_are_no_modules(tmp_path: Path) -> None:
    odd = ("_kladde", ".skjult")
    files = {f"{folder}/{name}": text for folder in odd for name, text in (("module.toml", "x"), ("01-a.md", "x"))}
    write(tmp_path, PAGE, **files, **{"tom/noter.txt": "x"})
    assert told(tmp_path) == []
    for name in odd:
        assert run(tmp_path, "check", name).returncode == 2


@pytest.mark.parametrize(
    ("raw", "code", "line", "words"),
    [
        ("# Sidé\n\næøå\n".encode("utf-16"), "not-utf8", 1, "UTF-16"),
        ("# Side\n\nBlåbær på øen\n".encode("cp1252"), "not-utf8", 3, "Windows-1252"),
        ("# Side\n\nBlåbær på øen\n".encode("mac_roman"), "not-utf8", 3, "Mac Roman"),
        (b"# Side\r\rA\x00B\r", "control-character", 3, "U+0000"),
        (b"# Side\n\n" + b"x" * 1_000_001, "file-too-large", 1, "1 MB"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, raw: bytes, code: str, line: int, words: str) -> None:
    write(tmp_path, raw)
    finding = only(tmp_path)
    assert (finding.severity, finding.code, finding.line) == ("error", code, line)
    assert words in finding.message


def test_a_picture_named_like_a_page_is_one_mistake_in_its_encoding(tmp_path: Path) -> None:
    write(tmp_path, PNG)
    assert "control-character" not in {code for _, code, _ in told(tmp_path)}


@pytest.mark.parametrize("raw", ["\ufeff# Side\n\nÅ\n", "# Side\r\n\r\nÅ\r\n", "# Side\r\rÅ\r", "# Side\n\nA\u030a\n"])
def test_text_that_is_forgiven(tmp_path: Path, raw: str) -> None:
    write(tmp_path, raw.encode())
    assert told(tmp_path) == []


def test_only_line_ends_end_a_line(tmp_path: Path) -> None:
    write(tmp_path, "# Side\n\nA\u2028B \x0b C \x0c D \x85 ![x](media/q.png)\n")
    assert only(tmp_path).line == 3


@pytest.mark.parametrize(
    "typed",
    [
        "media/Blåbær (1) x.png",
        "<media/Blåbær (1) x.png>",
        "./media/Blåbær (1) x.png",
        "media\\Blåbær (1) x.png",
        "media/Bl%C3%A5b%C3%A6r%20(1)%20x.png",
        unicodedata.normalize("NFD", "media/Blåbær (1) x.png"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_path_that_is_forgiven(tmp_path: Path, typed: str, form: Literal["NFC", "NFD"]) -> None:
    name = unicodedata.normalize(form, "eksempel/media/Blåbær (1) x.png")
    write(tmp_path, f"# Side\n\n![En drage]({typed})\n", **{name: PNG})
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "code", "hint"),
    [
        ("Media/a.PNG", "path-case", "skriv `media/a.png`"),
        ("a.png", "image-missing", "mente du `media/a.png`?"),
        ("modules/eksempel/media/a.png", "image-missing", "mente du `media/a.png`?"),
        ("../andet/a.png", "path-outside", "`media/`"),
        ("/media/a.png", "path-outside", "`media/`"),
        ("media/%2e%2e/%2e%2e/a.png", "path-outside", "`media/`"),
        ("C:\\Users\\mig\\a.png", "image-local", "kopiér filen"),
        ("file:///C:/a.png", "image-local", "kopiér filen"),
        ("cid:a.png", "image-embedded", "gem billedet"),
        ("data:image/png;base64,AAAA", "image-embedded", "gem billedet"),
        ("https://kommune.dk/a.png", "image-remote", "hent det"),
        ("//kommune.dk/a.png", "image-remote", "hent det"),
    ],
)
def test_a_path_that_is_told(tmp_path: Path, typed: str, code: str, hint: str) -> None:
    write(tmp_path, f"# Side\n\n![En drage]({typed})\n", **{"eksempel/media/a.png": PNG})
    finding = only(tmp_path)
    assert (finding.severity, finding.code, finding.line) == ("error", code, 3)
    assert hint in finding.hint


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links(tmp_path: Path) -> None:
    outside = tmp_path / "ude.png"
    outside.write_bytes(PNG)
    write(tmp_path, "# Side\n\n![En drage](media/ind.png)\n", **{"eksempel/media/a.png": PNG})
    (tmp_path / "modules/eksempel/media/ind.png").symlink_to("a.png")
    assert told(tmp_path) == []
    (tmp_path / "modules/eksempel/media/ud.png").symlink_to(outside)
    assert told(tmp_path) == [("error", "link-outside", "eksempel/media/ud.png")]


@pytest.mark.parametrize(
    ("name", "text", "code", "hint"),
    [
        ("eksempel/module.toml", 'Title = "x"\n', "toml-key-unknown", "mente du `title`?"),
        ("eksempel/module.toml", 'titel = "x"\n', "toml-key-danish", "mente du `title`?"),
        ("eksempel/module.toml", "title = “x”\n", "toml-curly-quotes", '`title = "x"`'),
        ("eksempel/module.toml", 'title = "x"\nversion = 1.0\n', "version-form", '`version = "1.0.0"`'),
        ("eksempel/module.toml", 'title = "x"\nreview_date = 1/11-2027\n', "date-form", "`review_date = 2027-11-01`"),
        ("eksempel/module.toml", 'title = "C:\\Users\\x"\n', "toml-backslash", "enkelte anførselstegn"),
        ("eksempel/module.toml", 'title = "x"\npass_mark = 0.8\n', "number-form", "`pass_mark = 80`"),
        ("eksempel/module.toml", 'title = "x"\nminutes = 12.5\n', "number-form", "`minutes = 12`"),
        ("eksempel/module.toml", 'title = "x"\nminutes = nan\n', "number-form", "`minutes = 10`"),
        ("catalogue.toml", '[checks]\nsilence = ["x"]\n', "toml-value-type", "skriv `[checks.silence]` alene"),
        ("catalogue.toml", "format = 2\n", "format-newer", "installer en nyere"),
    ],
)
def test_a_slip_in_the_settings(tmp_path: Path, name: str, text: str, code: str, hint: str) -> None:
    write(tmp_path, PAGE, **{name: text})
    finding = only(tmp_path)
    assert (finding.severity, finding.code, finding.file) == ("error", code, f"modules/{name}")
    assert hint in finding.hint
