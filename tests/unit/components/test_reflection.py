"""Reflections as authors write them: what is asked, where it is kept, how much room it has in the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from builder.components.reflection import course_data, longest_state
from tests.unit.parse.support import read, told

if TYPE_CHECKING:
    from builder.components.reflection import Reflection


def shown(text: str) -> str:
    """Where it is kept, its room, how many blocks ask, and the model answer's words."""
    page, found = read(f"# Side\n\n{text}\n")
    assert told(found) == ""
    one = cast("Reflection", page.blocks[0])
    title = "" if one.title is None else page.html[one.title] + ": "
    model = "" if one.model is None else " " + page.html[one.model]
    return f"{title}{one.keep} {one.room} {len(one.blocks)}{model}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: refleksion\nHvad?\n:::", "lms 300 1"),
        (":::REFLEKSION Hvad?\n:::", "Hvad?: lms 300 0"),
        ("::: reflection Nu\n\nHvad?\n:::", "Nu: lms 300 1"),
        ("::: refleksion\ngem: lms\nplads: 4000\n\nHvad?\n:::", "lms 4000 1"),
        ("::: refleksion\ngem = Browser.\nplads: 50 tegn\n\nHvad?\n:::", "browser 50 1"),
        ("::: refleksion\nkeep: browser\nroom: 90\n\nHvad?\n:::", "browser 90 1"),
        ("::: refleksion\nHvad?\n\nmodelsvar: Noget\n:::", "lms 300 1 <p>Noget</p>"),
        ("::: refleksion\nmodelsvar: Noget\n  mere\n\nHvad?\n:::", "lms 300 1 <p>Noget\nmere</p>"),
        ("::: refleksion\n- [x] Hvad?\n:::", "lms 300 1"),
        ("::: refleksion\n\nHvad?\n\n::: kun\nmålgruppe: lærer\n\nOg?\n:::\n:::", "lms 300 2"),
    ],
)
def test_what_authors_write(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: refleksion\n:::", "question-without-prompt:3"),
        ("::: refleksion\ngem: skyen\n\nHvad?\n:::", "value-invalid:4"),
        ("::: refleksion\nplads: 20\n\nHvad?\n:::", "value-out-of-range:4"),
        ("::: refleksion\nplads: mange\n\nHvad?\n:::", "value-invalid:4"),
        ("::: refleksion\n### Hvad?\n\nNu\n:::", "?heading-skipped:4"),
        ("::: refleksion\nforsøg: 2\n\nHvad?\n:::", "key-elsewhere:4"),
        ("::: refleksion\nmodelsva: Noget\n\nHvad?\n:::", "key-unknown:4"),
        ("::: refleksion\nHvad?\n\n::: spørgsmål\n- [x] a\n- [ ] b\n:::\n:::", "block-not-here:6"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told(read(f"# Side\n\n{text}\n")[1]) == expected


def test_the_budget_counts_what_the_lms_keeps() -> None:
    page, _ = read("# Side\n\n::: refleksion\nplads: 333\n\nHvad?\n:::\n\n::: refleksion\ngem: browser\n\nNu?\n:::\n")
    first, second = (cast("Reflection", block) for block in page.blocks)
    assert (longest_state(first), longest_state(second)) == (400, 0)
    assert (course_data(first), course_data(second)) == ({"keep": "lms"}, {"keep": "browser"})
