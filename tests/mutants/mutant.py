"""A deliberate break, and where they are all written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Mutant(NamedTuple):
    home: str
    """The file it is written in, without `.toml`: `check-prose`."""
    rule: str
    file: str
    old: str
    new: str
    test: str
    among: tuple[str, ...]

    def misfit(self) -> str:
        """Why it cannot be made; empty when `old` stands exactly once in the file."""
        file = ROOT / self.file
        if not file.is_file():
            return f"{self.file} is not there"
        times = file.read_text("utf-8").count(self.old)
        if times != 1:
            return f"`{self.old}` stands {times} times in {self.file}"
        return "`new` is `old`" if self.new == self.old else ""


def load(folder: Path = HERE) -> list[Mutant]:
    """All of the folder, file by file, in the order of their rules.

    `among` may stand at the head of a file for all in it, or in one; when left out it is the file of `test`.
    """
    found = []
    for file in sorted(folder.glob("*.toml")):
        written = tomllib.loads(file.read_text("utf-8"))
        for each in written["mutant"]:
            among = each.pop("among", written.get("among", [each["test"].partition("::")[0]]))
            found.append(Mutant(home=file.stem, among=tuple(among), **each))
    return sorted(found, key=lambda mutant: (mutant.home, mutant.rule, mutant.file, mutant.old))
