"""What an author begins with: a collection or a module that builds at once and shows how things are written.

The files lie in `templates/new/`: `collection/` what modules share, `module/` a module, `collection-module/` the page
of it that uses what is shared. In their `.toml` files `@TITEL@`, `@IDAG@` and `@OM_ET_AAR@` are filled in.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from builder import resources
from builder.prose.anchors import anchor_of
from builder.record import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

_LONGEST = 60
"""Characters of a folder's name: a Windows path has 260 for everything."""
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))))
"""Names that Windows keeps for itself."""

FIRST_TITLE = "Mit første modul"
"""Of the module in a new collection."""


class Occupied(Exception):  # noqa: N818 -- it says what it is
    """There is something of that name already. Nothing was written."""


class Starter(NamedTuple):
    """Files to write, by path with forward slashes relative to `folder`."""

    folder: str
    files: Mapping[str, bytes]


def folder_name(typed: str) -> str:
    """The folder for what is called `typed`: ASCII letters, digits and hyphens; "" when nothing is left of it.

    >>> folder_name("AI på øen (2)")
    'ai-paa-oeen-2'
    """
    name = anchor_of(typed)
    if len(name) > _LONGEST:
        whole = name[: _LONGEST + 1].rpartition("-")[0]
        name = whole or name[:_LONGEST]
    return f"{name}-1" if name in _RESERVED else name


def collection(parent: str, name: str, today: datetime.date) -> Starter:
    """A folder with a collection in `modules/`, one module in it."""
    first = f"modules/{folder_name(FIRST_TITLE)}"
    files = {f"modules/{path}": content for path, content in _template("collection", FIRST_TITLE, today).items()}
    for part in ("module", "collection-module"):
        files |= {f"{first}/{path}": content for path, content in _template(part, FIRST_TITLE, today).items()}
    return Starter(os.path.join(parent, folder_name(name)), dict(sorted(files.items())))


def module(modules: str, title: str, today: datetime.date) -> Starter:
    """A module for the collection in the folder `modules`, whatever that collection holds."""
    return Starter(os.path.join(modules, folder_name(title)), _template("module", title, today))


def write(starter: Starter) -> None:
    """All files, or none: they get the folder's name when every one is there. Raises `Occupied`, `OSError`."""
    if os.path.lexists(starter.folder):
        raise Occupied
    parent, name = os.path.split(starter.folder)
    part = os.path.join(parent, f".{name}.{os.getpid()}.part")
    try:
        for path, content in starter.files.items():
            file = os.path.join(part, *path.split("/"))
            os.makedirs(os.path.dirname(file), exist_ok=True)
            with open(file, "xb") as stream:
                stream.write(content)
        os.rename(part, starter.folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _template(part: str, title: str, today: datetime.date) -> dict[str, bytes]:
    """The files of a folder of `templates/new/`, filled in, by path."""
    root = resources.folder(f"new/{part}")
    filled = {"@TITEL@": _quoted(title), "@IDAG@": today.isoformat(), "@OM_ET_AAR@": _a_year_on(today).isoformat()}
    files: dict[str, bytes] = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
            text = resources.text(f"new/{part}/{path}")
            if name.endswith(".toml"):
                for mark, value in filled.items():
                    text = text.replace(mark, value)
            files[path] = text.encode()
    return dict(sorted(files.items()))


def _quoted(title: str) -> str:
    """As it stands between the quotes of a TOML text."""
    return title.replace("\\", "\\\\").replace('"', '\\"')


def _a_year_on(day: datetime.date) -> datetime.date:
    """The same day next year; 28 February after a leap day."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004
