"""`docs/pictures/guide/`: the screens that docs/forfatter.md shows, of what `modulbygger new` makes.

`python -m tools.guide` makes them anew; `$CHROMIUM` names the browser.
"""

from __future__ import annotations

import datetime
import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from builder import share, starter
from builder.load import load_collection
from builder.preview.serve import open_socket, server
from tests import chromium
from tests.building import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = Path(__file__).parent.parent / "docs/pictures/guide"
TODAY = datetime.date(2026, 11, 23)
SLUG = "mit-foerste-modul"


def main() -> None:
    executable = chromium.executable()
    if not executable:
        raise SystemExit("no Chromium: name one in $CHROMIUM")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = starter.collection(folder, "Kurser i Fjordby", TODAY)
        starter.write(home)
        root = Path(home.folder)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        _preview(browser, root)
        _draft(browser, root)
        build(root)
        _page(browser, next((root / "dist").glob("*.zip.html")), "sheet", "main", height=620)
        browser.close()


def _preview(browser: Browser, root: Path) -> None:
    started = threading.Event()
    addresses: list[str] = []

    def tell(address: str, kept: bool) -> None:  # noqa: ARG001 -- as the server calls it
        addresses.append(address)
        started.set()

    listening = open_socket(0)
    cache = os.fspath(root / "cache")
    running = server(os.fspath(root / "modules"), "modules", SLUG, "da", listening, tell, cache=cache)
    thread = threading.Thread(target=running.run, args=([listening],))
    thread.start()
    started.wait(10)
    page = browser.new_page(viewport={"width": 1180, "height": 720}, reduced_motion="reduce")
    page.goto(addresses[0])
    page.frame_locator("iframe").locator("html.ready").wait_for(state="attached")
    page.locator("[data-pages] li").first.wait_for()
    page.screenshot(path=PICTURES / "preview.png")
    page.close()
    running.handle_exit(2, None)
    thread.join(10)


def _draft(browser: Browser, root: Path) -> None:
    collection, found = load_collection(root / "modules", "modules")
    if collection is None:
        raise SystemExit("what `new` makes cannot be read")
    [draft], _ = share.drafts(collection, [SLUG], os.fspath(root / "dist"), TODAY, found)
    share.write(draft)
    _page(browser, Path(draft.folder) / draft.course, "draft", "html.ready", height=560)


def _page(browser: Browser, file: Path, name: str, ready: str, *, height: int) -> None:
    page = browser.new_page(viewport={"width": 900, "height": height}, reduced_motion="reduce")
    page.goto(file.as_uri())
    page.locator(ready).wait_for(state="attached")
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
