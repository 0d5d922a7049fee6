"""The course data: what the script knows of the course (docs/architecture.md, "the course document")."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Keeper
    from builder.components.question import Question
    from builder.components.test import Test
    from builder.drawing import Place
    from builder.model import Ids, Module

WORDS_A_MINUTE = 180
"""Reading on a screen, with a thought now and then."""
MINUTES_A_QUESTION = 0.75

_LONGEST_TEXT = 245
"""Characters of a question's text: an interaction's description holds 250 (scorm-facts 2.6)."""


def course_data(
    module: Module,
    ids: Ids,
    questions: Sequence[tuple[Question, Place]],
    tests: Sequence[tuple[Test, Place]],
    keepers: Sequence[tuple[Keeper, Place]],
) -> dict[str, object]:
    """The course data but for its texts; what has a number in reading order with its place."""
    settings = module.settings
    minutes = minutes_of_pages(module)
    numbers = [ids.entries["page", index].number for index in range(len(module.pages))]
    question_numbers = {one.index: ids.entries["question", one.index].number for one, _ in questions}
    test_numbers = {one.index: ids.entries["test", one.index].number for one, _ in tests}
    counted = any(one.counts for one, _ in tests)
    return {
        "format": 1,
        "module": module.slug,
        "title": settings.title,
        "version": settings.version,
        "pass_mark": settings.pass_mark,
        "navigation": settings.navigation,
        "completion": settings.completion or ("both" if counted else "pages"),
        "pages": [
            {
                "id": numbers[index],
                "anchor": page.anchor,
                "title": page.title,
                "minutes": minutes[index],
                "locked": page.settings.get("locked") is True,
                "questions": [question_numbers[one.index] for one, place in questions if place.index == index],
                "tests": [test_numbers[one.index] for one, place in tests if place.index == index],
            }
            for index, page in enumerate(module.pages)
        ],
        "questions": {
            str(question_numbers[one.index]): _question(one, place, ids, numbers[place.index])
            for one, place in questions
        },
        "tests": {
            str(test_numbers[one.index]): {
                "mark": one.mark,
                "attempts": one.attempts,
                "draw": [list(draw) for draw in one.draw],
                "shuffle": one.shuffle,
                "show": one.show,
                "retry": one.retry,
                "confidence": one.confidence,
                "counts": one.counts,
                "questions": [question_numbers[q.index] for q, p in questions if p.test is one],
                "page": numbers[place.index],
            }
            for one, place in tests
        },
        "components": {
            str(ids.entries["component", one.index].number): {
                "type": one.component,
                "page": numbers[place.index],
                **_options(ids.entries["component", one.index].options),
                **import_module(f"builder.components.{one.component}").course_data(one),
            }
            for one, place in keepers
        },
        "objectives": [
            {"id": objective.id, "text": objective.text, "strand": objective.strand}
            for objective in settings.objectives
        ],
    }


def _options(characters: str) -> dict[str, object]:
    """What a component's state may be made of: the characters it was identified with, if any."""
    return {"options": characters} if characters else {}


def _question(question: Question, place: Place, ids: Ids, page: int) -> dict[str, object]:
    entry = ids.entries["question", question.index]
    kind = question.answers.component
    folder = import_module(f"builder.components.{kind}")
    text = question.text if len(question.text) <= _LONGEST_TEXT else question.text[: _LONGEST_TEXT - 1] + "…"
    return {
        "type": kind,
        "interaction": entry.interaction,
        "attempts": question.attempts,
        "shuffle": question.shuffle,
        "points": question.points,
        "partial": question.partial,
        # What a test is about, all its questions are that do not say otherwise.
        "objectives": list(question.objectives or (place.test.objectives if place.test else ())),
        "text": text,
        "page": page,
        "test": None if place.test is None else ids.entries["test", place.test.index].number,
        "pool": question.pool,
        **({} if question.scored else {"scored": False}),
        "options": entry.options,
        **folder.course_data(question.answers, entry),
    }


def minutes_of_pages(module: Module) -> list[float]:
    """How long each page takes: what the author says, else its share of the module's time by words and questions."""
    questions = [0] * len(module.pages)
    files = [page.file for page in module.pages]
    for kind, _, identity in module.identities:
        if kind == "question":
            questions[files.index(identity.place.partition("#")[0])] += 1
    typed = [page.settings.get("minutes") for page in module.pages]
    guessed = [
        page.words / WORDS_A_MINUTE + count * MINUTES_A_QUESTION
        for page, count in zip(module.pages, questions, strict=True)
    ]
    rest = module.settings.minutes - sum(float(str(value)) for value in typed if value is not None)
    open_time = sum(guess for guess, value in zip(guessed, typed, strict=True) if value is None)
    scale = rest / open_time if rest > 0 and open_time > 0 else 1.0
    return [
        max(0.5, round(guess * scale * 2) / 2) if value is None else float(str(value))
        for guess, value in zip(guessed, typed, strict=True)
    ]
