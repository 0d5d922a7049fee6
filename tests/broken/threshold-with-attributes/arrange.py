from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("threshold-with-attributes", folder / "proeve.zip")
