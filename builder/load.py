"""A collection and its modules from disk, as values. Nothing is understood yet but the settings."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error, warning
from builder.disk import Disk, Place
from builder.glossary import Term, read_glossary
from builder.media import list_media
from builder.model import SourceFile, Span
from builder.record import NamedTuple
from builder.settings.read import read_catalogue, read_module, read_sources
from builder.text import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

    from builder.logo import Logo
    from builder.model import MediaFile
    from builder.settings import Catalogue, ModuleSettings, Source

__all__ = ["Collection", "ModuleSource", "Term", "load_collection", "load_module"]


class Collection(NamedTuple):
    """What all modules of a folder share."""

    root: Path
    display: str
    """The folder as typed, for messages: `modules`."""
    catalogue: Catalogue
    sources: dict[str, Source]
    glossary: tuple[Term, ...]
    shared: dict[str, SourceFile]
    """`_shared/<name>.md` by name."""
    modules: tuple[str, ...]
    """Module folders, in the catalogue's order, then by name."""
    logo: Logo | None = None


class ModuleSource(NamedTuple):
    """One module as read, nothing understood yet but its settings."""

    slug: str
    folder: Path
    settings: ModuleSettings
    pages: tuple[SourceFile, ...]
    """In page order."""
    media: tuple[MediaFile, ...]
    lock: SourceFile | None


_PAGE = re.compile(r"([0-9]+)([^\W\d_](?![^\W\d_]))?.*\.md", re.IGNORECASE | re.DOTALL)
"""A number, perhaps one letter: `01-mail.md`, `02a-ordliste.md`, `01 – Bias.md`."""


_COLLECTION_NAMES: dict[str, tuple[str, ...]] = {
    "catalogue.toml": ("catalog.toml", "katalog.toml"),
    "sources.toml": ("source.toml", "kilder.toml"),
    "glossary.md": ("ordliste.md",),
    "_shared": ("_fælles",),
}
_MODULE_NAMES: dict[str, tuple[str, ...]] = {"module.toml": ("modul.toml",), "media": ("medier",)}
"""Names the tool looks for, and what people call them."""


def load_collection(folder: Path, display: str) -> tuple[Collection | None, list[Diagnostic]]:
    """What all modules of `folder` share. None when `catalogue.toml` or `sources.toml` cannot be read at all.

    `display` is the folder as typed. A folder that is not there raises `OSError`. Diagnostics: those of
    `disk`, `text`, `settings`, `glossary` and `logo`, and `file-misnamed`.
    """
    root = Place(os.fspath(folder), display)
    disk = Disk(root.path)
    inside = disk.list(root)
    modules = [name for name, place in inside.items() if name[0] != "_" and _is_module(place.path)]
    texts = {name: _text(disk, root, inside, name) for name in ("catalogue.toml", "sources.toml", "glossary.md")}
    shared = disk.list(inside["_shared"]) if "_shared" in inside else {}
    fragments = {
        name[: -len(".md")]: disk.read(at, name) for name, at in shared.items() if name.lower().endswith(".md")
    }
    catalogue, in_catalogue = read_catalogue(texts["catalogue.toml"], modules)
    sources, in_sources = read_sources(texts["sources.toml"])
    glossary, in_glossary = read_glossary(texts["glossary.md"])
    found = [*disk.found, *_misnamed(inside, _COLLECTION_NAMES), *in_catalogue, *in_sources, *in_glossary]
    if catalogue is None or sources is None:
        return None, found
    logo, in_logo = _logo(catalogue, root)
    found += in_logo
    order = (*catalogue.order, *(name for name in modules if name not in catalogue.order))
    fine = {name: text for name, text in fragments.items() if text is not None}
    return Collection(folder, display, catalogue, sources, glossary, fine, order, logo), found


def is_page(name: str) -> bool:
    """Is a file of that name a page of its module?"""
    return _PAGE.fullmatch(name) is not None


def _logo(catalogue: Catalogue, root: Place) -> tuple[Logo | None, list[Diagnostic]]:
    themes = (catalogue.theme, catalogue.organisation.theme)
    if not any(theme.logo or theme.logo_dark for theme in themes):
        return None, []
    from builder.logo import read_logo

    return read_logo(catalogue, root)


