"""What can be wrong with a module's identities, told to its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error, warning
from builder.identity.lock import HIGHEST
from builder.identity.match import handle
from builder.identity.names import slug
from builder.identity.similarity import KEY_LENGTH
from builder.model import Span

if TYPE_CHECKING:
    from builder.identity.lock import Record
    from builder.identity.match import Item


def unclear(item: Item, candidates: tuple[Record, ...], typed: frozenset[str]) -> Diagnostic:
    """The two `id:` lines to choose between: those of two old entries, or the old one's and a new one."""
    if len(candidates) > 1:
        return _two_old(item, candidates[0], candidates[1])
    return _old_or_new(item, candidates[0], typed)


def exhausted(item: Item) -> Diagnostic:
    return warning(
        "options-exhausted",
        item.span,
        N_("this question has had all the options it can have over its life, so it becomes a new question"),
        N_("those who have answered it must answer it again; take the latest options back if you do not want that"),
    )


def limit(item: Item) -> Diagnostic:
    return error(
        "id-limit",
        item.span,
        N_("the module has used all its {highest} numbers for the kind `{kind}`"),
        N_("copy the pages to a new module folder, without `ids.lock`: it begins again at 1"),
        highest=HIGHEST,
        kind=item.kind,
    )


def claimed(base: str, first: str, copy: str, display: str, line: int) -> Diagnostic:
    return error(
        "identifiers-claimed",
        Span(display, line, 1, line, 1 + len(f"manifest | {base}")) if line else Span(display),
        N_("the modules `{first}` and `{copy}` have the same identifiers, `{base}`: an LMS takes them for one course"),
        N_(
            "if `{copy}` is a copy that nobody has taken yet, delete its `ids.lock`; "
            "if neither has an `ids.lock`, give one of the folders another name"
        ),
        first=first,
        copy=copy,
        base=base,
    )


def _two_old(item: Item, first: Record, second: Record) -> Diagnostic:
    hint = N_("write the one it is:\n`id: {first}` ({first_key})\n`id: {second}` ({second_key})")
    if item.kind == "page":
        hint = N_(
            "write the one it is in a block `::: side` under the title:\n"
            "`id: {first}` ({first_key})\n`id: {second}` ({second_key})"
        )
    return error(
        "id-unclear",
        item.span,
        N_("`{key}` is like two from the last build, and only you know which of them it is"),
        hint,
        key=_name(item),
        first=handle(first),
        first_key=first.key,
        second=handle(second),
        second_key=second.key,
    )


def _old_or_new(item: Item, old: Record, typed: frozenset[str]) -> Diagnostic:
    hint = N_("write the one that is true:\n`id: {old}` if it is the same as »{old_key}«\n`id: {new}` if it is new")
    if item.kind == "page":
        hint = N_(
            "write the one that is true in a block `::: side` under the title:\n"
            "`id: {old}` if it is the same as `{old_key}`\n`id: {new}` if it is new"
        )
    return error(
        "id-unclear",
        item.span,
        N_("`{key}` is somewhat like one from the last build, and only you know whether it is the same"),
        hint,
        key=_name(item),
        old=handle(old),
        old_key=old.key,
        new=_new_id(item, typed),
    )


def _name(item: Item) -> str:
    return item.file or item.text[:KEY_LENGTH]


def _new_id(item: Item, typed: frozenset[str]) -> str:
    """An id for something new, that nothing in the lock has or had."""
    name = slug(item.text) or f"new-{item.kind.replace('_', '-')}"
    number = 2
    free = name
    while free in typed:
        free = f"{name}-{number}"
        number += 1
    return free
