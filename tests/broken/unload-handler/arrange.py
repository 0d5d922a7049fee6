from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("unload-handler", folder / "proeve.zip")
