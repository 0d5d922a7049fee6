"""What the learner is to be able to do, and what is asked about it. Notes: advice on teaching, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.checks.walk import A_COURSE, Asked, scored
from builder.diagnostics import N_, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic

_STRANDS = {"technological": "teknologisk", "practical": "praktisk", "ethical": "etisk"}
"""As authors type them."""
_MANY = 3
"""Objectives of one strand from which a module might well have another; a smaller one is about one thing."""


def objective_without_question(material: Material) -> Iterator[Diagnostic]:
    """`objective-without-question`: the module says what is learnt, and never asks. Not said if no question has any."""
    asked = {name for one in scored(material.module) for name in _aims(one)}
    for objective in material.module.settings.objectives if asked else ():
        if objective.id not in asked:
            yield note(
                "objective-without-question",
                objective.span,
                N_("no question is about the objective `{id}`"),
                N_("write a question with `mål: {id}`, or add it to the one that asks about it"),
                id=objective.id,
            )


def question_without_objective(material: Material) -> Iterator[Diagnostic]:
    """`question-without-objective`: in a module with objectives. Where none of them has one, it is said once."""
    objectives = material.module.settings.objectives
    asked = scored(material.module) if objectives else []
    bare = [one for one in asked if not _aims(one)]
    if len(asked) < A_COURSE:
        return
    if len(bare) == len(asked):
        yield note(
            "question-without-objective",
            bare[0].question.span,
            N_("none of the {count} questions says which objective it is about"),
            N_("write `mål: {id}` on the line under `::: spørgsmål`; then the LMS is told how each objective stands"),
            count=len(bare),
            id=objectives[0].id,
        )
        return
    for one in bare:
        yield note(
            "question-without-objective",
            one.question.span,
            N_("the question does not say which objective it is about"),
            N_("write `mål:` and one of {ids} on the line under `::: spørgsmål`"),
            ids=", ".join(f"`{objective.id}`" for objective in objectives),
        )


def strand_without_objective(material: Material) -> Iterator[Diagnostic]:
    """`strand-without-objective`: one of the three kinds of AI skills is left out in a module that is not small."""
    settings = material.module.settings
    covered = {objective.strand for objective in settings.objectives}
    if not covered or (len(covered) == 1 and len(settings.objectives) < _MANY):
        return
    for strand, typed in _STRANDS.items():
        if strand not in covered:
            yield note(
                "strand-without-objective",
                settings.span,
                N_("no objective of the module is {strand}"),
                N_('add `[[objectives]]` with `strand = "{strand}"`, or silence the code if it belongs elsewhere'),
                strand=typed,
            )


def _aims(one: Asked) -> tuple[str, ...]:
    """The objectives of a question: its own, else those of its test, else those of its page."""
    of_page = one.page.settings.get("objectives")
    of_test = one.test.objectives if one.test else ()
    return one.question.objectives or of_test or (of_page if isinstance(of_page, tuple) else ())
