"""Modules in, packages out: which modules walk the line, and what is remembered for next time.

    load → parse → identify → check → budget → render → per edition: script, manifest, guide → pack → verify → write

The line itself is in `make`. Nothing heavy is imported before it is known that something must be built.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Protocol

from builder import VERSION, cache
from builder.diagnostics import N_
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.diagnostics import Diagnostic
    from builder.load import Collection
    from builder.make import Made

RECORD = "build.json"
"""In the output folder, for people and programs: what each package is, with its content id and SHA-256."""


FORMAT = 1
ROW = frozenset(("module", "version", "edition", "identifier", "content_id"))
"""What a later build reads of a row."""


class UnknownModule(Exception):  # noqa: N818 -- wrong use of the command: exit 2
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


class UnknownAudience(Exception):  # noqa: N818 -- wrong use of the command: exit 2
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


class OutputFailed(Exception):  # noqa: N818 -- the machine failed: exit 3
    """A file could not be written; `path` and why: the system's own words, or a msgid. No half file is left."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class BuiltPackage(NamedTuple):
    """One zip in the output folder."""

    module: str
    edition: str
    path: str
    """As typed: `dist/introduktion-til-ai-1.0.0-scorm12.zip`."""
    size: int
    content_id: str
    unchanged: bool
    """It was there already and was not built again."""


class BuildResult(NamedTuple):
    packages: tuple[BuiltPackage, ...]
    found: tuple[Diagnostic, ...]
    """Every diagnostic, sorted; those of unchanged modules as they were told when they were built."""
    language: str
    """The collection's, for printing; Danish when the collection could not be read."""
    failed: tuple[str, ...]
    """Modules that have errors, for which nothing was written."""


class Report(Protocol):
    """How the command line follows along."""

    def begin(self, packages: int, language: str) -> None:
        """So many packages are asked for, of a collection in `language`."""

    def package(self, built: BuiltPackage) -> None:
        """One of them lies in the output folder."""


ALL = "all"
"""Asked for as an audience: one package for each that the module is for."""


class Order(NamedTuple):
    """What is asked for, the same for every module; travels to other processes."""

    root: str
    display: str
    """The collection's folder as typed."""
    editions: tuple[str, ...]
    audiences: tuple[str, ...]
    """Whose packages; `all` for everybody's. None: one package with everything in it."""
    out: str
    frozen: bool
    today: str
    rows: dict[str, dict[str, Any]]
    """The packages of `build.json` before this build, by zip name."""


def build_modules(  # noqa: PLR0913 -- what the command line may say
    root: str,
    display: str,
    modules: Sequence[str],
    editions: Sequence[str],
    out: str,
    *,
    audiences: Sequence[str] = (),
    jobs: int,
    frozen: bool,
    today: str,
    report: Report,
) -> BuildResult:
    """Build `modules` (all when empty) of the collection in `root` in `editions` (the catalogue's when empty).

    With `audiences` a package for each of them that a module is for, without what is meant for others.

    Paths are plain texts: importing `pathlib` would take a tenth of a build in which nothing changed.
    `today` is a date, `YYYY-MM-DD`: notes depend on it, packages do not. Raises `UnknownModule`, `UnknownAudience`,
    `OutputFailed`, and `OSError` when `root` cannot be read.
    """
    shared = cache.shared_inputs(root, display, today)
    record, collection = _record(root, display, out, shared)
    if record["modules_of"] is None:
        return BuildResult((), tuple(cache.from_rows(record["found"])), record["language"], ())
    chosen = _chosen(modules, record["modules_of"])
    asked = _asked(audiences, record["audiences"])
    order = Order(root, display, tuple(editions) or tuple(record["editions"]), asked, out, frozen, today, _rows(out))
    each = len(wanted(asked, record["audiences"])) if asked else 1
    report.begin(len(chosen) * each * len(order.editions), record["language"])
    inputs = {slug: cache.module_inputs(shared, root, slug) for slug in chosen}
    stored = record["made"]
    changed = [slug for slug in chosen if not _is_current(stored.get(slug), inputs[slug].key(), order)]
    failed = []
    packages: list[BuiltPackage] = []
    rows: dict[str, dict[str, Any]] = {}
    found = cache.from_rows(record["found"])
    for slug, made in _each(chosen, changed, order, collection, jobs):
        if made is not None:
            stored[slug] = _remembered(made, inputs[slug], stored.get(slug))
            found += made.passing
        found += _told(cache.from_rows(stored[slug]["found"]), order, stored[slug]["audiences"])
        if made is not None and made.failed:
            del stored[slug]
            failed.append(slug)
            continue
        for key, edition in _keys(order, stored[slug]["audiences"]):
            row = stored[slug]["packages"][key]
            rows[row["zip"]] = row["record"]
            packages.append(_built(slug, edition, row, out, unchanged=made is None))
            report.package(packages[-1])
    if changed or packages:
        # Read anew: another build may have come in between.
        _write_rows(out, {**(_rows(out) if changed else order.rows), **rows})
    if changed:
        _write(out, cache.NAME, cache.to_bytes(record))
    return BuildResult(tuple(packages), tuple(_sorted(found)), record["language"], tuple(failed))


def _record(root: str, display: str, out: str, shared: str) -> tuple[dict[str, Any], Collection | None]:
    """What is known of the collection and its modules: from last time, or read anew when what is shared has changed."""
    record = cache.load(out)
    if record.get("shared") == shared:
        return record, None
    from builder.make import read, survey

    collection, found = read(root, display)
    return {"shared": shared, "made": {}, **survey(collection, found)}, collection


