from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("threshold-with-text", folder / "proeve.zip")
