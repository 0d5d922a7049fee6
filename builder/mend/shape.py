"""What the learner gets, as a value to compare: everything the line understood, without where it stood."""

from __future__ import annotations

from pathlib import Path

from builder.model import Identity, Line, Span, Stretch


def shape(value: object) -> object:
    """The value with every place taken out: equal for two texts that mean the same.

    A page holds its text as typed too, marks and all: what becomes of it is in its HTML and in the lock.
    """
    if isinstance(value, (Span, Path, Stretch)):
        return None
    if isinstance(value, Line):
        return value.text
    if isinstance(value, Identity) and value.kind == "page":
        value = value._replace(text="")
    if isinstance(value, (tuple, list)):
        return (type(value).__name__, *map(shape, value))
    if isinstance(value, dict):
        return tuple((key, shape(one)) for key, one in value.items())
    return value
