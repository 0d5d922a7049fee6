"""Anchors: how a heading, a term or a source becomes the `id` that links point to (format.md 2)."""

from __future__ import annotations

import re

from builder.names import visible

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_OTHERS = re.compile(r"[^a-z0-9]+")


def anchor_of(text: str) -> str:
    """Lower-case, æ→ae ø→oe å→aa, runs of other characters to one `-`, none at the ends.

    >>> anchor_of("Vælg kanal!")
    'vaelg-kanal'
    """
    return _OTHERS.sub("-", visible(text).lower().translate(_DANISH)).strip("-")


def source_anchor(source: str) -> str:
    """The `id` of a source in the list of sources, where `[@J4]` points."""
    return "kilde-" + anchor_of(source)


def term_anchor(term: str) -> str:
    """The `id` of a term in the glossary, where a marked word points."""
    return "ord-" + anchor_of(term)
