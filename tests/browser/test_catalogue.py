"""Every course of `modules/`, taken from start to end in both editions, and what the LMS knows of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import EDITIONS
from tests.browser.reading import MODULES
from tests.browser.rig.launch import Course
from tests.browser.rig.learner import Learner
from tests.browser.rig.packages import build
from tests.browser.rig.taking import takes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.rig.launch import Launch, Rig

ALWAYS = ("fra-ide-til-proevehandling", "scorm12")
"""The rest only in `make test-long`."""
EVERY = [(settings.parent.name, edition) for settings in sorted(MODULES.glob("*/module.toml")) for edition in EDITIONS]
TAKEN = [pytest.param(*one, marks=() if one == ALWAYS else pytest.mark.long) for one in EVERY]


@pytest.mark.parametrize(("module", "edition"), TAKEN)
def test_taken_from_start_to_end(rig: Rig, tmp_path: Path, module: str, edition: str) -> None:
    rig.lms.packages[module] = build(MODULES, tmp_path / "built", edition, module=module)[edition]
    learner = Learner(rig.launch(Course(module, edition)))
    takes(learner)
    launch = learner.leaves().launch
    kept = launch.stored()["cmi"]

    assert result(edition, kept) == ("completed", "passed", 100)
    told = [each for each in interactions(kept) if each["result"] == "correct"]
    scored = [facts for facts in learner.data["questions"].values() if facts.get("scored", True)]
    assert {each["id"] for each in told} == {facts["interaction"] for facts in scored}
    assert [each for each in interactions(kept) if each["result"] in {"wrong", "incorrect"}] == []
    assert launch.errors == []
    assert refused(launch) == []
    assert rig.foreign.requests == [], "nothing goes to another host"

    again = Learner(rig.launch(Course(module, edition)))
    assert again.page == 0
    assert all(again.chosen(place) == again.right(place) for place in again.tested)


def result(edition: str, kept: dict[str, Any]) -> tuple[str, str, float]:
    """Completion, success and score; 1.2 has one word for the first two."""
    if edition == "scorm2004":
        return kept["completion_status"], kept["success_status"], float(kept["score"]["raw"])
    core = kept["core"]
    return "completed", core["lesson_status"], float(core["score"]["raw"])


def interactions(kept: dict[str, Any]) -> list[dict[str, Any]]:
    """What is stored of the answers, in the order they were given."""
    return [kept["interactions"][str(row)] for row in range(len(kept["interactions"]))]


def refused(launch: Launch) -> list[tuple[str, str, str]]:
    """Calls that left an error behind, but for the one that asks what was never set."""
    return [(call.name, call.element, call.error) for call in launch.calls if call.error not in {"", "0", "403"}]
