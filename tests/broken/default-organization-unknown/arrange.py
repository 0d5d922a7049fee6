from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("default-organization-unknown", folder / "proeve.zip")
