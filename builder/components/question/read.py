"""Reads a question: prompt, form of the answers, settings. The answers themselves are the type's business."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from builder.components.base import Answers, ScopedLine
from builder.components.question import faults
from builder.components.question.forms import SHOWN, Form, foreign_form, half_pairs, strong_forms, weak_form
from builder.components.question.lines import holds_skipped, labelled, lines_of, trimmed
from builder.components.question.settings import ONLY_FOR, WITHOUT_OPTIONS
from builder.components.registry import keys_of, question_type
from builder.components.running import as_running_text
from builder.diagnostics import N_, error
from builder.model import Line
from builder.names import is_blank, squeezed
from builder.record import NamedTuple
from builder.scan.marks import key_line

if TYPE_CHECKING:
    from builder.components.base import QuestionType, Reader
    from builder.diagnostics import Diagnostic
    from builder.model import Component, Directive, Piece, Span
    from builder.scan.marks import KeyLine

FIELD = "\U000f0000"
"""Signs from here on stand for the fields of a text (`gaps.py`)."""


_ANSWERS = frozenset({"answer", "number", "scale"})
"""Keys that hold a question's answers."""


class Question(NamedTuple):
    """A question of any type."""

    index: int  # type: ignore[assignment]  # nobody asks a tuple's own `index`
    title: Piece | None
    """A small heading over the prompt: the opener's title when the block has a prompt of its own."""
    prompt: Piece
    text: str
    """The prompt, plain, on one line."""
    answers: Component
    """What the question's type made of its answers; its `component` is the type's folder."""
    hint: Piece | None
    explanation: Piece | None
    right: Piece | None
    """Feedback to a right answer; `wrong`: to a wrong one."""
    wrong: Piece | None
    attempts: int
    """0 = as many as the learner likes. In a test the test's own rules."""
    points: float
    partial: bool
    shuffle: bool
    pool: str
    objectives: tuple[str, ...]
    test: int | None
    """The index of the test it stands in."""
    span: Span

    @property
    def component(self) -> str:
        return "question"

    @property
    def prompt_holds_answers(self) -> bool:
        """Does the type show the prompt, with its fields in it?"""
        kind: QuestionType = import_module(f"builder.components.{self.answers.component}").QUESTION_TYPE
        return kind.prompt_holds_answers

    @property
    def scored(self) -> bool:
        """Has it a right answer? Surveys and free text have none."""
        kind: QuestionType = import_module(f"builder.components.{self.answers.component}").QUESTION_TYPE
        return kind.scored


def read_question(directive: Directive, reader: Reader) -> Question | None:
    """One question; None when it cannot be asked.

    Diagnostics: `gap-in-title`, those of `faults`, of its settings and of its type.
    """
    index = reader.reserve("question")
    lines = lines_of(directive, reader)
    if "[[" in directive.title and all(is_blank(one.line.text) for one in lines):
        lines, _ = _prompt([], directive)  # the title is the text with the fields
        directive = directive._replace(title="")
    elif "[[" in directive.title and (fault := _gap_in_title(directive)):
        reader.report(fault)
        reader.settings(directive)
        return None
    form = _form(lines, directive, reader)
    kind = question_type(form.name) if form else None
    if not form or not kind:
        reader.settings(directive)
        return None
    prompt, title = _prompt(trimmed(lines[: form.begins]), directive)
    typed = prompt
    if kind.prompt_holds_answers:
        prompt = _without_answers(prompt)
    text = _plain([one.line for one in prompt], reader)
    if not prompt:
        if not holds_skipped(directive):
            reader.report(faults.without_prompt(directive))
        reader.settings(directive)
        return None
    title_piece = reader.title(directive) if title else None
    prompt_piece = reader.inline(labelled(prompt, reader))
    values = reader.settings(directive)
    answers = Answers(form.name, tuple(typed if kind.prompt_holds_answers else lines[form.begins :]),
                      prompt=tuple(one.line for one in typed),
                      settings=values, typed=directive.settings, span=directive.span)  # fmt: skip
    understood = kind.parse(answers, reader)
    _check_keys(directive, reader, form, kind, values)
    stray = _after_answers(prompt, directive, form)
    if stray:
        reader.report(faults.under_settings(stray))
    if understood is None or stray:
        return None
    shared = [one.line for one in prompt if not one.scopes]
    known_by = _plain(shared, reader) if shared else text  # its id stands in everybody's package
    reader.identify("question", index, directive, known_by or text, understood.options)
    pool, points, attempts, aims = (
        values.get("pool"),
        values.get("points"),
        values.get("attempts"),
        values.get("objectives"),
    )
    return Question(
        index=index,
        title=title_piece,
        prompt=prompt_piece,
        text=reader.filled(text),
        answers=understood.answers,
        hint=_prose(values, "hint", reader),
        explanation=_prose(values, "explanation", reader),
        right=_prose(values, "when_right", reader),
        wrong=_prose(values, "when_wrong", reader),
        attempts=attempts if isinstance(attempts, int) and kind.scored else 0,
        points=points if isinstance(points, float) else 1.0,
        partial=values.get("partial") is True,
        shuffle=kind.always_shuffled or values.get("shuffle", kind.shuffled) is True,
        pool=pool if isinstance(pool, str) else "",
        objectives=aims if isinstance(aims, tuple) else (),
        test=reader.test,
        span=directive.span,
    )


