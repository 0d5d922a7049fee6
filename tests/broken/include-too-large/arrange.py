"""A text too large to keep in the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def arrange(folder: Path) -> None:
    shared = folder / "modules/_shared"
    shared.mkdir()
    (shared / "alle-love.md").write_text("Hele loven står her.\n\n" * 10_000, "utf-8")
