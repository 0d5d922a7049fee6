"""The gallery in a browser, as a test bed: opened once for each way to look at it, walked component by component."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.browser.rig.launch import Course, Rig
from tests.browser.rig.learner import Learner
from tests.browser.rig.server import Lms
from tools import gallery

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

COMPONENTS = [one.folder for one in gallery.shown()]
"""What has a page in the gallery, in its order; the first page tells of the gallery."""

SCRIPTS = Path(__file__).parent / "bed"

WATCH = """addEventListener("securitypolicyviolation", (event) => {
  if (event.blockedURI.startsWith(`${location.origin}/state/`)) return;  // the rig's own LMS, in the same window
  (window.violations ??= []).push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
})"""


class View(NamedTuple):
    """One way to look at the gallery: a browser context that stays open while components are walked."""

    rig: Rig
    page: Page
    numbers: dict[str, int]
    """Component → the number of its page; the numbers are the lock's."""
    errors: list[str]
    """Errors of scripts, and requests to other hosts, so far."""

    def open(self, component: str) -> Locator:
        """Turn to the component's page."""
        number = self.numbers[component]
        self.page.evaluate(
            "(to) => { document.querySelector(`[data-to='${to}']`).click(); scrollTo(0, 0); }", str(number)
        )
        section = self.page.locator(f'.page[data-page="{number}"]')
        section.wait_for()
        return section

    def asks(self, script: str, component: str, **settings: Any) -> Any:
        """What `bed/<script>.js`, a function of the component's section, has to say."""
        source = (SCRIPTS / f"{script}.js").read_text("utf-8")
        section = self.page.locator(f'.page[data-page="{self.numbers[component]}"]')
        return section.evaluate(f"(section, settings) => ({source})(section, settings)", settings)

    def use(self, component: str) -> None:
        """Answer, open and press everything on the page once."""
        self.asks("use", component)
        self.page.wait_for_timeout(50)

    def faults(self) -> list[str]:
        """What went wrong behind the scenes."""
        return [*self.errors, *self.page.evaluate("window.violations ?? []")]


class Bed:
    """The gallery's package, served; its views are made when they are asked for."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._folder = folder
        self._browser = browser
        self._package = gallery.build(folder / "gallery").parent
        self._views: dict[str, View] = {}
        self._servers: list[Lms] = []

    def view(self, name: str, *, width: int, height: int = 800, **settings: Any) -> View:
        """The view of that name; a learner of its own."""
        if name not in self._views:
            self._views[name] = self._opened(name, width, height, settings)
        return self._views[name]

    def _opened(self, name: str, width: int, height: int, settings: dict[str, Any]) -> View:
        states = self._folder / name
        states.mkdir()
        lms = Lms(states)
        self._servers.append(lms)
        rig = Rig(self._browser, lms, lms)
        lms.packages["galleri"] = self._package
        course = Course("galleri", "scorm2004")
        context = rig.context(viewport={"width": width, "height": height}, **settings)
        context.add_init_script(WATCH)
        errors: list[str] = []
        context.on("request", lambda one: errors.append(one.url) if _leaves(one.url, lms.origin) else None)
        context.on("weberror", lambda one: errors.append(str(one.error)))
        if settings.get("java_script_enabled", True):
            learner = Learner(rig.launch(course, where="own", context=context))
            page, pages = learner.launch.window, learner.data["pages"]
        else:
            page = context.new_page()
            page.goto(lms.origin + course.address)
            pages = page.locator("#course-data").evaluate("(data) => JSON.parse(data.textContent).pages")
        numbers = {component: pages[place]["id"] for place, component in enumerate(COMPONENTS, start=1)}
        return View(rig, page, numbers, errors)

    def close(self) -> None:
        for view in self._views.values():
            view.rig.close()
        for server in self._servers:
            server.close()


def _leaves(url: str, origin: str) -> bool:
    return not url.startswith((origin, "data:", "blob:"))