def _chosen(modules: Sequence[str], known: Sequence[str]) -> list[str]:
    for name in modules:
        if name not in known:
            raise UnknownModule(name, known)
    return [slug for slug in known if not modules or slug in modules]


def _asked(audiences: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The audiences as the catalogue spells them. Raises `UnknownAudience`."""
    if not audiences:
        return ()
    from builder.names import fold

    spelled = {ALL: ALL, **{fold(name): name for name in known}} if known else {}
    for name in audiences:
        if fold(name) not in spelled:
            raise UnknownAudience(name, known)
    return tuple(dict.fromkeys(spelled[fold(name)] for name in audiences))


def wanted(asked: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """Which of a module's audiences are asked for."""
    return tuple(name for name in own if ALL in asked or name in asked)


def package_key(audience: str, edition: str) -> str:
    """What a package is called among those of its module."""
    return f"{audience}/{edition}" if audience else edition


def _keys(order: Order, own: Sequence[str]) -> list[tuple[str, str]]:
    """(key, edition) of every package that is asked for of a module for these audiences."""
    names = wanted(order.audiences, own) if order.audiences else ("",)
    return [(package_key(audience, edition), edition) for audience in names for edition in order.editions]


def _is_current(stored: dict[str, Any] | None, inputs: str, order: Order) -> bool:
    """Was the module built from these very inputs, and do its files still lie there as they were written?"""
    if stored is None or stored["key"] != inputs:
        return False
    for key, _ in _keys(order, stored["audiences"]):
        row = stored["packages"].get(key)
        if row is None:
            return False
        path = os.path.join(order.out, row["zip"])
        if not cache.is_unchanged(path, row["record"]["sha256"]) or not cache.is_unchanged(
            f"{path}.html", row["sheet"]
        ):
            return False
    return True


def _each(
    chosen: list[str], changed: list[str], order: Order, collection: Collection | None, jobs: int
) -> Iterator[tuple[str, Made | None]]:
    """Every module in order with what was made of it; None for one that need not be built."""
    if not changed:
        yield from ((slug, None) for slug in chosen)
        return
    from builder.make import make, read

    collection = collection or read(order.root, order.display)[0]
    if collection is None:
        raise OutputFailed(order.display, N_("it was changed while it was read"))
    _prepare(order.out)
    if jobs == 1 or len(changed) == 1:
        for slug in chosen:
            yield slug, make(order, collection, slug) if slug in changed else None
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(changed))) as pool:
        made = pool.map(make, [order] * len(changed), [collection] * len(changed), changed)
        for slug in chosen:
            yield slug, next(made) if slug in changed else None


def _prepare(out: str) -> None:
    try:
        os.makedirs(out, exist_ok=True)
    except OSError as fault:
        raise OutputFailed(out, fault.strerror or str(fault)) from fault


def _remembered(made: Made, inputs: cache.Inputs, old: dict[str, Any] | None) -> dict[str, Any]:
    """The module's part of the record. Editions built earlier from the same inputs stay."""
    key = inputs.key() if made.lock is None else inputs.with_lock(made.lock).key()
    others = old["packages"] if old and old["key"] == key else {}
    others_found = [row for row in old["found"] if row[-1]] if others and old else []
    rows = cache.to_rows(made.found)
    return {
        "key": key,
        "audiences": made.audiences,
        "packages": {**others, **made.packages},
        "found": [*rows, *(row for row in others_found if row not in rows)],
    }


def _told(found: list[Diagnostic], order: Order, own: Sequence[str]) -> list[Diagnostic]:
    """Without what is said of packages that are not asked for."""
    names = [f"`{name}`" for name in wanted(order.audiences, own)]
    return [one for one in found if not one.audience or one.audience in names or not own]


def _built(slug: str, edition: str, row: dict[str, Any], out: str, *, unchanged: bool) -> BuiltPackage:
    told = row["record"]
    return BuiltPackage(slug, edition, os.path.join(out, row["zip"]), told["size"], told["content_id"], unchanged)


def _rows(out: str) -> dict[str, dict[str, Any]]:
    """The packages of an earlier build. A `build.json` that is not ours is not ours to overwrite."""
    import json

    path = os.path.join(out, RECORD)
    try:
        with open(path, encoding="utf-8") as file:
            told = json.load(file)
    except FileNotFoundError:
        return {}
    except ValueError:
        told = None
    except OSError as fault:
        raise OutputFailed(path, fault.strerror or str(fault)) from fault
    rows = told.get("packages") if isinstance(told, dict) and told.get("format") == FORMAT else None
    if not isinstance(rows, dict) or not all(isinstance(row, dict) and row.keys() >= ROW for row in rows.values()):
        raise OutputFailed(path, N_("it was not written by modulbygger; move it away"))
    return rows


def _write_rows(out: str, rows: dict[str, dict[str, Any]]) -> None:
    import json

    told = {"format": FORMAT, "tool": f"modulbygger {VERSION}", "packages": dict(sorted(rows.items()))}
    data = (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    if not cache.is_unchanged(os.path.join(out, RECORD), cache.digest(data)):
        _write(out, RECORD, data)


def _write(out: str, name: str, data: bytes) -> None:
    path = os.path.join(out, name)
    try:
        cache.write_whole(path, data)
    except OSError as fault:
        raise OutputFailed(path, fault.strerror or str(fault)) from fault


def _sorted(found: list[Diagnostic]) -> list[Diagnostic]:
    if not found:
        return found
    from builder.diagnostics import in_order

    return in_order(found)
