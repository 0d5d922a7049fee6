"""TOML text → values. What is wrong with it is `syntax`'s business, imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.model import SourceFile


class Read(NamedTuple):
    """`values` and the text they were read from; `skipped` are the keys on lines that were put aside."""

    values: dict[str, object]
    text: str
    skipped: frozenset[str]


def read_toml(source: SourceFile) -> tuple[Read | None, list[Diagnostic]]:
    """The file's values; None when it cannot be read at all. Diagnostics: those of `read_broken`."""
    import tomllib

    try:
        return Read(tomllib.loads(source.text), source.text, frozenset()), []
    except (ValueError, RecursionError):
        from builder.settings.syntax import read_broken

        return read_broken(source)
