"""Does a picture's description tell anything to the one who cannot see it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, warning
from builder.prose.lazily import pattern

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.model import Span

_LONGEST = 400
"""Characters. A screen reader says them in one breath; a diagram that needs more needs a text beside it."""
_KIND = (
    r"(?:(?:et|en|an?)\s+)?(?:billede|foto|fotografi|ikon|illustration|figur|grafik|skærmbillede|skærmklip|logo"
    r"|image|picture|photo|icon|screenshot|figure)(?:et|en|met|fen)?[\s\d.:]*"
)
_SAID_TWICE = r"(?:(?:et|en|an?)\s+)?(?:billede|foto|ikon|image|picture|photo|icon)\s+(?:af|med|of|som viser)\s"


def alt_faults(alt: str, caption: str, span: Span) -> list[Diagnostic]:
    """Diagnostics: `alt-says-nothing`, `alt-as-caption`, `alt-too-long`."""
    if pattern(_KIND, re.IGNORECASE).fullmatch(alt):
        return [
            warning(
                "alt-says-nothing",
                span,
                N_("`{alt}` says that there is a picture, not what it shows"),
                N_("write what one learns from seeing it; when that is nothing, write `![](…){{dekorativ}}`"),
                alt=alt,
            )
        ]
    if said := pattern(_SAID_TWICE, re.IGNORECASE).match(alt):
        return [
            warning(
                "alt-says-nothing",
                span,
                N_("a screen reader says that it is a picture, so `{typed}` is heard twice"),
                N_("begin with what one sees: `{right}`"),
                typed=said[0].strip(),
                right=_capital(alt[said.end() :]),
            )
        ]
    if caption and _bare(alt) == _bare(caption):
        return [
            warning(
                "alt-as-caption",
                span,
                N_("the description and the caption are the same, so both are read aloud"),
                N_("describe in the brackets what one sees, and let the caption say why it is there"),
            )
        ]
    if len(alt) > _LONGEST:
        return [
            warning(
                "alt-too-long",
                span,
                N_("the description has {count} characters, and it cannot be read in pieces"),
                N_("say the main thing in at most {most}, and write the rest in the text, where everyone can read it"),
                count=len(alt),
                most=_LONGEST,
            )
        ]
    return []


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!?")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
