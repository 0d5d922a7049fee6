"""The first page in a real Chromium: requests, bytes on the wire, first contentful paint, long tasks."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser


class Network(NamedTuple):
    name: str
    megabits: float
    """Both ways, a second."""
    milliseconds: int
    """Of delay before each answer."""


FAST = Network("fast 4G", 9, 60)
SLOW = Network("slow 4G", 1.6, 150)
SLOWER_PROCESSOR = 4


class View(NamedTuple):
    requests: int
    bytes: int
    """On the wire, headers included."""
    paint: float
    """Milliseconds to the first contentful paint."""
    longest_task: float
    """Milliseconds; 0 when none was longer than 50."""


_WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({type: "longtask", buffered: true});
"""


def medians(browser: Browser, addresses: Mapping[str, str], network: Network, rounds: int) -> dict[str, View]:
    """Each address opened once per round in a fresh profile; the first round does not count."""
    views: dict[str, list[View]] = {name: [] for name in addresses}
    for turn in range(rounds + 1):
        for name, address in addresses.items():
            view = _open(browser, address, network)
            if turn:
                views[name].append(view)
    return {name: View(*map(statistics.median, zip(*all_, strict=True))) for name, all_ in views.items()}


def _open(browser: Browser, address: str, network: Network) -> View:
    context = browser.new_context(viewport={"width": 650, "height": 800})
    page = context.new_page()
    page.add_init_script(_WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    speed = network.megabits * 1_000_000 / 8
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": network.milliseconds,
            "downloadThroughput": speed,
            "uploadThroughput": speed,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)  # whatever the script still does, and the painting's own report
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    longest = page.evaluate("window.longest")
    context.close()
    return View(len(sizes), round(sum(sizes)), paint, longest)
