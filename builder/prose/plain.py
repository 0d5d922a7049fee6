"""Text without markup: for identities, descriptions and messages. Look-ups stay as typed: builds differ in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.prose.lazily import pattern
from builder.prose.markers import marker_of
from builder.prose.rows import rest_of, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Line

_FENCE = re.compile(r"`{3,}|~{3,}")
_RULE = re.compile(r"[-|:= \t*_]+$")
_LINK = r"(?<!\\)!?\[((?:[^\[\]\\]|\\.)*)\](?:\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)|\[[^\[\]]*\])(?:\{[^{}\n]*\})?"
_DROPPED = r"(?<!\\)\[\^[^\]\s]+\]:?|(?<!\\)\[@[^\[\]\n]*\]|<br[ \t]*/?>|\[![\w-]+\]"
_MARKS = re.compile(
    r"\\([!-/:-@\[-`{-~])|(?<![\w*])\*{1,3}(?=\S)|(?<=[^\s*])\*{1,3}(?![\w*])"
    r"|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+|\*{2}"
)
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


def plain(lines: Sequence[Line]) -> str:
    """The lines' words on one line, one blank between: no bullets, marks, addresses or footnote numbers."""
    parts = []
    for line in lines:
        row = row_of(line)
        if _FENCE.match(row.text) or _RULE.fullmatch(row.text):
            continue
        while row.text[:1] == ">":
            row = rest_of(row, 1)
        marker = marker_of(row)
        if marker and not marker.dash and not marker.dated:
            row = rest_of(row, marker.length)
        parts.append(plain_text(row.text.lstrip("#") if row.text[:1] == "#" else row.text))
    return " ".join(" ".join(parts).split())


def plain_text(text: str) -> str:
    """One stretch of running text without its marks."""
    if "[" in text or "<" in text:
        text = pattern(_DROPPED, re.IGNORECASE).sub(" ", text)
        text = pattern(_LINK).sub(r"\1", text)
        text = pattern(_LINK).sub(r"\1", text)
    text = _MARKS.sub(lambda found: found[1] or "", text)
    if "&" in text:
        from html import unescape

        text = pattern(_ENTITY).sub(lambda found: unescape(found[0]), text)
    return " ".join(text.split())
