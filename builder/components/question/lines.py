"""A question's lines, taken out of the `::: kun` and `::: indsæt` they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import ScopedLine
from builder.components.only import scope_from, scope_of
from builder.i18n import translator
from builder.model import Directive, Line, Scope
from builder.names import is_blank
from builder.scan.fences import Fence, closes, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Reader


def lines_of(directive: Directive, reader: Reader) -> list[ScopedLine]:
    """Every line of the question, in order. Diagnostics: those of the settings of `kun` and `indsæt`."""
    found: list[ScopedLine] = []
    _collect(directive, (), reader, found)
    return found


def _collect(directive: Directive, scopes: tuple[Scope, ...], reader: Reader, found: list[ScopedLine]) -> None:
    fence: Fence | None = None
    fences = True
    for i, item in enumerate(directive.body):
        if isinstance(item, Directive):
            if not item.name:
                continue
            scope = scope_of(item, reader) if item.name == "only" else scope_from(reader.settings(item))
            inner = (*scopes, scope) if scope != Scope() else scopes
            if item.name == "only" and item.title:
                found += _title(item, inner)
            _collect(item, inner, reader, found)
            continue
        if fence is None:
            fence = opened(item.text) if fences else None
            if fence is not None and not _is_closed(fence, directive.body[i + 1 :]):
                fence, fences = None, False
            found.append(ScopedLine(item, scopes, fence is not None))
        else:
            found.append(ScopedLine(item, scopes, code=True))
            if closes(fence, item.text):
                fence = None


def _title(directive: Directive, scopes: tuple[Scope, ...]) -> list[ScopedLine]:
    """The title of a `kun` in a question: a line in bold over what it holds."""
    span = directive.title_span
    line = Line(span.file, span.line, span.column, f"**{directive.title}**")
    blank = line._replace(text="")
    return [ScopedLine(one, scopes, code=False) for one in (blank, line, blank)]


def holds_skipped(directive: Directive) -> bool:
    """Does it hold a block or a setting that was reported and skipped? Then what is missing may have been in that."""
    inner = [item for item in directive.body if isinstance(item, Directive)]
    return directive.doubtful or any(not item.name or holds_skipped(item) for item in inner)


def _is_closed(fence: Fence, rest: Sequence[Line | Directive]) -> bool:
    """Does the fence end in this block? One that does not was reported, and is read as text."""
    return any(isinstance(item, Line) and closes(fence, item.text) for item in rest)


def labelled(lines: Sequence[ScopedLine], reader: Reader) -> list[Line]:
    """The lines as prose; where some are for some people only, a line before them says so."""
    found: list[Line] = []
    last: tuple[Scope, ...] = ()
    for line, scopes, _ in lines:
        if scopes != last and not is_blank(line.text):
            if scopes:
                found += [
                    line._replace(text=""),
                    line._replace(text=f"*{label(scopes, reader)}*"),
                    line._replace(text=""),
                ]
            elif found:
                found.append(line._replace(text=""))
            last = scopes
        found.append(line)
    return found


def label(scopes: Sequence[Scope], reader: Reader) -> str:
    """Who something is for, in words."""
    translate = translator(reader.catalogue.language)
    parts = []
    for scope in scopes:
        names = [reader.catalogue.audiences.get(name, name) for name in scope.audiences] + list(scope.organisations)
        text = translate("Not for: {names}") if scope.inverted else translate("For: {names}")
        parts.append(text.format(names=", ".join(names)))
    return " · ".join(parts)


def trimmed(lines: Sequence[ScopedLine]) -> list[ScopedLine]:
    """Without the blank lines at both ends."""
    filled = [i for i, one in enumerate(lines) if not is_blank(one.line.text)]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
