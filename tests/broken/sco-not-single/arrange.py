from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("sco-not-single", folder / "proeve.zip")
