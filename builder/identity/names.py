"""Names that come from a text once and are frozen in the lock."""

from __future__ import annotations

_LONGEST = 40
"""Characters of a slug."""


def interaction_id(number: int, prompt: str) -> str:
    """`q_<number>_<slug>`, of `[A-Za-z0-9_]` only (scorm-facts S21).

    >>> interaction_id(3, "Hvad gør en sprogmodel?")
    'q_3_hvad_goer_en_sprogmodel'
    """
    return f"q_{number}_{slug(prompt).replace('-', '_') or 'question'}"


def manifest_base(folder: str) -> str:
    """The base of a module's identifiers: an ASCII NCName from its folder's name.

    >>> manifest_base("2. År på skolen")
    'module-2-aar-paa-skolen'
    """
    name = _ascii(folder)
    return name if name[:1].isalpha() else f"module-{name}".rstrip("-")


def slug(text: str) -> str:
    """The text's first words, at most 40 characters: `hvad-goer-en-sprogmodel`; empty when it has no Latin letters."""
    name = _ascii(text)
    if len(name) <= _LONGEST:
        return name
    whole_words = name[: _LONGEST + 1].rpartition("-")[0]
    return whole_words or name[:_LONGEST]


def _ascii(text: str) -> str:
    from builder.prose.anchors import anchor_of  # the room of prose is large, and most builds need no new name

    return anchor_of(text)
