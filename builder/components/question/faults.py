"""The diagnostics of questions in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.question.forms import SHOWN, Foreign, Form, arrows_in
from builder.diagnostics import N_, Diagnostic, error, warning
from builder.names import EMPTY, indent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import ScopedLine
    from builder.model import Directive, Line, Setting, Span
    from builder.scan.marks import KeyLine


def without_prompt(directive: Directive) -> Diagnostic:
    return error(
        "question-without-prompt",
        directive.span,
        N_("nothing is asked here"),
        N_("write the question over the answers, or after the name: `::: spørgsmål Hvad er …?`"),
    )


def without_answers(directive: Directive, in_text: KeyLine | None = None) -> Diagnostic:
    """`in_text`: answers that were typed where no settings may stand."""
    if in_text is not None:
        return error(
            "question-without-answers",
            in_text.span,
            N_("the question has no answers: `{key}:` stands in the middle of text"),
            N_("put a blank line before it")
            if in_text.line.text
            else N_("write the answers on the same line, with a blank line before it: `{key}: ja / jo`"),
            key=in_text.typed,
        )
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


def half_pair(line: Line, pair: Line) -> Diagnostic:
    """A line among pairs that is no pair: it has no arrow, or more than one."""
    arrows = arrows_in(line.text)
    if not arrows:
        return error(
            "pair-unclear",
            bare(line),
            N_("this line has no arrow, and line {line} has one: it is either a pair without its arrow, or only text"),
            N_("write `a -> b`; indent the line if it is feedback; put code marks around an arrow that is only text"),
            line=pair.number,
        )
    (start, end), (after, last) = arrows[0], arrows[1]
    one, rest = line.text[:start].strip(EMPTY + "-*+"), line.text[end:].strip(EMPTY)
    other = line.text[:after].strip(EMPTY + "-*+")
    return error(
        "pair-unclear",
        bare(line),
        N_("the line has {count} arrows: either `{one}` belongs with `{rest}`, or `{other}` with `{last}`"),
        N_("keep one arrow, and put code marks around the text that has the other"),
        count=len(arrows),
        one=one,
        rest=rest,
        other=other,
        last=line.text[last:].strip(EMPTY),
    )


def pairs_or_order(line: Line) -> Diagnostic:
    return error(
        "pair-unclear",
        bare(line),
        N_("the list is either pairs, and this line is none, or lines to put in order, and the arrows are text"),
        N_("write one arrow on every line, `a -> b`, or put code marks around the arrows that are text"),
    )


def always_shuffled(setting: Setting) -> Diagnostic:
    return warning(
        "key-without-effect",
        setting.span,
        N_("`{key}` has no effect here: unshuffled, the question would show its own answer"),
        N_("take the line out"),
        key=setting.typed,
    )


def key_of_other_form(setting: Setting, form: str) -> Diagnostic:
    return error(
        "key-elsewhere",
        setting.span,
        N_("`{key}` belongs to questions that are answered with `{form}`"),
        N_("take the line out, or change the answers"),
        key=setting.typed,
        form=form,
    )


def nothing_to_rule(setting: Setting, form: str) -> Diagnostic:
    return warning(
        "key-without-effect",
        setting.span,
        N_("`{key}` has no effect here: a question that is answered with `{form}` has nothing for it to rule"),
        N_("take the line out"),
        key=setting.typed,
        form=form,
    )


def under_settings(line: Line) -> Diagnostic:
    text = line.text.rstrip(EMPTY)
    return error(
        "text-after-answers",
        line.span._replace(column=line.column + indent_of(text), end_column=line.column + len(text)),
        N_("text after the answers belongs nowhere"),
        N_("write `forklaring:` before it, or move it up before the answers; a long value has no blank lines in it"),
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


def bare(line: Line) -> Span:
    """The line without its indent and the blanks at its end."""
    text = line.text.rstrip(EMPTY)
    return line.span._replace(column=line.column + indent_of(text), end_column=line.column + len(text))


def more_text(line: Line) -> Diagnostic:
    return warning(
        "feedback-or-option-text",
        bare(line),
        N_("this is the rest of the option above, or feedback without an indent; it is shown as the option's text"),
        N_("indent the line and put `- ` first if it is feedback; write the option on one line if it is not"),
    )


def lower_case(line: Line) -> Diagnostic:
    return warning(
        "feedback-or-option-text",
        bare(line),
        N_("this is either feedback, or the rest of the option above; it is shown as feedback"),
        N_("put `- ` first if it is feedback; write the option on one line if it is not"),
    )


def after_answers(line: Line) -> Diagnostic:
    return error(
        "text-after-answers",
        bare(line),
        N_("text after the answers belongs nowhere"),
        N_("write `forklaring:` before it, indent it if it is feedback, or move it up before the answers"),
    )


def key_runs_into_text(line: Line) -> Diagnostic:
    return error(
        "text-after-answers",
        bare(line),
        N_("`{key}:` is followed by text that belongs nowhere"),
        N_("indent the further lines of `{key}`, or move the text up before the answers"),
        key=line.text.partition(":")[0].partition("=")[0].strip(EMPTY),
    )


def part_of_option(line: Line) -> Diagnostic:
    return error(
        "only-splits-option",
        bare(line),
        N_("`::: kun` divides an option from what belongs to it"),
        N_("put whole options with their feedback in it, and feedback for some in an option of their own"),
    )


def empty_entry(span: Span) -> Diagnostic:
    return error(
        "option-empty",
        span,
        N_("nothing stands after the bullet"),
        N_("write the text on the same line, or take the line out"),
    )


def repeated(span: Span, text: str, line: int) -> Diagnostic:
    return error(
        "option-repeated",
        span,
        N_("the option `{text}` stands in line {line} too"),
        N_("delete one of them, or write them so that a learner can tell them apart"),
        text=text,
        line=line,
    )


def too_many(span: Span, count: int, most: int) -> Diagnostic:
    return error(
        "options-count",
        span,
        N_("the question has {count} options, and {most} is the most"),
        N_("leave some out, or make it two questions"),
        count=count,
        most=most,
    )
