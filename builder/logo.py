"""The publisher's logo: what `[theme]` in `catalogue.toml` names, found, checked and given names in the package."""

from __future__ import annotations

import os
import posixpath
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error
from builder.disk import Disk, Place
from builder.model import MediaFile, Span
from builder.prose import paths
from builder.prose.sizes import size_of
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.settings import Catalogue

ENDINGS = ("png", "jpg", "jpeg", "gif", "webp", "svg")


class Picture(NamedTuple):
    """One of the logo's files."""

    file: MediaFile
    size: tuple[int, int] | None
    """Pixels; None when the file says none."""


class Logo(NamedTuple):
    """What stands on the first page; either may be missing, not both."""

    light: Picture | None
    dark: Picture | None
    alt: str

    @property
    def files(self) -> tuple[MediaFile, ...]:
        return tuple(one.file for one in (self.light, self.dark) if one)


def read_logo(catalogue: Catalogue, root: Place) -> tuple[Logo | None, list[Diagnostic]]:
    """The organisation's logo, else the collection's: never one of each, for the two belong together.

    Diagnostics: `image-missing`, `image-remote`, `path-case`, `path-outside`, `media-type`, `media-empty`, those of
    `disk` and of `svg`.
    """
    own = catalogue.organisation.theme
    theme = own if own.logo or own.logo_dark else catalogue.theme
    found: list[Diagnostic] = []
    # No file of `media/` gets a name that begins with a low line (`media.packed_name`).
    light = _picture(theme.logo, theme.logo_span, "media/_logo", root, found)
    dark = _picture(theme.logo_dark, theme.logo_dark_span, "media/_logo-dark", root, found)
    if not light and not dark:
        return None, found
    return Logo(light, dark, catalogue.organisation.name or catalogue.publisher), found


def sources(raw: bytes, root: str) -> list[str]:
    """The logos' paths by what `catalogue.toml` holds, without a look at what is in them: for the cache."""
    from builder.settings.read import read_catalogue
    from builder.text import read_text

    catalogue, _ = read_catalogue(read_text(raw, "catalogue.toml", "catalogue.toml")[0], ())
    if catalogue is None:
        return []
    found = []
    for theme in (catalogue.organisation.theme, catalogue.theme):
        for typed in filter(None, (theme.logo, theme.logo_dark)):
            known, _ = candidates(typed, Place(root, ""))
            name = paths.match(typed, known).name
            found += [known[name].path] if name else []
    return found


def candidates(typed: str, root: Place) -> tuple[dict[str, Place], list[Diagnostic]]:
    """The files a path may mean, by their names from `root`: what lies beside each of its steps."""
    disk = Disk(root.path)
    path = posixpath.normpath(unicodedata.normalize("NFC", typed.replace("\\", "/")))
    found: dict[str, Place] = {}
    _walk(disk, root, path.split("/")[:-1], "", found)
    return found, disk.found


def _walk(disk: Disk, folder: Place, steps: list[str], under: str, found: dict[str, Place]) -> None:
    for name, place in disk.list(folder).items():
        if os.path.isfile(place.path):
            found[under + name] = place
        elif steps and name.casefold() == steps[0].casefold() and os.path.isdir(place.path):
            _walk(disk, place, steps[1:], f"{under}{name}/", found)


def _picture(typed: str, span: Span | None, packed: str, root: Place, found: list[Diagnostic]) -> Picture | None:
    if not typed or not span:
        return None
    if "://" in typed or typed.startswith(("//", "data:")):
        found.append(_remote(typed, span))
        return None
    known, in_folders = candidates(typed, root)
    found += in_folders
    match = paths.match(typed, known)
    if match.fault:
        found.append(_fault(match, typed, span))
        return None
    place = known[match.name]
    ending = match.name.rpartition(".")[2].lower()
    size = os.path.getsize(place.path)
    if ending not in ENDINGS:
        found.append(_type(typed, span))
        return None
    if size == 0:
        found.append(_empty(typed, span))
        return None
    file = MediaFile(match.name, f"{packed}.{ending}", Path(place.path), size)
    if ending != "svg":
        return Picture(file, size_of(file.location))
    from builder.svg import read_svg

    drawing = read_svg(file.location, place.display)
    found += drawing.found
    return Picture(file, drawing.size)


def _fault(match: paths.Match, typed: str, span: Span) -> Diagnostic:
    if match.fault == "case":
        return error(
            "path-case",
            span,
            N_("`{path}` is spelt with other capitals than the file"),
            N_("write `{near}`; not all machines forgive it"),
            path=typed,
            near=match.near,
        )
    if match.fault == "outside":
        return error(
            "path-outside",
            span,
            N_("`{path}` leads out of the collection's folder"),
            N_("put the logo beside `catalogue.toml` or in a folder there, and write its path from there"),
            path=typed,
        )
    return error(
        "image-missing",
        span,
        N_("the picture `{path}` is not there"),
        N_("did you mean `{near}`?")
        if match.near
        else N_("write the path from the folder of `catalogue.toml` to the logo, or put the file there"),
        path=typed,
        near=match.near,
    )


def _remote(typed: str, span: Span) -> Diagnostic:
    return error(
        "image-remote",
        span,
        N_("the picture lies on the web, at `{typed}`"),
        N_("download the logo to the folder of `catalogue.toml`, and write its name: a course fetches nothing"),
        typed=typed,
    )


def _type(typed: str, span: Span) -> Diagnostic:
    return error(
        "media-type",
        span,
        N_("browsers do not show `{path}`"),
        N_("save the logo as SVG, PNG, WebP, JPEG or GIF"),
        path=typed,
    )


def _empty(typed: str, span: Span) -> Diagnostic:
    return error(
        "media-empty",
        span,
        N_("the file `{path}` is empty"),
        N_("put the logo there again; this one has 0 bytes"),
        path=typed,
    )
