"""Today's player without a browser: every question type and component of today, around a built course's data."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.building import build
from tests.unit.engine.bridge import Engine, script

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
Value = dict[str, Any]


def player() -> Engine:
    """The engine, with what the folders of components export of `grade`, `report` and `fit`."""
    folders = (ROOT / "builder/components", ROOT / "templates")
    paths = [path for folder in folders for path in sorted(folder.rglob("*.js"))]
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    names = [path.stem for path in paths if path.parent.parent == folders[0] and path.stem == path.parent.name]
    types = "".join(f'import * as c_{name} from "./builder/components/{name}/{name}.js";\n' for name in names)
    types += "const types = {" + ", ".join(f"{name}: c_{name}" for name in names) + "};\n"
    return Engine(script(types, files, "templates/"))


def course(folder: Path, module: str, *, frozen: bool = False) -> Value:
    """The data of a module of `folder/modules`, built; with `frozen` its `ids.lock` must already say everything."""
    result = build(folder, module, frozen=frozen)
    assert result.packages, result.found
    with zipfile.ZipFile(folder / "dist" / Path(result.packages[0].path).name) as package:
        document = package.read("index.html").decode()
    data: Value = json.loads(document[document.index('id="course-data">') + 17 : document.rindex("</script>")])
    return {**data, "texts": {}}


class Learner:
    """Takes a course from end to end, giving every kind of answer there is and leaving something everywhere."""

    def __init__(self, engine: Engine, data: Value) -> None:
        self.engine, self.data = engine, data
        self.attempt: Value = engine("records", "EMPTY")

    def does(self, kind: str, **values: object) -> None:
        before = self.attempt
        self.attempt = self.engine("attempt", "reduce", self.data, before, {"type": kind, **values})

    def begins(self) -> None:
        """The first half of the pages, read; their questions tried, the first one with help."""
        pages = self.data["pages"]
        for page in pages[: len(pages) // 2]:
            self.goes_through(page)

    def finishes(self) -> None:
        for page in self.data["pages"]:
            self.goes_through(page)
        for test in sorted(self.data["tests"]):
            self.does("test-begun", test=int(test), seed=4711)
            record = self.attempt["tests"][test]
            for number in record["drawn"] or self.data["tests"][test]["questions"]:
                self.answers(number)
            self.does("test-submitted", test=int(test))
        self.does("page-opened", page=0)

    def goes_through(self, page: Value) -> None:
        self.does("page-opened", page=page["id"])
        for number in page["questions"]:
            if self.data["questions"][str(number)]["test"] is None:
                self.does("hinted", question=number)
                self.answers(number)
        for number, component in sorted(self.data["components"].items()):
            if component["page"] == page["id"] and component.get("keep") != "browser":
                state = _STATES[component["type"]](self.engine, component)
                self.does("kept", component=int(number), state=state)
        self.does("page-read", page=page["id"])

    def answers(self, number: int) -> None:
        question = self.data["questions"][str(number)]
        response = _RESPONSES[question["type"]](self.engine, question)
        self.does("answered", question=number, response=response, confidence=2)

    def leaves(self) -> str:
        """The state as the LMS keeps it."""
        text: str = self.engine("codec", "encode", self.attempt, 7)
        return text


def _packed(engine: Engine, text: str) -> str:
    packed: str = engine("packing", "pack", text)
    return packed


def _gaps(engine: Engine, question: Value) -> str:
    gaps = question["gaps"]
    lines = [gap["options"] + "blåbær" if gap.get("answers") else gap["options"][-1] for gap in gaps]
    return _packed(engine, "\n".join(lines))


def _plan(engine: Engine, component: Value) -> str:
    fields = [(name, _packed(engine, "På mandag, kl. 9.")) for name in component["options"]]
    written = (name + engine("codec", "digits", len(text), 2) + text for name, text in fields)
    return "ABC" + "".join(written)


_RESPONSES: dict[str, Callable[[Engine, Value], str]] = {
    "choice": lambda _, question: question["right"],
    "matching": lambda _, question: question["right"],
    "sorting": lambda _, question: question["right"],
    "ordering": lambda _, question: question["options"][::-1],
    "gap": _gaps,
    "drop_down": _gaps,
    "short_text": lambda engine, _: _packed(engine, "en prompt"),
    "number": lambda engine, _: _packed(engine, "3"),
    "survey": lambda *_: "1",
    "free_text": lambda engine, _: _packed(engine, "Fordi den gætter: »næste ord«. 100 %!"),
}
_STATES: dict[str, Callable[[Engine, Value], str]] = {
    "reflection": lambda engine, _: _packed(engine, "Referatet fra mødet. Æblegrød 🍏?"),
    "trial_action": _plan,
    "checklist": lambda _, component: component["options"][::2],
    "scenario": lambda _, component: component["options"][1] + "gB" * len(component["values"]),
    "dialogue": lambda _, component: component["options"][:1],
}
