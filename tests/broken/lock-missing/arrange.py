from pathlib import Path

from tests.building import build


def arrange(folder: Path) -> None:
    build(folder)
    (folder / "modules/eksempel/ids.lock").unlink()
