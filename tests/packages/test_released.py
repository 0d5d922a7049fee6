"""Attempts made with every released version go on in today's packages, and nothing is lost.

`released/<version>/<case>/` holds what an LMS was left with when that version came out: the states of a learner who
had opened the course, was halfway, had finished (`states.json`, with what each then said of itself), and the module's
`ids.lock`. A case with `modules/` is built from there; the others from today's `modules/`, which have moved on since.
Records are made by `tests/packages/record.py` and never change: what is red here, learners would lose.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from builder.components import registry
from builder.identity.lock import Lock, read_lock
from tests.packages.player import ROOT, Value, course, player

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.engine.bridge import Engine

HERE = Path(__file__).parent / "released"
RECORDS = sorted(HERE.glob("*/*/states.json"))
KEPT = [record for record in RECORDS if (record.parent / "modules").is_dir()]
MOMENTS = ("opened", "halfway", "finished")


class Released(NamedTuple):
    states: Value
    lock: Lock
    """Of the release."""
    now: Lock
    """Of today's build."""
    course: Value
    kept: bool
    """Is the source the released one, so that all must be as it was?"""


def lock_in(folder: Path) -> Lock:
    lock, found = read_lock((folder / "ids.lock").read_text("utf-8"), "ids.lock")
    assert lock is not None, found
    return lock


def named(record: Path | str) -> str:
    return record if isinstance(record, str) else record.parent.relative_to(HERE).as_posix()


@pytest.fixture(scope="module", params=RECORDS, ids=named)
def released(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Released:
    record: Path = request.param.parent
    name = record.name
    kept = (record / "modules").is_dir()
    folder = tmp_path_factory.mktemp("released")
    shutil.copytree(record / "modules" if kept else ROOT / "modules", folder / "modules")
    lock = lock_in(record / "modules" / name if kept else record)
    data = course(folder, name, frozen=kept)
    states: Value = json.loads(request.param.read_text("utf-8"))
    return Released(states, lock, lock_in(folder / "modules" / name), data, kept)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    running = player()
    yield running
    running.close()


def test_there_is_a_record_with_everything_in_it() -> None:
    finished = [json.loads(record.read_text("utf-8"))["finished"]["state"] for record in RECORDS]
    assert max(state.count(".q") for state in finished) >= len(registry.FORMS)
    assert max(state.count(".c") for state in finished) >= 5
    assert any(".t" in state for state in finished)


def test_no_number_has_come_to_mean_something_else(released: Released) -> None:
    assert released.now.manifest == released.lock.manifest
    now = {(record.kind, record.number): record for record in released.now.records}
    for old in released.lock.records:
        record = now[old.kind, old.number]
        assert record.interaction == old.interaction
        assert set(old.options + old.retired) <= set(record.options + record.retired)


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_done_is_still_done(released: Released, engine: Engine, moment: str) -> None:
    """All that the state holds, and that is still in the course, is there when the player has read it."""
    state = released.states[moment]["state"]
    stored = engine("codec", "decode", state)["attempt"]
    resumed = engine("codec", "fit", released.course, stored)
    pages = {page["id"] for page in released.course["pages"]}
    assert resumed["read"] == [page for page in stored["read"] if page in pages]
    assert (resumed["completed"], resumed["passed"]) >= (stored["completed"], stored["passed"])
    options = {record.number: record.options for record in released.now.records if record.kind == "question"}
    for number, record in stored["questions"].items():
        if number not in released.course["questions"]:
            continue
        chosen_is_gone = released.course["questions"][number]["type"] == "choice" and not set(
            record["response"]
        ) <= set(options[int(number)])
        assert resumed["questions"][number] == (record | {"response": ""} if chosen_is_gone else record)
    for number, record in stored["tests"].items():
        if number in released.course["tests"]:
            still = [one for one in record["drawn"] if str(one) in released.course["questions"]]
            assert resumed["tests"][number] == record | {"drawn": still}
    for number, kept in stored["components"].items():
        if number in released.course["components"]:
            assert resumed["components"][number] == kept


@pytest.mark.parametrize("released", KEPT, indirect=True, ids=named)
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_same_source_says_the_same_of_it_letter_by_letter(released: Released, engine: Engine, moment: str) -> None:
    assert released.kept
    then = released.states[moment]
    attempt = engine("codec", "fit", released.course, engine("codec", "decode", then["state"])["attempt"])
    assert engine("codec", "encode", attempt, 7) == then["state"]
    assert engine("views", "result", released.course, attempt) == then["result"]


def test_who_had_passed_has_passed(released: Released, engine: Engine) -> None:
    then = released.states["finished"]
    attempt = engine("codec", "fit", released.course, engine("codec", "decode", then["state"])["attempt"])
    now = engine("views", "result", released.course, attempt)
    told = ("completion", "success", "score")
    assert {name: now[name] for name in told} == {name: then["result"][name] for name in told}
    assert then["result"]["success"] == "passed"


@pytest.mark.parametrize("released", KEPT, indirect=True, ids=named)
def test_what_was_written_reads_the_same(released: Released, engine: Engine) -> None:
    attempt = engine("codec", "decode", released.states["finished"]["state"])["attempt"]
    kept = [attempt["components"][n] for n, one in released.course["components"].items() if one["type"] == "reflection"]
    assert [engine("packing", "unpack", state) for state in kept] == ["Referatet fra mødet. Æblegrød 🍏?"]
    given = [
        attempt["questions"][n]["response"]
        for n, one in released.course["questions"].items()
        if one["type"] == "free_text"
    ]
    assert [engine("packing", "unpack", state) for state in given] == ["Fordi den gætter: »næste ord«. 100 %!"]
