"""Check lists and plans: what authors type, and what is kept of what learners write."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, strategies as st

from builder.components.checklist import longest_state as longest_list
from builder.components.trial_action import longest_state as longest_plan
from tests.unit.components.bridge import call
from tests.unit.parse.support import read, told

if TYPE_CHECKING:
    from builder.components.checklist import Checklist
    from builder.components.trial_action import TrialAction

OPTIONS = {"options": "abc", "keep": "lms"}


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ("- [ ] Læs\n- [x] Ret", ["Læs", "Ret"]),
        ("- Læs\n- Ret", ["Læs", "Ret"]),
        ("[ ] Læs\n[] Ret", ["Læs", "Ret"]),
        ("• Læs\n\n• Ret", ["Læs", "Ret"]),
        ("1. Læs\n2) Ret", ["Læs", "Ret"]),
        ("☐ Læs\n☑ Ret", ["Læs", "Ret"]),
        ("- Læs\n  hele svaret\n- Ret", ["Læs hele svaret", "Ret"]),
        ("Først:\n\n- Læs\n\nSå:\n\n- Ret", ["Læs", "Ret"]),
        ("::: kun\nmålgruppe: lærer\n- Læs\n:::\n- Ret", ["Læs", "Ret"]),
    ],
)
def test_points(body: str, points: list[str]) -> None:
    page, found = read(f"# T\n::: huskeliste\n{body}\n:::\n")
    assert told(found) == ""
    checklist = cast("Checklist", page.blocks[0])
    assert [item.plain for item in checklist.items if item.text is not None] == points
    assert longest_list(checklist) == len(points)


@pytest.mark.parametrize(
    ("typed", "days"),
    [("14 dage", 14), ("14", 14), ("2 uger", 14), ("en uge", 7), ("om en måned", 30), ("Efter 10 dage.", 10)],
)
def test_when_to_look_back(typed: str, days: int) -> None:
    page, found = read(f"# T\n::: prøvehandling\nfølg op: {typed}\n:::\n")
    assert told(found) == ""
    assert cast("TrialAction", page.blocks[0]).follow_up == days


@pytest.mark.parametrize("typed", ["snart", "0 dage", "3 år", "2 uger og 1 dag", "400 dage"])
def test_what_is_no_number_of_days(typed: str) -> None:
    _, found = read(f"# T\n::: prøvehandling\nfølg op: {typed}\n:::\n")
    assert [one.code for one in found] in (["value-invalid"], ["value-out-of-range"])


def test_rooms_and_fields() -> None:
    page, found = read("# T\n::: prøvehandling\nplads: 200\n### Hvad\n### Hvem\nplads: 60\nHjælp.\n:::\n")
    assert told(found) == ""
    plan = cast("TrialAction", page.blocks[0])
    assert [(field.plain, field.room, len(field.blocks)) for field in plan.items] == [("Hvad", 200, 0), ("Hvem", 60, 1)]
    assert longest_plan(plan) == 3 + (3 + 240) + (3 + 72)
    usual = cast("TrialAction", read("# T\n::: prøvehandling\n:::\n")[0].blocks[0])
    assert (usual.items[0].plain, len(usual.items)) == ("Hvad vil vi prøve?", 4)


@given(st.integers(0, 200_000), st.dictionaries(st.sampled_from("abc"), st.text(min_size=1, max_size=30), max_size=3))
def test_a_plan_comes_back(day: int, fields: dict[str, str]) -> None:
    fields = {name: text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for name, text in fields.items()}
    state = call("trial_action", "packed", {"day": day, "fields": fields})
    assert call("trial_action", "unpacked", state) == {"day": day if fields else 0, "fields": fields}


def test_what_is_left_when_fields_and_points_have_gone() -> None:
    state = call("trial_action", "packed", {"day": 20000, "fields": {"a": "et", "d": "to"}})
    left = call("trial_action", "fit", OPTIONS, state)
    assert call("trial_action", "unpacked", left) == {"day": 20000, "fields": {"a": "et"}}
    assert call("trial_action", "unpacked", state[:-1])["fields"]["a"] == "et"
    assert call("checklist", "fit", OPTIONS, "acz-") == "ac"
