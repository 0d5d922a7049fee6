"""A sound that was never compressed; the file is sparse."""

from pathlib import Path


def arrange(folder: Path) -> None:
    media = folder / "modules/eksempel/media"
    media.mkdir()
    (media / "velkomst.md").write_text("Velkommen til kurset.\n", "utf-8")
    with (media / "velkomst.mp3").open("wb") as file:
        file.write(b"ID3")
        file.truncate(43_000_000)
