from pathlib import Path


def arrange(folder: Path) -> None:
    (folder / "modules/eksempel/02-regler.md").mkdir()
