from pathlib import Path

from tests.building import build


def arrange(folder: Path) -> None:
    build(folder)
    page = folder / "modules/eksempel/01-start.md"
    page.write_text(page.read_text("utf-8").replace("tage fejl", "tage helt fejl"), "utf-8")
