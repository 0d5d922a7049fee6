"""What the answers of questions tell: feedback, and what gives the right one away. Notes: advice on teaching."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from builder.checks.walk import A_COURSE, scored
from builder.diagnostics import N_, note
from builder.names import squeezed
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.checks.material import Material
    from builder.checks.walk import Asked
    from builder.components.choice import Choice, Option
    from builder.diagnostics import Diagnostic
    from builder.model import Module, Span

_ALWAYS = 0.85
"""The part of them that is as good as always."""
_LONGER = 1.1
"""Times the longest wrong option; what is hardly longer does not show."""
_ROWS = 6
"""Lines of a table in a hint."""


class _Chosen(NamedTuple):
    """A choice question."""

    asked: Asked
    options: tuple[Option, ...]
    true_false: bool


def feedback_missing(material: Material) -> Iterator[Diagnostic]:
    """`feedback-missing`: an option that says nothing, where nothing is said of the whole question either."""
    chosen = [one for one in _chosen(material.module) if not (one.asked.test and one.asked.test.show == "never")]
    if len(chosen) < A_COURSE:
        return
    silent = [(one, count) for one in chosen if (count := _silent(one))]
    if len(silent) == len(chosen) and all(count == len(one.options) for one, count in silent):
        yield note(
            "feedback-missing",
            chosen[0].asked.question.span,
            N_("none of the {count} choice questions says why an answer is right or wrong"),
            N_("write a line under each option, indented by two blanks: `  - No. …`; learners learn from that"),
            count=len(chosen),
        )
        return
    for one, count in silent:
        yield note(
            "feedback-missing",
            one.asked.question.span,
            N_("{count} of {all} options say nothing when they are chosen, and there is no `forklaring:`"),
            N_("write why under each of them, indented by two blanks, or write one `forklaring:` for the question"),
            count=count,
            all=len(one.options),
        )


def answer_longest(material: Material) -> Iterator[Diagnostic]:
    """`answer-longest`: as good as always the right option is the longest one, so it need not be known."""
    rows = []
    for one in _chosen(material.module):
        lengths = [len(option.plain) for option in one.options if not option.right]
        rights = [len(option.plain) for option in one.options if option.right]
        if one.true_false or len(rights) != 1 or not lengths or any(option.image for option in one.options):
            continue
        rows.append((one.asked.question.span, rights[0], max(lengths)))
    longest = [row for row in rows if row[1] > _LONGER * row[2]]
    if len(rows) >= A_COURSE and len(longest) >= _ALWAYS * len(rows):
        yield note(
            "answer-longest",
            material.module.settings.span,
            N_("the right answer is the longest in {count} of {all} choice questions"),
            N_("shorten right answers or lengthen wrong ones; characters of the right and the longest wrong:\n{table}"),
            count=len(longest),
            all=len(rows),
            table=_table(longest),
        )


def answer_place(material: Material) -> Iterator[Diagnostic]:
    """`answer-place`: `bland: nej`, and as good as always the right option stands at the same place."""
    places: dict[int, list[tuple[Span, int, int]]] = {}
    count = 0
    for one in _chosen(material.module):
        shuffled = one.asked.test.shuffle if one.asked.test else one.asked.question.shuffle
        rights = [place for place, option in enumerate(one.options, 1) if option.right]
        if shuffled or one.true_false or len(rights) != 1:
            continue
        count += 1
        places.setdefault(rights[0], []).append((one.asked.question.span, rights[0], len(one.options)))
    place, rows = max(places.items(), key=lambda entry: len(entry[1]), default=(0, []))
    if count >= A_COURSE and len(rows) >= _ALWAYS * count:
        yield note(
            "answer-place",
            material.module.settings.span,
            N_("the right answer is number {place} in {count} of the {all} choice questions with `bland: nej`"),
            N_("move it in some of them, or delete `bland: nej`; its number and how many options there are:\n{table}"),
            place=place,
            count=len(rows),
            all=count,
            table=_table(rows),
        )


def question_repeated(material: Material) -> Iterator[Diagnostic]:
    """`question-repeated`: the same question with the same answers; who has seen one knows the other."""
    first: dict[tuple[str, frozenset[str]], Span] = {}
    asked = {one.question.index for one in scored(material.module)}  # a survey may be held before and after
    if len(asked) < A_COURSE:
        return
    for kind, index, identity in material.module.identities:
        if kind != "question" or index not in asked:
            continue
        key = _same(identity.text), frozenset(map(_same, identity.options))
        if key in first:
            yield note(
                "question-repeated",
                identity.span,
                N_("the same question with the same answers stands in `{file}`, line {line}"),
                N_("ask it another way, or ask about something else"),
                file=first[key].file.rpartition("/")[2],
                line=first[key].line,
            )
        first.setdefault(key, identity.span)


def _same(text: str) -> str:
    return squeezed(text).casefold()


def _chosen(module: Module) -> list[_Chosen]:
    """The choice questions that have a right answer."""
    found = []
    for asked in scored(module):
        if asked.question.answers.component == "choice":
            answers = cast("Choice", asked.question.answers)
            found.append(_Chosen(asked, answers.options, answers.kind == "true-false"))
    return found


def _silent(one: _Chosen) -> int:
    """How many options say nothing, neither themselves nor through the question."""
    question = one.asked.question
    if question.explanation is not None:
        return 0
    for_all = {True: question.right, False: question.wrong}
    return sum(option.feedback is None and for_all[option.right] is None for option in one.options)


def _table(rows: Sequence[tuple[Span, int, int]]) -> str:
    """`08-quiz.md:12   47 / 31` a line."""
    places = [f"{span.file.rpartition('/')[2]}:{span.line}" for span, _, _ in rows[:_ROWS]]
    width = max(map(len, places))
    lines = [f"{place:<{width}}  {one} / {other}" for place, (_, one, other) in zip(places, rows, strict=False)]
    return "\n".join([*lines, "…"] if len(rows) > _ROWS else lines)
