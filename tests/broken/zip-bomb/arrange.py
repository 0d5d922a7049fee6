from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("zip-bomb", folder / "proeve.zip")
