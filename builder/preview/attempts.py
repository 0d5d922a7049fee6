"""Attempts in the preview: what the run-time stored, kept in SQLite so that it survives a restart.

The file lies in the user's cache folder, not beside the modules: those are often synchronised (OneDrive), which
breaks databases, and what an author answered for a trial belongs to nobody else.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from typing import Any

from builder.record import NamedTuple

TABLE = """
create table if not exists attempts (
  collection text not null, module text not null, edition text not null, audience text not null,
  kept text not null, saved text not null,
  primary key (collection, module, edition, audience)
) without rowid
"""


class Key(NamedTuple):
    """Whose attempt: one learner takes each course in each edition."""

    collection: str
    """The folder's whole path."""
    module: str
    edition: str
    audience: str


class Attempts:
    """Opened once; used by one thread."""

    def __init__(self, path: str) -> None:
        self._base, self.kept = _open(path)
        """`kept` tells whether attempts outlive this run."""

    def get(self, key: Key) -> str:
        """What was stored, as JSON; an empty object when nothing was."""
        row = self._base.execute(f"select kept from attempts where {_WHERE}", tuple(key)).fetchone()  # noqa: S608
        return str(row[0]) if row else "{}"

    def put(self, key: Key, kept: str) -> None:
        from datetime import UTC, datetime

        now = datetime.now(tz=UTC).isoformat(timespec="seconds")
        with self._base:
            self._base.execute("replace into attempts values (?, ?, ?, ?, ?, ?)", (*key, kept, now))

    def forget(self, key: Key) -> None:
        with self._base:
            self._base.execute(f"delete from attempts where {_WHERE}", tuple(key))  # noqa: S608

    def close(self) -> None:
        self._base.close()


_WHERE = "collection = ? and module = ? and edition = ? and audience = ?"


def cache_folder() -> str:
    """Where programs of this user keep what can be made again."""
    environment: dict[str, Any] = dict(os.environ)
    if sys.platform == "win32":
        home = environment.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        home = os.path.expanduser("~/Library/Caches")
    else:
        home = environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(home, "modulbygger")


def _open(path: str) -> tuple[sqlite3.Connection, bool]:
    """The base at `path`; one in memory when there can be none. A damaged one begins anew: it holds trials only."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            return _ready(path), True
        except sqlite3.OperationalError:  # locked, or not to be written
            raise
        except sqlite3.DatabaseError:
            os.replace(path, f"{path}.damaged")
            return _ready(path), True
    except (OSError, sqlite3.OperationalError):
        return _ready(":memory:"), False


def _ready(path: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=2, check_same_thread=False)
    try:
        base.execute("pragma synchronous = normal")
        with base:
            base.execute(TABLE)
    except sqlite3.Error:
        with closing(base):
            raise
    return base
