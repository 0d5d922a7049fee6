from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("item-title-unfit", folder / "proeve.zip")
