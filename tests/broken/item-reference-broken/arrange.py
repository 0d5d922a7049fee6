from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("item-reference-broken", folder / "proeve.zip")
