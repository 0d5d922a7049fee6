"""Blocks within blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.model import Block


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block and those inside it and its items, in reading order."""
    for block in blocks:
        yield block
        yield from all_blocks(getattr(block, "blocks", ()))
        for item in getattr(block, "items", ()):
            yield from all_blocks(getattr(item, "blocks", ()))
