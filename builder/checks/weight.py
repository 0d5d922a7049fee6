"""What is too much: pictures, film and sound to fetch, pages to read, minutes that are not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.checks.walk import all_blocks
from builder.diagnostics import N_, note, warning
from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic
    from builder.model import MediaFile, Page

_KB, _MB = 1000, 1_000_000
_IMAGE = 300 * _KB
"""Bytes of a picture that anybody waits for: a second and a half on a slow phone."""
_IMAGES = 1500 * _KB
"""Bytes of all pictures of a page."""
_WIDEST = 2560
"""Pixels: twice the 1280 that a wide screen shows. What is more is thrown away by the browser."""
_RECORDINGS = {"mp4": 100 * _MB, "webm": 100 * _MB, "m4v": 100 * _MB, "mp3": 20 * _MB, "m4a": 20 * _MB, "ogg": 20 * _MB}
"""Bytes of a film or a sound; many LMSs take packages of 100–200 MB at most."""
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg", "avif"})
_LONGEST_PAGE = 1200
"""Words that are read in one go: six or seven minutes."""
_OFF, _MINUTES = 2.5, 10
"""How many times too much or too little the stated minutes may be, and the least difference worth a word."""
_BEGUN = 500
"""Words from which the minutes are more than a plan."""


def image_heavy(material: Material) -> Iterator[Diagnostic]:
    """`image-heavy`: a picture of many kilobytes, or far wider than any screen shows it. Told once."""
    for file, page in _first_shown(material):
        if _ending(file) not in _PICTURES or file.size <= _IMAGE // 3:
            continue
        from builder.prose.sizes import size_of

        size = size_of(file.location) if _ending(file) != "svg" else None
        if size and size[0] > _WIDEST:
            width, height = _WIDEST // 2, max(1, round(size[1] * _WIDEST / 2 / size[0]))
            message = N_("`{name}` is {wide} × {high} pixels and {size} kB, far more than a screen shows")
            hint = N_("save it {width} × {height} pixels, as WebP or JPEG with quality 80")
        elif file.size > _IMAGE:
            width = height = 0
            message = N_("`{name}` is {size} kB; on a slow phone the learner waits for it")
            hint = (
                N_("simplify the drawing, or save it as WebP; 300 kB is enough for any picture")
                if _ending(file) == "svg"
                else N_("save it as WebP, or as JPEG with quality 80; 300 kB is enough for any picture")
            )
        else:
            continue
        wide, high = size or (0, 0)
        yield warning(
            "image-heavy",
            _place(file, page, material),
            message,
            hint,
            name=file.name,
            size=round(file.size / _KB),
            wide=wide,
            high=high,
            width=width,
            height=height,
        )


def images_heavy(material: Material) -> Iterator[Diagnostic]:
    """`images-heavy`: each picture of a page may do, but all of them together are much to fetch."""
    files = {file.name: file for file in material.module.media}
    for page in material.module.pages:
        sizes = [files[name].size for name in page.media if name in files and _ending(files[name]) in _PICTURES]
        if sum(sizes) > _IMAGES and max(sizes) <= _IMAGE:
            yield note(
                "images-heavy",
                page.span,
                N_("the page's {count} pictures are {size} kB together"),
                N_("save them smaller, or spread them over two pages; 1,500 kB a page is plenty"),
                count=len(sizes),
                size=round(sum(sizes) / _KB),
            )


def recording_heavy(material: Material) -> Iterator[Diagnostic]:
    """`recording-heavy`: a film or a sound so large that an LMS may refuse the package."""
    for file, page in _first_shown(material):
        most = _RECORDINGS.get(_ending(file), file.size)
        if file.size > most:
            yield warning(
                "recording-heavy",
                _place(file, page, material),
                N_("`{name}` is {size} MB, and many LMSs take packages of 100–200 MB at most"),
                N_("save it with a lower bit rate, or cut it into parts; {most} MB is enough for a quarter of an hour"),
                name=file.name,
                size=round(file.size / _MB),
                most=most // _MB,
            )


def page_long(material: Material) -> Iterator[Diagnostic]:
    """`page-long`: more text on a page than is read in one go. A page with a test is not read."""
    from builder.course import WORDS_A_MINUTE

    for page in material.module.pages:
        if page.words <= _LONGEST_PAGE or any(getattr(b, "component", "") == "test" for b in all_blocks(page.blocks)):
            continue
        yield note(
            "page-long",
            page.span,
            N_("the page has {words} words, {minutes} minutes of reading"),
            N_("divide it where a new thought begins; people come back to pages, not to the middle of one"),
            words=page.words,
            minutes=round(page.words / WORDS_A_MINUTE),
        )


def minutes_unlikely(material: Material) -> Iterator[Diagnostic]:
    """`minutes-unlikely`: what `minutes` promises is far from what words and questions take. Film may take long."""
    from builder.course import MINUTES_A_QUESTION, WORDS_A_MINUTE

    module = material.module
    stated = module.settings.minutes
    kinds = [kind for kind, _, _ in module.identities]
    words = sum(page.words for page in module.pages)
    guess = words / WORDS_A_MINUTE + kinds.count("question") * MINUTES_A_QUESTION + 2 * kinds.count("component")
    recorded = any(_ending(file) in _RECORDINGS for file in module.media)
    typed = any("minutes" in page.settings for page in module.pages)
    too_few = stated * _OFF < guess
    too_many = stated > guess * _OFF and not recorded and not typed
    if stated and words >= _BEGUN and abs(stated - guess) >= _MINUTES and (too_few or too_many):
        yield note(
            "minutes-unlikely",
            module.settings.span,
            N_("`minutes` says {stated}, but reading and answering take about {guess}"),
            N_("write what it takes; what people do away from the screen belongs in `minutter:` of its page"),
            stated=stated,
            guess=round(guess),
        )


def _ending(file: MediaFile) -> str:
    return file.name.rpartition(".")[2].lower()


def _first_shown(material: Material) -> Iterator[tuple[MediaFile, Page]]:
    """Every file with the first page that shows it."""
    files = {file.name: file for file in material.module.media}
    for page in material.module.pages:
        for name in page.media:
            if file := files.pop(name, None):
                yield file, page


def _place(file: MediaFile, page: Page, material: Material) -> Span:
    """The file's name in the page's text; the page itself where it is spelt otherwise, or inserted."""
    source = next(one for one in material.source.pages if one.name == page.file)
    name = file.name.rpartition("/")[2]
    for number, line in enumerate(source.text.split("\n"), 1):
        at = line.find(name)
        if at >= 0:
            return Span(source.display, number, at + 1, number, at + 1 + len(name))
    return page.span
