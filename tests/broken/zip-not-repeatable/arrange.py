from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("zip-not-repeatable", folder / "proeve.zip")