def _gap_in_title(directive: Directive) -> Diagnostic | None:
    """A `[[…]]` in the heading over a prompt: its answer would be read there, and nothing filled in."""
    from builder.components.question.gaps import fields_in

    span = directive.title_span
    fields = fields_in(Line(span.file, span.line, span.column, directive.title))
    if not fields:
        return None
    return error(
        "gap-in-title",
        fields[0].span(),
        N_("the gap stands in the question's heading, where nothing can be filled in"),
        N_("move the text with the gap down under `{block}`, on a line of its own"),
        block=f"::: {directive.typed}",
    )


def _without_answers(prompt: list[ScopedLine]) -> list[ScopedLine]:
    """The prompt of a gap text as it is shown and known: a sign for each field."""
    from builder.components.question.gaps import emptied

    lines = iter(emptied([one.line for one in prompt if not one.code]))
    return [one if one.code else one._replace(line=next(lines)) for one in prompt]


def _plain(lines: list[Line], reader: Reader) -> str:
    """On one line, `___` for a field."""
    text = squeezed(reader.plain(lines))
    if text.isascii() or max(text) < FIELD:
        return text
    from builder.components.question.gaps import blanked

    return blanked(text)


def _prose(values: dict[str, object], key: str, reader: Reader) -> Piece | None:
    """A text setting, handed over now so that the page's sources are numbered in reading order."""
    lines = values.get(key)
    return reader.prose(lines) if isinstance(lines, tuple) else None


def _form(lines: list[ScopedLine], directive: Directive, reader: Reader) -> Form | None:
    """How the answers are written; None when that is reported as a fault."""
    strong = strong_forms(lines, directive)
    if foreign := foreign_form(lines, directive, strong):
        reader.report(faults.foreign(foreign))
        return None
    if len(strong) > 1:
        reader.report(faults.mixed(strong[0], strong[1]))
        return None
    if unclosed := faults.gap_unclosed(lines):
        reader.report(unclosed)
        return None
    form = strong[0] if strong else weak_form(lines)
    if not strong and (form is None or form.name == "order") and (halves := half_pairs(lines, form)):
        reader.report(faults.half_pair(*halves) if form is None else faults.pairs_or_order(halves[0]))
        return None
    if form is None and not holds_skipped(directive):
        reader.report(faults.without_answers(directive, _answer_in_text(lines)))
    return form


def _answer_in_text(lines: list[ScopedLine]) -> KeyLine | None:
    """`svar: …` straight under the prompt, where no settings may stand."""
    typed = (key_line(one.line) for one in lines if not one.code)
    keys = keys_of("question")
    return next((one for one in typed if one and one.key in keys and keys[one.key].name in _ANSWERS), None)


def _prompt(lines: list[ScopedLine], directive: Directive) -> tuple[list[ScopedLine], bool]:
    """The prompt's lines, and whether the opener's title is a heading over them; else it may be the prompt."""
    if lines or not directive.title:
        return lines, bool(directive.title)
    span = directive.title_span
    line = as_running_text(Line(span.file, span.line, span.column, directive.title))
    return [ScopedLine(line, (), code=False)], False


def _after_answers(prompt: list[ScopedLine], directive: Directive, form: Form) -> Line | None:
    """The first line of prose under settings that have prose over them: where the answers stand in a setting."""
    file = directive.span.file
    here = [one.line for one in prompt if one.line.file == file and not is_blank(one.line.text)]
    if form.name not in WITHOUT_OPTIONS or not here:
        return None
    later = [one.span.line for one in directive.settings if one.span.file == file and one.span.line > here[0].number]
    return next((line for line in here if later and line.number > later[0]), None)


def _check_keys(
    directive: Directive, reader: Reader, form: Form, kind: QuestionType, values: dict[str, object]
) -> None:
    """Keys of another form of answers, and keys without effect where the question stands."""
    for setting in directive.settings:
        only_for = ONLY_FOR.get(setting.key)
        if only_for is not None and only_for[0] != form.name:
            reader.report(faults.key_of_other_form(setting, only_for[1]))
        elif setting.key in WITHOUT_OPTIONS.get(form.name, ()) and values.get(setting.key) is not False:
            reader.report(faults.nothing_to_rule(setting, SHOWN[form.name]))
        elif reader.test is not None and setting.key in ("attempts", "shuffle"):
            reader.report(faults.ruled_by_test(setting))
        elif setting.key == "shuffle" and kind.always_shuffled and values.get("shuffle") is False:
            reader.report(faults.always_shuffled(setting))
        elif reader.test is None and setting.key == "pool":
            reader.report(faults.pool_outside_test(setting))
