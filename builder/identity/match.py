"""Which of today's pages, questions and tests is which entry of the lock (format.md 7).

The order of the steps is the order of certainty; what one step matches has left the pool for the next:

1. the typed `id:` of a living entry;
2. the exact text, first in the old place (a copied question: the one in the old place keeps the id);
3. `id: <kind>-<number>`, the author's answer to `id-unclear`;
4. the exact text of an entry that was removed: it revives;
5. a page of the same name and much the same text; the one test that came where one test went;
6. likeness: at least `CLOSE`, and nobody else above `APART`, seen from both sides;
7. a page of a name the lock knows, whatever it says now.

What is left and likest to nothing by `GONE` or more is new. Between, only the author knows: unclear.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from builder.identity import similarity
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.identity.lock import Record
    from builder.model import Span

CLOSE = 0.75
APART = 0.60
GONE = 0.40
SAME_PAGE = 0.90
"""A page this like its sketch is the same text: its line in the lock stays, and it revives."""

_FEW = 3
"""So many unchanged options make a question `CLOSE` by themselves."""


class Item(NamedTuple):
    """One page, question, test or component of today."""

    kind: str
    position: int
    """Its running number among its kind: the key into `Ids`."""
    typed: str
    digest: str
    text: str
    options: tuple[str, ...]
    page: int
    """The number of its page (0 for a page itself)."""
    file: str
    """A page's file name, else empty."""
    before: int | None
    """The position among the items of the one of the same kind before it on its page; None for the first."""
    span: Span


class Unclear(NamedTuple):
    """A new item with the one or two entries it may be."""

    item: int
    candidates: tuple[Record, ...]


class Matches(NamedTuple):
    """Positions in the list of items, and the records they are."""

    records: dict[int, Record]
    unclear: tuple[Unclear, ...]
    trigrams: dict[int, frozenset[str]]
    """Of the items that had to be compared; most builds need none."""


def match(items: tuple[Item, ...], records: Iterable[Record]) -> Matches:
    """The items of one kind against the lock's records of that kind."""
    pool = _Pool(items, tuple(sorted(records, key=lambda r: r.number)))
    pool.typed_ids()
    pool.exact_texts()
    pool.answers()
    pool.revived()
    if not pool.left():
        return Matches(pool.matched, (), {})
    pool.same_names_and_places()
    scores = pool.clearly_close()
    pool.revived_pages()
    pool.same_names()
    return Matches(pool.matched, tuple(pool.unclear(scores)), pool.trigrams)


