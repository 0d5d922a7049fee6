from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("dialog-or-eval", folder / "proeve.zip")
