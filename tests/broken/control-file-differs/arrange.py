from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("control-file-differs", folder / "proeve.zip")
