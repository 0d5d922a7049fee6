"""The diagnostics of questions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.question.forms import SHOWN, Foreign, Form
from builder.diagnostics import N_, Diagnostic, error, warning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import ScopedLine
    from builder.model import Directive, Setting


def type_not_yet(form: Form) -> Diagnostic:
    return error(
        "question-type-not-yet",
        form.span,
        N_("answers written as `{form}` make a type of question that this version cannot build"),
        N_("make it a choice: `- [x]` before what is right, `- [ ]` before the rest; or take it out"),
        form=SHOWN[form.name],
    )


def without_prompt(directive: Directive) -> Diagnostic:
    return error(
        "question-without-prompt",
        directive.span,
        N_("nothing is asked here"),
        N_("write the question over the answers, or after the name: `::: spørgsmål Hvad er …?`"),
    )


def without_answers(directive: Directive) -> Diagnostic:
    return error(
        "question-without-answers",
        directive.span,
        N_("the question has no answers"),
        N_("write the options as a list, with `- [x]` before what is right and `- [ ]` before what is wrong"),
    )


def mixed(one: Form, other: Form) -> Diagnostic:
    return error(
        "answers-mixed",
        other.span,
        N_("the answers can be read in two ways: `{one}` in line {line} and `{other}` here"),
        N_("keep one of them, or make it two questions; put code marks around what is only text"),
        one=SHOWN[one.name],
        line=one.span.line,
        other=SHOWN[other.name],
    )


_FOREIGN = {
    "round": (
        N_("a round bracket does not mark a right answer here"),
        N_("write `- [x]` before what is right and `- [ ]` before what is wrong"),
    ),
    "ticked": (
        N_("a box drawn as a character cannot be answered"),
        N_("write `- [x]` before a right option and `- [ ]` before a wrong one"),
    ),
    "line": (
        N_("several options stand on one line"),
        N_("give each option a line of its own, with `- [x]` or `- [ ]` first"),
    ),
    "aiken": (
        N_("a letter or number does not point out the right answer here"),
        N_("write `- [x]` before the right option itself and `- [ ]` before the others"),
    ),
    "bold": (
        N_("bold does not mark a right answer here"),
        N_("put `[x]` before the right option and `[ ]` before the others: `- [x] …`"),
    ),
    "gift": (
        N_("these answers are written in Moodle's GIFT format"),
        N_("write one option a line: `- [x]` for `=`, `- [ ]` for `~`, and the feedback indented under it"),
    ),
    "table": (
        N_("a table cannot be answered"),
        N_("write one pair a line with an arrow between: `a -> b`"),
    ),
}


def foreign(found: Foreign) -> Diagnostic:
    message, hint = _FOREIGN[found.kind]
    return error("answer-form-unknown", found.span, message, hint)


def gap_unclosed(lines: Sequence[ScopedLine]) -> Diagnostic | None:
    """A `[[` without its `]]`."""
    for line, _, code in lines:
        at = -1 if code else line.text.rfind("[[")
        if at >= 0 and "`" not in line.text[:at] and "]]" not in line.text[at:]:
            column = line.column + at
            return error(
                "gap-unclosed",
                line.span._replace(column=column),
                N_("the gap that begins here never ends"),
                N_("end it with `]]` on the same line"),
            )
    return None


def key_of_other_form(setting: Setting, form: str) -> Diagnostic:
    return error(
        "key-elsewhere",
        setting.span,
        N_("`{key}` belongs to questions that are answered with `{form}`"),
        N_("take the line out, or change the answers"),
        key=setting.typed,
        form=form,
    )


def ruled_by_test(setting: Setting) -> Diagnostic:
    return warning(
        "key-without-effect",
        setting.span,
        N_("`{key}` has no effect here: the test decides it for all its questions"),
        N_("take the line out, or write it straight under `::: test`"),
        key=setting.typed,
    )


def pool_outside_test(setting: Setting) -> Diagnostic:
    return warning(
        "key-without-effect",
        setting.span,
        N_("`{key}` has no effect here: only a test draws questions from a pool"),
        N_("take the line out, or move the question into a `::: test`"),
        key=setting.typed,
    )
