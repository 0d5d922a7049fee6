"""`glossary.md`: the terms of the collection, their explanations still Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error, warning
from builder.patterns import Forgiving
from builder.record import NamedTuple
from builder.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Line, SourceFile, Span


class Term(NamedTuple):
    """One entry of `glossary.md`, its explanation still Markdown."""

    term: str
    also: tuple[str, ...]
    lines: tuple[Line, ...]
    span: Span


_HEADING = Forgiving(r" {0,3}(#{1,2})(?!#)\s*(.*?)\s*#*\s*$")
_ALSO = Forgiving(r"(?i)\s*(?:også|ogsaa|also)\s*:\s*(.*)")


def read_glossary(source: SourceFile) -> tuple[tuple[Term, ...], list[Diagnostic]]:
    """The terms in the file's order; a term without an explanation, or given twice, is reported and left out.

    Comments are dropped. Diagnostics: `term-without-text`, `term-twice`, `glossary-text-stray`, `comment-unclosed`.
    """
    lines: Sequence[Line] = lines_of(source)
    found: list[Diagnostic] = []
    if "<!--" in source.text:
        from builder.scan.comments import without_comments

        lines, found = without_comments(lines)
    terms: dict[str, Term] = {}
    heading: Line | None = None
    body: list[Line] = []
    for line in (*lines, None):
        match = _HEADING.match(line.text) if line else None
        if line is not None and not (match and match[2]):
            body.append(line)
            continue
        if heading is None:
            found += _stray(body)
        else:
            _add(heading, body, terms, found)
        heading = line if match and match[1] == "##" else None
        body = []
    return tuple(terms.values()), found


def _add(heading: Line, body: list[Line], terms: dict[str, Term], found: list[Diagnostic]) -> None:
    match = _HEADING.match(heading.text)
    name = " ".join(match[2].split()) if match else ""
    lines = _trimmed(body)
    also: tuple[str, ...] = ()
    if lines and (told := _ALSO.match(lines[0].text)):
        also = tuple(" ".join(one.split()) for one in told[1].split(",") if one.strip())
        lines = _trimmed(lines[1:])
    if first := terms.get(name.casefold()):
        found.append(
            error(
                "term-twice",
                heading.span,
                N_("`{term}` is explained twice; the first is on line {line}"),
                N_("make the two explanations one"),
                term=name,
                line=first.span.line,
            )
        )
    elif not lines:
        found.append(
            error(
                "term-without-text",
                heading.span,
                N_("`{term}` has no explanation"),
                N_("write it on the lines under the heading"),
                term=name,
            )
        )
    else:
        terms[name.casefold()] = Term(name, also, tuple(lines), heading.span)


def _stray(body: list[Line]) -> list[Diagnostic]:
    lines = _trimmed(body)
    if not lines:
        return []
    return [
        warning(
            "glossary-text-stray",
            lines[0].span,
            N_("this text belongs to no term, so nobody will see it"),
            N_("write the term above it as a heading: `## term`"),
        )
    ]


def _trimmed(lines: list[Line]) -> list[Line]:
    """Without the blank lines at both ends."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []
