"""One browser for each worker, a new profile for each launch, and an LMS on two origins for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.browser.rig.fake import write_package
from tests.browser.rig.launch import Course, Rig
from tests.browser.rig.server import Lms
from tests.unit.engine.course import course as bare_course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
EDITIONS = ("scorm12", "scorm2004")


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
def bare_packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The engine in the smallest player, one package an edition."""
    root = tmp_path_factory.mktemp("bare")
    return {edition: write_package(root / edition, edition, bare_course()) for edition in (*EDITIONS, "none")}


@pytest.fixture
def bare(rig: Rig, bare_packages: dict[str, Path], edition: str) -> Course:
    """The bare player in one edition, ready to launch."""
    rig.lms.packages[f"bare-{edition}"] = bare_packages[edition]
    return Course(f"bare-{edition}", edition)
