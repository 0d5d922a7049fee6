"""Makes `naeste-ord.mp4`: every frame a picture of `next_word.html` at its moment, joined by ffmpeg.

Only for who wants to change the film; the film itself is committed. `make film` installs the tool that joins the
frames (`requirements/film.txt`) and runs this.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from imageio_ffmpeg import get_ffmpeg_exe
from playwright.sync_api import sync_playwright

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parent / "next_word.html"
TARGET = Path(__file__).parent.parent.parent / "modules/introduktion-til-ai/media/naeste-ord.mp4"
WIDTH, HEIGHT = 1280, 720
FRAMES_A_SECOND = 15
MOST_BYTES = 800_000

# H.264 in yuv420p is what every browser and phone plays; `faststart` lets it begin before all of it has arrived.
ENCODE = "-c:v libx264 -preset veryslow -tune animation -crf 26 -pix_fmt yuv420p -g 150 -movflags +faststart"


def frames(executable: str) -> Iterator[bytes]:
    """The pictures of the film as PNG, first to last."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(SOURCE.as_uri())
        seconds = page.evaluate("draw(0)")
        for number in range(int(seconds * FRAMES_A_SECOND)):
            page.evaluate("(now) => draw(now)", number / FRAMES_A_SECOND)
            yield page.screenshot(type="png")
        browser.close()


def main() -> None:
    executable = chromium.executable()
    if executable is None:
        sys.exit("no Chromium: run `make test` once, or name one in $CHROMIUM")
    command = [get_ffmpeg_exe(), "-y", "-loglevel", "error", "-f", "image2pipe", "-framerate", str(FRAMES_A_SECOND)]
    command += ["-i", "-", "-an", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    with subprocess.Popen([*command, *ENCODE.split(), str(TARGET)], stdin=subprocess.PIPE) as encoder:
        if encoder.stdin is None:
            raise RuntimeError("the encoder has no input")
        for picture in frames(executable):
            encoder.stdin.write(picture)
        encoder.stdin.close()
    size = TARGET.stat().st_size
    if encoder.returncode or size > MOST_BYTES:
        sys.exit(f"the film was not made as it should be: exit {encoder.returncode}, {size} bytes")
    print(f"{TARGET.name}: {size} bytes")


if __name__ == "__main__":
    main()
