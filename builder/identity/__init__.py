"""Which page, question and option is which, from build to build (design section 5, format.md 7).

    module + text of the last `ids.lock` → the numbers of today + the text of the next `ids.lock`

Everything here is pure but `write_lock`, which only `build` and `fix` may call, and only when there are no errors.

Two decisions beside the contract. A page's hash and sketch stay as they are until the page has another name or is less
than 0.90 like its sketch: a typo on a page changes nothing in the lock, so two branches that edit the same page
do not collide there. A question's place is its page and the question before it, not a running number: one question
more at the top of a quiz changes two lines, not all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import any_error
from builder.identity import problems, similarity
from builder.identity.lock import HIGHEST, Lock, Record, print_lock, read_lock, renumber, write_lock
from builder.identity.match import SAME_PAGE, Item, match
from builder.identity.names import interaction_id, manifest_base
from builder.identity.options import Characters, assign, fresh
from builder.model import Entry, Ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.diagnostics import Diagnostic
    from builder.model import Identity, Module

__all__ = ["check_claims", "identify", "renumber", "write_lock"]


def identify(module: Module, lock_text: str | None, display: str) -> tuple[Ids, str, list[Diagnostic]]:
    """The module's numbers, and the text `ids.lock` shall have; `display` is the lock's name in messages.

    `lock_text` is None when there is no lock yet. With errors the text comes back as it was (empty when there was
    none), and the numbers are good enough for the checks that follow, never for a package.

    Diagnostics: those of `read_lock`; `id-unclear`, `id-limit`, `options-exhausted`.
    """
    version = module.settings.version
    lock, found = (None, []) if lock_text is None else read_lock(lock_text, display)
    if lock is None:
        lock = Lock(manifest_base(module.slug), version, (), 0)
    registry = _Registry(lock, version)
    for kind in dict.fromkeys(("page", *(kind for kind, _, _ in module.identities))):
        registry.enter(kind, [(index, one) for of, index, one in module.identities if of == kind])
    found += registry.found
    ids = Ids(lock.manifest, registry.entries)
    if any_error(found):
        return ids, lock_text or "", found
    return ids, print_lock(lock._replace(records=tuple(registry.all_records()))), found


def check_claims(locks: Iterable[tuple[str, str | None, str]]) -> list[Diagnostic]:
    """Do two modules of a collection claim the same identifiers? Each: (folder, text of its lock or None, its display).

    The copy is told: the one whose folder did not give the identifiers their name; of two such, the later one.
    Locks that cannot be read are `identify`'s to report.

    Diagnostics: `identifiers-claimed`.
    """
    claims: dict[str, list[tuple[bool, str, str, int]]] = {}
    for slug, text, display in locks:
        own = manifest_base(slug)
        lock = Lock(own, "", (), 0) if text is None else read_lock(text, display)[0]
        if lock is not None:
            claims.setdefault(lock.manifest, []).append((lock.manifest != own, slug, display, lock.manifest_line))
    found = []
    for base, claimants in claims.items():
        (_, first, _, _), *copies = sorted(claimants, key=lambda claim: claim[0])
        found += [problems.claimed(base, first, slug, display, line) for _, slug, display, line in copies]
    return found


class _Registry:
    """The lock's entries while today's identities are entered, kind by kind, pages first."""

    def __init__(self, lock: Lock, version: str) -> None:
        self.version = version
        self.old = lock.records
        self.new: dict[tuple[str, int], Record] = {}
        self.entries: dict[tuple[str, int], Entry] = {}
        self.pages: dict[str, int] = {}
        self.typed = frozenset(record.key.removeprefix("id:") for record in lock.records)
        self.found: list[Diagnostic] = []

    def enter(self, kind: str, identities: Sequence[tuple[int, Identity]]) -> None:
        records = [record for record in self.old if record.kind == kind]
        items = self._items(kind, identities)
        matches = match(items, records)
        known = [self._known(item, matches.records.get(at)) for at, item in enumerate(items)]
        numbers = self._numbers(items, known, max((record.number for record in records), default=0))
        for at, (item, (old, characters), number) in enumerate(zip(items, known, numbers, strict=True)):
            before = 0 if item.before is None else numbers[item.before]
            record = _record(item, old, characters, number, before, self.version)
            if kind == "page":
                record = _with_sketch(record, old, matches.trigrams.get(at), item.text)
                self.pages[item.file] = number
            self.new[kind, number] = record
            self.entries[kind, item.position] = Entry(number, record.interaction, record.options)
        self.found += [problems.unclear(items[one.item], one.candidates, self.typed) for one in matches.unclear]

    def all_records(self) -> list[Record]:
        """Today's entries, and tombstones for those that are gone."""
        gone = [record for record in self.old if (record.kind, record.number) not in self.new]
        return [*self.new.values(), *(record if record.gone else record._replace(gone=self.version) for record in gone)]

    def _items(self, kind: str, identities: Sequence[tuple[int, Identity]]) -> tuple[Item, ...]:
        items: list[Item] = []
        last: dict[str, int] = {}
        for index, identity in identities:
            file = identity.place if kind == "page" else identity.place.rpartition("#")[0]
            text = similarity.collapse(identity.text)
            options = tuple(map(similarity.collapse, identity.options))
            item = Item(
                kind=kind,
                position=index,
                typed=identity.typed,
                digest=similarity.fingerprint(text, options),
                text=text,
                options=options,
                page=self.pages.get(file, 0),
                file=file if kind == "page" else "",
                before=last.get(file),
                span=identity.span,
            )
            last[file] = len(items)
            items.append(item)
        return tuple(items)

    def _known(self, item: Item, old: Record | None) -> tuple[Record | None, Characters]:
        """The entry an item is, and its options' characters; a question that has used up all of them is a new one."""
        characters = assign(item.options, old) if old else None
        if characters is not None:
            return old, characters
        if old is not None:
            self.found.append(problems.exhausted(item))
        return None, fresh(item.options)

    def _numbers(
        self, items: tuple[Item, ...], known: list[tuple[Record | None, Characters]], highest: int
    ) -> list[int]:
        """Each item's number: its old one, or the next free one in reading order."""
        numbers = []
        for item, (old, _) in zip(items, known, strict=True):
            if old is None:
                highest += 1
                if highest == HIGHEST + 1:
                    self.found.append(problems.limit(item))
            numbers.append(old.number if old else highest)
        return numbers


def _record(item: Item, old: Record | None, characters: Characters, number: int, before: int, version: str) -> Record:
    interaction = old.interaction if old else interaction_id(number, item.text) if item.kind == "question" else ""
    return Record(
        kind=item.kind,
        number=number,
        key=f"id:{item.typed}" if item.typed else item.file or similarity.key_text(item.text),
        digest=item.digest,
        options=characters.options,
        retired=characters.retired,
        since=old.since if old else version,
        gone="",
        sketch="",
        interaction=interaction,
        place=(item.page, before),
        text=item.text,
        option_texts=characters.texts,
        line=0,
    )


def _with_sketch(record: Record, old: Record | None, trigrams: frozenset[str] | None, text: str) -> Record:
    """A page's record, with the old hash and sketch as long as they do; the text itself is not kept."""
    record = record._replace(place=(0, 0), text="", option_texts=())
    if old is not None and old.digest == record.digest:
        return record._replace(sketch=old.sketch)
    if trigrams is None:
        trigrams = similarity.trigrams(text)
    if old is not None and old.key == record.key and similarity.estimate(trigrams, old.sketch) >= SAME_PAGE:
        return record._replace(sketch=old.sketch, digest=old.digest)
    return record._replace(sketch=similarity.sketch(trigrams))
