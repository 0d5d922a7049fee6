from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("file-reference-unsafe", folder / "proeve.zip")
