from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("organization-incomplete", folder / "proeve.zip")
