"""A component's own examples, built to packages and launched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.rig.launch import Course
from tests.browser.rig.packages import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Rig

COMPONENTS = Path(__file__).parents[3] / "builder/components"
COLLECTION = Path(__file__).parents[3] / "docs/gallery"
"""What examples look up: organisation, tools, sources, words."""
SETTINGS = 'title = "Eksempel"\nversion = "1.0.0"\nminutes = 10\n'


@pytest.fixture(params=[pytest.param("scorm12", marks=pytest.mark.long), "scorm2004"])
def edition(request: pytest.FixtureRequest) -> str:
    """A component knows no edition, and unit tests put what it reports into both formats: both when there is time."""
    return str(request.param)


@pytest.fixture(scope="session")
def built_examples(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """(example, edition) → the unpacked package of a module whose only page it is.

    The example `reflection/plain` is `builder/components/reflection/examples/plain.md`.
    """
    made: dict[tuple[str, str], Path] = {}

    def make(name: str, edition: str) -> Path:
        if (name, edition) not in made:
            folder, _, page = name.partition("/")
            examples = COMPONENTS / folder / "examples"
            workshop = tmp_path_factory.mktemp("example")
            module = workshop / "source/eksempel"
            module.mkdir(parents=True)
            for file in COLLECTION.glob("*.*"):
                shutil.copy(file, workshop / "source")
            shutil.copy(examples / f"{page}.md", module / "01-eksempel.md")
            (module / "module.toml").write_text(SETTINGS, encoding="utf-8")
            for part, home in (("media", module), ("_shared", workshop / "source")):
                if (examples / part).is_dir():
                    shutil.copytree(examples / part, home / part)
            made[name, edition] = build(workshop / "source", workshop / "built", edition)[edition]
        return made[name, edition]

    return make


@pytest.fixture
def example(rig: Rig, built_examples: Callable[[str, str], Path], edition: str) -> Callable[[str], Course]:
    """`example("reflection/plain")`: a module with that page alone, in one edition, ready to launch."""

    def make(name: str) -> Course:
        course = Course(f"{name.replace('/', '-')}-{edition}", edition)
        rig.lms.packages[course.name] = built_examples(name, edition)
        return course

    return make
