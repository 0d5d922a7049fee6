"""Reads a download: the lines that link to a file, and the prose around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error
from builder.model import Line
from builder.names import is_blank
from builder.patterns import Forgiving
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Span

_LINK = Forgiving(r"\s*(?:[-*+•]\s+)?(?P<link>\[[^\[\]]+\]\(\s*<?(?P<address>[^()]*(?:\([^()]*\)[^()]*)*)\))\s*\.?\s*")
"""A line that is one link, perhaps an item of a list."""
_BARE = Forgiving(r"\s*(?:[-*+•]\s+)?(?P<path>media[/\\]\S.*\.\w{2,5})\s*")
"""A path without a link around it."""

_MEANT = Forgiving(r".*(?:\]\s*\(|media[/\\]|\w\.\w{2,5}\b)")


class Stretch(NamedTuple):
    """A file, or the text between files."""

    file: Piece | None
    blocks: tuple[Block, ...]


class Download(NamedTuple):
    title: Piece | None
    items: tuple[Stretch, ...]
    span: Span

    @property
    def component(self) -> str:
        return "download"


def read_download(directive: Directive, reader: Reader) -> Download | None:
    """Diagnostics: `download-without-file`, `download-elsewhere`, `link-forgotten`."""
    title = reader.title(directive)
    reader.settings(directive)
    stretches: list[Stretch] = []
    text: list[Line | Directive] = []
    for item in directive.body:
        match = _LINK.fullmatch(item.text) if isinstance(item, Line) else None
        if not isinstance(item, Line) or not match:
            if isinstance(item, Line) and (bare := _BARE.fullmatch(item.text)):
                reader.report(_forgotten(item, bare["path"]))
                return None
            text.append(item)
            continue
        if _is_elsewhere(match["address"]):
            reader.report(_elsewhere(item))
            return None
        _close(text, stretches, reader)
        link = item._replace(column=item.column + match.start("link"), text=match["link"])
        stretches.append(Stretch(reader.inline([link]), ()))
    if not any(one.file is not None for one in stretches):
        reader.report(_without_file(directive))
        return None
    _close(text, stretches, reader)
    return Download(title, tuple(stretches), directive.span)


def _close(text: list[Line | Directive], stretches: list[Stretch], reader: Reader) -> None:
    if any(not isinstance(one, Line) or not is_blank(one.text) for one in text):
        stretches.append(Stretch(None, reader.blocks(text, reader.test)))
    text.clear()


def _is_elsewhere(address: str) -> bool:
    """A page of the course, a place on one, or another address than a file's."""
    bare = address.strip().lower()
    return ":" in bare.partition("/")[0] or bare.startswith(("#", "www.")) or bare.partition("#")[0].endswith(".md")


def _without_file(directive: Directive) -> Diagnostic:
    """At the line that was meant to be the link, when there is one."""
    lines = (one for one in directive.body if isinstance(one, Line))
    meant = next((line for line in lines if _MEANT.search(line.text)), None)
    return error(
        "download-without-file",
        meant.span if meant else directive.span,
        N_("`{block}` has no file"),
        N_("write a link on a line of its own: `[Skabelon til planen](media/plan.docx)`"),
        block=directive.typed,
    )


def _elsewhere(line: Line) -> Diagnostic:
    return error(
        "download-elsewhere",
        line.span,
        N_("this link does not lead to a file in `media/`"),
        N_("put the file in the module's `media/` and link to that, or take the link out of `::: download`"),
    )


def _forgotten(line: Line, path: str) -> Diagnostic:
    return error(
        "link-forgotten",
        line.span,
        N_("here is a path, but no link"),
        N_("write what the file is in front of it: `[Skabelon til planen]({path})`"),
        path=path.strip(),
    )