class _Pool:
    """The items and entries not yet matched, and what each step takes out of them."""

    def __init__(self, items: tuple[Item, ...], records: tuple[Record, ...]) -> None:
        self.items = items
        self.records = records
        self.matched: dict[int, Record] = {}
        self.taken: set[int] = set()
        self.trigrams: dict[int, frozenset[str]] = {}
        self.old_trigrams: dict[int, frozenset[str]] = {}

    def left(self) -> list[int]:
        return [at for at in range(len(self.items)) if at not in self.matched]

    def living(self) -> list[Record]:
        return [record for record in self.records if not record.gone and record.number not in self.taken]

    def removed(self) -> list[Record]:
        return [record for record in self.records if record.gone and record.number not in self.taken]

    def take(self, at: int, record: Record) -> None:
        self.matched[at] = record
        self.taken.add(record.number)

    def typed_ids(self) -> None:
        keys = {record.key: record for record in reversed(self.living())}
        for at in self.left():
            if found := keys.pop(f"id:{self.items[at].typed}", None):
                self.take(at, found)

    def exact_texts(self) -> None:
        self._same_digest(self.living())

    def revived(self) -> None:
        self._same_digest(self.removed())

    def _same_digest(self, records: list[Record]) -> None:
        """First what is alone with its text: the place of the others is told by their neighbours."""
        alike: dict[str, list[Record]] = {}
        for record in records:
            alike.setdefault(record.digest, []).append(record)
        times = Counter(self.items[at].digest for at in self.left())
        for at in self.left():
            candidates = alike.get(self.items[at].digest, ())
            if len(candidates) == times[self.items[at].digest] == 1:
                self.take(at, candidates[0])
        for fits in (self._is_old_place, self._is_old_page, _anywhere):
            for at in self.left():
                item = self.items[at]
                free = [r for r in alike.get(item.digest, ()) if r.number not in self.taken and fits(item, r)]
                if free:
                    self.take(at, free[0])

    def _is_old_place(self, item: Item, record: Record) -> bool:
        if record.sketch:
            return item.file == record.key
        before = 0 if item.before is None else self.matched[item.before].number if item.before in self.matched else None
        return (item.page, before) == record.place

    def _is_old_page(self, item: Item, record: Record) -> bool:
        return item.page == record.place[0] or bool(record.sketch)

    def answers(self) -> None:
        handles = {handle(record): record for record in (*self.removed(), *self.living())}
        for at in self.left():
            record = handles.get(self.items[at].typed)
            if record is not None and record.number not in self.taken:
                self.take(at, record)

    def same_names_and_places(self) -> None:
        names = {record.key: record for record in self.living() if record.sketch}
        for at in self.left():
            record = names.get(self.items[at].file)
            if record is not None and self.likeness(at, record) >= CLOSE:
                self.take(at, record)
        tests = [record for record in self.living() if record.kind == "test"]
        for record in tests:
            went = [other for other in tests if other.place[0] == record.place[0]]
            came = [at for at in self.left() if self.items[at].page == record.place[0]]
            if len(went) == len(came) == 1 and not _ids_differ(self.items[came[0]], record):
                self.take(came[0], record)

    def clearly_close(self) -> dict[tuple[int, int], float]:
        """Match what has one close candidate, seen from both sides; the likeness of everything that was left."""
        left, living = self.left(), self.living()
        scores = {(at, record.number): self.likeness(at, record) for at in left for record in living}
        for at in left:
            for record in living:
                if scores[at, record.number] < CLOSE:
                    continue
                others = [scores[at, other.number] for other in living if other is not record]
                others += [scores[other, record.number] for other in left if other != at]
                if max(others, default=0.0) <= APART:
                    self.take(at, record)
        return scores

    def revived_pages(self) -> None:
        for at in self.left():
            for record in self.removed():
                if record.sketch and self.likeness(at, record) >= SAME_PAGE:
                    self.take(at, record)
                    break

    def same_names(self) -> None:
        names = {record.key: record for record in self.living() if record.sketch}
        for at in self.left():
            record = names.get(self.items[at].file)
            if record is not None:
                self.take(at, record)

    def unclear(self, scores: dict[tuple[int, int], float]) -> list[Unclear]:
        found = []
        for at in self.left():
            likely = [r for r in self.living() if scores[at, r.number] >= GONE]
            if likely and not self.items[at].typed:
                likely.sort(key=lambda r: -scores[at, r.number])
                second = len(likely) > 1 and scores[at, likely[1].number] > APART
                found.append(Unclear(at, tuple(likely[: 2 if second else 1])))
        return found

    def likeness(self, at: int, record: Record) -> float:
        """0.0 to 1.0; 0.0 as well when the author has given the two different ids."""
        item = self.items[at]
        if _ids_differ(item, record):
            return 0.0
        if at not in self.trigrams:
            self.trigrams[at] = similarity.trigrams(item.text, *item.options)
        if record.sketch:
            return similarity.estimate(self.trigrams[at], record.sketch)
        options = living_options(record)
        if record.number not in self.old_trigrams:
            self.old_trigrams[record.number] = similarity.trigrams(record.text, *options)
        alike = similarity.dice(self.trigrams[at], self.old_trigrams[record.number])
        same = len(options) >= _FEW and sorted(options) == sorted(item.options) and self._only_one_with(sorted(options))
        return max(alike, CLOSE) if same else alike

    def _only_one_with(self, options: list[str]) -> bool:
        today = sum(sorted(item.options) == options for item in self.items)
        before = sum(sorted(living_options(record)) == options for record in self.records if not record.gone)
        return today <= 1 and before <= 1


def handle(record: Record) -> str:
    """The `id:` by which an author can point at any entry: `question-3`."""
    return f"{record.kind.replace('_', '-')}-{record.number}"


def living_options(record: Record) -> tuple[str, ...]:
    """The texts of the options that were there at the last build, in the author's order."""
    return record.option_texts[: len(record.options)]


def _anywhere(_item: Item, _record: Record) -> bool:
    return True


def _ids_differ(item: Item, record: Record) -> bool:
    return bool(item.typed) and record.key.startswith("id:") and record.key != f"id:{item.typed}"
