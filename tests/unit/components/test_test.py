"""Reading a test: is every run of it sure to ask something that has a right answer?"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from builder.components.test.read import fewest_scored

if TYPE_CHECKING:
    from builder.components.question import Question


def questions(*pools: str) -> list[Question]:
    """`lette`, and `lette?` for one without a right answer."""
    return [cast("Any", SimpleNamespace(pool=pool.removesuffix("?"), scored=not pool.endswith("?"))) for pool in pools]


@pytest.mark.parametrize(
    ("pools", "draw", "fewest"),
    [
        (("", "", "?"), (), 2),
        (("?", "?"), (), 0),
        (("", "?", "?"), (("", 2),), 0),
        (("", "?", "?"), (("", 3),), 1),
        (("lette", "lette?", "svære", "svære"), (("lette", 1),), 0),
        (("lette", "lette?", "svære", "svære"), (("lette", 1), ("svære", 1)), 1),
        (("lette?", "Svære", "svære"), (("lette", 1), ("svære", 2)), 2),
    ],
)
def test_the_fewest_questions_that_count(
    pools: tuple[str, ...], draw: tuple[tuple[str, int], ...], fewest: int
) -> None:
    assert fewest_scored(questions(*pools), draw) == fewest
