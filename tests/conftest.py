"""Switches and Hypothesis profiles of the whole suite."""

from __future__ import annotations

import os
import random
import re
from typing import Any

import hypothesis
import pytest

LONG = bool(os.environ.get("MODULBYGGER_LONG"))

hypothesis.settings.register_profile("short", max_examples=50, deadline=None, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)
hypothesis.settings.load_profile("long" if LONG else "short")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed here, so that it can be told: `--hypothesis-seed` repeats a run."""
    if config.getoption("hypothesis_seed", None) is None:
        told = getattr(config, "workerinput", {}).get("seed")
        config.option.hypothesis_seed = told or str(random.SystemRandom().randrange(2**32))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """The workers of `-n 2` take the seed that is told."""
    node.workerinput["seed"] = node.config.getoption("hypothesis_seed")


def pytest_report_header(config: pytest.Config) -> str:
    examples = hypothesis.settings.default.max_examples if hypothesis.settings.default else 0
    return f"Hypothesis: {examples} examples a property, --hypothesis-seed={config.getoption('hypothesis_seed')}"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Note how many examples a property was tried with, and their seed, in the JUnit file; `proof.py` reads them."""
    tried = re.findall(r"(\d+) passing", getattr(item, "hypothesis_statistics", ""))
    if call.when == "call" and tried:
        seed = item.config.getoption("hypothesis_seed")
        item.user_properties += [("examples", sum(map(int, tried))), ("seed", seed)]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write what came out as what is expected; then read it")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Are expected files to be rewritten?"""
    return bool(request.config.getoption("--rewrite"))


ORDER = ("unit", "test_broken.py", "acceptance", "packages", "browser")
"""Fast and near to the mistake first; what is not named runs before the browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In the order a failure should speak; `long` tests only in `make test-long`; `browser/` marked as such."""
    here = os.path.dirname(__file__)

    def place(item: pytest.Item) -> int:
        part = os.path.relpath(item.path, here).split(os.sep)[0]
        return ORDER.index(part) if part in ORDER else len(ORDER) - 2

    items.sort(key=place)
    for item in items:
        if place(item) == ORDER.index("browser"):
            item.add_marker(pytest.mark.browser)
        if not LONG and item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="only in `make test-long`"))
