"""Reads a test: its questions in order, its rules, and whether its draws can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from builder.components.only import Only
from builder.components.question import Question
from builder.components.test import faults
from builder.model import Broken
from builder.names import fold, squeezed
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Setting, Span


class Test(NamedTuple):
    """Questions with rules of their own."""

    index: int  # type: ignore[assignment]  # nobody asks a tuple's own `index`
    title: Piece | None
    blocks: tuple[Block, ...]
    """Questions and prose, in the author's order."""
    mark: int
    """Percent needed to pass."""
    attempts: int
    """0 = as many as the learner likes."""
    draw: tuple[tuple[str, int], ...]
    """(pool, how many); the pool's name is empty for a draw from all. Empty: every question is used."""
    shuffle: bool
    show: Literal["at-once", "after", "never", "passed"]
    retry: Literal["all", "wrong"]
    confidence: bool
    counts: bool
    objectives: tuple[str, ...]
    span: Span

    @property
    def component(self) -> str:
        return "test"


def read_test(directive: Directive, reader: Reader) -> Test | None:
    """One test; None when it has no questions. Diagnostics: those of `faults`, its settings and its questions."""
    index = reader.reserve("test")
    title = reader.title(directive)
    values = reader.settings(directive)
    blocks = reader.blocks(directive.body, index)
    inner = list(_flat(blocks))
    questions = [block for block in inner if isinstance(block, Question)]
    broken = any(isinstance(block, Broken) for block in inner)
    if not questions:
        if not broken:
            reader.report(faults.without_questions(directive))
        return None
    draw = cast("tuple[tuple[str, int], ...]", values.get("draw") or ())
    if draw and not broken:
        draw = _checked(draw, questions, directive, reader)
    if not broken and fewest_scored(questions, draw) == 0:
        reader.report(faults.nothing_scored(directive))
    reader.identify("test", index, directive, squeezed(directive.title))
    attempts, mark, aims = values.get("attempts"), values.get("pass_mark"), values.get("objectives")
    return Test(
        index=index,
        title=title,
        blocks=blocks,
        mark=mark if isinstance(mark, int) else reader.module.pass_mark,
        attempts=attempts if isinstance(attempts, int) else 3,
        draw=draw,
        shuffle=values.get("shuffle", True) is True,
        show=cast("Literal['at-once', 'after', 'never', 'passed']", values.get("show", "after")),
        retry=cast("Literal['all', 'wrong']", values.get("retry", "all")),
        confidence=values.get("confidence") is True,
        counts=values.get("counts", True) is True,
        objectives=aims if isinstance(aims, tuple) else (),
        span=directive.span,
    )


def fewest_scored(questions: Sequence[Question], draw: Sequence[tuple[str, int]]) -> int:
    """How many questions with a right answer every run of the test is sure to ask."""
    if not draw:
        return sum(question.scored for question in questions)
    sure = 0
    for pool, count in draw:
        members = [question for question in questions if not pool or fold(question.pool) == fold(pool)]
        sure += max(0, count - sum(not question.scored for question in members))
    return sure


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those inside `kun` and inserted texts as if they stood here."""
    for block in blocks:
        if isinstance(block, Only):
            yield from _flat(block.blocks)
        else:
            yield block


def _checked(
    draw: tuple[tuple[str, int], ...], questions: list[Question], directive: Directive, reader: Reader
) -> tuple[tuple[str, int], ...]:
    """The draws with the pools' names as the questions write them. Each draw must fit its pool."""
    setting = next(setting for setting in directive.settings if setting.key == "draw")
    pools: dict[str, list[Question]] = {"": questions}
    for question in questions:
        if question.pool:
            pools.setdefault(fold(question.pool), []).append(question)
    names = [members[0].pool for key, members in pools.items() if key]
    drawn = []
    for name, count in draw:
        members = pools.get(fold(name), [])
        if not members:
            reader.report(faults.pool_unknown(setting, name, names))
        elif count > len(members):
            reader.report(faults.draw_too_large(setting, name, count, len(members)))
        drawn.append((members[0].pool if name and members else name, count))
    if all(fold(name) in pools for name, _ in draw):
        _tell_of_the_never_drawn(setting, {fold(name) for name, _ in draw}, questions, reader)
    return tuple(drawn)


def _tell_of_the_never_drawn(setting: Setting, drawn: set[str], questions: list[Question], reader: Reader) -> None:
    """Questions outside every pool that is drawn from."""
    left = [question for question in questions if fold(question.pool) not in drawn]
    if "" not in drawn and left:
        reader.report(faults.never_drawn(left[0].span, len(left), setting))
