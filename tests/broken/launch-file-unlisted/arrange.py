from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("launch-file-unlisted", folder / "proeve.zip")
