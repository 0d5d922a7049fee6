"""The most a module's suspend data can hold (docs/architecture.md, "suspend data"), and whether an LMS has room for it.

Everything is counted at its largest: every page read, every question answered with every option it allows, every
test's draw. What an earlier package of the module left behind (options and draws that have been made fewer) is not
counted: the budgets lie 15 per cent and more below what the editions promise.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from builder.checks.walk import all_blocks
from builder.diagnostics import N_, Diagnostic, error
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Keeper
    from builder.components.question import Question
    from builder.components.test import Test
    from builder.model import Block, Ids, Module

LIMITS = {"scorm12": ("SCORM 1.2", 3500), "scorm2004": ("SCORM 2004", 16000), "scorm2004-3rd": ("SCORM 2004", 16000)}
"""Characters (design section 5); the standards allow 4,096 and 64,000. Other editions have no limit."""

_COUNTER = 9
"""Base 36 digits of the counter that `decode` reads."""


class Cost(NamedTuple):
    """Characters, by what they are spent on."""

    head: int
    """Format, counter, open page and flags."""
    pages: int
    questions: dict[str, int]
    """By the page's file name."""
    tests: dict[str, int]
    """By the page's file name."""
    others: dict[str, int]
    """What the other components keep, what was written among it, by the page's file name."""

    @property
    def total(self) -> int:
        parts = (self.questions, self.tests, self.others)
        return self.head + self.pages + sum(sum(part.values()) for part in parts)


def worst_case(module: Module, ids: Ids) -> Cost:
    """What the fullest attempt at the module takes. Every field ends with a full stop."""
    last_page = max((ids.entries["page", index].number for index in range(len(module.pages))), default=0)
    questions: dict[str, int] = {}
    tests: dict[str, int] = {}
    others: dict[str, int] = {}
    for page in module.pages:
        inner = list(all_blocks(page.blocks))
        asked = [cast("Question", block) for block in inner if getattr(block, "component", "") == "question"]
        held = [cast("Test", block) for block in inner if getattr(block, "component", "") == "test"]
        if asked:
            questions[page.file] = sum(_question(question, ids) for question in asked)
        if held:
            tests[page.file] = sum(_test(test, sum(question.test == test.index for question in asked)) for test in held)
        keepers = [block for block in inner if _keeps(block)]
        if keepers:
            others[page.file] = sum(_other(cast("Keeper", block)) for block in keepers)
    head = len("1.") + _COUNTER + len(".") + len(_base36(last_page)) + len(".") + len("7.")
    return Cost(head, -(-last_page // 6) + len("."), questions, tests, others)


def check_budget(module: Module, ids: Ids, edition: str) -> list[Diagnostic]:
    """Is there room for everything the learner may do? Diagnostics: `state-too-large`."""
    if edition not in LIMITS:
        return []
    name, limit = LIMITS[edition]
    cost = worst_case(module, ids)
    if cost.total <= limit:
        return []
    parts = (cost.questions, cost.tests, cost.others)
    by_page = {file: sum(part.get(file, 0) for part in parts) for file in {**parts[0], **parts[1], **parts[2]}}
    largest = max(by_page, key=lambda file: by_page[file])
    return [
        error(
            "state-too-large",
            module.settings.span,
            N_("what an LMS must remember of a learner can become {total} characters; {name} has room for {limit}"),
            N_(
                "pages take {pages}, questions {questions}, tests {tests}, what learners write {others}; "
                "`{file}` alone takes {most}\n"
                "give what they write less room (`plads:`) or keep it in their browser (`gem: browser`), "
                "or divide the module into two"
            ),
            total=cost.total,
            name=name,
            limit=limit,
            pages=cost.pages + cost.head,
            questions=sum(cost.questions.values()),
            tests=sum(cost.tests.values()),
            others=sum(cost.others.values()),
            file=largest,
            most=by_page[largest],
        )
    ]


def _question(question: Question, ids: Ids) -> int:
    """`q`, number, attempts, flags, and the longest response of its type."""
    kind = import_module(f"builder.components.{question.answers.component}")
    response: int = kind.longest_response(question.answers, ids.entries["question", question.index])
    return len("q") + 2 + 1 + 1 + response + len(".")


def _test(test: Test, questions: int) -> int:
    """`t`, number, attempts, flags, best and last score, seed, and two digits for each question drawn."""
    drawn = min(sum(count for _, count in test.draw), questions)
    return len("t") + 2 + 1 + 1 + 2 + 2 + 5 + 2 * drawn + len(".")


def _keeps(block: Block) -> bool:
    """Has it a number of its own, and is it neither a question nor a test?"""
    is_numbered = isinstance(getattr(block, "index", None), int)  # every tuple has a method of that name
    return is_numbered and getattr(block, "component", "") not in ("question", "test")


def _other(block: Keeper) -> int:
    """`c`, number, and the longest state its script can keep."""
    state: int = import_module(f"builder.components.{block.component}").longest_state(block)
    return len("c") + 2 + state + len(".")


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + text
    return text or "0"
