"""Text without markup: for identities, descriptions and messages. Look-ups stay as typed: builds differ in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Line

_BLOCK = re.compile(
    r"[ \t\u00a0]*(?:>[ \t\u00a0]*)*"
    r"(?:(?:[-*+•]|[0-9]{1,9}[.)])[ \t\u00a0]+(?:\[[ xX✓]?\][ \t]+)?|#{1,6}[ \t\u00a0]*(?=[^#\s]))?"
)
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
_RULE = re.compile(r"[-|:= \t*_]+$")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\](?:\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)|\[[^\[\]]*\])(?:\{[^{}\n]*\})?")
_DROPPED = re.compile(r"\[\^[^\]\s]+\]:?|\[@[^\[\]\n]*\]|<br[ \t]*/?>|\[![\w-]+\]", re.IGNORECASE)
_MARKS = re.compile(
    r"\\([!-/:-@\[-`{-~])|(?<![\w*])\*{1,3}(?=\S)|(?<=[^\s*])\*{1,3}(?![\w*])"
    r"|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+|\*{2}"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain(lines: Sequence[Line]) -> str:
    """The lines' words on one line, one blank between: no bullets, marks, addresses or footnote numbers."""
    parts = []
    for line in lines:
        text = line.text
        if _FENCE.match(text) or (text and _RULE.fullmatch(text)):
            continue
        start = _BLOCK.match(text)
        parts.append(plain_text(text[start.end() :] if start else text))
    return " ".join(" ".join(parts).split())


def plain_text(text: str) -> str:
    """One stretch of running text without its marks."""
    if "[" in text or "<" in text:
        text = _DROPPED.sub(" ", text)
        text = _LINK.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
    text = _MARKS.sub(lambda found: found[1] or "", text)
    if "&" in text:
        from html import unescape

        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return " ".join(text.split())
