r"""Accepted answers as authors list them, `a / b / c` with `\/` for a slash: in `svar:` and in gaps (format.md 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, error
from builder.names import squeezed

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.diagnostics import Diagnostic
    from builder.model import Line, Span

MOST_LETTERS = 100
"""What a learner can type in the field."""

_SLASH = re.compile(r"(?<!\\)/")
_UNCLEAR = re.compile(r"[0-9]/[0-9]")
_DIVIDED = re.compile(r"^\s*\([^()/]*\)\s*[,;|]|\|")
"""Answers with another sign between them: a bar, or what follows a first one in round brackets."""
_WRAPPED = re.compile(r"""(\*\*|__|`|"|“|„|”|»|«)(?P<text>.+)(\*\*|__|`|"|“|”|«|»)""", re.DOTALL)


def accepted(line: Line, reader: Reader) -> tuple[str, ...] | None:
    """The answers in the order they are typed, look-ups filled in, without empty ones; None when they are unclear.

    `line` holds the list and nothing else. An empty tuple is for the caller to report.
    Diagnostics: `answer-slash-unclear` (digits around a bare slash, another sign for the slash), `answer-too-long`.
    """
    if unclear := _UNCLEAR.search(line.text):
        reader.report(_unclear(line, unclear.start()))
        return None
    if divided := _DIVIDED.search(line.text):
        reader.report(_otherwise_divided(line, divided[0][-1]))
        return None
    if "{{" in line.text:
        reader.inline([line])  # tells of a look-up that is not known
    texts = [_bare(squeezed(part.replace("\\/", "/"))) for part in _SLASH.split(line.text)]
    answers = tuple(reader.filled(text) for text in texts if text)
    for answer in answers:
        if len(answer) > MOST_LETTERS:
            reader.report(_too_long(answer, line.span))
            return None
    return answers


def _bare(text: str) -> str:
    """Without the quotes, stars or code marks around it: a learner types none of them."""
    match = _WRAPPED.fullmatch(text)
    return match["text"] if match else text


def _unclear(line: Line, place: int) -> Diagnostic:
    """`24/7`, wherever it stands in the list: the whole word is shown."""
    before = line.text[:place]
    start = place - len(before.rsplit(maxsplit=1)[-1]) if before and not before[-1].isspace() else place
    typed = line.text[start:].split(maxsplit=1)[0].rstrip(".,;:!?")
    return error(
        "answer-slash-unclear",
        line.span._replace(column=line.column + start, end_column=line.column + start + len(typed)),
        N_("`{typed}` can be read as one answer with a slash in it, or as several answers"),
        N_("write `{one}` if it is one answer, or `{several}` if it is several"),
        typed=typed,
        one=_SLASH.sub(r"\\/", typed),
        several=_SLASH.sub(" / ", typed),
    )


def _otherwise_divided(line: Line, sign: str) -> Diagnostic:
    typed = squeezed(line.text)
    return error(
        "answer-slash-unclear",
        line.span,
        N_("`{typed}` would be one answer with `{sign}` in it, and hardly anyone will type that"),
        N_("put slashes between the answers: `{several}`"),
        typed=typed,
        sign=sign,
        several=" / ".join(part.strip() for part in typed.split(sign)),
    )


def _too_long(answer: str, span: Span) -> Diagnostic:
    return error(
        "answer-too-long",
        span,
        N_("an answer is {count} characters long; a learner can type {most}"),
        N_("ask for less, or let the learner write freely: `svar: fri`"),
        count=len(answer),
        most=MOST_LETTERS,
    )
