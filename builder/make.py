"""One module → its packages: the straight line from an understood module to zips in the output folder.

Everything is made and verified in part files beside the packages; only when all is well do `ids.lock`, the zips
and their sheets get their names, in that order: a package whose numbers are not in the lock must not exist.
"""

from __future__ import annotations

import os
import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import cache, sheets
from builder.audience import audiences_of, told_anew
from builder.build import OutputFailed, package_key, wanted
from builder.checks.completion import tests_undivided
from builder.checks.silence import not_silenced
from builder.contents import contents
from builder.diagnostics import N_, any_error, error, in_order, warning
from builder.editions import EDITIONS
from builder.identity import write_lock
from builder.line import claims, for_audience, understand
from builder.load import load_collection
from builder.model import Span
from builder.package import TooLarge, write
from builder.record import NamedTuple
from builder.render import render
from builder.verify import NotAZip, verify
from builder.verify.container import too_large

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.build import Order
    from builder.diagnostics import Diagnostic
    from builder.line import Understood
    from builder.load import Collection
    from builder.verify import Verdict


class Made(NamedTuple):
    """What came of one module."""

    slug: str
    found: list[Diagnostic]
    """What its sources say; told again as long as they are the same."""
    passing: list[Diagnostic]
    """What compares with the output folder; told once."""
    failed: bool
    audiences: tuple[str, ...]
    """Those of the catalogue that the module is for."""
    packages: dict[str, dict[str, Any]]
    """By `package_key`: `zip` the name, `sheet` the SHA-256 of its sheet, `record` its row in `build.json`."""
    lock: str | None
    """The new text of `ids.lock`; None when it was left as it was."""


class Draft(NamedTuple):
    """A package under another name, verified, with the sheet that will lie beside it."""

    key: str
    path: str
    part: str
    sheet: bytes
    row: dict[str, Any]


def read(root: str, display: str) -> tuple[Collection | None, list[Diagnostic]]:
    """The collection, once for a whole build: it looks at its sources at one moment."""
    collection, found = load_collection(Path(root), display)
    return collection, not_silenced(in_order(found), collection) if collection else in_order(found)


def survey(collection: Collection | None, found: list[Diagnostic]) -> dict[str, Any]:
    """What the record keeps of a collection: modules (None when it cannot be used), editions, language, diagnostics."""
    usable = collection is not None and not any_error(found)
    return {
        "modules_of": list(collection.modules) if collection and usable else None,
        "editions": list(collection.catalogue.editions) if collection else [],
        "audiences": list(collection.catalogue.audiences) if collection else [],
        "language": collection.catalogue.language if collection else "da",
        "found": cache.to_rows(found),
    }


def make(order: Order, collection: Collection, slug: str) -> Made:
    """Walk the whole line for one module. Raises `OutputFailed`."""
    today = date.fromisoformat(order.today)
    understood, found = understand(collection, slug, order.editions, today)
    parts: list[tuple[str, Understood]] = []
    own_audiences: tuple[str, ...] = ()
    if understood is not None:
        own_audiences = audiences_of(understood.module.settings, collection.catalogue)
        parts, more = _parts(order, collection, understood, found, today)
        found += more
    own = f"{order.display}/{slug}/"
    found += [claim for claim in claims(collection) if claim.span.file.startswith(own)]
    found = not_silenced(in_order(found), collection)
    if understood is None or any_error(found):
        return _failed(slug, found)
    passing = _lock_told(order, understood, collection.catalogue.audiences)
    if any_error(passing):
        return _failed(slug, found, passing)
    drafts: list[Draft] = []
    try:
        for audience, part in parts:
            for draft, told in _drafts(order, collection, part, audience):
                drafts.append(draft)
                passing += told
        if any_error(passing):
            return _failed(slug, found, passing)
        lock = _publish(understood, drafts)
    except TooLarge:
        return _failed(slug, found, [*passing, too_large(own.rstrip("/"))])
    except OSError as fault:
        raise OutputFailed(fault.filename2 or fault.filename or order.out, fault.strerror or str(fault)) from fault
    finally:
        for draft in drafts:
            cache.remove(draft.part)
    rows = {draft.key: draft.row for draft in drafts}
    told_once = not_silenced(passing, collection)
    return Made(slug, found, told_once, failed=False, audiences=own_audiences, packages=rows, lock=lock)


def _failed(slug: str, found: list[Diagnostic], passing: list[Diagnostic] | None = None) -> Made:
    return Made(slug, found, passing or [], failed=True, audiences=(), packages={}, lock=None)


def _parts(
    order: Order, collection: Collection, whole: Understood, found: list[Diagnostic], today: date
) -> tuple[list[tuple[str, Understood]], list[Diagnostic]]:
    """(audience, its part of the module) for each package there shall be, and what is wrong only in one of them."""
    if not order.audiences:
        return [("", whole)], tests_undivided(whole.module) if not any_error(found) else []
    parts: list[tuple[str, Understood]] = []
    more: list[Diagnostic] = []
    if any_error(found):
        return parts, more
    for audience in wanted(order.audiences, audiences_of(whole.module.settings, collection.catalogue)):
        part, told = for_audience(whole, collection, audience, today)
        more += [one._replace(audience=f"`{audience}`") for one in told_anew(found, told)]
        if part is not None:
            parts.append((audience, part))
    return parts, more


