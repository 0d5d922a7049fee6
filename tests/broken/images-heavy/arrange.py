"""Seven pictures, each of them small enough."""

from pathlib import Path


def arrange(folder: Path) -> None:
    media = folder / "modules/eksempel/media"
    media.mkdir()
    size = (1280).to_bytes(4, "big") + (960).to_bytes(4, "big")
    head = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + size + b"\x08\x02\0\0\0"
    for number in range(1, 8):
        (media / f"trin-{number}.png").write_bytes(head + bytes(240_000))
