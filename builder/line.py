"""The straight line up to the point where a module is understood: load → parse → identify → check → budget.

`check`, `build` and the preview all walk it here; only `build` goes on from it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from builder.diagnostics import N_, any_error, error, in_order
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
        found += check(module, source, ids, collection, today)
        found += [told for edition in editions for told in check_budget(module, ids, edition)]
    return Understood(source, module, ids, lock), in_order(found)


def for_audience(
    whole: Understood, collection: Collection, audience: str, today: datetime.date | None = None
) -> tuple[Understood | None, list[Diagnostic]]:
    """A module that was understood without errors, once more without what is for others; None when no page is left.

    The lock and all numbers are those of the whole. Diagnostics: what only this part has, `audience-without-pages`.
    """
    from builder.audience import narrowed
    from builder.checks import check
    from builder.parse import parse

    module, found = parse(whole.source, collection, audience)
    if not module.pages:
        return None, [_without_pages(whole.module)]
    if any_error(found):
        return None, in_order(found)
    ids = narrowed(whole.ids, whole.module, module)
    found += check(module, whole.source, ids, collection, today)
    return whole._replace(module=module, ids=ids), in_order(found)


def _without_pages(module: Module) -> Diagnostic:
    return error(
        "audience-without-pages",
        module.settings.span,
        N_("every page is for others"),
        N_("write a page for everyone, or name in `audience` only those the module is for"),
    )


def gate(
    whole: Understood, collection: Collection, found: list[Diagnostic], today: datetime.date | None = None
) -> list[Diagnostic]:
    """What is wrong only in the packages for some audiences, each mistake once; nothing when nobody is set apart."""
    from builder.audience import audiences_of, may_choose, told_anew

    chosen = audiences_of(whole.module.settings, collection.catalogue)
    if any_error(found) or not may_choose(whole.source, collection):
        return []
    names: dict[Diagnostic, list[str]] = {}
    for audience in chosen:
        for one in told_anew(found, for_audience(whole, collection, audience, today)[1]):
            names.setdefault(one, []).append(f"`{audience}`")
    return [one._replace(audience=", ".join(named)) for one, named in names.items()]


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
