"""Reads a plan: its introduction, its fields, and the day to look back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from builder.components.items import is_empty, items_of, values_of
from builder.components.layout import is_untitled
from builder.diagnostics import N_, error
from builder.i18n import translator
from builder.names import fold
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.components.items import Item
    from builder.model import Block, Directive, Piece, Scope, Span

_ROOM = 300
_MOST = 12
"""Fields: a plan with more is a form, and nobody fills it in between two lessons."""
_USUAL = (
    N_("What will we try?"),
    N_("Who does it?"),
    N_("When?"),
    N_("How will we see that it worked?"),
)


class Field(NamedTuple):
    title: Piece | None
    """None: one of the usual fields, named by `plain`."""
    plain: str
    blocks: tuple[Block, ...]
    """Help."""
    room: int
    scopes: tuple[Scope, ...]


class TrialAction(NamedTuple):
    index: int  # type: ignore[assignment]  # nobody asks a plan for a tuple's `index`
    title: Piece | None
    name: str
    """The title without markup, or empty."""
    blocks: tuple[Block, ...]
    items: tuple[Field, ...]
    follow_up: int
    """Days from the plan's first word; 0: no day is named."""
    keep: Literal["lms", "browser"]
    span: Span

    @property
    def component(self) -> str:
        return "trial_action"


def course_data(action: TrialAction) -> dict[str, object]:
    """Where the plan is kept and when it is looked back at; the fields' rooms, the page tells."""
    return {"keep": action.keep, "follow_up": action.follow_up}


def longest_state(action: TrialAction) -> int:
    """Characters of a full plan: the day it was begun, then for each field its character, its length and its text."""
    return 0 if action.keep == "browser" else 3 + sum(3 + -(-field.room * 6 // 5) for field in action.items)


def read_action(directive: Directive, reader: Reader) -> TrialAction | None:
    """Diagnostics: `plan-size`, `plan-field-twice`, those of its settings and its fields."""
    title = reader.title(directive)
    found = items_of(directive, reader)
    if is_untitled(directive, reader):
        return None
    own = values_of(found.settings, directive, reader)
    room = own.get("room")
    usual = room if isinstance(room, int) else _ROOM
    blocks = () if is_empty(found.before) else reader.blocks(found.before, reader.test)
    fields = tuple(_field(item, usual, directive, reader) for item in found.items) or _usual(usual, reader)
    if not _are_fine(fields, found.items, directive, reader):
        return None
    index = reader.reserve("component")
    names = tuple(field.plain for field in fields)
    reader.identify("component", index, directive, directive.title or " ".join(names), names)
    days = own.get("follow_up")
    return TrialAction(
        index=index,
        title=title,
        name=directive.title,
        blocks=blocks,
        items=fields,
        follow_up=days if isinstance(days, int) else 0,
        keep="browser" if own.get("keep") == "browser" else "lms",
        span=directive.span,
    )


def _field(item: Item, usual: int, directive: Directive, reader: Reader) -> Field:
    room = values_of(item.settings, directive, reader).get("room")
    blocks = () if is_empty(item.body) else reader.item_blocks(item.body)
    plain = reader.filled(reader.plain([item.title]))
    return Field(reader.heading(item.title), plain, blocks, room if isinstance(room, int) else usual, item.scopes)


def _usual(room: int, reader: Reader) -> tuple[Field, ...]:
    translate = translator(reader.catalogue.language)
    return tuple(Field(None, translate(name), (), room, ()) for name in _USUAL)


def _are_fine(fields: tuple[Field, ...], items: tuple[Item, ...], directive: Directive, reader: Reader) -> bool:
    if len(fields) > _MOST:
        reader.report(
            error(
                "plan-size",
                directive.span,
                N_("the plan has {count} fields, and there is room for {most}"),
                N_("keep the few that help them act; most plans need four"),
                count=len(fields),
                most=_MOST,
            )
        )
        return False
    first: dict[str, Item] = {}
    for field, item in zip(fields, items, strict=False):
        name = fold(field.plain)
        if name in first:
            reader.report(
                error(
                    "plan-field-twice",
                    item.span,
                    N_("the plan has a field `{title}` in line {line} already"),
                    N_("give one of the fields another name"),
                    title=field.plain,
                    line=first[name].span.line,
                )
            )
            return False
        first[name] = item
    return True
