"""Blocks within blocks, and who gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from builder.components.only import scope_from
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.components.question import Question
    from builder.components.test import Test
    from builder.model import Block, Module, Page, Scope


A_COURSE = 4
"""Scored questions from which a habit shows, and advice on teaching is worth giving; fewer are a sketch or a text."""


class Asked(NamedTuple):
    """A question where it stands."""

    question: Question
    page: Page
    test: Test | None


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block and those inside it and its items, in reading order."""
    for block in blocks:
        yield block
        yield from all_blocks(getattr(block, "blocks", ()))
        for item in getattr(block, "items", ()):
            yield from all_blocks(getattr(item, "blocks", ()))


def questions(module: Module) -> Iterator[Asked]:
    """Every question of a module, in reading order."""
    for page in module.pages:
        tests = {}
        for block in all_blocks(page.blocks):
            name = getattr(block, "component", "")
            if name == "test":
                test = cast("Test", block)
                tests[test.index] = test
            elif name == "question":
                question = cast("Question", block)
                yield Asked(question, page, None if question.test is None else tests[question.test])


def scored(module: Module) -> list[Asked]:
    """The questions that have a right answer."""
    return [one for one in questions(module) if one.question.scored]


def scoped(module: Module, component: str) -> Iterator[tuple[Block, tuple[Scope, ...]]]:
    """Every block of a kind, with the scopes it stands in: all of them must hold for whoever gets it."""
    for page in module.pages:
        yield from _scoped(page.blocks, component, (scope_from(page.settings),))


def _scoped(
    blocks: Iterable[Block], component: str, around: tuple[Scope, ...]
) -> Iterator[tuple[Block, tuple[Scope, ...]]]:
    for block in blocks:
        own: Scope | None = getattr(block, "scope", None)
        inner = (*around, own) if own else around
        if getattr(block, "component", "") == component:
            yield block, inner
        yield from _scoped(getattr(block, "blocks", ()), component, inner)
        for item in getattr(block, "items", ()):
            yield from _scoped(getattr(item, "blocks", ()), component, (*inner, *getattr(item, "scopes", ())))
