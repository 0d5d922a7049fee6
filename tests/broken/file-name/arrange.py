from pathlib import Path


def arrange(folder: Path) -> None:
    media = folder / "modules/eksempel/media"
    media.mkdir()
    (media / "bl\u00e5.txt").write_text("et bl\u00e5t felt", "utf-8")
    (media / "bla\u030a.txt").write_text("det samme navn med et l\u00f8st tegn for bolle", "utf-8")
