"""What gap texts and drop-downs share: fields in running text (templates/parts/gaps.js). A text may hold both kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.components.accepted import accepted
from builder.components.base import Understood
from builder.components.question.entries import MOST, mixed
from builder.components.question.faults import too_many
from builder.diagnostics import N_, error
from builder.model import Line  # noqa: TC001 -- a field of `_Typed`
from builder.names import EMPTY, squeezed
from builder.prose.plain import plain_text
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.components.base import Answers, Reader
    from builder.diagnostics import Diagnostic
    from builder.model import Entry, Span

ROOM = 60
"""Characters a learner may type in one gap."""
_PACKED = ROOM * 6 // 5 + 3
"""Characters of a full gap in the response: its option, the packed text, what divides it from the next."""
_SIZES = (6, 12, 20, 32)
"""Widths of a field, in characters: a width for each length would tell the word."""

_GAP = re.compile(r"\[\[\[(?P<three>[^\[\]]*)\]\]\]|\[\[(?P<two>.*?)\]\]")
"""A bracket too many on both sides is no part of the answer."""
_CODE = re.compile(r"(`+)[^`]+\1")
_SLASH = re.compile(r"(?<!\\)/")
_MARKED = re.compile(r"\((.*)\)", re.DOTALL)
_FIRST, _FILLER = 0xF0000, "\U000ffffd"
"""A field stands in the text as one private-use sign, filled up so that columns stay what they are."""
_SIGN = re.compile(f"[\U000f0000-\U000f0fff]{_FILLER}*")
_WOVEN = re.compile(f"(<[^>]*>)|([\U000f0000-\U000f0fff]){_FILLER}*")


class Gap(NamedTuple):
    """A field in the text."""

    place: int
    """The number of its first option among the question's options, from 0. What is typed has one option."""
    answers: tuple[str, ...]
    """What may be typed, the author's own word first. Empty for a list."""
    choices: tuple[str, ...]
    """What may be chosen, in the author's order. Empty for a typed answer."""
    right: tuple[int, ...]
    """The right choices' numbers in `choices`: one, or several of which any will do."""

    def drawn_choices(self, entry: Entry, *, shuffle: bool) -> list[tuple[str, str]]:
        """(option character, text), in an order that tells nothing."""
        places = list(range(self.place, self.place + len(self.choices)))
        order = mixed(entry, places) if shuffle else places
        return [(entry.options[place], self.choices[place - self.place]) for place in order]

    @property
    def size(self) -> int:
        longest = max(len(answer) for answer in self.answers)
        return next((size for size in _SIZES if longest <= size), _SIZES[-1])


class Gaps(NamedTuple):
    """The answers of a text with fields in it."""

    gaps: tuple[Gap, ...]
    kind: str
    """The folder: gap or drop_down."""
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return self.kind

    def woven(self, html: str) -> Iterator[tuple[Markup, Gap | None, int]]:
        """The prompt's HTML, piece by piece, each with the field that follows it and its number from 1.

        A field that the text did not keep comes last: nothing is asked that cannot be answered.
        """
        left = dict(enumerate(self.gaps))
        at = 0
        for match in _WOVEN.finditer(html):
            gap = left.pop(ord(match[2]) - _FIRST, None) if match[2] else None
            if gap is not None:
                yield Markup(html[at : match.start()]), gap, self.gaps.index(gap) + 1  # noqa: S704 -- from the prose room
                at = match.end()
        yield Markup(html[at:]), None, 0  # noqa: S704
        for number, gap in left.items():
            yield Markup(), gap, number + 1


class _Typed(NamedTuple):
    """A field as it stands in the text."""

    start: int
    end: int
    content: Line

    def parts(self) -> list[Line]:
        """What stands between the slashes, with its place."""
        found, at = [], 0
        for part in _SLASH.split(self.content.text):
            bare = part.strip(EMPTY)
            column = self.content.column + at + (part.find(bare) if bare else 0)
            found.append(self.content._replace(column=column, text=bare))
            at += len(part) + 1
        return found

    def is_list(self) -> bool:
        """Does one of its parts stand in round brackets?"""
        return any(_MARKED.fullmatch(part.text) for part in self.parts())

    def span(self) -> Span:
        whole = self.content.span
        return whole._replace(column=whole.column - 2, end_column=self.content.column + self.end - self.start - 2)


def fields_in(line: Line) -> list[_Typed]:
    """Every `[[…]]` of a line, code aside."""
    if "[[" not in line.text:
        return []
    bare = _CODE.sub(lambda code: " " * len(code[0]), line.text) if "`" in line.text else line.text
    found = []
    for match in _GAP.finditer(bare):
        start, end = match.span("two" if match["three"] is None else "three")
        content = line._replace(column=line.column + start, text=line.text[start:end])
        found.append(_Typed(match.start(), match.end(), content))
    return found


def form_of(line: Line) -> str | None:
    """Which form of answers the line's fields are written in; None when it has none."""
    fields = fields_in(line)
    if not fields:
        return None
    return "drop-down" if any(field.is_list() for field in fields) else "gap"


