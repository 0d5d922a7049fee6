"""Headings: the page's title, and the anchors of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error, warning
from builder.model import Heading, Line, Span
from builder.prose.anchors import anchor_of
from builder.prose.blocks import heading_of, is_underline
from builder.prose.lazily import pattern
from builder.prose.plain import plain_text
from builder.prose.rows import row_of, span_of
from builder.record import NamedTuple
from builder.scan.fences import closes, opened

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from builder.prose.blocks import Job
    from builder.prose.page import PageRun

_NOTE = r"(?<!\\)(?:\[@[^\[\]]+\]|\[\^[^\]\s]+\]|!\[[^\[\]]*\]\([^()]*\))"
"""What a title cannot show: a citation, a footnote, a picture."""


class Title(NamedTuple):
    """A page's title, and the page's lines without it."""

    text: str
    span: Span
    rest: tuple[Line, ...]
    found: tuple[Diagnostic, ...]


def take_title(lines: Sequence[Line]) -> Title:
    """The first `#` heading, or else the first heading of any level; without one the title is empty.

    Diagnostics: `title-missing`, `title-level`, `title-twice`, `title-with-note`, `text-before-title`.
    """
    headings = _headings(lines)
    tops = [one for one in headings if one.level == 1]
    if not headings:
        place = lines[0].span if lines else Span("")
        return Title("", place, tuple(lines), (_missing(place),))
    first = tops[0] if tops else headings[0]
    if not first.text:
        return Title("", first.span, tuple(lines), (_missing(first.span),))
    found = [_twice(one.span, first.span) for one in tops[1:]]
    if not tops:
        found.append(_wrong_level(first))
    rest = (*lines[: first.start], *lines[first.end :])
    before = next((line for line in lines[: first.start] if line.text.strip()), None)
    if before is not None:
        found.append(_text_before(before.span))
    found += [_with_note(lines[first.start], note) for note in pattern(_NOTE).finditer(lines[first.start].text)]
    return Title(first.text, first.span, rest, tuple(found))


def name_heading(page: PageRun, job: Job, text: str) -> str:
    """The `id` of a heading, unique in the document; the page remembers the heading."""
    anchor = anchor_of(text) or "afsnit"
    times = page.anchors.get(anchor, 0) + 1
    page.anchors[anchor] = times
    if times > 1:
        anchor = f"{anchor}-{times}"
    span = job.passage.span(0, len(job.passage.text))
    page.headings.append(Heading(job.level, text, anchor, span))
    return page.prefixed(anchor)


def skipped(level: int, before: int, span: Span) -> Diagnostic | None:
    """A heading more than one level below the one before it. Diagnostics: `heading-skipped`."""
    if level <= before + 1:
        return None
    return warning(
        "heading-skipped",
        span,
        N_("this heading is `{typed}`, but the one before it is `{before}`"),
        N_("write `{right}` here, so that no level is left out"),
        typed="#" * level,
        before="#" * before,
        right="#" * (before + 1),
    )


class _Found(NamedTuple):
    level: int
    text: str
    span: Span
    start: int
    end: int


def _headings(lines: Sequence[Line]) -> list[_Found]:
    found = []
    fence = None
    before = ""
    for number, line in enumerate(lines):
        if fence is not None:
            if closes(fence, line.text):
                fence = None
            continue
        fence = opened(line.text)
        row = row_of(line)
        if heading := heading_of(row):
            text = plain_text(heading[0].text)
            found.append(_Found(heading[1], text, span_of(row), number, number + 1))
        elif is_underline(row.text) and before.strip():
            above = row_of(lines[number - 1])
            found.append(_Found(1, plain_text(above.text), span_of(above), number - 1, number + 1))
        before = "" if fence or heading else line.text
    return found


def _missing(place: Span) -> Diagnostic:
    return error(
        "title-missing",
        place,
        N_("the page has no title"),
        N_("write the title on the first line: `# ` and a few words"),
    )


def _wrong_level(first: _Found) -> Diagnostic:
    return warning(
        "title-level",
        first.span,
        N_("the page has no `#` heading, so this one is its title"),
        N_("write one `#` before the title: `# {text}`"),
        text=first.text,
    )


def _with_note(line: Line, note: re.Match[str]) -> Diagnostic:
    start = line.column + note.start()
    return error(
        "title-with-note",
        Span(line.file, line.number, start, line.number, start + len(note[0])),
        N_("a page's title is shown without `{note}`"),
        N_("move it down into the text"),
        note=note[0],
    )


def _twice(span: Span, first: Span) -> Diagnostic:
    return warning(
        "title-twice",
        span,
        N_("a page has one title, and it stands on line {line}"),
        N_("write `##` before this heading, or move what follows to a page of its own"),
        line=first.line,
    )


def _text_before(span: Span) -> Diagnostic:
    return warning(
        "text-before-title",
        span,
        N_("this text stands before the page's title, but is shown under it"),
        N_("move it below the title"),
    )
