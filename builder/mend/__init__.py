"""`fix`: what can only mean one thing is written so; what the learner gets stays the same.

Two kinds of mend. A finding with one safe mend is mended by the function of its code (`meant`, `toml`, `page`,
`lock`). What format.md forgives without a word is tidied, line by line (`tidy`). Neither is trusted: every mend is
tried on the whole line up to an understood module, and used only when its finding is gone, or, for a tidied line,
when everything that was understood and everything that was found is the same as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.mend import formats, lock, meant, page, tidy, toml
from builder.mend.edits import Case, applied
from builder.mend.files import module_files, shared_files, source_of
from builder.mend.look import Seen, look
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from builder.diagnostics import Diagnostic
    from builder.mend.edits import Edit
    from builder.mend.files import File

MENDS = {**meant.MENDS, **toml.MENDS, **page.MENDS, **lock.MENDS}
"""The codes with one safe mend."""

HIDING = frozenset({*toml.MENDS, "block-unknown", "block-two-colons", "block-end-word", "include-missing"})
"""Mistakes that hide what stands behind them: it may be found when they are mended."""

TIDIED, FORMAT = "tidied", "format"
"""Reasons beside the codes: what was forgiven anyway; the way to a newer format."""
_MOST_ROUNDS = 10


class Change(NamedTuple):
    """What shall stand in a file, and why: codes, and perhaps `TIDIED` or `FORMAT`."""

    file: File
    text: str
    why: tuple[str, ...]


def mended(folder: Path, display: str, modules: Sequence[str] = ()) -> tuple[Change, ...]:
    """What there is to mend in the modules; without any, in all of them and in what they share. Writes nothing."""
    work = _Work(folder, display)
    for _ in range(_MOST_ROUNDS):
        before = dict(work.texts)
        if not modules:
            work.take(shared_files(folder, display))
            work.migrate()
            work.mend(None)
        collection = work.look([]).collection
        for slug in modules or (collection.modules if collection else ()):
            work.take(module_files(folder, display, slug))
            work.mend([slug])
        if work.texts == before:
            break
    return work.changes()


class _Work:
    """The files being mended: `texts` is what they shall hold, by display name."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder, self.display = folder, display
        self.files: dict[str, File] = {}
        self.texts: dict[str, str] = {}
        self.why: dict[str, list[str]] = {}
        self.at_hand: dict[str, File] = {}
        """Those that may be changed now."""

    def take(self, files: dict[str, File]) -> None:
        self.at_hand = files
        self.files |= files
        self.texts = {name: file.text for name, file in files.items()} | self.texts

    def look(self, modules: Sequence[str] | None) -> Seen:
        """With the texts as they are now; None for all modules."""
        drafts = {self.files[name].path: text.encode() for name, text in self.texts.items()}
        return look(self.folder, self.display, modules, drafts)

    def migrate(self) -> None:
        """Take the collection to the newest format that we have steps to."""
        collection = self.look([]).collection
        if collection is None or not formats.STEPS:
            return
        shared = self.at_hand
        for slug in collection.modules:
            self.take(module_files(self.folder, self.display, slug))
        catalogue = f"{self.display}/catalogue.toml"
        fresh = formats.migrated(self.texts, collection.catalogue.format, formats.STEPS, catalogue)
        for name, text in fresh.items():
            self.change(name, text, FORMAT)
        self.at_hand = shared

    def mend(self, modules: Sequence[str] | None) -> None:
        """Until nothing is left to mend: a mend may bring to light what stood behind the mistake."""
        for _ in range(_MOST_ROUNDS):
            seen = self.look(modules)
            if not (self.mend_findings(seen, modules) or self.tidy(seen, modules)):
                return

    def change(self, name: str, text: str, why: str) -> None:
        self.texts[name] = text
        self.why.setdefault(name, []).append(why)

    def mend_findings(self, seen: Seen, modules: Sequence[str] | None) -> bool:
        """Mend what has a mend, one file and code at a time. Was there anything?"""
        places = dict.fromkeys((one.span.file, one.code) for one in seen.found if one.code in MENDS)
        changed = False
        for name, code in places:
            if name not in self.at_hand:
                continue
            seen = self.look(modules) if changed else seen
            group = [one for one in seen.found if (one.span.file, one.code) == (name, code)]
            edits = [edit for one in group if (edit := MENDS[code](self.case(one, seen))) is not None]
            changed |= self.try_edits(name, code, edits, seen, modules)
        return changed

    def case(self, found: Diagnostic, seen: Seen) -> Case:
        name = found.span.file
        errors = {one.code for one in seen.found if one.span.file == name and one.severity == "error"}
        settings = next((settings for own, settings in seen.settings.items() if name.startswith(own)), None)
        return Case(found, self.texts[name], errors <= {found.code}, seen.collection, settings)

    def try_edits(self, name: str, code: str, edits: list[Edit], seen: Seen, modules: Sequence[str] | None) -> bool:
        """Use the edits that make a finding go away: all at once, else each by itself, the last first."""
        used = False
        left = _count(seen, name, code)
        wanted = sorted(set(edits), reverse=True)
        for some in ([wanted] if len(wanted) > 1 else []) + [[edit] for edit in wanted]:
            old = self.texts[name]
            self.texts[name] = applied(old, some)
            after = self.look(modules)
            now = _count(after, name, code)
            if now <= left - len(some) and (code in HIDING or _errors(after, name) < _errors(seen, name)):
                self.change(name, self.texts[name], code)
                seen, left, used = after, now, True
                if len(some) == len(wanted):
                    break
            else:
                self.texts[name] = old
        return used

    def tidy(self, seen: Seen, modules: Sequence[str] | None) -> bool:
        """Tidy every file at hand, leaving out what would change anything. Was there anything?

        Nothing is tidied while a module cannot be understood: it could not be seen whether it stays the same.
        """
        if not seen.whole:
            return False
        changed = False
        for name, file in self.at_hand.items():
            old = self.texts[name]
            lines: dict[int, str] = {}
            if name.endswith(".toml"):
                fresh = tidy.settings_file(old).split("\n")
                lines = {at: line for at, line in enumerate(fresh) if line != old.split("\n")[at]}
            elif not name.endswith(".lock"):
                lines = dict(tidy.proposals(source_of(file, old)))
            self.try_lines(name, lines, seen, modules)
            if self.texts[name] != old:
                self.change(name, self.texts[name], TIDIED)
                changed = True
        return changed

    def try_lines(self, name: str, lines: Mapping[int, str], seen: Seen, modules: Sequence[str] | None) -> None:
        """Use the lines together when all stays the same, else those of each half that can be used."""
        if not lines:
            return
        old = self.texts[name]
        self.texts[name] = "\n".join(lines.get(at, line) for at, line in enumerate(old.split("\n")))
        if self.look(modules).same_as(seen):
            return
        self.texts[name] = old
        if len(lines) > 1:
            half = sorted(lines)[len(lines) // 2]
            self.try_lines(name, {at: text for at, text in lines.items() if at < half}, seen, modules)
            self.try_lines(name, {at: text for at, text in lines.items() if at >= half}, seen, modules)

    def changes(self) -> tuple[Change, ...]:
        return tuple(
            Change(file, self.texts[name], tuple(dict.fromkeys(self.why.get(name, [TIDIED]))))
            for name, file in self.files.items()
            if self.texts[name].encode() != file.raw
        )


def _errors(seen: Seen, name: str) -> int:
    """What is wrong in a file; a warning that goes away counts like an error that does."""
    return sum(one.span.file == name and one.severity != "note" for one in seen.found)


def _count(seen: Seen, name: str, code: str) -> int:
    return sum((one.span.file, one.code) == (name, code) for one in seen.found)
