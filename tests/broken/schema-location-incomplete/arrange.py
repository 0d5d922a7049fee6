from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("schema-location-incomplete", folder / "proeve.zip")
