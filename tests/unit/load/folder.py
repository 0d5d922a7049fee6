"""A collection on disk, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.load import Collection, ModuleSource, load_collection, load_module

if TYPE_CHECKING:
    from pathlib import Path

    from builder.diagnostics import Diagnostic

MODULE = 'title = "Brug AI"\n'


def write(root: Path, **files: str | bytes) -> Path:
    """`modules/m/module.toml` and further files under `modules/`; `__` is a slash, `___` a dot."""
    for name, content in {"m__module___toml": MODULE, **files}.items():
        path = root / "modules" / name.replace("___", ".").replace("__", "/")
        put(path, content)
    return root / "modules"


def put(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def load(modules: Path, slug: str = "m") -> tuple[ModuleSource | None, list[Diagnostic]]:
    shared, found = collection(modules)
    assert found == []
    return load_module(shared, slug)


def collection(modules: Path) -> tuple[Collection, list[Diagnostic]]:
    made, found = load_collection(modules, "modules")
    assert made is not None
    return made, found
