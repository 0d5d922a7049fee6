"""What a scenario is, understood."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.model import Block, Piece, Scope, Span

MOST_SCENES = 36
"""Each has a character of its own in `ids.lock`."""
FARTHEST = 2047
"""No value gets farther from 0: two signs of the kept state hold it."""

OPERATORS: dict[str, Callable[[int, int], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
    "=": operator.eq,
}


class Value(NamedTuple):
    """Something that choices change."""

    name: str
    start: int
    span: Span

    @property
    def shown(self) -> str:
        """As the learner sees it."""
        return self.name[:1].upper() + self.name[1:]


class Condition(NamedTuple):
    """`hvis: tillid > 0`; `value` is the number of the value."""

    value: int
    sign: str
    number: int
    typed: str
    span: Span

    def holds(self, values: tuple[int, ...]) -> bool:
        return OPERATORS[self.sign](values[self.value], self.number)


class Choice(NamedTuple):
    text: Piece
    plain: str
    target: str
    """The scene's anchor."""
    changes: tuple[tuple[int, int], ...]
    """(number of the value, how much is added)."""
    blocks: tuple[Block, ...]
    """What comes of it."""
    scopes: tuple[Scope, ...]
    span: Span


class Choices(NamedTuple):
    """The choices of a scene: the last of its blocks."""

    items: tuple[Choice, ...]
    span: Span

    @property
    def component(self) -> str:
        return "scenario"


class Scene(NamedTuple):
    number: int
    """From 0, as the author wrote them: which of the entry's characters is its own."""
    title: Piece
    plain: str
    anchor: str
    condition: Condition | None
    ending: str
    """`good`, `mixed` or `bad`; empty when the story goes on."""
    blocks: tuple[Block, ...]
    scopes: tuple[Scope, ...]
    span: Span

    @property
    def text(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if not isinstance(block, Choices))

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for block in self.blocks if isinstance(block, Choices) for choice in block.items)


class Scenario(NamedTuple):
    index: int  # type: ignore[assignment]  # nobody asks a scenario for a tuple's `index`
    title: Piece | None
    blocks: tuple[Block, ...]
    """What stands before the first scene."""
    values: tuple[Value, ...]
    items: tuple[Scene, ...]
    span: Span

    @property
    def component(self) -> str:
        return "scenario"

    def anchor_of(self, scene: Scene) -> str:
        """Where links to the scene lead; the first of several with the same heading has the heading's own."""
        return scene.anchor if variants(self.items, scene.anchor)[0] is scene else f"{scene.anchor}--{scene.number + 1}"


def course_data(scenario: Scenario) -> dict[str, object]:
    """Each value's name and start; the scenes stand in the document."""
    return {"values": [[value.shown, value.start] for value in scenario.values]}


def longest_state(scenario: Scenario) -> int:
    """The scene, two signs a value, and the choice that was made in it."""
    return 1 + 2 * len(scenario.values) + 1


def variants(scenes: tuple[Scene, ...], anchor: str) -> tuple[Scene, ...]:
    """The scenes that share a heading, in order."""
    return tuple(scene for scene in scenes if scene.anchor == anchor)


def shown_scene(scenes: tuple[Scene, ...], anchor: str, values: tuple[int, ...]) -> Scene | None:
    """The first of them whose condition holds."""
    return next((one for one in variants(scenes, anchor) if not one.condition or one.condition.holds(values)), None)
