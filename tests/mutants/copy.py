"""A copy of the checkout for breaks."""

from __future__ import annotations

import compileall
import shutil
from typing import TYPE_CHECKING

from tests.mutants.mutant import ROOT

if TYPE_CHECKING:
    from pathlib import Path

COPIED = ("builder", "templates", "tests", "pyproject.toml", "package.json", "modules")
LINKED = ("node_modules", "builder/_third_party")


def copy(into: Path) -> None:
    """What the tests need; byte code is compiled here, once for all breaks."""
    into.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, into / name, ignore=shutil.ignore_patterns("_third_party"), symlinks=True)
        else:
            shutil.copy2(source, into / name)
    for name in LINKED:
        (into / name).symlink_to(ROOT / name)
    compileall.compile_dir(into / "builder", quiet=1)
