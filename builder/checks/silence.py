"""`[checks.silence]` of `catalogue.toml`: warnings and notes a collection has decided not to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, error, in_order

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.load import Collection
    from builder.settings.positions import Path, Place


def places(collection: Collection) -> dict[Path, Place]:
    """Where everything stands in `catalogue.toml`: rarely asked for, so it is looked up in the file again."""
    from builder.settings.positions import positions
    from builder.settings.toml import read_toml
    from builder.text import read_text

    display = f"{collection.display}/catalogue.toml"
    source, _ = read_text((collection.root / "catalogue.toml").read_bytes(), "catalogue.toml", display)
    read, _ = read_toml(source)
    return positions(read.text, display) if read else {}


def not_silenced(found: list[Diagnostic], collection: Collection) -> list[Diagnostic]:
    """The findings to show, sorted. An error is never silenced; trying to is `silence-of-error`."""
    silence = collection.catalogue.checks.silence
    shown = [one for one in found if one.code not in silence or one.severity == "error"]
    refused = {one.code for one in shown if one.code in silence}
    return in_order([*shown, *_refused(refused, collection)]) if refused else shown


def _refused(codes: set[str], collection: Collection) -> list[Diagnostic]:
    where = places(collection)
    return [
        error(
            "silence-of-error",
            where["checks", "silence", code].key,
            N_("`{name}` is an error, and errors cannot be silenced"),
            N_("delete the line, and mend what the error points at"),
            name=code,
        )
        for code in sorted(codes)
    ]
