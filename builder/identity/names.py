"""Names that come from a text once and are frozen in the lock."""

from __future__ import annotations

from builder.prose.anchors import anchor_of

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
    name = anchor_of(folder)
    return name if name[:1].isalpha() else f"module-{name}".rstrip("-")


def slug(text: str) -> str:
    """The text's first words, at most 40 characters: `hvad-goer-en-sprogmodel`; empty when it has no Latin letters."""
    name = anchor_of(text)
    if len(name) <= _LONGEST:
        return name
    whole_words = name[: _LONGEST + 1].rpartition("-")[0]
    return whole_words or name[:_LONGEST]
