"""Callouts: quotes whose first line is `[!HUSK]`, as GitHub writes its alerts (format.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.callout import KINDS, KNOWN
from builder.diagnostics import N_, error, warning
from builder.model import Span
from builder.prose.lazily import pattern
from builder.prose.rows import Row, rest_of
from builder.record import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from builder.prose.page import PageRun

_MARK = r"\[![ \t\u00a0]*([\w-]+)[ \t\u00a0]*\](?:[-+](?=\s|$))?[ \t\u00a0]*:?[ \t\u00a0]*"
_SENTENCE_ENDS = '.,;:!?…)»”"'


class Callout(NamedTuple):
    kind: str
    lead: Row | None
    """Text on the mark's own line that reads as a title: no full stop, and the next line begins afresh."""
    rows: list[Row]
    hidden: bool
    """Only the workshop edition shows it."""


def begins_callout(text: str) -> bool:
    """Is this the first line of a callout, known or not?"""
    return text[:2] == "[!" and pattern(_MARK).match(text) is not None


def is_callout(text: str, first: str) -> bool:
    """Does a callout begin in the middle of a quote? A known one does, and any one after a callout."""
    mark = pattern(_MARK).match(text)
    return begins_callout(first) or (mark is not None and mark[1].upper() in KINDS)


def callout_of(page: PageRun, rows: Sequence[Row]) -> Callout | None:
    """The callout that a quote's rows are, or None for an ordinary quote.

    Diagnostics: `callout-unknown`, `callout-empty`.
    """
    first = next((number for number, row in enumerate(rows) if row.text), None)
    if first is None or rows[first].text[:2] != "[!":
        return None
    mark = pattern(_MARK).match(rows[first].text)
    if mark is None:
        return None
    word = mark[1].upper()
    if word not in KINDS:
        _report_unknown(page, rows[first], mark)
        return None
    after = list(rows[first + 1 :])
    rest = rest_of(rows[first], mark.end())
    lead = None
    if rest.text:
        if _is_lead(rest.text, after[0].text if after else ""):
            lead = rest
        else:
            after.insert(0, rest)
    if not lead and not any(row.text for row in after):
        page.report(
            warning(
                "callout-empty",
                _mark_span(rows[first], mark),
                N_("there is nothing in this callout"),
                N_("write `> ` before every line that belongs to it"),
            )
        )
    return Callout(KINDS[word], lead, after, KINDS[word] == "facilitator")


def warn_without_quote(page: PageRun, row: Row) -> None:
    """`[!HUSK]` at the start of a paragraph that is no quote. Diagnostics: `callout-without-quote`."""
    mark = pattern(_MARK).match(row.text)
    if mark is not None and mark[1].upper() in KINDS:
        page.report(
            warning(
                "callout-without-quote",
                _mark_span(row, mark),
                N_("`{mark}` stands outside a quote, so it is shown as text"),
                N_("write `> {mark}`, and `> ` before every line of the callout"),
                mark=mark[0].strip(),
            )
        )


def _report_unknown(page: PageRun, row: Row, mark: re.Match[str]) -> None:
    from builder.names import did_you_mean

    near = did_you_mean(mark[1].upper(), KNOWN)
    page.report(
        error(
            "callout-unknown",
            _mark_span(row, mark),
            N_("there is no callout called `{typed}`"),
            N_("did you mean `[!{near}]`?") if near else N_("write one of {known}"),
            typed=mark[1],
            near=near or "",
            known=", ".join(f"`[!{word}]`" for word in KNOWN),
        )
    )


def _mark_span(row: Row, mark: re.Match[str]) -> Span:

    length = len(mark[0].rstrip(" \t\u00a0:"))
    return Span(row.file, row.number, row.column, row.number, row.column + length)


def _is_lead(text: str, following: str) -> bool:
    """A title over the callout's text, or the text's first line? A line that goes on in lower case is text."""
    if not following or text.rstrip()[-1] in _SENTENCE_ENDS:
        return False
    return not following[0].islower()
