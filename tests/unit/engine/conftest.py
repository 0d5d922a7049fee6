"""One Node process for all tests of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.engine.bridge import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    running = Engine()
    yield running
    running.close()
