"""The budget against the codec that learners' browsers run: never less than a state, and equal at the fullest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from builder.budget import LIMITS, check_budget, worst_case
from builder.identity import identify
from builder.line import understand
from builder.load import load_collection
from builder.render import render

if TYPE_CHECKING:
    from pathlib import Path

    from builder.model import Ids, Module
    from tests.unit.engine.bridge import Engine


class Course(NamedTuple):
    module: Module
    ids: Ids
    data: dict[str, Any]


def choice(prompt: str, options: int, right: int = 1, keys: str = "") -> str:
    boxes = "".join(f"- [{'x' if number < right else ' '}] Valg {number} til {prompt}\n" for number in range(options))
    return f"::: spørgsmål\n{keys}\n{prompt}?\n\n{boxes}\n:::\n\n"


PRACTICE = choice("et", 2) + choice("to", 7, right=3) + choice("tre", 36, right=2)
POOLS = "".join(choice(f"ide {number}", 3, keys="pulje: a\n") for number in range(5)) + choice("sidst", 4, right=4)
COURSE = {
    "01-start.md": f"# Start\n\nHej.\n\n{PRACTICE}",
    "02-midt.md": "# Midt\n\nTekst.\n",
    "03-quiz.md": f"# Quiz\n\n::: test\ntræk: 3 fra a\nforsøg: fri\nbland: nej\n\n{POOLS}:::\n",
    "04-øve.md": f"# Øve\n\n::: test\ntæller: nej\n\n{choice('fire', 5)}:::\n",
}


def written(folder: Path, pages: dict[str, str], lock: str = "") -> Course:
    module_folder = folder / "modules/eksempel"
    module_folder.mkdir(parents=True)
    (folder / "modules/catalogue.toml").write_text("format = 1\n")
    (module_folder / "module.toml").write_text('title = "Eksempel"\nversion = "1.0.0"\n')
    for name, text in pages.items():
        (module_folder / name).write_text(text, "utf-8")
    if lock:
        (module_folder / "ids.lock").write_text(lock, "utf-8")
    collection, found = load_collection(folder / "modules", "modules")
    assert collection is not None
    understood, more = understand(collection, "eksempel", [])
    assert understood is not None
    assert [one for one in found + more if one.severity == "error"] == []
    return Course(understood.module, understood.ids, render(understood.module, understood.ids, collection).data)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return written(tmp_path_factory.mktemp("budget"), COURSE)


def fullest(data: dict[str, Any]) -> dict[str, Any]:
    """Every page read, every question answered with all it takes, every test's largest draw."""
    numbers = [page["id"] for page in data["pages"]]
    return {
        "page": max(numbers),
        "read": sorted(numbers),
        "completed": True,
        "passed": True,
        "failed": True,
        "questions": {
            key: {
                "attempts": 63,
                "right": True,
                "shown": True,
                "hinted": True,
                "confidence": 3,
                "response": question["options"] if question["multiple"] else question["options"][-1],
            }
            for key, question in data["questions"].items()
        },
        "tests": {
            key: {
                "used": 63,
                "running": True,
                "finished": True,
                "passed": True,
                "best": 100,
                "last": 100,
                "seed": 2**30 - 1,
                "drawn": test["questions"][: sum(count for _, count in test["draw"])],
            }
            for key, test in data["tests"].items()
        },
        "components": {},
    }


def test_the_worst_case_is_the_length_of_the_fullest_attempt(course: Course, engine: Engine) -> None:
    text = engine("codec", "encode", fullest(course.data), 36**9 - 1)
    assert worst_case(course.module, course.ids).total == len(text)
    assert engine("codec", "decode", text) == {"counter": 36**9 - 1, "attempt": fullest(course.data)}


def test_numbers_count_as_they_are_in_the_lock_not_as_the_pages_stand(tmp_path: Path, engine: Engine) -> None:
    """The bit map reaches to the highest page number, however many pages have gone."""
    first = written(tmp_path / "first", COURSE)
    _, lock, _ = identify(first.module, None, "ids.lock")
    high = lock.replace("page | 4 | 04-øve.md", "page | 4000 | 04-øve.md").replace(" | 4 0 | ", " | 4000 0 | ")
    later = written(tmp_path / "later", COURSE, high)
    text = engine("codec", "encode", fullest(later.data), 36**9 - 1)
    assert worst_case(later.module, later.ids).total == len(text)
    assert worst_case(later.module, later.ids).pages == 667 + 1


