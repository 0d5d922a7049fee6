"""Reads a choice question: its options are gathered, checked and handed to the prose room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from builder.components.base import Understood
from builder.components.choice import faults
from builder.components.choice.options import OptionGatherer, RawOption
from builder.components.question.entries import MOST, labelled, repetitions
from builder.components.question.faults import too_many
from builder.components.question.forms import BOX, is_item
from builder.names import EMPTY, is_blank, squeezed
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader
    from builder.model import Piece, Scope, Span

_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<address>[^)]*\)?[^)]*)\)\s*(?P<braces>\{[^}]*\})?")


class Option(NamedTuple):
    """One thing to choose."""

    text: Piece
    plain: str
    right: bool
    feedback: Piece | None
    image: bool
    """Is it only an image?"""
    scopes: tuple[Scope, ...]
    """Not empty when it stands in a `::: kun`; all must hold."""
    span: Span


class Choice(NamedTuple):
    """The answers of a choice question."""

    options: tuple[Option, ...]
    multiple: bool
    kind: Literal["single", "multiple", "true-false"]
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "choice"


def read_choice(answers: Answers, reader: Reader) -> Understood | None:
    """The options; None when a learner could not answer them. Diagnostics: those of `faults`."""
    fine = not _item_above(answers, reader)
    gatherer = OptionGatherer(reader)
    gatherer.read(answers.lines)
    raw, gathered = gatherer.entries, gatherer.fine
    plains = tuple(squeezed(reader.plain(option.text)) for option in raw)
    fine = _check(raw, plains, answers, reader, whole=fine and gathered) and fine and gathered
    if not fine:
        return None
    options = tuple(_option(option, plain, reader) for option, plain in zip(raw, plains, strict=True))
    several = sum(option.right for option in options) > 1 or answers.settings.get("choose") == "several"
    words = {plain.casefold().rstrip(".!") for plain in plains}
    true_false = len(options) == 2 and not several and words == {"sandt", "falsk"}  # noqa: PLR2004
    kind: Literal["single", "multiple", "true-false"] = (
        "multiple" if several else "true-false" if true_false else "single"
    )
    return Understood(Choice(options, several, kind, answers.span), plains)


def _item_above(answers: Answers, reader: Reader) -> bool:
    """Is the line above the first box an item of the same list, its box forgotten? A numbered prompt is none."""
    loose = _is_loose(answers)
    above = list(answers.prompt)
    while above and is_blank(above[-1].text):
        above.pop()
    if not above or not answers.lines:
        return False
    last, first = above[-1], answers.lines[0].line
    if (last.file, last.number) == (answers.span.file, answers.span.line):  # the opener's title is no item
        return False
    touches = last.file == first.file and last.number == first.number - 1
    alike = _marker(last.text) == _marker(first.text)
    if is_item(last.text) and alike and (touches or (loose and last.number == first.number - 2)):
        reader.report(faults.without_box(last))
        return True
    return False


def _marker(text: str) -> str:
    """What kind of marker a line begins with: `1` for numbers, `a` for letters, `-` for bullets, nothing for none."""
    bare = text.lstrip(EMPTY + "(")
    sign = bare[:1]
    return "1" if sign.isdigit() else "a" if sign.isalpha() else "" if sign == "[" else "-"


def _is_loose(answers: Answers) -> bool:
    """Are the first two options set apart by a blank line?"""
    blank = False
    for line, _, _ in answers.lines[1:]:
        if BOX.match(line.text):
            return blank
        blank = is_blank(line.text)
    return False


def _check(raw: list[RawOption], plains: tuple[str, ...], answers: Answers, reader: Reader, *, whole: bool) -> bool:
    """What is wrong with the options as a list. `whole` is False when one of them could not be read."""
    found = [
        faults.empty(option.span)
        for option, plain in zip(raw, plains, strict=True)
        if not plain and not _only_image(option)
    ]
    found += repetitions(
        [
            (plain or " ".join(line.text for line in option.text).strip(), option.span)
            for option, plain in zip(raw, plains, strict=True)
        ]
    )
    for option in raw:
        image = _only_image(option)
        if image and "{dekorativ}" in (image["braces"] or "").lower():
            found.append(faults.image_without_alt(option.span))
    if whole and len(raw) == 1:
        found.append(faults.only_one(raw[0].span))
    if len(raw) > MOST:
        found.append(too_many(raw[MOST].span, len(raw), MOST))
    if whole and len(raw) > 1 and not any(option.right for option in raw):
        found.append(faults.none_right(answers.span))
    rights = sum(option.right for option in raw)
    if answers.settings.get("choose") == "one" and rights > 1:
        typed = next(setting for setting in answers.typed if setting.key == "choose")
        found.append(faults.several_right(typed, rights))
    for one in found:
        reader.report(one)
    return not found


def _only_image(option: RawOption) -> re.Match[str] | None:
    """The image, when the option is nothing else."""
    return (
        _IMAGE.fullmatch(option.text[0].text.strip()) if len(option.text) == 1 and "![" in option.text[0].text else None
    )


def _option(raw: RawOption, plain: str, reader: Reader) -> Option:
    return Option(
        text=reader.inline(labelled(raw.text, raw.scopes, reader)),
        plain=plain,
        right=raw.right,
        feedback=reader.prose(raw.feedback) if raw.feedback else None,
        image=_only_image(raw) is not None,
        scopes=raw.scopes,
        span=raw.span,
    )
