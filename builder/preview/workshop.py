"""What the preview shows: the last good version of each module somebody looks at, made anew when files change.

One thread makes courses (`refresh`), the server's own thread reads what was made; between them whole values are
exchanged, never changed in place.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from builder.diagnostics import in_order
from builder.load import load_collection
from builder.preview.course import files, how_hard, look, look_further
from builder.preview.previous import Previous, find_previous
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.diagnostics import Diagnostic
    from builder.load import Collection
    from builder.preview.course import Course, Look

    Files = dict[str, bytes | Path]

AGAIN = 0.05
"""Seconds after which a folder that changed while it was read is read once more."""


class Choice(NamedTuple):
    """What somebody looks at."""

    slug: str
    audience: str = ""


class Shown(NamedTuple):
    """What there is to see of one choice."""

    course: Course | None
    """The last good version; None as long as there was none."""
    first: Course | None
    """The first good version of this run: an attempt made with the previous version may begin there."""
    found: tuple[Diagnostic, ...]
    audiences: tuple[str, ...]
    here: bool
    """Is there such a module?"""
    lock: str | None
    """What `ids.lock` would say."""
    on_disk: str | None
    """What it says."""
    lix: tuple[tuple[str, int, bool], ...] = ()
    """(file, LIX, above its limit) of each page of some length."""
    fault: str = ""
    """What the machine or the program itself could not do, in one line."""


NOTHING = Shown(None, None, (), (), here=False, lock=None, on_disk=None)


class Workshop:
    """The collection, and what is shown of its modules."""

    def __init__(self, root: str, display: str, out: str) -> None:
        self.root = root
        self.display = display
        self.out = out
        """Where packages were built: the previous version may lie there."""
        self.collection: Collection | None = None
        self._shown: dict[Choice, Shown] = {}
        self._fresh: set[Choice] = set()
        self._packages: dict[tuple[Choice, str, str], Files] = {}
        self._previous: dict[tuple[Choice, str], Previous | None] = {}
        self._making = Lock()

    def changed(self) -> None:
        """Files have changed: everything is to be read again when somebody asks."""
        self._fresh.clear()

    def shown(self, choice: Choice) -> Shown:
        """As it was made last."""
        return self._shown.get(choice, NOTHING)

    def was_made(self, choice: Choice) -> bool:
        """Has anybody looked at it yet?"""
        return choice in self._shown

    def refresh(self, choices: Iterable[Choice], tell: Callable[[Choice], None]) -> None:
        """Make anew what is not fresh. `tell` is called when a course can be seen, and again with the last findings.

        Never raises: what the machine would not do, and faults of our own, become `Shown.fault`.
        """
        with self._making:
            stale = [choice for choice in choices if choice not in self._fresh]
            self._fresh.update(stale)
            further: list[tuple[Choice, Look]] = []
            for choice in stale:
                seen = self._safely(choice)
                tell(choice)
                if seen is not None:
                    further.append((choice, seen))
            for choice, seen in further:
                if self._tell_further(choice, seen):
                    tell(choice)

    def package(self, choice: Choice, edition: str, course: Course) -> Files:
        """The files of a course, made once for each edition."""
        key = (choice, edition, course.stamp)
        known = self._packages.get(key)
        if known is None:
            known = files(course, edition)
            # Of each choice and edition what is shown now and what was shown first.
            first = self.shown(choice).first
            keep = {course.stamp, first.stamp if first else ""}
            same = [one for one in self._packages if one[:2] == key[:2] and one[2] not in keep]
            for one in same:
                del self._packages[one]
            self._packages[key] = known
        return known

    def look_back(self, choice: Choice, edition: str) -> Previous | None:
        """Find the version before: the package built last, else what was shown first in this run."""
        shown = self.shown(choice)
        found = None
        if shown.course is not None:
            found = find_previous(self.out, choice.slug, edition, shown.course)
            first = shown.first
            if found is None and first is not None and first.stamp != shown.course.stamp:
                version = first.part.module.settings.version
                found = Previous(version, "", self.package(choice, edition, first))
        self._previous = {(choice, edition): found}  # one at a time: a package may be large
        return found

    def previous(self, choice: Choice, edition: str) -> Previous | None:
        """What `look_back` found last."""
        return self._previous.get((choice, edition))

    def _safely(self, choice: Choice) -> Look | None:
        try:
            try:
                return self._look(choice)
            except OSError:
                time.sleep(AGAIN)
                return self._look(choice)
        except Exception as fault:  # noqa: BLE001 -- the preview stays, whatever happens; the author is told of it
            self._shown[choice] = self.shown(choice)._replace(fault=_in_a_line(fault))
            return None

    def _look(self, choice: Choice) -> Look | None:
        collection, found = load_collection(Path(self.root), self.display)
        before = self.shown(choice)
        if collection is None:
            self._shown[choice] = before._replace(found=tuple(in_order(found)), here=True, fault="")
            return None
        self.collection = collection
        if choice.slug not in collection.modules:
            self._shown[choice] = before._replace(found=tuple(in_order(found)), here=False, fault="")
            return None
        on_disk = _text_of(os.path.join(self.root, choice.slug, "ids.lock"))
        remembered = before.lock if before.on_disk == on_disk else None
        seen = look(collection, choice.slug, choice.audience, remembered)
        seen = seen._replace(found=in_order([*found, *seen.found]))
        course = seen.course or before.course
        self._shown[choice] = Shown(
            course=course,
            first=before.first or course,
            found=tuple(seen.found),
            audiences=seen.audiences,
            here=True,
            lock=seen.course.whole.lock if seen.course else before.lock,
            on_disk=on_disk,
            lix=before.lix,
        )
        return seen

    def _tell_further(self, choice: Choice, seen: Look) -> bool:
        """Is there more to say? Nothing is said of files that have changed meanwhile."""
        if self.collection is None or choice not in self._fresh:
            return False
        try:
            found = tuple(look_further(seen, self.collection, choice.slug))
            lix = tuple((file, *told) for file, told in how_hard(seen, self.collection).items())
        except (OSError, LookupError):  # a file or a whole module went away under it: the change is on its way here
            return False
        except Exception as fault:  # noqa: BLE001 -- as in `_safely`
            self._shown[choice] = self.shown(choice)._replace(fault=_in_a_line(fault))
            return True
        before = self.shown(choice)
        if (found, lix) == (tuple(seen.found), before.lix):
            return False
        self._shown[choice] = before._replace(found=found, lix=lix)
        return True


def _text_of(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:  # there is none yet
        return None


def _in_a_line(fault: Exception) -> str:
    from traceback import extract_tb

    if isinstance(fault, OSError):
        return fault.strerror or str(fault)
    frames = extract_tb(fault.__traceback__)
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"
    return f"{type(fault).__name__}: {fault} ({place})"
