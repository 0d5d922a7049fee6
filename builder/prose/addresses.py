"""Addresses of links: which are the web's, which are files', and which must never be in a course."""

from __future__ import annotations

import re
from typing import Literal

from builder.prose.lazily import pattern
from builder.record import NamedTuple

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:.]+"
_SAFE = {"http", "https", "mailto", "tel", "sms"}
_DANGEROUS = ("javascript:", "vbscript:", "data:")

Kind = Literal["web", "person", "file", "script", "scheme", "drive", "nothing"]
"""`web` opens in a new window; `person` is mail and telephone; `file` is a path or `#anchor`; the others are faults."""


class Address(NamedTuple):
    kind: Kind
    target: str
    """The address to publish; for a path, the path as typed."""


def read_address(typed: str) -> Address:
    """What kind of address it is. Entities, blanks and case do not hide a dangerous one."""
    text = typed.strip()
    if "&" in text:
        text = _without_entities(text)
    if not text:
        return Address("nothing", "")
    if _is_dangerous(typed):
        return Address("script", text)
    if text.startswith("//"):
        return Address("web", "https:" + _escaped(text))
    if text.lower().startswith("www."):
        return Address("web", "https://" + _escaped(text))
    scheme = _SCHEME.match(text)
    if scheme is None:
        if text[:2] == "\\\\":
            return Address("drive", text)
        return Address("person", "mailto:" + text) if pattern(_MAIL).fullmatch(text) else Address("file", text)
    name = scheme[1].lower()
    if len(name) == 1:
        return Address("drive", text)
    if name not in _SAFE:
        return Address("scheme" if _is_scheme(text, scheme) else "file", text)
    return Address("web" if name in ("http", "https") else "person", _escaped(text))


def _is_dangerous(typed: str) -> bool:
    """Also `java&#115;cript:`, `JaVaScRiPt :` and what a browser reads as the same."""
    from html import unescape
    from urllib.parse import unquote

    if ":" not in typed and "&" not in typed and "%" not in typed:
        return False
    for reading in (typed, unescape(typed), unquote(unescape(typed))):
        bare = "".join(sign for sign in reading if sign.isprintable() and not sign.isspace()).lower()
        if bare.startswith(_DANGEROUS) or "javascript:" in bare:
            return True
    return False


def _is_scheme(text: str, scheme: re.Match[str]) -> bool:
    """`file:…` is one; `Bilag: tal.pdf` is a file's name with a colon in it."""
    return text[scheme.end() : scheme.end() + 1] not in (" ", "")


def _without_entities(text: str) -> str:
    from html import unescape

    return re.sub(
        r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", lambda found: unescape(found[0]), text
    )


def _escaped(text: str) -> str:
    return re.sub(r"[\s\"<>`]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)
