"""Descriptive metadata: P26 (scorm-facts 1.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, error
from builder.editions.scorm12 import IMSMD, XML_LANG
from builder.verify.document import LOM
from builder.verify.package import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.verify.package import Package

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|x-none|none|i-[A-Za-z0-9]{2,8}")
DURATION = re.compile(r"P(?=[0-9T])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?)?")


def p26_metadata_unfit(package: Package) -> Iterator[Diagnostic]:
    """Language tags well formed, learning time an ISO 8601 duration. The rest is the schema's business (P04)."""
    for lom in (e for address in (IMSMD, LOM) for e in package.manifest.iter(f"{{{address}}}lom")):
        for element in lom.iter("*"):
            name, text = local(element), (element.text or "").strip()
            tag = element.get(XML_LANG) or (element.get("language") if name == "string" else None)
            if tag is not None and not LANGUAGE.fullmatch(tag):
                yield _unfit(package, element, N_("`{value}` is not a language tag"), tag)
            if name == "language" and text and not LANGUAGE.fullmatch(text):
                yield _unfit(package, element, N_("`{value}` is not a language tag"), text)
            is_time = name == "duration" or (name == "datetime" and _parent(element) == "typicallearningtime")
            if is_time and not DURATION.fullmatch(text):
                yield _unfit(package, element, N_("`{value}` is not a duration"), text)


def _parent(element: object) -> str:
    parent = element.getparent()  # type: ignore[attr-defined]
    return "" if parent is None else local(parent)


def _unfit(package: Package, element: object, message: str, value: str) -> Diagnostic:
    hint = N_("a language is written `da` or `da-DK`, twenty minutes `PT20M`")
    return error("metadata-unfit", package.at(element), message, hint, value=value)  # type: ignore[arg-type]
