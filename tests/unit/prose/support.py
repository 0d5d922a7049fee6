"""A small module to run prose in: two pages, some media, two sources, two terms."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from builder.load import Term
from builder.media import packed_name
from builder.model import Line, MediaFile, Span
from builder.prose import PageFacts, ProseContext, run
from builder.settings import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.prose import ProseResult

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 40, 30) + b"\x08\x06\0\0\0"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0"/></svg>'
FILES = {
    "drage.png": PNG,
    "blå bær.png": PNG,
    "kopi (1).png": PNG,
    "tom.png": b"",
    "drage.bmp": b"BM",
    "bilag.pdf": b"%PDF",
    "Bilag 1.pdf": b"%PDF",
    "film.mp4": b"film",
    "film.md": b"# Udskrift\n\nHun siger *hej*.",
    "film.vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n",
    "stum.mp4": b"film",
    "lyd.mp3": b"lyd",
    "lyd.md": b"Han siger hej.",
    "sikker.svg": SVG.encode(),
    "farlig.svg": b'<svg xmlns="http://www.w3.org/2000/svg">\n<script>x</script></svg>',
}
PAGES = {"01-start.md": PageFacts("start", "Start"), "03-side.md": PageFacts("side", "Side tre")}
VALUES = {"organisation.name": "Eksempel Kommune", "organisation.links.x": "https://x.dk", "module.minutes": "20"}
TERMS = (
    Term("AI", ("kunstig intelligens",), (), Span("glossary.md")),
    Term("sprogmodel", ("sprogmodeller",), (), Span("glossary.md")),
)


def source(name: str) -> Source:
    return Source(name, f"Kilde {name}", "", "", None, None, None, "", "", Span("sources.toml"))


def module(folder: Path) -> ProseContext:
    """The module on disk in `folder`, seen from its first page, in English."""
    media = folder / "media"
    media.mkdir()
    files = {}
    for name, data in FILES.items():
        (media / name).write_bytes(data)
        whole = f"media/{name}"
        files[whole] = MediaFile(whole, packed_name(whole), media / name, len(data))
    return ProseContext(
        file="01-start.md",
        pages=PAGES,
        folder=folder,
        media=files,
        sources={name: source(name) for name in ("J4", "J5")},
        values=VALUES,
        glossary=TERMS,
        language="en",
    )


EMPTY = ProseContext("01-start.md", PAGES, Path(), {}, {}, VALUES, language="en")


def lines(text: str, file: str = "modules/eksempel/01-start.md", first: int = 1) -> tuple[Line, ...]:
    return tuple(Line(file, number, 1, one) for number, one in enumerate(text.split("\n"), first))


def one(text: str, context: ProseContext = EMPTY, *, inline: bool = False) -> ProseResult:
    """The run of a page that is one piece."""
    return run([lines(text)], frozenset({0} if inline else ()), context)


def found(result: ProseResult) -> str:
    """`code:line` of every diagnostic."""
    return " ".join(f"{one.code}:{one.span.line}" for one in result.diagnostics)


def short(html: str) -> str:
    """The HTML with what every table, callout and external link has in common left out."""
    html = re.sub(
        r' target="_blank" rel="noopener"(.*?)<span class="unseen"> \(opens in a new window\)</span></a>',
        r" ⧉\1</a>",
        html,
    )
    html = re.sub(
        r'<div class="table" role="region" tabindex="0" aria-label="Table \d+, Start">(<table>.*?</table>)\n</div>',
        r"\1",
        html,
        flags=re.DOTALL,
    )
    return re.sub(
        r'<div class="callout (\w+)" role="note" aria-labelledby="start---note-\d+">\n<p class="callout-title".*?</p>',
        r"<\1>",
        html,
    )


def problems(html: str) -> Iterable[str]:
    """What must never be in the output: open elements, scripts, handlers, styles, dangerous addresses."""
    from html.parser import HTMLParser

    wrong: list[str] = []
    void = {"img", "br", "hr", "track", "path"}

    class Reader(HTMLParser):
        open: list[str] = []  # noqa: RUF012 -- one reader, one list

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in {"script", "iframe", "object", "embed", "style", "form", "base", "link", "meta"}:
                wrong.append(tag)
            for name, value in attrs:
                if name.startswith("on") or name in {"style", "srcdoc"}:
                    wrong.append(f"{name}={value}")
                if name in {"href", "src"} and re.match(
                    r"\s*(javascript|data|vbscript)\s*:", value or "", re.IGNORECASE
                ):
                    wrong.append(f"{name}={value}")
            if tag not in void:
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag in void:
                return
            if not self.open or self.open.pop() != tag:
                wrong.append(f"</{tag}>")

    reader = Reader()
    reader.open = []
    reader.feed(html)
    reader.close()
    wrong += reader.open
    wrong += [sign for sign in "\x00\x01\x02\x03" if sign in html]
    return wrong