def load_module(collection: Collection, slug: str) -> tuple[ModuleSource | None, list[Diagnostic]]:
    """One of the collection's modules. None when its `module.toml` is missing or cannot be read at all.

    Diagnostics: those of `disk`, `text` and `settings`, and `file-misnamed`, `module-toml-missing`,
    `module-without-pages`, `page-name`, `page-empty`.
    """
    root = Place(os.fspath(collection.root), collection.display)
    folder = Disk(root.path).list(root)[slug]
    disk = Disk(folder.path)
    inside = disk.list(folder)
    pages, found = _pages(disk, folder, inside)
    media = list_media(disk, inside["media"]) if "media" in inside else ()
    lock = disk.text(inside, "ids.lock")
    found += (misnamed := _misnamed(inside, _MODULE_NAMES))
    if "module.toml" not in inside:
        if not any(("name", "module.toml") in one.values for one in misnamed):
            found.append(_no_settings(folder))
        return None, [*disk.found, *found]
    settings, in_settings = read_module(_text(disk, folder, inside, "module.toml"), collection.catalogue, slug)
    found = [*disk.found, *found, *in_settings]
    if settings is None:
        return None, found
    from pathlib import Path

    return ModuleSource(slug, Path(folder.path), settings, pages, media, lock), found


def _is_module(path: str) -> bool:
    """Is it a folder with `module.toml` or a page in it? One that may not be opened counts: it is told of later."""
    if not os.path.isdir(path):
        return False
    try:
        names = os.listdir(path)
    except OSError:
        return True
    return any(name.lower() == "module.toml" or _PAGE.fullmatch(name) for name in names)


def _text(disk: Disk, folder: Place, inside: dict[str, Place], name: str) -> SourceFile:
    """The file's text; empty when there is none, or when what is wrong with it was reported."""
    return disk.text(inside, name) or SourceFile(name, f"{folder.display}/{name}", "")


def _pages(disk: Disk, folder: Place, inside: dict[str, Place]) -> tuple[tuple[SourceFile, ...], list[Diagnostic]]:
    """The pages by number, letter and name. Those that are empty or too large are reported and left out."""
    found: list[Diagnostic] = []
    numbered = {name: match for name in inside if (match := _PAGE.fullmatch(name))}
    in_order = sorted(numbered, key=lambda name: (int(numbered[name][1]), (numbered[name][2] or "").lower(), name))
    pages = []
    for name in in_order:
        page = disk.read(inside[name], name)
        if page and page.text.strip():
            pages.append(page)
        elif page and os.path.getsize(inside[name].path) <= LARGEST:
            found.append(_empty_page(page))
    if not in_order:
        found.append(_no_pages(folder))
    found += [
        _page_name(place, name)
        for name, place in inside.items()
        if name not in numbered and name.lower().endswith((".md", ".md.txt", ".markdown"))
    ]
    return tuple(pages), found


def _no_settings(folder: Place) -> Diagnostic:
    return error(
        "module-toml-missing",
        Span(folder.display),
        N_("the folder has pages, but no `module.toml`"),
        N_('make the file `module.toml` in the folder, with at least the line `title = "…"`'),
    )


def _no_pages(folder: Place) -> Diagnostic:
    return error(
        "module-without-pages",
        Span(folder.display),
        N_("the module has no pages"),
        N_("write a page in the folder: a file whose name begins with a number, for example `01-start.md`"),
    )


def _empty_page(page: SourceFile) -> Diagnostic:
    return error(
        "page-empty",
        Span(page.display),
        N_("the page is empty"),
        N_("write a title, `# …`, and some text, or delete the file"),
    )


def _page_name(place: Place, name: str) -> Diagnostic:
    stem = name.split(".", maxsplit=1)[0]
    return warning(
        "page-name",
        Span(place.display),
        N_("`{name}` is not a page of the course: a page's name begins with a number and ends in `.md`"),
        N_("call it for example `{example}`, or move it out of the folder"),
        name=name,
        example=f"{stem}.md" if "0" <= stem[:1] <= "9" else f"01-{stem.lstrip('-_ ')}.md",
    )


def _misnamed(inside: dict[str, Place], names: dict[str, tuple[str, ...]]) -> list[Diagnostic]:
    """Files that were meant to be one of ours, when ours is not there. Windows hides the ending `.txt`."""
    return [
        error(
            "file-misnamed",
            Span(inside[typed].display),
            N_("`{typed}` is not read: it must be called `{name}`"),
            N_("give it the name `{name}`, in lower case and with nothing after it"),
            typed=typed,
            name=name,
        )
        for name, others in names.items()
        if name not in inside
        for typed in inside
        if typed.casefold() in (name, f"{name}.txt", *others)
    ]
