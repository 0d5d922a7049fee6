"""What need not be built again: the hash of everything a package was made from, and what came of it last time.

This is the whole path of a build in which nothing changed, so it imports next to nothing. A record is only a shortcut:
it is thrown away when a byte of the sources, the program or the packages is another, and losing it costs one build.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING, Any

from builder import VERSION
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic

NAME = ".modulbygger.json"
"""Beside the packages; may be deleted at any time."""
FORMAT = 1
LIBRARIES = ("modulbygger-", "markdown-", "jinja2-", "lxml-", "markupsafe-")
BUILDER = os.path.dirname(os.path.abspath(__file__))


class Inputs(NamedTuple):
    """The digests of what a module is made from."""

    shared: str
    """Of all that is not the module's own."""
    files: tuple[tuple[str, str], ...]
    """(path in the module's folder, digest), in path order."""

    def key(self) -> str:
        return _digest((self.shared, *(part for pair in self.files for part in pair)))

    def with_lock(self, text: str) -> Inputs:
        """The inputs of the next build: the same with the lock this build has written."""
        others = [pair for pair in self.files if pair[0] != "ids.lock"]
        return self._replace(files=tuple(sorted([*others, ("ids.lock", sha256(text.encode("utf-8")).hexdigest())])))


def shared_inputs(root: str, display: str, today: str) -> str:
    """The digest of what all modules share: the program, the day (notes depend on it), the collection's own files."""
    parts = [_tool(), display, today, *_logos(root)]
    for entry in _listed(root):
        if entry.is_file():
            parts += [entry.name, _file(entry.path)]
        elif entry.is_dir() and entry.name.startswith("_"):
            parts += [part for pair in _files(entry.path, entry.name) for part in pair]
        elif any(name == "module.toml" or name.lower().endswith(".md") for name in _names(entry.path)):
            parts.append(entry.name)
    return _digest(parts)


def _logos(root: str) -> list[str]:
    """The digests of the files that `catalogue.toml` may mean by its logos, wherever in the collection they lie."""
    try:
        with open(os.path.join(root, "catalogue.toml"), "rb") as file:
            text = file.read()
    except OSError:
        return []
    if b"logo" not in text:
        return []
    from builder.logo import sources

    return [part for path in sources(text, root) for part in (path, _file(path))]


def module_inputs(shared: str, root: str, slug: str) -> Inputs:
    return Inputs(shared, tuple(_files(_folder_of(root, slug), "")))


def _folder_of(root: str, slug: str) -> str:
    """Where a module lies: we write its name in NFC, the disk may spell it otherwise."""
    folder = os.path.join(root, slug)
    if slug.isascii() or os.path.isdir(folder):
        return folder
    from unicodedata import normalize

    return next((entry.path for entry in _listed(root) if normalize("NFC", entry.name) == slug), folder)


def load(out: str) -> dict[str, Any]:
    """The record of an output folder; empty when there is none or it is not one we can use."""
    try:
        with open(os.path.join(out, NAME), "rb") as file:
            data = file.read()
    except OSError:
        return {}
    start = len(_head(b""))
    text = data[start:-1]
    if data[:start] != _head(text):
        return {}
    record: dict[str, Any] = json.loads(text.decode("utf-8", "surrogateescape"))
    return record


def to_bytes(record: dict[str, Any]) -> bytes:
    text = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogateescape")
    return _head(text) + text + b"}"


def _head(text: bytes) -> bytes:
    """How the file begins; with it nobody's edit of the rest is taken for what we wrote."""
    return f'{{"format": {FORMAT}, "digest": "{digest(text)}", "record": '.encode()


def is_unchanged(path: str, digest: str) -> bool:
    """Is the file still the one that was written?"""
    return _file(path) == digest


def part_name(path: str) -> str:
    """What a file is called until it is whole: another name in every process, for two builds at the same time."""
    return f"{path}.{os.getpid()}.part"


def write_whole(path: str, data: bytes) -> None:
    """Write a file whole or not at all: nobody ever sees half of it. Raises OSError."""
    fresh = part_name(path)
    try:
        with open(fresh, "wb") as file:
            file.write(data)
        os.replace(fresh, path)
    except BaseException:
        remove(fresh)
        raise


def remove(path: str) -> None:
    """Take away a file of ours that may not be there."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def to_rows(found: list[Diagnostic]) -> list[list[Any]]:
    return [
        [d.code, d.severity, list(d.span), d.message, d.hint, [list(pair) for pair in d.values], d.audience]
        for d in found
    ]


def from_rows(rows: list[list[Any]]) -> list[Diagnostic]:
    """The stored diagnostics, to be printed again."""
    if not rows:
        return []
    from builder.diagnostics import Diagnostic
    from builder.model import Span

    return [
        Diagnostic(code, severity, Span(*span), message, hint, tuple((name, value) for name, value in values), audience)
        for code, severity, span, message, hint, values, audience in rows
    ]


def _tool() -> str:
    """This program and what it stands on.

    An installed wheel has the digests of all its files in one, `RECORD`. In a checkout size and time of each file must
    do: at worst a fresh copy of the same program builds once more.
    """
    parts = [VERSION, sys.version, zlib.ZLIB_RUNTIME_VERSION]
    installed = os.path.isdir(os.path.join(BUILDER, "_templates"))
    for folder in sys.path:
        for name in _names(folder):
            if name.endswith(".dist-info") and name.lower().startswith(LIBRARIES):
                parts.append(name)
                if installed and name.startswith("modulbygger-"):
                    parts.append(_file(os.path.join(folder, name, "RECORD")))
    return _digest(parts if installed else [*parts, *_sources()])


def _sources() -> Iterator[str]:
    folders = [BUILDER, os.path.join(os.path.dirname(BUILDER), "templates")]
    while folders:
        for entry in _listed(folders.pop(0)):
            if not entry.is_dir():
                state = entry.stat()
                yield from (entry.path, str(state.st_size), str(state.st_mtime_ns))
            elif entry.name not in {"__pycache__", "explain", "examples"}:
                folders.append(entry.path)


def _files(folder: str, under: str) -> Iterator[tuple[str, str]]:
    """Every file below a folder with the digest of its bytes, in name order. Links to folders are not followed."""
    for entry in _listed(folder):
        name = f"{under}/{entry.name}" if under else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, name)
        else:
            yield name, _file(entry.path)


def _file(path: str) -> str:
    """The digest of a file's bytes; nothing for what is no file or cannot be opened: the build itself will tell."""
    if not os.path.isfile(path):
        return ""
    try:
        with open(path, "rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _listed(folder: str) -> list[os.DirEntry[str]]:
    if not os.path.isdir(folder):
        return []
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _names(folder: str) -> list[str]:
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def _digest(parts: list[str] | tuple[str, ...]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
