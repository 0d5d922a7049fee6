from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("pass-mark-differs", folder / "proeve.zip")
