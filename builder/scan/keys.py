"""What may be wrong with a key, in words: misspelt, of another block, twice, in the middle of text, left outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.registry import block, danish, homes_of, keys_of
from builder.diagnostics import N_, Diagnostic, error, warning
from builder.model import Directive, Line, Setting
from builder.names import did_you_mean, is_blank
from builder.scan.marks import KeyLine, key_line, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Span

    Item = Line | Directive

MOST_BLANKS = 3
"""Empty lines between a block and a line that may have belonged to it."""


def mistaken_key(typed: KeyLine, name: str) -> Diagnostic | None:
    """What is wrong with a key that block `name` does not know; None when the line is simply content."""
    if homes := homes_of(typed.key):
        return error(
            "key-elsewhere",
            _key_span(typed),
            N_("`{key}` belongs to {homes}, not to `{block}`"),
            N_("move the line, or put a backslash first if it is text: `\\{key}:`"),
            key=typed.typed,
            homes=", ".join(f"`{home}`" for home in homes),
            block=danish(name),
        )
    names = [key.danish for key in dict.fromkeys(keys_of(name).values())]
    meant = did_you_mean(typed.typed, names)
    if meant:
        hint = N_("did you mean `{meant}`? If the line is text, put a backslash first: `\\{key}:`")
    elif block_holds_settings(name) and typed.typed[:1].islower():
        hint, meant = N_("the settings here are {meant}"), ", ".join(f"`{one}`" for one in names)
    else:
        return None
    return error(
        "key-unknown",
        _key_span(typed),
        N_("`{block}` has no setting called `{key}`"),
        hint,
        key=typed.typed,
        block=danish(name),
        meant=meant,
    )


def block_holds_settings(name: str) -> bool:
    """Is there room for nothing but settings in the block?"""
    found = block(name)
    return found is not None and found.holds == "settings"


def left_outside(line: Line, before: Sequence[Item]) -> Diagnostic | None:
    """A key of the block that ended just before the line: `forklaring:` after the question's `:::`."""
    blanks, at = 0, len(before) - 1
    while at >= 0 and blanks < MOST_BLANKS and isinstance(item := before[at], Line) and is_blank(item.text):
        blanks, at = blanks + 1, at - 1
    above = before[at] if at >= 0 else None
    typed = key_line(line) if isinstance(above, Directive) else None
    if typed is None or not isinstance(above, Directive) or typed.key not in keys_of(above.name):
        return None
    if blanks and not typed.typed[:1].islower():
        return None
    return warning(
        "key-in-text",
        _key_span(typed),
        N_("`{key}:` stands after the end of `{block}`, so it is shown to the learner as text"),
        N_("move it up before the `:::` of the block; if it is text, write `\\{key}:`"),
        key=typed.typed,
        block=danish(above.name),
    )


def _key_span(typed: KeyLine) -> Span:
    return typed.span._replace(end_column=typed.span.column + len(typed.typed))


def twice(typed: KeyLine, line: int) -> Diagnostic:
    return error(
        "key-twice",
        typed.span,
        N_("`{key}` is given twice in this block, first in line {line}"),
        N_("keep the one you mean, and delete the other"),
        key=typed.typed,
        line=line,
    )


def in_text(typed: KeyLine) -> Diagnostic:
    return warning(
        "key-in-text",
        _key_span(typed),
        N_("`{key}:` stands in the middle of text, so it is shown to the learner as text"),
        N_("if it is a setting, put an empty line before it and indent its further lines; if text, write `\\{key}:`"),
        key=typed.typed,
    )


def loose(line: Line, last: Setting) -> Diagnostic:
    return warning(
        "line-not-indented",
        span_of(line),
        N_("this may be the rest of `{key}`, or the beginning of the text; it is read as text"),
        N_("indent the line if it belongs to `{key}`; if not, put an empty line before it"),
        key=last.typed,
    )
