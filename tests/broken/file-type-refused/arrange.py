from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("file-type-refused", folder / "proeve.zip")