def test_an_empty_course_costs_its_head(tmp_path: Path, engine: Engine) -> None:
    bare = written(tmp_path, {"01-start.md": "# Start\n\nHej.\n"})
    assert worst_case(bare.module, bare.ids).total == len(engine("codec", "encode", fullest(bare.data), 36**9 - 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_learner_ever_has_more(course: Course, engine: Engine, data: st.DataObject) -> None:
    numbers = sorted(map(int, course.data["questions"]))
    tests = sorted(map(int, course.data["tests"]))
    pages = [page["id"] for page in course.data["pages"]]
    actions = st.one_of(
        st.builds(lambda page: {"type": "page-opened", "page": page}, st.sampled_from([0, *pages])),
        st.builds(lambda page: {"type": "page-read", "page": page}, st.sampled_from(pages)),
        st.builds(lambda number: {"type": "hinted", "question": number}, st.sampled_from(numbers)),
        st.builds(
            lambda test, seed: {"type": "test-begun", "test": test, "seed": seed},
            st.sampled_from(tests),
            st.integers(0, 2**30 - 1),
        ),
        st.builds(lambda test: {"type": "test-submitted", "test": test}, st.sampled_from(tests)),
        st.builds(
            lambda number, chosen, confidence: answer(course.data, number, chosen, confidence),
            st.sampled_from(numbers),
            st.integers(0, 2**36 - 1),
            st.integers(0, 3),
        ),
    )
    attempt = engine("records", "EMPTY")
    for action in data.draw(st.lists(actions, max_size=25)):
        attempt = engine("attempt", "reduce", course.data, attempt, action)
    text = engine("codec", "encode", attempt, data.draw(st.integers(0, 36**9 - 1)))
    assert len(text) <= worst_case(course.module, course.ids).total


def answer(data: dict[str, Any], number: int, chosen: int, confidence: int) -> dict[str, object]:
    """Any boxes of a question, or one of its radio buttons."""
    question = data["questions"][str(number)]
    options = question["options"]
    response = "".join(option for place, option in enumerate(options) if chosen >> place & 1)
    if not question["multiple"]:
        response = options[chosen % len(options)]
    return {"type": "answered", "question": number, "response": response, "confidence": confidence}


def many(questions: int) -> dict[str, str]:
    return {
        "01-start.md": "# Start\n\nHej.\n" + choice("først", 2),
        "02-øve.md": "# Øve\n\n" + "".join(choice(f"sag {n}", 36, right=2) for n in range(questions)),
        "03-quiz.md": "# Quiz\n\n::: test\n" + choice("sidst", 2) + ":::\n",
    }


def test_a_module_that_fits_says_nothing(course: Course) -> None:
    assert [check_budget(course.module, course.ids, edition) for edition in (*LIMITS, "web")] == [[], [], [], []]


def test_a_module_that_does_not_says_what_takes_how_much(tmp_path: Path) -> None:
    full = written(tmp_path, many(85))
    cost = worst_case(full.module, full.ids)
    assert cost.questions == {"01-start.md": 7, "02-øve.md": 85 * 42, "03-quiz.md": 7}
    assert cost.tests == {"03-quiz.md": 15}
    [found] = check_budget(full.module, full.ids, "scorm12")
    assert (found.code, found.severity) == ("state-too-large", "error")
    assert dict(found.values) == {
        "total": str(cost.total),
        "name": "SCORM 1.2",
        "limit": "3500",
        "pages": str(cost.pages + cost.head),
        "questions": "3584",
        "tests": "15",
        "others": "0",
        "file": "02-øve.md",
        "most": "3570",
    }
    assert check_budget(full.module, full.ids, "scorm2004") == []


def test_2004_has_room_for_more_but_not_for_everything(tmp_path: Path) -> None:
    huge = written(tmp_path, many(385))
    assert [found.code for found in check_budget(huge.module, huge.ids, "scorm2004")] == ["state-too-large"]
    assert [found.code for found in check_budget(huge.module, huge.ids, "scorm2004-3rd")] == ["state-too-large"]
    assert check_budget(huge.module, huge.ids, "web") == []


def test_the_last_character_that_fits_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = written(tmp_path, many(3))
    total = worst_case(module.module, module.ids).total
    monkeypatch.setitem(LIMITS, "scorm12", ("SCORM 1.2", total))
    assert check_budget(module.module, module.ids, "scorm12") == []
    monkeypatch.setitem(LIMITS, "scorm12", ("SCORM 1.2", total - 1))
    assert len(check_budget(module.module, module.ids, "scorm12")) == 1