def emptied(lines: Sequence[Line], fields: int = 0) -> list[Line]:
    """The lines with a private-use sign for each field: what is shown must not hold the answers."""
    found = []
    for line in lines:
        text = line.text
        for number, field in reversed(list(enumerate(fields_in(line), fields))):
            filler = _FILLER * (field.end - field.start - 1)
            text = text[: field.start] + chr(_FIRST + number) + filler + text[field.end :]
        fields += len(fields_in(line))
        found.append(line._replace(text=text))
    return found


def blanked(text: str) -> str:
    """A plain text with `___` for each field."""
    return _SIGN.sub("___", text)


def read_gaps(answers: Answers, reader: Reader, kind: str) -> Understood | None:
    """The fields of the prompt; None when a learner could not fill them in.

    Diagnostics: `option-empty`, `option-repeated`, `options-count`, those of `accepted`.
    """
    typed = [field for one in answers.lines if not one.code for field in fields_in(one.line)]
    gaps: list[Gap] = []
    options: list[str] = []
    fine = True
    for field in typed:
        gap = (_list if field.is_list() else _text)(field, len(options), reader)
        if gap is None:
            fine = False
            continue
        gaps.append(gap)
        for text in gap.choices or gap.answers[:1]:
            same = sum(option == text or option.startswith(f"{text} (") for option in options)
            options.append(f"{text} ({same + 1})" if same else text)
    if fine and len(options) > MOST:
        reader.report(too_many(answers.span, len(options), MOST))
        fine = False
    return Understood(Gaps(tuple(gaps), kind, answers.span), tuple(options)) if fine else None


def _text(field: _Typed, place: int, reader: Reader) -> Gap | None:
    found = accepted(field.content, reader)
    if found is None:
        return None
    if not found:
        reader.report(_empty(field.span()))
        return None
    if long := next((answer for answer in found if len(answer) > ROOM), None):
        reader.report(_too_long(field.span(), long))
        return None
    return Gap(place, found, (), ())


def _list(field: _Typed, place: int, reader: Reader) -> Gap | None:
    parts = field.parts()
    marked = [_MARKED.fullmatch(part.text) for part in parts]
    texts = [
        _plain(part._replace(text=match[1] if match else part.text), reader)
        for part, match in zip(parts, marked, strict=True)
    ]
    right = [number for number, match in enumerate(marked) if match]
    fault = next((_empty(part.span) for part, text in zip(parts, texts, strict=True) if not text), None)
    if not fault and len(texts) == 1:
        fault = _nothing_to_choose(field.span())
    seen: set[str] = set()
    for part, text in zip(parts, texts, strict=True):
        if text.casefold() in seen and not fault:
            fault = _repeated(part.span, text)
        seen.add(text.casefold())
    if fault:
        reader.report(fault)
        return None
    return Gap(place, (), tuple(texts), tuple(right))


def _plain(line: Line, reader: Reader) -> str:
    text = line.text.replace("\\/", "/")
    if "{{" in text:
        reader.inline([line])  # tells of a look-up that is not known
    return reader.filled(squeezed(plain_text(text)))


def _empty(span: Span) -> Diagnostic:
    return error(
        "option-empty",
        span,
        N_("an answer in the gap is empty"),
        N_("write the answer between the brackets, and nothing but answers between the slashes"),
    )


def _too_long(span: Span, answer: str) -> Diagnostic:
    return error(
        "answer-too-long",
        span,
        N_("an answer is {count} characters long; a learner can type {most} in a gap"),
        N_("let the gap stand for fewer words, or ask with `svar:` under the text"),
        count=len(answer),
        most=ROOM,
    )


def _nothing_to_choose(span: Span) -> Diagnostic:
    return error(
        "options-count",
        span,
        N_("the list has only one choice"),
        N_("add what is wrong after a slash, or take the round brackets away if the learner is to type the answer"),
    )


def _repeated(span: Span, text: str) -> Diagnostic:
    return error(
        "option-repeated",
        span,
        N_("the choice `{text}` stands in the list twice"),
        N_("delete one of them"),
        text=text,
    )


def gaps_data(answers: Gaps, entry: Entry) -> dict[str, object]:
    """For the script: each field's options, and which are right; of what is typed, the answers."""
    found: list[dict[str, object]] = []
    for gap in answers.gaps:
        option = entry.options[gap.place]
        if gap.choices:
            options = "".join(entry.options[gap.place : gap.place + len(gap.choices)])
            found.append(
                {
                    "options": options,
                    "right": "".join(options[number] for number in gap.right),
                    "words": list(gap.choices),
                }
            )
        else:
            found.append({"options": option, "answers": list(gap.answers)})
    return {"gaps": found}


def longest(answers: Gaps) -> int:
    """Characters of the longest response."""
    return sum(3 if gap.choices else _PACKED for gap in answers.gaps)
