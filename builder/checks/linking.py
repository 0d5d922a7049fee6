"""What the links say: a screen reader lists them without the text around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.checks.walk import all_blocks
from builder.diagnostics import N_, note, warning
from builder.prose.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic
    from builder.model import Module, Page

_VAGUE = frozenset(
    [
        "her", "klik", "klik her", "klik på linket", "tryk her", "se her", "læs her", "find det her",
        "find den her", "hent her", "hent den her", "hent det her", "download her", "mere", "mere her",
        "læs mere", "læs mere her", "se mere", "se mere her", "mere information", "mere info", "læs videre",
        "fortsæt", "link", "linket", "dette link", "følg linket", "siden", "denne side", "hjemmesiden",
        "dokumentet", "filen", "hent", "download", "åbn", "vis", "pdf", "kilde", "here", "click here",
        "read more", "more", "see more", "learn more", "this link", "this page", "this",
    ]
)  # fmt: skip
_ADDRESS = r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*"
_OUTSIDE = r"https?://(?![^/]*(?:\.(?:example|test|invalid)|\bexample\.(?:com|org|net))(?:[:/]|$))"
"""Made-up hosts end in what no host may end in: those are there to be replaced."""
_AROUND = ' .,:;!?…→›»«"”“()[]'


def link_text_vague(material: Material) -> Iterator[Diagnostic]:
    """`link-text-vague`: `klik her` and its like."""
    for page in material.module.pages:
        for link in page.linked:
            if link.text and _said(link.text) in _VAGUE:
                yield warning(
                    "link-text-vague",
                    link.span,
                    N_("`{text}` does not say where the link leads"),
                    N_("make the words that name it the link: `Læs [vejledningen om skabeloner](…)`"),
                    text=plain_text(link.text),
                )


def link_text_address(material: Material) -> Iterator[Diagnostic]:
    """`link-text-address`: the learner is shown an address, which a screen reader spells."""
    for page in material.module.pages:
        for link in page.linked:
            shown = link.text and plain_text(link.text)
            is_address = re.fullmatch(_ADDRESS, shown, re.IGNORECASE) if shown else link.target.startswith("http")
            if is_address:
                yield warning(
                    "link-text-address",
                    link.span,
                    N_("the link shows its address, which a screen reader spells sign by sign"),
                    N_("write what it leads to, and the address after it: `[Datatilsynets vejledning]({address})`"),
                    address=link.target,
                )


def link_text_twice(material: Material) -> Iterator[Diagnostic]:
    """`link-text-twice`: on one page the same words lead to two places.

    Where some text is for others it is left to the packages that are made for each audience.
    """
    for page in material.module.pages:
        if len(page.linked) < 2 or _is_divided(page):  # noqa: PLR2004
            continue
        first: dict[str, tuple[str, int]] = {}
        for link in page.linked:
            said = _said(link.text)
            if not said or said in _VAGUE:
                continue
            target, line = first.setdefault(said, (link.target, link.span.line))
            if target != link.target:
                yield warning(
                    "link-text-twice",
                    link.span,
                    N_("the link in line {line} has the same words, but leads to another place"),
                    N_("say in each of them what is special about where it leads"),
                    line=line,
                )


def links_external(module: Module) -> list[Diagnostic]:
    """`links-external`: the addresses outside the course, for somebody to click through. Not a rule: for `check`."""
    addresses = dict.fromkeys(
        link.target for page in module.pages for link in page.linked if re.match(_OUTSIDE, link.target)
    )
    if not addresses:
        return []
    return [
        note(
            "links-external",
            module.settings.span,
            N_("the pages link to places outside the course, and nobody looked whether they are there: {addresses}"),
            N_("try them in a browser before you publish; nothing is fetched from here"),
            addresses=", ".join(addresses),
        )
    ]


def _said(text: str) -> str:
    return plain_text(text).casefold().strip(_AROUND)


def _is_divided(page: Page) -> bool:
    return any(getattr(block, "component", "") == "only" and block.scope.audiences for block in all_blocks(page.blocks))  # type: ignore[union-attr]