def _in_name(audience: str) -> str:
    """An audience's name as a part of a file name."""
    return re.sub(r"[^\w.]+", "-", audience).strip("-.") or "x"


def _lock_told(order: Order, understood: Understood, known: Iterable[str]) -> list[Diagnostic]:
    """What there is to say about `ids.lock` before it is written: `lock-outdated`, `lock-missing`.

    `known` are the collection's audiences.
    """
    source = understood.source
    if order.frozen and (source.lock is None or source.lock.text != understood.lock):
        return [
            error(
                "lock-outdated",
                Span(f"{order.display}/{source.slug}/ids.lock"),
                N_("`ids.lock` does not fit the pages, and `--frozen` forbids writing it")
                if source.lock
                else N_("there is no `ids.lock`, and `--frozen` forbids writing it"),
                N_("run `modulbygger build` without `--frozen`, and commit `ids.lock` together with the pages"),
            )
        ]
    named = "".join(f"|-{re.escape(_in_name(one))}" for one in known)
    earlier = re.compile(rf"{re.escape(source.slug)}(?:{named})-[0-9.]+-({'|'.join(EDITIONS)})\.zip")
    if source.lock is None and any(earlier.fullmatch(name) for name in os.listdir(order.out)):
        return [
            warning(
                "lock-missing",
                Span(f"{order.display}/{source.slug}/ids.lock"),
                N_("`ids.lock` is gone, but packages of the module exist: every page and question gets a new number"),
                N_("fetch the file back from Git before you upload anything, else learners may lose their answers"),
            )
        ]
    return []


def _drafts(
    order: Order, collection: Collection, understood: Understood, audience: str
) -> Iterator[tuple[Draft, list[Diagnostic]]]:
    """Each edition made and verified under a part name, with what there is to say about it."""
    document = render(understood.module, understood.ids, collection)
    for edition in order.editions:
        yield _draft(order, *contents(collection, understood, document, edition, audience))


def _draft(order: Order, course: sheets.Course, files: dict[str, bytes | Path]) -> tuple[Draft, list[Diagnostic]]:
    edition, version = course.edition.name, course.facts.version
    slug = f"{course.slug}-{_in_name(course.audience)}" if course.audience else course.slug
    name = f"{slug}-{version}-{edition}.zip"
    path = os.path.join(order.out, name)
    part = cache.part_name(path)
    try:
        with open(part, "w+b") as stream:
            write(files, stream)
        verdict, found = verify(Path(part), _shown(order, name))
    except BaseException:
        cache.remove(part)
        raise
    found += _same_version(order, name, path, verdict)
    sheet = sheets.beside(course, verdict, name, _previous(order, name, course))
    record = {
        "module": course.slug,
        "title": course.facts.title,
        "version": version,
        "edition": edition,
        "identifier": course.facts.identifier,
        "content_id": verdict.content_id,
        "sha256": verdict.sha256,
        "size": verdict.packed_size,
        "files": verdict.entries,
        **({"audience": course.audience} if course.audience else {}),
    }
    row = {"zip": name, "sheet": sha256(sheet).hexdigest(), "record": record}
    return Draft(package_key(course.audience, edition), path, part, sheet, row), found


def _shown(order: Order, name: str) -> str:
    return os.path.join(order.out, name).replace(os.sep, "/")


def _same_version(order: Order, name: str, path: str, verdict: Verdict) -> list[Diagnostic]:
    """Does the output folder hold another content under this very version? `version-unchanged`."""
    before = order.rows.get(name, {}).get("content_id") or _content(path)
    if not os.path.exists(path) or before in {"", verdict.content_id}:
        return []
    tell = error if order.frozen else warning
    return [
        tell(
            "version-unchanged",
            Span(_shown(order, name)),
            N_("version {version} was built before with another content"),
            N_("raise `version` in `module.toml` when the package is published; then it is plain which one is where"),
            version=verdict.version,
        )
    ]


def _content(path: str) -> str:
    """The content id of a zip that is in no `build.json`; empty when it is none."""
    try:
        return verify(Path(path), path)[0].content_id
    except (OSError, NotAZip):
        return ""


def _previous(order: Order, name: str, course: sheets.Course) -> dict[str, Any] | None:
    """The row of the package this one takes over from: of the same name, else the highest other version."""
    if name in order.rows:
        return order.rows[name]
    mine = (course.slug, course.edition.name, course.audience)
    same = [r for r in order.rows.values() if (r["module"], r["edition"], r.get("audience", "")) == mine]
    return max(same, key=lambda row: [int(part) for part in re.findall(r"\d+", row["version"])], default=None)


def _publish(understood: Understood, drafts: list[Draft]) -> str | None:
    """Give everything its name: the lock first, then zip and sheet of each edition. Gives the lock if it is new."""
    source = understood.source
    lock = understood.lock if source.lock is None or source.lock.text != understood.lock else None
    if lock is not None:
        write_lock(source.folder / "ids.lock", lock)
    for draft in drafts:
        os.replace(draft.part, draft.path)
        cache.write_whole(f"{draft.path}.html", draft.sheet)
    return lock
