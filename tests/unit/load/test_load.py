"""Folders → values: what is a module, what is a page, and what is told of everything else."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from builder.load import load_collection, load_module
from tests.unit.load.folder import MODULE, collection, load, put, write

if TYPE_CHECKING:
    from pathlib import Path

    from builder.diagnostics import Diagnostic

PAGE = "# Start\n\nTekst.\n"


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(one.code, one.span.file) for one in found]


def test_a_module(tmp_path: Path) -> None:
    modules = write(tmp_path, m__01=PAGE)
    put(modules / "m/01-start.md", PAGE)
    source, found = load(modules)
    assert found == []
    assert source is not None
    assert [(page.name, page.display, page.text) for page in source.pages] == [
        ("01-start.md", "modules/m/01-start.md", PAGE)
    ]
    assert (source.slug, source.media, source.lock) == ("m", (), None)


def test_pages_by_number_letter_and_name(tmp_path: Path) -> None:
    modules = write(tmp_path)
    names = [
        "10-ti.md",
        "2-to.md",
        "02a-b.md",
        "02-a.md",
        "1.md",
        "2B.md",
        "03 – Bias.md",
        "003 æøå (1).MD",
        "4mail.md",
    ]
    for name in names:
        put(modules / "m" / name, PAGE)
    source, found = load(modules)
    assert found == []
    assert source is not None
    assert [page.name for page in source.pages] == [
        "1.md",
        "02-a.md",
        "2-to.md",
        "02a-b.md",
        "2B.md",
        "003 æøå (1).MD",
        "03 – Bias.md",
        "4mail.md",
        "10-ti.md",
    ]


def test_other_text_files_are_told_and_system_files_ignored(tmp_path: Path) -> None:
    modules = write(tmp_path)
    ignored = [".DS_Store", "Thumbs.db", "~$01-start.md", "._01-start.md", "desktop.ini", "noter.docx", ".git/x.md"]
    for name in ["01-start.md", "kladde.md", "02-x.md.txt", "README.markdown", *ignored]:
        put(modules / "m" / name, PAGE)
    source, found = load(modules)
    assert sorted(told(found)) == [
        ("page-name", "modules/m/02-x.md.txt"),
        ("page-name", "modules/m/README.markdown"),
        ("page-name", "modules/m/kladde.md"),
    ]
    assert source is not None
    assert len(source.pages) == 1


def test_names_are_nfc_whatever_the_disk_says(tmp_path: Path) -> None:
    modules = write(tmp_path)
    slug = "ledelse-på-tværs"
    folder = modules / unicodedata.normalize("NFD", slug)
    put(folder / "module.toml", MODULE)
    put(folder / unicodedata.normalize("NFD", "01-blåbær.md"), PAGE)
    put(folder / "media" / unicodedata.normalize("NFD", "å.png"), b"x")
    source, found = load(modules, slug)
    assert found == []
    assert source is not None
    assert source.pages[0].display == f"modules/{slug}/01-blåbær.md"
    assert source.media[0].name == "media/å.png"
    assert source.media[0].location.read_bytes() == b"x"


def test_what_is_a_module(tmp_path: Path) -> None:
    modules = write(tmp_path)
    for name in ["_shared/x.md", ".skjult/module.toml", "_kladder/module.toml", "billeder/x.png", "z/01-a.md"]:
        put(modules / name, PAGE)
    (modules / "tom").mkdir()
    made, found = collection(modules)
    assert found == []
    assert made.modules == ("m", "z")
    source, found = load_module(made, "z")
    assert source is None
    assert told(found) == [("module-toml-missing", "modules/z")]


def test_the_order_of_modules(tmp_path: Path) -> None:
    modules = write(tmp_path, a__module___toml=MODULE, z__module___toml=MODULE)
    put(modules / "catalogue.toml", 'order = ["z"]\n')
    assert collection(modules)[0].modules == ("z", "a", "m")


def test_shared_files(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(
        modules / "glossary.md",
        "# Ordliste\n<!-- til os -->\n## AI\n\nogså: kunstig  intelligens, ML\n\nEt system.\n\nMere.\n\n### Note\n",
    )
    put(modules / "sources.toml", '[J1]\ntitle = "Lov"\n')
    put(modules / "_shared/regler.md", "Regler.\n")
    made, found = collection(modules)
    assert found == []
    (term,) = made.glossary
    assert (term.term, term.also) == ("AI", ("kunstig intelligens", "ML"))
    assert [(line.number, line.text) for line in term.lines][:3] == [(7, "Et system."), (8, ""), (9, "Mere.")]
    assert list(made.sources) == ["J1"]
    assert made.shared["regler"].display == "modules/_shared/regler.md"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("tekst\n\n## a\nx\n", "glossary-text-stray", 1),
        ("## a\nx\n## A\ny\n", "term-twice", 3),
        ("## a\n\nogså: b\n", "term-without-text", 1),
        ("## a\nx\n# Afsnit\nblabla\n", "glossary-text-stray", 4),
        ("## a\n<!-- x -->\n", "term-without-text", 1),
        ("<!-- to\nlinjer -->\nx\n## a\nx\n", "glossary-text-stray", 3),
        ("## a\nx <!-- y\n", "comment-unclosed", 2),
    ],
)
def test_the_glossary_is_told_of(tmp_path: Path, text: str, code: str, line: int) -> None:
    modules = write(tmp_path)
    put(modules / "glossary.md", text)
    _, found = collection(modules)
    assert [(one.code, one.span.line) for one in found] == [(code, line)]


def test_settings_that_cannot_be_read(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "catalogue.toml", "hvad er det her\n")
    made, found = load_collection(modules, "modules")
    assert made is None
    assert told(found) == [("toml-syntax", "modules/catalogue.toml")]


def test_broken_settings_do_not_hide_what_is_wrong_with_the_pages(tmp_path: Path) -> None:
    modules = write(tmp_path, m__module___toml="hvad er det her\n")
    put(modules / "m/01-start.md", "På æblet".encode("cp1252"))
    source, found = load(modules)
    assert source is None
    assert sorted(code for code, _ in told(found)) == ["not-utf8", "toml-syntax"]


def test_pages_that_cannot_be_used(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-tom.md", "\ufeff \r\n\t\n")
    put(modules / "m/02-stor.md", b"# Stor\n" + b"tekst " * 1_700_000)
    put(modules / "m/03-mac.md", "# Rød grød\r".encode("mac_roman"))
    source, found = load(modules)
    assert sorted(told(found)) == [
        ("file-too-large", "modules/m/02-stor.md"),
        ("not-utf8", "modules/m/03-mac.md"),
        ("page-empty", "modules/m/01-tom.md"),
    ]
    assert source is not None
    assert [(page.name, page.text) for page in source.pages] == [("03-mac.md", "# Rød grød\n")]


def test_no_pages(tmp_path: Path) -> None:
    assert told(load(write(tmp_path))[1]) == [("module-without-pages", "modules/m")]


def test_windows_files_are_read_like_others(tmp_path: Path) -> None:
    modules = write(tmp_path, m__module___toml=b'\xef\xbb\xbftitle = "Brug AI"\r\nminutes = 25\r\n')
    put(modules / "m/01-start.md", b"\xef\xbb\xbf# Start\r\n\r\nTekst.\r\n")
    source, found = load(modules)
    assert found == []
    assert source is not None
    assert source.pages[0].text == PAGE
    assert source.settings.minutes == 25


@pytest.mark.parametrize("name", ["01-start.md", "module.toml", "media", "media/x.png", "ids.lock"])
def test_a_link_out_is_told_and_not_followed(tmp_path: Path, name: str) -> None:
    modules = write(tmp_path)
    put(modules / "m/02-side.md", PAGE)
    outside = tmp_path / "udenfor"
    put(outside / "hemmelig.txt", "hemmeligt")
    link = modules / "m" / name
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(outside if name == "media" else outside / "hemmelig.txt")
    source, found = load(modules)
    assert ("link-outside", f"modules/m/{name}") in told(found)
    assert "hemmelig" not in repr(source)


def test_a_linked_module_folder_outside_is_told(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(tmp_path / "andet/module.toml", MODULE)
    (modules / "andet").symlink_to(tmp_path / "andet")
    made, found = collection(modules)
    assert told(found) == [("link-outside", "modules/andet")]
    assert made.modules == ("m",)


def test_links_inside_are_fine_and_circles_end(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-start.md", PAGE)
    put(modules / "m/media/a.png", b"x")
    (modules / "m/media/b.png").symlink_to(modules / "m/media/a.png")
    (modules / "m/media/igen").symlink_to(modules / "m/media")
    source, found = load(modules)
    assert found == []
    assert source is not None
    assert [one.name for one in source.media] == ["media/a.png", "media/b.png"]


def test_the_collection_itself_may_be_a_link(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-start.md", PAGE)
    (tmp_path / "genvej").symlink_to(modules)
    made, found = load_collection(tmp_path / "genvej", "genvej")
    assert made is not None
    assert (found, load_module(made, "m")[1]) == ([], [])


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-start.md", PAGE)
    put(modules / "m/02-mere.md", PAGE)
    opened = os.open

    def refuse(path: str, *rest: int) -> int:
        if path.endswith("02-mere.md"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    source, found = load(modules)
    assert told(found) == [("file-unreadable", "modules/m/02-mere.md")]
    assert source is not None
    assert len(source.pages) == 1


def test_a_folder_or_a_pipe_named_like_a_page_is_told(tmp_path: Path) -> None:
    modules = write(tmp_path)
    (modules / "m/01-mappe.md").mkdir()
    os.mkfifo(modules / "m/02-roer.md")
    _, found = load(modules)
    assert sorted(told(found)) == [
        ("file-unreadable", "modules/m/01-mappe.md"),
        ("file-unreadable", "modules/m/02-roer.md"),
    ]


def test_names_nobody_can_read(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-start.md", PAGE)
    put(modules / "m/02-\n.md", PAGE)
    with open(os.fsencode(modules) + b"/m/03-\xff.md", "wb"):
        pass
    source, found = load(modules)
    assert sorted(told(found)) == [
        ("file-name", "modules/m/02-\ufffd.md"),
        ("file-name", "modules/m/03-\ufffd.md"),
    ]
    assert source is not None
    assert len(source.pages) == 1


def test_the_lock_is_read_raw(tmp_path: Path) -> None:
    modules = write(tmp_path)
    put(modules / "m/01-start.md", PAGE)
    put(modules / "m/ids.lock", "<<<<<<< HEAD\r\nx\r\n")
    source, found = load(modules)
    assert found == []
    assert source is not None
    assert source.lock is not None
    assert source.lock.text == "<<<<<<< HEAD\nx\n"
