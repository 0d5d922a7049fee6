from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("manifest-misplaced", folder / "proeve.zip")
