"""Drawings: an SVG is published only when nothing in it runs, fetches or hides.

In an `<img>` a browser runs no script, but the file can also be opened by itself, on the learning
platform's own address. So the file must be safe, not just its place on the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.diagnostics import N_, Diagnostic, error
from builder.model import Span
from builder.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

_SVG = "http://www.w3.org/2000/svg"
_FORBIDDEN = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"}
)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_FETCHES = re.compile(r"@import|url\(\s*[\"']?\s*(?!\s*[\"']?#|\s*[\"']?data:image/)[^)\s\"']", re.IGNORECASE)
_RUNS = re.compile(r"(?:java|vb)script\s*:|expression\s*\(|-moz-binding|behavior\s*:", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*$")
_PLAIN_DOCTYPE = re.compile(rb'<!DOCTYPE\s+svg(?:\s+PUBLIC\s+"-//W3C//DTD SVG [^"<>\[\]]*"\s+"[^"<>\[\]]*")?\s*>')
"""What drawing programs write: it names the public DTD, which no browser fetches, and holds nothing of its own."""
_ENCODINGS = frozenset({"UTF-8", "US-ASCII", "ASCII", "ISO-8859-1", "WINDOWS-1252"})
_LARGEST = 5_000_000
"""Bytes; a drawing larger than this is a photograph in disguise."""


class Drawing(NamedTuple):
    """What an SVG file says: its size in pixels (None when it gives none), and what is wrong with it."""

    size: tuple[int, int] | None
    found: tuple[Diagnostic, ...]


def read_svg(location: Path, display: str) -> Drawing:
    """Look the drawing through. Nothing is loaded from anywhere else. Diagnostics: `svg-unsafe`, `svg-broken`."""
    from lxml import etree

    data = location.read_bytes()
    if len(data) > _LARGEST:
        return Drawing(None, (_broken(Span(display), N_("the drawing is larger than 5 MB")),))
    data = _PLAIN_DOCTYPE.sub(_blanked, data, count=1)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or _is_sixteen_bit(data):
        return Drawing(None, (_unsafe(_place(display, data, _line_of(data)), "a DOCTYPE or an entity"),))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        place = _place(display, data, broken.lineno or 1)
        return Drawing(None, (_broken(place, N_("the drawing cannot be read as SVG")),))
    if _is_disguised(root):
        return Drawing(None, (_unsafe(_place(display, data, 1), "a DOCTYPE or an entity"),))
    if root.tag != f"{{{_SVG}}}svg":
        return Drawing(None, (_broken(_place(display, data, 1), N_("the drawing cannot be read as SVG")),))
    found: list[Diagnostic] = []
    for element in (*root.itersiblings(preceding=True), *root.iter()):
        fault = _fault(element)
        if fault:
            found.append(_unsafe(_place(display, data, element.sourceline or 1), fault))
    return Drawing(_size(root), tuple(found))


def _blanked(match: re.Match[bytes]) -> bytes:
    """As many lines, so that what is told of the rest stands in the right one."""
    return b"\n" * match[0].count(b"\n")


def _is_sixteen_bit(data: bytes) -> bool:
    """UTF-16 would hide a DOCTYPE from the search above."""
    return b"\x00" in data[:64]


def _is_disguised(root: _Element) -> bool:
    """A DOCTYPE that the search did not see, because the file is in an encoding that spells it otherwise."""
    facts: Any = root.getroottree().docinfo
    return facts.internalDTD is not None or (facts.encoding or "UTF-8").upper() not in _ENCODINGS


def _is_comment(tag: object) -> bool:
    from lxml import etree

    return tag is etree.Comment


def _line_of(data: bytes) -> int:
    places = [at for at in (data.find(b"<!DOCTYPE"), data.find(b"<!ENTITY")) if at >= 0]
    return data.count(b"\n", 0, min(places)) + 1 if places else 1


def _fault(element: _Element) -> str:
    """What in this element must not be published (a key of `_UNSAFE`), or nothing."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return "" if _is_comment(tag) else "a processing instruction"
    name = tag.rpartition("}")[2].lower()
    if name in _FORBIDDEN:
        return "something that runs or loads"
    if name == "style" and _is_unsafe_style("".join(map(str, element.itertext()))):
        return "a style that loads something"
    for attribute, value in element.attrib.items():
        fault = _attribute_fault(str(attribute).rpartition("}")[2].lower(), str(value))
        if fault:
            return fault
    return ""


def _attribute_fault(name: str, value: str) -> str:
    if name.startswith("on"):
        return "an event handler"
    if name in ("href", "src", "base") and value.strip() and not _INSIDE.match(value):
        return "an address outside the drawing"
    if _RUNS.search("".join(value.split())):
        return "something that runs or loads"
    if ("url(" in value.lower() or "\\" in value or "@import" in value.lower()) and _is_unsafe_style(value):
        return "a style that loads something"
    return ""


def _is_unsafe_style(text: str) -> bool:
    """A backslash in a style can spell any word, so it is not let through."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\\" in bare or _FETCHES.search(bare) is not None or _RUNS.search(bare) is not None


def _size(root: _Element) -> tuple[int, int] | None:
    width, height = _NUMBER.match(root.get("width", "")), _NUMBER.match(root.get("height", ""))
    if width and height:
        return _whole(float(width[1]), float(height[1]))
    parts = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        _, _, wide, high = map(float, parts)
    except ValueError:
        return None
    return _whole(wide, high)


def _whole(width: float, height: float) -> tuple[int, int] | None:
    most = 100_000
    if not (0 < width < most and 0 < height < most):
        return None
    return max(1, round(width)), max(1, round(height))


def _place(display: str, data: bytes, line: int) -> Span:
    """A line of the drawing, without its indent; the last one when the reader stopped behind it."""
    lines = data.decode("utf-8", "replace").rstrip().split("\n")
    number = min(line, len(lines))
    text = lines[number - 1]
    start = len(text) - len(text.lstrip()) + 1
    return Span(display, number, start, number, start + len(text.strip()))


def _unsafe(place: Span, what: str) -> Diagnostic:
    return error(
        "svg-unsafe",
        place,
        _UNSAFE[what],
        N_("save the drawing as a plain SVG without scripts and links, or as PNG"),
    )


_UNSAFE = {
    "a DOCTYPE or an entity": N_("the drawing has a DOCTYPE or an entity, so it is not published"),
    "a processing instruction": N_("the drawing has an instruction to programs, `<?…?>`, so it is not published"),
    "something that runs or loads": N_("the drawing has something in it that runs or loads, so it is not published"),
    "a style that loads something": N_("the drawing has a style that loads something, so it is not published"),
    "an event handler": N_("the drawing has an event handler, so it is not published"),
    "an address outside the drawing": N_("the drawing has an address outside itself, so it is not published"),
}
"""Whole sentences, so that they can be translated."""


def _broken(place: Span, message: str) -> Diagnostic:
    return error("svg-broken", place, message, N_("open it in a drawing program, and save it again as SVG"))
