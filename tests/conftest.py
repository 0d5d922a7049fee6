"""Switches and Hypothesis profiles of the whole suite."""

from __future__ import annotations

import os

import hypothesis
import pytest

LONG = bool(os.environ.get("MODULBYGGER_LONG"))

hypothesis.settings.register_profile("short", max_examples=50, deadline=None, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None, print_blob=True)
hypothesis.settings.load_profile("long" if LONG else "short")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write what came out as what is expected; then read it")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Are expected files to be rewritten?"""
    return bool(request.config.getoption("--rewrite"))
