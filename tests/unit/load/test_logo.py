"""The logos that `[theme]` names: found, checked, and told of on their line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.load.folder import collection, put, write

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 12"><path d="M0 9 9 0"/></svg>\n'
GIF = b"GIF89a\x09\x00\x04\x00rest"


def with_logo(root: Path, typed: str) -> Path:
    return write(root, catalogue___toml=f'publisher = "Fjordby"\n\n[theme]\nlogo = "{typed}"\n')


def test_both_files_are_found_and_named(tmp_path: Path) -> None:
    modules = with_logo(tmp_path, 'billeder/Våben 1.SVG"\nlogo_dark = "./mørk.gif')
    put(modules / "billeder/Våben 1.SVG", DRAWING)
    put(modules / "mørk.gif", GIF)
    made, found = collection(modules)
    assert found == []
    assert made.logo
    assert [file.packed for file in made.logo.files] == ["media/_logo.svg", "media/_logo-dark.gif"]
    assert [one and one.size for one in (made.logo.light, made.logo.dark)] == [(44, 12), (9, 4)]
    assert made.logo.alt == "Fjordby"


def test_the_organisation_comes_first(tmp_path: Path) -> None:
    """Its one logo is not mixed with the collection's dark one."""
    modules = with_logo(tmp_path, 'a.svg"\nlogo_dark = "b.svg"\n[organisation]\nname = "X"\ntheme.logo = "c.svg')
    for name in "abc":
        put(modules / f"{name}.svg", DRAWING)
    made, found = collection(modules)
    assert found == []
    assert made.logo
    assert [file.name for file in made.logo.files] == ["c.svg"]
    assert made.logo.alt == "X"


def test_no_logo_is_none(tmp_path: Path) -> None:
    assert collection(write(tmp_path))[0].logo is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("billeder/vaaben.svg", "image-missing"),
        ("", ""),
        ("Billeder/logo.svg", "path-case"),
        ("../logo.svg", "path-outside"),
        ("/logo.svg", "path-outside"),
        ("https://fjordby.dk/logo.svg", "image-remote"),
        ("billeder/tom.png", "media-empty"),
        ("billeder/logo.ai", "media-type"),
        ("billeder", "image-missing"),
    ],
)
def test_what_is_wrong_is_told_on_its_line(tmp_path: Path, typed: str, code: str) -> None:
    modules = with_logo(tmp_path, typed)
    for name, content in (("logo.svg", DRAWING), ("logo.ai", "%PDF"), ("tom.png", "")):
        put(modules / "billeder" / name, content)
    put(tmp_path / "logo.svg", DRAWING)
    made, found = collection(modules)
    assert made.logo is None
    told = [(one.code, one.severity, one.span.file, one.span.line, one.span.column) for one in found]
    assert told == ([(code, "error", "modules/catalogue.toml", 4, 8)] if code else [])


def test_an_unsafe_drawing_is_an_error(tmp_path: Path) -> None:
    modules = with_logo(tmp_path, "logo.svg")
    put(modules / "logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    (found,) = collection(modules)[1]
    assert (found.code, found.span.file, found.severity) == ("svg-unsafe", "modules/logo.svg", "error")


def test_a_link_out_of_the_collection_is_not_followed(tmp_path: Path) -> None:
    modules = with_logo(tmp_path, "logo.svg")
    put(tmp_path / "secret.svg", DRAWING)
    (modules / "logo.svg").symlink_to(tmp_path / "secret.svg")
    made, found = collection(modules)
    assert made.logo is None
    assert {one.code for one in found} == {"link-outside", "image-missing"}
