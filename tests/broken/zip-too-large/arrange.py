from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("zip-too-large", folder / "proeve.zip")
