"""Film and sound: never without a transcript, film never without captions (WCAG 1.2.1–1.2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.diagnostics import N_, error
from builder.prose.lazily import pattern

if TYPE_CHECKING:
    from builder.model import Line, MediaFile, Span
    from builder.prose.media import Picture
    from builder.prose.page import PageRun

_TIMES = r"\s*(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]|$)"


def film(page: PageRun, picture: Picture, *, is_film: bool) -> Element:
    """The player, its captions and its transcript as one figure.

    Nothing is fetched with the course's first page; `pages.js` asks for a film and shows its captions when its page is
    opened.

    Diagnostics: `transcript-missing`, `captions-missing`, `captions-broken`, those of `text.read_text`.
    """
    stem = picture.file.name.rpartition(".")[0]
    figure = Element("figure", {"class": "film" if is_film else "sound"})
    player = SubElement(figure, "video" if is_film else "audio", {"controls": "", "preload": "none"})
    player.set("src", picture.file.packed)
    player.set("aria-label", picture.alt)
    if is_film:
        _add_captions(page, picture, stem + ".vtt", player)
    caption = SubElement(figure, "figcaption")
    caption.text = AtomicString(picture.title or picture.alt)
    transcript = page.context.media.get(stem + ".md")
    if transcript is None:
        page.report(
            error(
                "transcript-missing",
                picture.span,
                N_("`{path}` has no transcript"),
                N_("write what is said and shown in `{wanted}`, beside it"),
                path=picture.file.name,
                wanted=stem + ".md",
            )
        )
    elif transcript.name not in page.transcripts:
        page.transcripts.add(transcript.name)
        _add_transcript(page, picture, transcript, figure)
    return figure


def _add_captions(page: PageRun, picture: Picture, name: str, player: Element) -> None:
    captions = page.context.media.get(name)
    if captions is None:
        page.report(
            error(
                "captions-missing",
                picture.span,
                N_("`{path}` has no captions"),
                N_("put the captions beside it as `{wanted}`; most film programs can save WebVTT"),
                path=picture.file.name,
                wanted=name,
            )
        )
        return
    page.show(captions.name)
    lines = _lines(page, captions, picture.span.file)
    fault = _fault(lines)
    if fault is not None:
        page.report(
            error(
                "captions-broken",
                fault,
                N_("these are no captions in the form WebVTT"),
                N_("the first line is `WEBVTT`, and times are written `00:01.000 --> 00:04.000`"),
            )
        )
    track = SubElement(player, "track", {"kind": "captions", "src": captions.packed, "srclang": page.context.language})
    track.set("label", page.texts("Captions"))


def _fault(lines: tuple[Line, ...]) -> Span | None:
    """Where the file stops being WebVTT; None when it is one with at least one caption."""
    first = lines[0]
    if first.text.split(" ")[0].split("\t")[0] != "WEBVTT":
        return first.span
    times = [line for line in lines if "-->" in line.text]
    for line in times:
        if not pattern(_TIMES).match(line.text):
            return line.span
    return None if times else first.span


def _add_transcript(page: PageRun, picture: Picture, transcript: MediaFile, figure: Element) -> None:
    from builder.prose.blocks import BlockReader
    from builder.prose.rows import row_of
    from builder.scan.comments import without_comments

    lines, found = without_comments(_lines(page, transcript, picture.span.file))
    page.found += found
    if not any(line.text.strip() for line in lines):
        page.report(
            error(
                "transcript-missing",
                picture.span,
                N_("the transcript `{wanted}` is empty"),
                N_("write in it what is said and shown"),
                wanted=transcript.name,
            )
        )
        return
    details = SubElement(figure, "details", {"class": "transcript"})
    summary = SubElement(details, "summary")
    summary.text = AtomicString(page.texts("Read instead: {title}").format(title=picture.alt))
    BlockReader(page, transcript=True).read([row_of(line) for line in lines], details)


def _lines(page: PageRun, file: MediaFile, beside: str) -> tuple[Line, ...]:
    """The lines of a text file in `media/`; what is wrong with its bytes is reported."""
    from builder.model import Line
    from builder.text import lines_of, read_text

    folder = beside.rpartition("/")[0]
    source, found = read_text(file.location.read_bytes(), file.name, f"{folder}/{file.name}" if folder else file.name)
    page.found += found
    return lines_of(source) or (Line(source.display, 1, 1, ""),)
