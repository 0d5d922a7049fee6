"""The real codec, in Node."""

from tests.unit.engine.conftest import engine

__all__ = ["engine"]
