"""Small collections and quiet builds for tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from builder.build import build_modules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builder.build import BuildResult, BuiltPackage

TODAY = "2026-11-22"


class Quiet:
    """A report that only remembers."""

    def __init__(self) -> None:
        self.packages: list[BuiltPackage] = []
        self.asked = 0

    def begin(self, packages: int, language: str) -> None:  # noqa: ARG002
        self.asked = packages

    def package(self, built: BuiltPackage) -> None:
        self.packages.append(built)


def build(
    folder: Path,
    *modules: str,
    editions: Sequence[str] = ("scorm12",),
    audiences: Sequence[str] = (),
    jobs: int = 1,
    frozen: bool = False,
    report: Quiet | None = None,
    today: str = TODAY,
) -> BuildResult:
    """Build `folder/modules` into `folder/dist`, without a word."""
    return build_modules(
        os.fspath(folder / "modules"),
        "modules",
        modules,
        editions,
        os.fspath(folder / "dist"),
        audiences=audiences,
        jobs=jobs,
        frozen=frozen,
        today=today,
        report=report or Quiet(),
    )


PAGE = """# Start

En sprogmodel gætter det næste ord. Derfor kan den lyde sikker og tage fejl.

![En kurve](media/kurve.svg)

::: spørgsmål
Hvad gør en sprogmodel, når den svarer?

- [x] Gætter det næste ord
  - Ja.
- [ ] Slår svaret op
  - Nej.
:::
"""
TEST = """# Prøv dig selv

::: test
bestået: 60

::: spørgsmål
Hvem har ansvaret for svaret?

- [x] Jeg selv
- [ ] Sprogmodellen
:::
:::
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 9 9 0"/></svg>\n'


def collection(folder: Path, *modules: str) -> Path:
    """A collection with good modules in `folder/modules`; gives `folder`."""
    root = folder / "modules"
    root.mkdir(parents=True)
    (root / "catalogue.toml").write_text('publisher = "Fjordby"\neditions = ["scorm12", "scorm2004"]\n', "utf-8")
    for slug in modules or ("eksempel",):
        (root / slug / "media").mkdir(parents=True)
        (root / slug / "module.toml").write_text('title = "Eksempel på æøå"\nversion = "1.0.0"\nminutes = 5\n', "utf-8")
        (root / slug / "01-start.md").write_text(PAGE, "utf-8")
        (root / slug / "02-test.md").write_text(TEST, "utf-8")
        (root / slug / "media/kurve.svg").write_text(DRAWING, "utf-8")
    return folder
