"""What a rule is handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    import datetime

    from builder.load import Collection, ModuleSource
    from builder.model import Ids, Module


class Material(NamedTuple):
    """A module as understood, and all that a rule may want to know about it."""

    module: Module
    source: ModuleSource
    """The author's own lines. In a build for an audience the module is a part of them."""
    ids: Ids
    collection: Collection
    """Its limits are in `catalogue.checks`."""
    today: datetime.date
