"""A photo as it comes from a phone."""

from pathlib import Path


def arrange(folder: Path) -> None:
    media = folder / "modules/eksempel/media"
    media.mkdir()
    size = (4032).to_bytes(4, "big") + (3024).to_bytes(4, "big")
    (media / "moede.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + size + b"\x08\x02\0\0\0" + bytes(3_400_000)
    )
