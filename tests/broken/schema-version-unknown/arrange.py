from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("schema-version-unknown", folder / "proeve.zip")
