"""Rules that need the whole module: each is one small function in `RULES`, and its file names its family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.checks.answers import answer_longest, answer_place, feedback_missing, question_repeated
from builder.checks.completion import completion_without_test, tests_counting
from builder.checks.dates import module_review_due, source_review_due
from builder.checks.facts import fact_without_source
from builder.checks.linking import link_text_address, link_text_twice, link_text_vague
from builder.checks.material import Material
from builder.checks.objectives import (
    objective_without_question,
    question_without_objective,
    strand_without_objective,
)
from builder.checks.readability import page_hard_to_read
from builder.checks.sources import sources_none
from builder.checks.titles import page_title_twice
from builder.checks.weight import image_heavy, images_heavy, minutes_unlikely, page_long, recording_heavy
from builder.checks.wording import email_of_person, paragraph_long, word_unwanted
from builder.diagnostics import in_order

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from builder.diagnostics import Diagnostic
    from builder.load import Collection, ModuleSource
    from builder.model import Ids, Module

RULES: tuple[Callable[[Material], Iterable[Diagnostic]], ...] = (
    page_title_twice,
    tests_counting,
    completion_without_test,
    module_review_due,
    source_review_due,
    sources_none,
    objective_without_question,
    question_without_objective,
    strand_without_objective,
    feedback_missing,
    answer_longest,
    answer_place,
    question_repeated,
    fact_without_source,
    page_hard_to_read,
    word_unwanted,
    paragraph_long,
    email_of_person,
    link_text_vague,
    link_text_address,
    link_text_twice,
    image_heavy,
    images_heavy,
    recording_heavy,
    page_long,
    minutes_unlikely,
)


def check(
    module: Module, source: ModuleSource, ids: Ids, collection: Collection, today: datetime.date | None = None
) -> list[Diagnostic]:
    """Everything the rules find in an understood module, in reading order. `today` is the real day when left out."""
    if today is None:
        import datetime

        today = datetime.datetime.now().date()  # noqa: DTZ005 -- the author's own day
    material = Material(module, source, ids, collection, today)
    return in_order([one for rule in RULES for one in rule(material)])
