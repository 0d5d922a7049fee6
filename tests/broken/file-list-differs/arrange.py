from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("file-list-differs", folder / "proeve.zip")
