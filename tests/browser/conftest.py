"""One browser for each worker, a new profile for each launch, and an LMS on two origins for each test."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.browser.reading import MODULE, MODULES
from tests.browser.rig.launch import Course, Rig
from tests.browser.rig.packages import build
from tests.browser.rig.server import Lms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
EDITIONS = ("scorm12", "scorm2004")
COURSE = Path(__file__).parent / "course" / "modules"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium.executable()
    assert executable, "no Chromium: run `make test`, or name one in $CHROMIUM"
    with sync_playwright() as playwright:
        # Playwright switches the back-forward cache off; learners have it.
        running = playwright.chromium.launch(
            executable_path=executable, args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
        )
        yield running
        running.close()


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    """Both editions, one after the other."""
    return str(request.param)


@pytest.fixture
def rig(browser: Browser, tmp_path: Path) -> Iterator[Rig]:
    states = tmp_path / "states"
    states.mkdir()
    lms, foreign = Lms(states), Lms(states)
    made = Rig(browser, lms, foreign)
    yield made
    made.close()
    lms.close()
    foreign.close()


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The course of `tests/browser/course`, built and unpacked, by edition."""
    return build(COURSE, tmp_path_factory.mktemp("packages"), *EDITIONS)


@pytest.fixture
def course(rig: Rig, packages: dict[str, Path], edition: str) -> Course:
    """The course in one edition, ready to launch."""
    rig.lms.packages[f"eksempel-{edition}"] = packages[edition]
    return Course(f"eksempel-{edition}", edition)


@pytest.fixture(scope="session")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, tuple[str, str]]], dict[str, Path]]:
    """The same course with its source changed: file → (what stands there, what shall).

    A file that is not there yet is made, one that shall say nothing is taken away.
    """
    made: dict[str, dict[str, Path]] = {}

    def vary(changes: dict[str, tuple[str, str]]) -> dict[str, Path]:
        name = repr(sorted(changes.items()))
        if name not in made:
            workshop = tmp_path_factory.mktemp("variant")
            source = workshop / "source"
            shutil.copytree(COURSE, source)
            for file, (old, new) in changes.items():
                page = source / "eksempel" / file
                if not new:
                    page.unlink()
                    continue
                text = page.read_text(encoding="utf-8") if page.exists() else ""
                assert old in text, f"{file} has no {old!r}"
                page.write_text(text.replace(old, new) or new, encoding="utf-8")
            made[name] = build(source, workshop / "built", *EDITIONS)
        return made[name]

    return vary


@pytest.fixture
def variant(
    rig: Rig, variants: Callable[[dict[str, tuple[str, str]]], dict[str, Path]], edition: str
) -> Callable[..., Course]:
    """`variant({"04-test.md": ("forsøg: 3", "forsøg: 1")})`: the changed course in one edition, ready to launch.

    With the name of another course it takes that one's place, as an update in an LMS does.
    """

    def make(changes: dict[str, tuple[str, str]], name: str = "variant") -> Course:
        rig.lms.packages[name] = variants(changes)[edition]
        return Course(name, edition)

    return make


@pytest.fixture(scope="session")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real module of `modules/`, built for SCORM 1.2 and unpacked."""
    return build(MODULES, tmp_path_factory.mktemp("module"), "scorm12", module=MODULE)["scorm12"]


@pytest.fixture(scope="session")
def locked_module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real module with locked navigation."""
    source = tmp_path_factory.mktemp("locked") / "modules"
    shutil.copytree(MODULES, source)
    settings = source / MODULE / "module.toml"
    text = settings.read_text(encoding="utf-8")
    assert 'navigation = "fri"' in text
    settings.write_text(text.replace('navigation = "fri"', 'navigation = "låst"'), encoding="utf-8")
    return build(source, tmp_path_factory.mktemp("locked-built"), "scorm12", module=MODULE)["scorm12"]
