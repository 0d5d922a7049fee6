"""A launch: one learner, one course, one browser context of its own, and what the LMS saw of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from tests.browser.rig.server import HOST, RUN_TIME

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page

    from tests.browser.rig.server import Lms


class Call(NamedTuple):
    """One call of the course to the LMS, the `LMS` of 1.2 taken off the name."""

    name: str
    values: tuple[Any, ...]
    types: tuple[str, ...]
    answer: Any
    at: float
    """Milliseconds."""
    error: str = ""
    """The code of the LMS's last error right after a get or a set."""

    @property
    def element(self) -> str:
        return str(self.values[0]) if self.values else ""


class Course(NamedTuple):
    """A package the rig can launch."""

    name: str
    """Its folder on the server, and the LMS's name of the course."""
    edition: str
    """`scorm12` or `scorm2004`: which run-time an LMS offers it."""

    @property
    def address(self) -> str:
        return f"/content/{self.name}/index.html"


class Rig:
    """Two origins, one of them with the LMS; launches are made here and closed with the test."""

    def __init__(self, browser: Browser, lms: Lms, foreign: Lms) -> None:
        self.browser = browser
        self.lms = lms
        self.foreign = foreign
        self._contexts: list[BrowserContext] = []

    def context(self, **settings: Any) -> BrowserContext:
        """A new browser profile."""
        made = self.browser.new_context(locale="da-DK", **settings)
        made.set_default_timeout(10_000)
        self._contexts.append(made)
        return made

    def launch(
        self,
        course: Course,
        *,
        where: str = "frame",
        learner: str = "anna",
        context: BrowserContext | None = None,
        **lms: str,
    ) -> Launch:
        """Open the course as an LMS does. `where` says where the API is; `lms` goes to `host/lms.js`."""
        page = (context or self.context()).new_page()
        launch = Launch(self, page, course, learner)
        content = course.address
        if where in {"grand-parent", "frame in popup"}:
            content = "/host/inner.html?" + urlencode({"src": content})
        elif where in {"foreign parent", "only foreign"}:
            content = f"{self.foreign.origin}/host/inner.html?" + urlencode({"src": self.lms.origin + content})
        settings = {"edition": course.edition, "learner": learner, "course": course.name, "src": content, **lms}
        if where in {"popup", "popup-in-frame", "frame in popup"}:
            host = "popup" if where == "frame in popup" else where
            page.goto(f"{self.lms.origin}/host/{host}.html?{urlencode(settings)}")
            page.locator("body[data-ready]").wait_for()
            inside = page.frame(name="launcher") or page.main_frame
            with page.expect_popup() as opened:
                inside.locator("button").click()
            launch.window = opened.value
        elif where == "own":
            kept = json.dumps(self.lms.state(learner, course.name))
            script = f"window.lms = openLms({json.dumps(settings)}, {kept}); show();"
            page.add_init_script(RUN_TIME.read_text(encoding="utf-8"))
            page.add_init_script((HOST / "lms.js").read_text(encoding="utf-8") + script)
            page.goto(self.lms.origin + course.address)
        elif where == "none":
            page.goto(self.lms.origin + course.address)
        elif where == "only foreign":
            page.goto(content)
        else:
            page.goto(f"{self.lms.origin}/host/frame.html?{urlencode(settings)}")
        launch.ready()
        return launch

    def visit(self, address: str, course: Course, *, context: BrowserContext) -> Launch:
        """Open the course in another LMS, by that one's own launch address; it too has it under `/content/`."""
        page = context.new_page()
        launch = Launch(self, page, course, "")
        page.goto(address)
        launch.ready()
        return launch

    def close(self) -> None:
        for context in self._contexts:
            context.close()


class Launch:
    """What a test sees of one launch: the course's frame, the LMS's page, the calls between them."""

    def __init__(self, rig: Rig, page: Page, course: Course, learner: str) -> None:
        self.rig = rig
        self.page = page
        self.window = page
        """The window the course is in: the LMS's page, or one that it opened."""
        self.course = course
        self.learner = learner
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def ready(self) -> None:
        """Wait until the course's script has mounted every page: it says so in the document's class."""
        for _ in range(500):
            if self._frames():
                break
            self.window.wait_for_timeout(20)
        self.frame.locator("html.ready").wait_for(state="attached")

    def _frames(self) -> list[Frame]:
        return [frame for frame in self.window.frames if "/content/" in frame.url]

    @property
    def frame(self) -> Frame:
        return self._frames()[-1]

    @property
    def calls(self) -> list[Call]:
        return [
            Call(
                each["name"].removeprefix("LMS").replace("Finish", "Terminate"),
                tuple(each["values"]),
                tuple(each["types"]),
                each.get("answer"),
                each["at"],
                each.get("error", ""),
            )
            for each in self.page.evaluate("lms.log")
        ]

    def sets(self, element: str = "") -> list[str]:
        """The values set on an element, in order; with no element every element set."""
        found = [call for call in self.calls if call.name == "SetValue"]
        return (
            [call.values[1] for call in found if call.element == element]
            if element
            else [call.element for call in found]
        )

    def count(self, name: str) -> int:
        return sum(call.name == name for call in self.calls)

    def break_(self, method: str, answer: str) -> None:
        """From now on the method answers with this JavaScript of `values`, `act` and `name`, whatever happens."""
        prefix = "LMS" if self.course.edition == "scorm12" and method != "*" else ""
        name = "LMSFinish" if prefix and method == "Terminate" else prefix + method
        self.page.evaluate(f"() => {{ lms.faults['{name}'] = (values, act, name) => {answer} }}")

    def mend(self) -> None:
        self.page.evaluate("() => { for (const name of Object.keys(lms.faults)) delete lms.faults[name] }")

    def hide(self) -> None:
        """The tab goes to the background."""
        self.frame.evaluate(_VISIBILITY, "hidden")

    def show(self) -> None:
        self.frame.evaluate(_VISIBILITY, "visible")

    def close(self) -> dict[str, Any]:
        """Close the tab as a learner does, and wait for the LMS to have the end of the session."""
        ends = self.kept.get("ends", 0)
        self.window.close(run_before_unload=True)
        return self.rig.lms.until(self.learner, self.course.name, "ends", ends + 1)

    @property
    def kept(self) -> dict[str, Any]:
        """What the LMS has stored so far."""
        return self.rig.lms.state(self.learner, self.course.name)

    def stored(self) -> dict[str, Any]:
        """What the LMS has stored, once everything it took has arrived: the run-time's own model."""
        return self.rig.lms.until(self.learner, self.course.name, "commits", self.page.evaluate("lms.stored.commits"))

    def told(self) -> list[str]:
        """Only of the bare player: the session's events."""
        return list(self.frame.evaluate("told"))


_VISIBILITY = """(state) => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  Object.defineProperty(document, "hidden", { value: state === "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}"""
