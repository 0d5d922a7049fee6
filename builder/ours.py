"""A folder of our files in which others may have put theirs: what we did not write is never written over or removed."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import file_digest
from typing import TYPE_CHECKING

from builder import cache
from builder.build import OutputFailed
from builder.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = 1
Written = dict[str, list[str]]
"""File → the digests it may have when it is ours: two while it is being replaced."""


def write_folder(folder: str, files: Mapping[str, bytes | Path]) -> None:
    """Put `files` (names with forward slashes) into `folder`, and take away those of last time that have gone.

    Raises `OutputFailed`: before anything is touched when a file of that name is not ours, or was changed by somebody.
    """
    try:
        before = _record(folder)
        fresh = {name: _digest(content) for name, content in files.items()}
        for name, digest in fresh.items():
            path = _path(folder, name)
            if os.path.lexists(path) and not _is_one_of(path, [digest, *before.get(name, ())]):
                raise OutputFailed(path, N_("it was not written by modulbygger; move it away"))
        os.makedirs(folder, exist_ok=True)
        _remember(
            folder,
            {name: [*before.get(name, ()), *([fresh[name]] if name in fresh else [])] for name in before | fresh},
        )
        for name, content in files.items():
            _write(_path(folder, name), content, fresh[name])
        for name in before.keys() - fresh.keys():
            _take_away(_path(folder, name), before[name])
        _remember(folder, {name: [digest] for name, digest in fresh.items()})
    except OSError as fault:
        raise OutputFailed(fault.filename2 or fault.filename or folder, fault.strerror or str(fault)) from fault


def _path(folder: str, name: str) -> str:
    return os.path.join(folder, *name.split("/"))


def _record(folder: str) -> Written:
    """What we wrote here last time; nothing when it does not say, or says it in words that are not ours."""
    try:
        with open(os.path.join(folder, cache.NAME), "rb") as file:
            told = json.loads(file.read())
        return {str(name): [str(one) for one in digests] for name, digests in told["files"].items()}
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _remember(folder: str, written: Written) -> None:
    told = {"format": FORMAT, "files": dict(sorted(written.items()))}
    cache.write_whole(os.path.join(folder, cache.NAME), json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n")


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return cache.digest(content)
    with open(content, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _is_one_of(path: str, digests: list[str]) -> bool:
    return not os.path.islink(path) and any(cache.is_unchanged(path, digest) for digest in digests)


def _write(path: str, content: bytes | Path, digest: str) -> None:
    """A file that is right already stays: it may be open in somebody's browser."""
    if cache.is_unchanged(path, digest):
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if isinstance(content, bytes):
        cache.write_whole(path, content)
        return
    part = cache.part_name(path)
    try:
        shutil.copyfile(content, part)
        os.replace(part, path)
    except BaseException:
        cache.remove(part)
        raise


def _take_away(path: str, digests: list[str]) -> None:
    """One of ours that is not needed any more, with its folder when nothing else is in it."""
    if not _is_one_of(path, digests):
        return
    os.unlink(path)
    parent = os.path.dirname(path)
    if not os.listdir(parent):
        os.rmdir(parent)
