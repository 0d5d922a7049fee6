from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("zip-entry-unsafe", folder / "proeve.zip")
