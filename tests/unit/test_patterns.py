"""A forgiving pattern finds the same with and without invisible characters, and says where in the author's text."""

from __future__ import annotations

import re

import pytest

from builder.names import UNSEEN
from builder.patterns import Forgiving

SOURCE = rf"[\s{UNSEEN}]*(?P<colons>:[:{UNSEEN}]+)(?P<rest>.*)"


@pytest.mark.parametrize("text", ["::: test", " ::: prøve", ":\u200b:: test", "\ufeff::: prøve", "ingen", ""])
def test_as_the_compiled_pattern(text: str) -> None:
    ours, theirs = Forgiving(SOURCE), re.compile(SOURCE)
    for name in ("match", "fullmatch", "search"):
        found, expected = getattr(ours, name)(text), getattr(theirs, name)(text)
        assert (found and (found.span(), found.groups())) == (expected and (expected.span(), expected.groups()))
    assert ours.sub("x", text) == theirs.sub("x", text)


def test_from_a_position_on() -> None:
    found = Forgiving(SOURCE).match("ab:: c", 2)
    assert found is not None
    assert found.span("colons") == (2, 4)
