"""Finds a Chromium for the browser tests, and fetches one where there is none.

In this order: `$CHROMIUM`, the PATH, the usual place on a Mac, Playwright's own; then, as root on Debian
and its kin, apt; then `playwright install`. Run as a program it prints the path, which `make test` puts
into `$CHROMIUM`; all the tests ask `executable`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def executable() -> str | None:
    """A Chromium that starts; None when this machine has none."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    named = os.environ.get("CHROMIUM")
    if named:
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield ON_A_MAC
    yield _playwrights()


def _playwrights() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _starts(path: str) -> bool:
    """Ubuntu's `chromium-browser` may be there and only say that it is a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _by_apt() -> None:
    """The browser and one family of fonts: without any, pages are measured without text."""
    if not shutil.which("apt-get") or not _is_root():
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], quiet)
    _run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium", "fonts-liberation"], quiet)


def _by_playwright() -> None:
    with_system_packages = ["--with-deps"] if sys.platform == "linux" and _is_root() else []
    _run([sys.executable, "-m", "playwright", "install", *with_system_packages, "chromium"], dict(os.environ))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run one way of fetching; when it fails, the next is tried, and what it said is on stderr."""
    print("$", *command, file=sys.stderr)
    subprocess.run(command, env=environment, stdout=sys.stderr, check=False)


def main() -> None:
    ways: tuple[Callable[[], None], ...] = (_by_apt, _by_playwright)
    if os.environ.get("CHROMIUM") and not executable():
        sys.exit(f"$CHROMIUM is {os.environ['CHROMIUM']}, which does not start")
    for fetch in ways:
        if executable():
            break
        fetch()
    found = executable()
    if not found:
        sys.exit("no Chromium: install one and name it in $CHROMIUM")
    print(found)


if __name__ == "__main__":
    main()
