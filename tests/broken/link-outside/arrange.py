from pathlib import Path


def arrange(folder: Path) -> None:
    (folder / "udenfor.txt").write_text("hemmeligt", "utf-8")
    media = folder / "modules/eksempel/media"
    media.mkdir()
    (media / "kurve.txt").symlink_to(folder / "udenfor.txt")
