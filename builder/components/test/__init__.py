"""`::: test`: questions that are answered together and give a result (format.md 5)."""

from __future__ import annotations

from builder.components.base import BlockType
from builder.components.test.read import Test, read_test
from builder.components.test.settings import KEYS
from builder.diagnostics import N_

__all__ = ["BLOCK", "Test"]

BLOCK = BlockType(
    name="test",
    danish="test",
    keys=KEYS,
    holds="questions",
    inner_items=False,
    parse=read_test,
    doc=N_("questions that are answered together and give a result"),
)
