"""The scanner's diagnostics in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.registry import block_called, block_names, danish
from builder.diagnostics import N_, Diagnostic, error
from builder.names import EMPTY, fold, suggestion
from builder.scan.marks import Opener, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Line, Span

_MEANT = {
    "quiz": "test", "proeve": "test", "opgave": "spørgsmål", "sporgsmal": "spørgsmål", "spm": "spørgsmål",
    "accordion": "foldud", "harmonika": "foldud", "include": "indsæt", "fragment": "indsæt", "page": "side",
    "tidslinie": "tidslinje", "ordliste": "vendekort", "kilde": "kilder", "tjekliste": "huskeliste",
}  # fmt: skip
"""Other words for the blocks, folded."""

_CALLOUTS = {
    "note": "HUSK", "husk": "HUSK", "info": "HUSK", "tip": "TIP", "vigtigt": "VIGTIGT", "warning": "VIGTIGT",
    "advarsel": "VIGTIGT", "important": "VIGTIGT", "eksempel": "EKSEMPEL", "example": "EKSEMPEL", "jura": "JURA",
    "boks": "HUSK", "callout": "HUSK", "faktaboks": "HUSK",
}  # fmt: skip
"""Words for a box with a message, folded: those are callouts here."""


def unknown(found: Opener) -> Diagnostic:
    message = N_("there is no block called `{name}`")
    if callout := _CALLOUTS.get(found.name):
        hint, meant = N_("a box with a message is written `> [!{meant}]`"), callout
    elif near := _MEANT.get(found.name) or suggestion(found.name, block_names()):
        hint, meant = N_("did you mean `::: {meant}`?"), near
    else:
        hint = N_("the blocks are {meant}; if it is text, put a backslash first: `\\:::`")
        meant = ", ".join(f"`{name}`" for name in block_names()[:5]) + " …"
    return error("block-unknown", found.span, message, hint, name=found.typed, meant=meant)


def unclosed(found: Opener, where: Span, *, heading: bool) -> Diagnostic:
    if heading:
        message = N_("the block `{block}` from line {line} is not closed before the heading in line {end}")
        return _unclosed(found, message, where.line)
    message = N_("the block `{block}` from line {line} is not closed before the text ends in line {end}")
    hint = N_("write `:::` on a line of its own where the block ends, at the latest after line {end}")
    return _unclosed(found, message, where.line, hint)


def unclosed_before_block(found: Opener, other: Opener) -> Diagnostic:
    message = N_("the block `{block}` from line {line} is not closed before the next one begins in line {end}")
    return _unclosed(found, message, other.span.line)


def content_after(found: Opener, where: Span) -> Diagnostic:
    message = N_("the block `{block}` from line {line} holds only settings, but in line {end} comes something else")
    return _unclosed(found, message, where.line)


_BEFORE = N_("write `:::` on a line of its own where the block ends, before line {end}")


def _unclosed(found: Opener, message: str, end: int, hint: str = _BEFORE) -> Diagnostic:
    line = found.span.line
    return error("block-unclosed", found.span, message, hint, block=_called(found), line=line, end=end)


def nothing_open(line: Line) -> Diagnostic:
    return error(
        "closer-alone",
        span_of(line),
        N_("`:::` closes a block here, but no block is open"),
        N_("delete the line, or put the opener back: `::: spørgsmål`"),
    )


def end_word(found: Opener) -> Diagnostic:
    return error(
        "block-end-word",
        found.span,
        N_("`{typed}` is not how a block is closed"),
        N_("write `:::` alone on the line"),
        typed=f"::: {found.typed}",
    )


def two_colons(found: Opener) -> Diagnostic:
    return error(
        "block-two-colons",
        found.span,
        N_("a block begins with three colons, and here are two"),
        N_("write `::: {name}`; if it is text, put a backslash first"),
        name=found.typed if block_called(found.name) else suggestion(found.name, block_names()),
    )


def two_colons_close(line: Line) -> Diagnostic:
    return error(
        "block-two-colons",
        span_of(line),
        N_("a block is closed with three colons, and here are two"),
        N_("write `:::`; if it is text, put a backslash first"),
    )


def behind_mark(line: Line) -> Diagnostic:
    mark = line.text.strip(EMPTY)[:1]
    return error(
        "block-behind-mark",
        span_of(line),
        N_("a block cannot stand behind `{mark}`"),
        N_("write `:::` first on a line of its own"),
        mark=mark,
    )


def not_here(found: Opener, around: Opener) -> Diagnostic:
    return error(
        "block-not-here",
        found.span,
        N_("`{block}` cannot stand in `{around}`, which begins in line {line}"),
        N_("close `{around}` with `:::` first, or move the block"),
        block=_called(found),
        around=_called(around),
        line=around.span.line,
    )


def heading_not_here(line: Line, around: Opener) -> Diagnostic:
    return error(
        "block-not-here",
        span_of(line),
        N_("the heading cannot stand in `{around}`, which the text is inserted into"),
        N_("use `####` in the inserted text, or insert it outside the block"),
        around=_called(around),
    )


def too_deep(found: Opener, most: int) -> Diagnostic:
    return error(
        "block-too-deep",
        found.span,
        N_("more than {most} blocks stand inside each other"),
        N_("close some of them, or move the innermost out"),
        most=most,
    )


def fence_unclosed(line: Line) -> Diagnostic:
    mark = line.text.strip(EMPTY + ">")
    mark = mark[: len(mark) - len(mark.lstrip("`~"))]
    return error(
        "fence-unclosed",
        span_of(line),
        N_("the code that begins here never ends, so it swallows the blocks after it"),
        N_("write {mark} on a line of its own where the code ends"),
        mark=mark,
    )


def fragment_missing(found: Opener, typed: str, names: Sequence[str]) -> Diagnostic:
    if not typed:
        message, hint, meant = N_("`{block}` does not say which text"), N_("write its name: `::: {block} navn`"), ""
    elif near := suggestion(typed, names):
        message, hint, meant = N_("there is no `_shared/{name}.md`"), N_("did you mean `{meant}`?"), near
    else:
        message, hint, meant = N_("there is no `_shared/{name}.md`"), N_("write the file, or correct the name"), ""
    span = found.title_span if typed else found.span
    return error("include-missing", span, message, hint, name=typed, block=_called(found), meant=meant)


def fragment_too_deep(found: Opener, name: str, fragments: Sequence[str], most: int) -> Diagnostic:
    if name in fragments:
        message = N_("`{name}` inserts itself")
    else:
        message = N_("texts are inserted in more than {most} levels")
    return error(
        "include-too-deep",
        found.title_span,
        message,
        N_("put the text straight into the page instead"),
        name=name,
        most=most,
    )


def fragment_too_large(found: Opener, name: str) -> Diagnostic:
    return error(
        "include-too-large",
        found.title_span,
        N_("with `{name}` the page inserts more than 200 kB of text"),
        N_("insert less, or make it several pages"),
        name=name,
    )


def _called(found: Opener) -> str:
    """The block's proper Danish name, or what was typed."""
    name = block_called(found.name)
    return danish(name) if name is not None else fold(found.typed)
