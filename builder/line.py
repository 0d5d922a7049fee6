"""The straight line up to the point where a module is understood: load → parse → identify → check → budget.

`check`, `build` and the preview all walk it here; only `build` goes on from it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from builder.diagnostics import any_error, in_order
from builder.record import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic
    from builder.load import Collection, ModuleSource
    from builder.model import Ids, Module


class Understood(NamedTuple):
    """A module that was read to the end."""

    source: ModuleSource
    module: Module
    ids: Ids
    lock: str
    """The text `ids.lock` shall have."""


def understand(
    collection: Collection, slug: str, editions: Sequence[str], today: datetime.date | None = None
) -> tuple[Understood | None, list[Diagnostic]]:
    """One module and everything that is wrong with it; None when there is no module to speak of."""
    from builder.budget import check_budget
    from builder.checks import check
    from builder.identity import identify
    from builder.load import load_module
    from builder.parse import parse

    source, found = load_module(collection, slug)
    if source is None:
        return None, in_order(found)
    module, in_text = parse(source, collection)
    display = source.lock.display if source.lock else f"{collection.display}/{slug}/ids.lock"
    ids, lock, in_lock = identify(module, source.lock.text if source.lock else None, display)
    found = [*found, *in_text, *in_lock]
    if not any_error(in_lock):
        found += check(module, ids, collection, today)
        found += [told for edition in editions for told in check_budget(module, ids, edition)]
    return Understood(source, module, ids, lock), in_order(found)


def claims(collection: Collection) -> list[Diagnostic]:
    """Do two modules of the collection claim the same identifiers? (`identity.check_claims`)"""
    from builder.disk import Disk, Place
    from builder.identity import check_claims

    root = Place(os.fspath(collection.root), collection.display)
    disk = Disk(root.path)
    folders = disk.list(root)
    locks: list[tuple[str, str | None, str]] = []
    for slug in collection.modules:
        lock = disk.text(disk.list(folders[slug]), "ids.lock")
        locks.append((slug, lock.text if lock else None, f"{collection.display}/{slug}/ids.lock"))
    return check_claims(locks)
