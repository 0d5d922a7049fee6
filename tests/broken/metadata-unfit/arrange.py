from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("metadata-unfit", folder / "proeve.zip")
