"""The courses of `modules/`: what every one of them owes its readers, and its fact audit owes a lawyer."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builder.checks.walk import all_blocks, scored
from builder.line import gate, understand
from tools.spread import TABLE, collection, read, shapes, table

if TYPE_CHECKING:
    from builder.model import Module

ROOT = Path(__file__).parents[3]
COLLECTION = collection()
MODULES = {slug: read(COLLECTION, slug) for slug in COLLECTION.modules}
AUDITS = sorted((ROOT / "docs/faktatjek").glob("m*.md"))
MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
FIGURE = re.compile(rf"\b(?:19|20)\d\d\b|\d\s*(?:procent|%)|\b\d+\. (?:{MONTHS})\b")
"""What somebody could look up: a year, a share, a date."""


@pytest.fixture(params=sorted(MODULES))
def module(request: pytest.FixtureRequest) -> Module:
    return MODULES[request.param]


def test_the_catalogue_lists_every_module() -> None:
    assert sorted(COLLECTION.catalogue.order) == sorted(MODULES)


def test_no_audience_gets_a_warning(module: Module) -> None:
    understood, found = understand(COLLECTION, module.slug, COLLECTION.catalogue.editions)
    assert understood is not None
    found = found + gate(understood, COLLECTION, found)
    assert [(one.code, one.span.file, one.span.line) for one in found if one.severity != "note"] == []


def test_all_three_strands_are_asked_for(module: Module) -> None:
    strands = {objective.id: objective.strand for objective in module.settings.objectives}
    assert set(strands.values()) == {"technological", "practical", "ethical"}
    asked = scored(module)
    assert [one.question.text for one in asked if not one.question.objectives] == []
    assert {strands[name] for one in asked for name in one.question.objectives} == set(strands.values())


def test_every_option_teaches(module: Module) -> None:
    """Feedback to each, and no two the same: it says why *this* one tempts, or what makes it right."""
    for asked in scored(module):
        options = getattr(asked.question.answers, "options", ())
        silent = [option.plain for option in options if option.feedback is None]
        assert silent == [], asked.question.text
        assert asked.question.explanation or options or feedback(asked.question.answers), asked.question.text


def feedback(answers: object) -> bool:
    """Do the things to be placed answer for themselves?"""
    return all(item.feedback is not None for item in getattr(answers, "items", (None,)) if item)


def test_something_to_do_on_a_working_day(module: Module) -> None:
    kinds = Counter(getattr(block, "component", "") for page in module.pages for block in all_blocks(page.blocks))
    for kind in ("scenario", "dialogue", "trial_action", "checklist", "sources", "test"):
        assert kinds[kind], f"no {kind}"


def test_the_right_answer_cannot_be_guessed_by_its_looks(module: Module) -> None:
    """Nobody passes by always choosing the first, the longest or the shortest: none is right half of the time."""
    found = shapes(module)
    places = Counter(shape.place for shape in found)
    assert max(places.values()) / len(found) <= 0.5, places
    assert min(places[place] for place in (1, 2, 3)) >= 2, places
    lengths = Counter(shape.length for shape in found)
    assert lengths["longest"] / len(found) < 0.5, lengths
    assert lengths["shortest"] / len(found) < 0.5, lengths


def test_the_table_of_the_spread_is_fresh() -> None:
    assert TABLE.read_text("utf-8") == table(), "run: python -m tools.spread"


def test_a_figure_has_a_source_on_its_page(module: Module) -> None:
    for page in module.pages:
        text = (ROOT / "modules" / module.slug / page.file).read_text("utf-8")
        figures = FIGURE.findall(text)
        assert not figures or page.sources, f"{page.file}: {figures}"


@pytest.mark.parametrize("audit", AUDITS, ids=[audit.stem for audit in AUDITS])
def test_the_fact_audit_and_the_pages_name_the_same_sources(audit: Path) -> None:
    """Claims are numbered in page order; what a claim rests on is cited on its page, and what is cited is a claim's."""
    table, _, _ = audit.read_text("utf-8").partition("\n## ")
    pages = MODULES[audited(audit)].pages
    claimed: list[set[str]] = [set() for _ in pages]
    numbers, at = [], 0
    for row in re.findall(r"(?m)^\|(.*)\|$", table):
        page, number, *_, sources = (cell.strip() for cell in row.split("|"))
        if number.isdigit():
            at = int(page.split()[0]) if page else at
            numbers.append(int(number))
            claimed[at - 1] |= set(re.findall(r"\b[A-Z]\d+[a-z]?(?:-\w+)?\b", sources))
    assert numbers == list(range(1, len(numbers) + 1))
    assert {page.file: set(page.sources) for page in pages} == {
        page.file: claims for page, claims in zip(pages, claimed, strict=True)
    }


def audited(audit: Path) -> str:
    """The module an audit says it is of."""
    found = re.search(r"Modulet ligger i `modules/([\w-]+)/`", audit.read_text("utf-8"))
    assert found is not None, audit
    return found[1]


def test_every_module_has_a_fact_audit() -> None:
    assert sorted(map(audited, AUDITS)) == sorted(MODULES)
