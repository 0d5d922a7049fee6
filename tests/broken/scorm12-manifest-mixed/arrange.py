from pathlib import Path

from tests.damaged import write


def arrange(folder: Path) -> None:
    write("scorm12-manifest-mixed", folder / "proeve.zip")
