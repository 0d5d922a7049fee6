"""Mistakes on a page with one thing they can mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.mend.edits import Edit
from builder.scan.fences import opened
from builder.scan.marks import fence_of_colons, heading_level, is_closer
from builder.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.mend.edits import Case

_TWO_COLONS = re.compile(r"::(?!:)\s*")
_WORDS = re.compile(r"(?!.*\b(?:eller|or)\b)[\w-]+(?: [\w-]+){0,2}")
_HASHES = re.compile(r"#+")


def path_case(case: Case) -> Edit | None:
    return case.swapped(case.values["path"], case.values["near"])


def citation_without_at(case: Case) -> Edit | None:
    return case.instead(f"[@{case.values['name']}]")


def block_two_colons(case: Case) -> Edit | None:
    match = _TWO_COLONS.match(case.typed)
    return Edit(case.start, case.start + match.end(), "::: ") if match else None


def block_end_word(case: Case) -> Edit:
    return case.instead(":::")


def closer_alone(case: Case) -> Edit | None:
    """A closer too many at the end of the page is deleted; elsewhere an opener may be what is missing."""
    start, end = case.line()
    rest = case.text[end:].split("\n")
    return Edit(start, end, "") if case.alone and all(is_closer(line) or not line.strip() for line in rest) else None


def heading_skipped(case: Case) -> Edit | None:
    """The heading and those under it move up; none when a block stands among them, which counts levels anew."""
    from builder.model import SourceFile

    up = len(case.values["typed"]) - len(case.values["right"])
    start, _ = case.line()
    lines = lines_of(SourceFile("", "", case.text[start:]))
    moved: list[str] = []
    for line in lines:
        level = heading_level(line.text)
        if moved and level and level < len(case.values["typed"]):
            break
        moved.append(_HASHES.sub(lambda mark: mark[0][up:], line.text, count=1) if level else line.text)
    old = case.text[start:].split("\n")[: len(moved)]
    before = [line for line in case.text[:start].split("\n") if fence_of_colons(line)]
    inside = sum(-1 if is_closer(line) else 1 for line in before)
    if inside or any(fence_of_colons(line) or opened(line) for line in old):
        return None
    return Edit(start, start + len("\n".join(old)), "\n".join(moved))


def word_unwanted(case: Case) -> Edit | None:
    """The word as the list has it, replaced; an inflected one, or a choice of what to write, is for the author."""
    word, instead = case.values["word"], case.values["instead"]
    listed = case.collection.catalogue.checks.words if case.collection else {}
    if word.casefold() not in {one.casefold() for one in listed} or not _WORDS.fullmatch(instead):
        return None
    if word[0].isupper() and not word.isupper():
        instead = instead[0].upper() + instead[1:]
    return case.swapped(word, instead)


MENDS: Mapping[str, Callable[[Case], Edit | None]] = {
    "path-case": path_case,
    "citation-without-at": citation_without_at,
    "block-two-colons": block_two_colons,
    "block-end-word": block_end_word,
    "closer-alone": closer_alone,
    "heading-skipped": heading_skipped,
    "word-unwanted": word_unwanted,
}
