"""Problems as data: what a step found wrong, where, and what to type instead.

A message and its hint are gettext msgids (English) with `{name}` fields; they become words in one
place, `words`, in the reader's language. Severity rules are format.md's: published as typed is a
warning, not published is an error, what depends on today's date and advice on teaching are notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.model import Span

Severity = Literal["error", "warning", "note"]


class Diagnostic(NamedTuple):
    """One finding. `values` fills the fields of `message` and `hint`."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str
    values: tuple[tuple[str, str], ...]
    audience: str = ""
    """Whose package it is about, when it is wrong only there; several with commas."""


def N_(msgid: str) -> str:  # noqa: N802 -- gettext's own name for "extract this, translate it later"
    """Mark a text for translation without translating it."""
    return msgid


def error(code: str, span: Span, message: str, hint: str = "", **values: object) -> Diagnostic:
    """A fault that stops the build: something would not be published as the author typed it."""
    return _diagnostic(code, "error", span, message, hint, values)


def warning(code: str, span: Span, message: str, hint: str = "", **values: object) -> Diagnostic:
    """Something the author probably did not mean, published as typed."""
    return _diagnostic(code, "warning", span, message, hint, values)


def note(code: str, span: Span, message: str, hint: str = "", **values: object) -> Diagnostic:
    """Something to know, never raised by `--strict`: what depends on today's date, advice on teaching."""
    return _diagnostic(code, "note", span, message, hint, values)


def _diagnostic(
    code: str, severity: Severity, span: Span, message: str, hint: str, values: dict[str, object]
) -> Diagnostic:
    return Diagnostic(code, severity, span, message, hint, tuple((k, str(v)) for k, v in values.items()))


def words(found: Diagnostic, translate: Callable[[str], str]) -> tuple[str, str]:
    """(message, hint) in the language of `translate` (a gettext function)."""
    values = dict(found.values)
    message = translate(found.message).format_map(values)
    if found.audience:
        template = translate(N_("in the package for {audience}: {message}"))
        message = template.format(audience=found.audience, message=message)
    hint = translate(found.hint).format_map(values) if found.hint else ""
    return message, hint


def in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """Sorted by file, line, column and code, without doubles."""
    return sorted(dict.fromkeys(found), key=lambda d: (d.span.file, d.span.line, d.span.column, d.code))


def any_error(found: list[Diagnostic]) -> bool:
    return any(d.severity == "error" for d in found)
