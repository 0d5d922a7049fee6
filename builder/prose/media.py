"""Pictures, film and sound: `![what one sees](media/x.png "caption")` (format.md 2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.diagnostics import N_, error, warning
from builder.prose import film, paths
from builder.prose.addresses import read_address
from builder.prose.alt import alt_faults
from builder.prose.lazily import pattern
from builder.prose.links import path_case, path_outside
from builder.prose.lookups import fill_in
from builder.prose.plain import plain_text
from builder.prose.sizes import size_of
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.model import MediaFile, Span
    from builder.prose.brackets import Link
    from builder.prose.inline import TextReader

_IMAGES = ("png", "jpg", "jpeg", "gif", "webp", "svg")
_PICTURED = tuple(f".{ending}" for ending in _IMAGES)
_FILMS = ("mp4",)
_SOUNDS = ("mp3",)
_LONGEST_SHOWN = 60
_BRACES = r"(?:[ \u00a0]*(?=\{[ .]*dekorativ[ ]*\}))?\{(?!\{)([^{}\n]*)\}"
_FILE_NAME = r"\S*\.(?:png|jpe?g|gif|webp|svg|mp4|mp3|bmp|tiff?|heic)"
_CAMERA_NAME = r"(?:img|dsc|dscn|dscf|image|billede|foto|screenshot|skærmbillede)[ _-]?[0-9_ .-]+"


class Picture(NamedTuple):
    """What the author typed of a picture, film or sound, read."""

    file: MediaFile
    alt: str
    title: str
    span: Span
    """The path."""


def image_at(reader: TextReader, at: int, *, in_link: bool) -> tuple[Element | None, int]:
    """The element of the image that begins at `at`, and where it ends; (None, `at`) when there is none.

    Diagnostics: `image-missing`, `image-remote`, `image-local`, `image-embedded`, `image-braces`, `media-empty`,
    `media-type`, `alt-missing`, `alt-file-name`, `path-case`, `path-outside`, those of `alt`, `film` and `svg`.
    """
    found = reader.brackets().link_at(at)
    if found is None:
        return None, at
    stop = found.stop
    braces = pattern(_BRACES, re.IGNORECASE).match(reader.passage.text, stop)
    if braces:
        stop = braces.end()
    picture = _picture(reader, found, braces)
    if picture is None:
        return None, stop
    ending = picture.file.name.rpartition(".")[2].lower()
    reader.page.show(picture.file.name)
    phrasing = reader.phrasing or in_link
    if ending in _IMAGES:
        element = _image(reader, picture, ending)
        if picture.title:
            element = _captioned(element, picture.title, phrasing=phrasing)
    else:
        element = film.film(reader.page, picture, is_film=ending in _FILMS)
    if element.tag == "figure":
        reader.page.figures.add(len(reader.page.elements))
    return element, stop


def _picture(reader: TextReader, found: Link, braces: re.Match[str] | None) -> Picture | None:
    page, passage = reader.page, reader.passage
    span = (
        passage.span(*found.address_at)
        if found.address_at[1] > found.address_at[0]
        else passage.span(found.start, found.stop)
    )
    alt = fill_in(page, plain_text(passage.text[found.text_start : found.text_end]), span)
    word = braces[1].strip().casefold() if braces else ""
    decorative = word in ("dekorativ", "decorative", ".dekorativ")
    if braces and (not decorative or alt):
        _report_braces(reader, braces, decorative=decorative)
    file = _file(reader, fill_in(page, found.address, span), span)
    if not alt and not decorative:
        page.report(
            error(
                "alt-missing",
                passage.span(found.start, found.stop),
                N_("the picture has no description for those who cannot see it"),
                N_("write what one sees between the brackets; a picture that says nothing is `![](…){{dekorativ}}`"),
            )
        )
    elif file and _is_file_name(alt, file.name):
        page.report(
            warning(
                "alt-file-name",
                passage.span(found.text_start, found.text_end),
                N_("`{alt}` is a file name, not a description"),
                N_("write what one sees in the picture, as you would tell it on the telephone"),
                alt=alt,
            )
        )
    elif file and file.name.lower().endswith(_PICTURED):
        described_at = passage.span(found.text_start, found.text_end)
        page.found += alt_faults(alt, plain_text(found.title), described_at)
    return Picture(file, alt, plain_text(fill_in(page, found.title, span)), span) if file else None


def _is_file_name(alt: str, name: str) -> bool:
    file = name.rpartition("/")[2]
    stem = file.rpartition(".")[0]
    same = alt.casefold() == stem.casefold() and any(sign in alt for sign in "_-0123456789")
    return (
        bool(pattern(_FILE_NAME, re.IGNORECASE).fullmatch(alt) or pattern(_CAMERA_NAME, re.IGNORECASE).fullmatch(alt))
        or alt.casefold() == file.casefold()
        or same
    )


def _report_braces(reader: TextReader, braces: re.Match[str], *, decorative: bool) -> None:
    reader.page.report(
        warning(
            "image-braces",
            reader.passage.span(braces.start(), braces.end()),
            N_("`{typed}` is left out, because the picture has a description")
            if decorative
            else N_("`{typed}` after a picture means nothing here and is left out"),
            N_("take the description or the braces away")
            if decorative
            else N_("delete it; only `{{dekorativ}}` may stand after a picture, and size is found by itself"),
            typed=braces[0],
        )
    )


def _file(reader: TextReader, typed: str, span: Span) -> MediaFile | None:
    """The media file that a path means; what is wrong with it is reported."""
    page = reader.page
    if not _is_path(reader, typed, span):
        return None
    found = paths.match(typed, page.context.media)
    if found.fault == "case":
        page.report(path_case(span, typed, found.near))
    elif found.fault == "outside":
        page.report(path_outside(span, typed))
    elif found.fault:
        page.report(
            error(
                "image-missing",
                span,
                N_("the picture `{path}` is not there"),
                N_("did you mean `{near}`?") if found.near else N_("put the file in `media/`, or correct the name"),
                path=typed,
                near=found.near,
            )
        )
    if not found.name:
        return None
    file = page.context.media[found.name]
    ending = found.name.rpartition(".")[2].lower()
    if ending not in (*_IMAGES, *_FILMS, *_SOUNDS):
        page.report(
            error(
                "media-type",
                span,
                N_("browsers do not show `{path}`"),
                N_("save pictures as PNG, JPEG, GIF, WebP or SVG, film as MP4 and sound as MP3"),
                path=typed,
            )
        )
    elif file.size == 0:
        page.report(
            error(
                "media-empty",
                span,
                N_("the file `{path}` is empty"),
                N_("put the file in `media/` again; this one has 0 bytes"),
                path=typed,
            )
        )
    else:
        return file
    return None


def _is_path(reader: TextReader, typed: str, span: Span) -> bool:
    """Is it a path in the module, and not an address somewhere else?"""
    address = read_address(typed)
    lower = typed.strip().lower()
    shown = typed if len(typed) <= _LONGEST_SHOWN else typed[: _LONGEST_SHOWN - 1] + "…"
    if address.kind == "web":
        found = error(
            "image-remote",
            span,
            N_("the picture lies on the web, at `{typed}`"),
            N_("download it to `media/`, if you may use it: a course fetches nothing from outside"),
            typed=shown,
        )
    elif address.kind == "drive" or lower.startswith("file:"):
        found = error(
            "image-local",
            span,
            N_("`{typed}` is a place on your own machine or network"),
            N_("copy the file to `media/`, and write `media/` and its name"),
            typed=shown,
        )
    elif address.kind == "nothing":
        found = error(
            "image-missing",
            span,
            N_("the picture's file name is missing"),
            N_("write `media/` and the file's name between the parentheses"),
        )
    elif address.kind in ("script", "scheme"):
        found = error(
            "image-embedded",
            span,
            N_("a picture may not be pasted into the text as `{typed}`"),
            N_("save the picture as a file in `media/`, and write `media/` and its name"),
            typed=shown,
        )
    else:
        return True
    reader.page.report(found)
    return False


def _image(reader: TextReader, picture: Picture, ending: str) -> Element:
    page = reader.page
    element = Element("img", {"src": picture.file.packed, "alt": picture.alt})
    file = picture.file
    size = page.drawing_size(file, picture.span.file) if ending == "svg" else size_of(file.location)
    if size:
        element.set("width", str(size[0]))
        element.set("height", str(size[1]))
    if page.context.file != next(iter(page.context.pages), page.context.file):
        element.set("loading", "lazy")
    return element


def _captioned(image: Element, title: str, *, phrasing: bool) -> Element:
    """A figure; where only running text may stand, the caption follows the picture."""
    figure = Element("span", {"class": "figure"}) if phrasing else Element("figure")
    figure.append(image)
    caption = SubElement(figure, "span" if phrasing else "figcaption")
    caption.text = AtomicString(title)
    return figure
