"""Misspelt names with one name they can mean: `did you mean …`, and nothing else is as near."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components import registry
from builder.components.callout import KNOWN
from builder.components.keys import EVERYONE
from builder.names import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from builder.mend.edits import Case, Edit


def _name(case: Case, typed: str, meant: str, known: Iterable[str], same: Callable[[str], object] = str) -> Edit | None:
    """`meant` for `typed`, when no other of the known names is as near. `same` tells what several names mean."""
    if not meant or len({same(name) for name in nearest(typed, known)}) > 1:
        return None
    return case.swapped(typed, meant)


def block_unknown(case: Case) -> Edit | None:
    values = case.values
    if registry.block_called(values["meant"]) is None or values["name"].startswith("{"):
        return None  # a callout, or a list of what there is
    return _name(case, values["name"], values["meant"], registry.block_names(), registry.block_called)


def key_unknown(case: Case) -> Edit | None:
    name = registry.block_called(case.values["block"])
    keys = registry.keys_of(name) if name else {}
    if case.values["meant"] not in {key.danish for key in keys.values()}:
        return None
    return _name(case, case.values["key"], case.values["meant"], {key.danish for key in keys.values()})


def callout_unknown(case: Case) -> Edit | None:
    return _name(case, case.values["typed"], case.values["near"], KNOWN)


def objective_unknown(case: Case) -> Edit | None:
    known = [one.id for one in case.settings.objectives] if case.settings else []
    return _name(case, case.values["id"], case.values["meant"] if case.values["meant"] in known else "", known)


def audience_unknown(case: Case) -> Edit | None:
    known = [*case.collection.catalogue.audiences, EVERYONE] if case.collection else []
    return _name(case, case.values["name"], case.values["meant"] if case.values["meant"] in known else "", known)


def source_unknown(case: Case) -> Edit | None:
    near = case.values["near"]
    return _name(case, case.values["name"], near, case.collection.sources if case.collection else ())


def include_missing(case: Case) -> Edit | None:
    known = case.collection.shared if case.collection else {}
    return _name(case, case.values["name"], case.values["meant"] if case.values["meant"] in known else "", known)


def value_invalid(case: Case) -> Edit | None:
    """One of a few words, misspelt; what else can be wrong with a value has no `meant`."""
    known = re.findall(r"`([^`]*)`", case.values.get("known", ""))
    return _name(case, case.typed, case.values.get("meant", ""), known)


def toml_key_unknown(case: Case) -> Edit | None:
    known = re.findall(r"`([^`]*)`", case.values["known"])
    return _name(case, case.values["key"], case.values["meant"], known)


def toml_audience_unknown(case: Case) -> Edit | None:
    known = re.findall(r"`([^`]*)`", case.values["known"])
    return _name(case, case.values["name"], case.values["meant"], known)


def module_unknown(case: Case) -> Edit | None:
    return _name(case, case.values["name"], case.values["meant"], case.collection.modules if case.collection else ())


MENDS: Mapping[str, Callable[[Case], Edit | None]] = {
    "block-unknown": block_unknown,
    "key-unknown": key_unknown,
    "callout-unknown": callout_unknown,
    "objective-unknown": objective_unknown,
    "audience-unknown": audience_unknown,
    "source-unknown": source_unknown,
    "include-missing": include_missing,
    "value-invalid": value_invalid,
    "toml-key-unknown": toml_key_unknown,
    "toml-audience-unknown": toml_audience_unknown,
    "module-unknown": module_unknown,
}
