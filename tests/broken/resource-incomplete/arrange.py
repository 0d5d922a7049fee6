from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("resource-incomplete", folder / "proeve.zip")
