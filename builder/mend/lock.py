"""What `fix` may write in `ids.lock`: new numbers for the younger of two, new identifiers for a copied module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.identity import renumber
from builder.identity.names import manifest_base
from builder.mend.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.mend.edits import Case


def id_twice(case: Case) -> Edit:
    return Edit(0, len(case.text), renumber(case.text))


def identifiers_claimed(case: Case) -> Edit | None:
    """The copy is named after its own folder; without a lock there is nothing to write them in."""
    own = manifest_base(case.values["copy"])
    return case.swapped(case.values["base"], own) if case.typed.startswith("manifest") else None


MENDS: Mapping[str, Callable[[Case], Edit | None]] = {
    "id-twice": id_twice,
    "identifiers-claimed": identifiers_claimed,
}
