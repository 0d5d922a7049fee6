"""Contact sheets: every page and state of the first module, every page of the others, and every component.

They are taken at three widths, light and dark, the other modules' pages in dark at one width. Of the gallery, the
components are fresh in the light sheets and used in the dark ones. `make pictures` writes them to `docs/pictures/` with
the README's picture, replacing what was there. They are composed in the browser that takes them, so that no image
library is needed.
"""

from __future__ import annotations

import sys
import tempfile
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.bed import COMPONENTS, Bed
from tests.browser.conftest import FLAGS
from tests.browser.reading import MODULE, MODULES, page_of, read, states
from tests.browser.rig.launch import Rig
from tests.browser.rig.packages import build
from tests.browser.rig.server import Lms
from tools.gallery import IT_BECOMES, YOU_WRITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser

    from tests.browser.reading import Scheme
    from tests.browser.rig.learner import Learner

TARGET = Path(__file__).parent.parent / "docs/pictures"
MOST_BYTES = 4_600_000
QUALITY = 28


class Screen(NamedTuple):
    """A window, and how it is drawn on the sheet (CSS pixels)."""

    width: int
    height: int
    thumb: int
    columns: int


SCREENS = (Screen(320, 640, 170, 8), Screen(650, 800, 270, 6), Screen(1280, 860, 360, 5))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

GALLERY = (Screen(320, 640, 150, 8), Screen(650, 800, 230, 6), Screen(1280, 860, 300, 5))
TALLEST = {320: 1200, 650: 1500, 1280: 1600}

COURSES: tuple[tuple[Screen, Scheme], ...] = (*((screen, "light") for screen in GALLERY), (GALLERY[1], "dark"))

# A sheet shows what becomes of the sources, not the sources.
ONLY_LIVE = """(section, said) => {
  for (const one of section.querySelectorAll(".prose > pre, .prose > p"))
    if (one.tagName === "PRE" || said.includes(one.textContent)) one.style.display = "none";
}"""

SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 16px; background: {paper}; color: {ink}; font: 13px system-ui, sans-serif; width: max-content }}
main {{ display: grid; grid-template-columns: repeat({columns}, {thumb}px); gap: 16px 14px }}
figure {{ margin: 0 }} img {{ display: block; width: 100%; border: 1px solid #8886; border-radius: 4px }}
figcaption {{ margin-top: 4px }}
</style><main>{figures}</main>"""


def main() -> None:
    executable = chromium.executable()
    if executable is None:
        sys.exit("no Chromium: run `make test` once, or name one in $CHROMIUM")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        package = build(MODULES, Path(folder) / "package", "scorm12", module=MODULE)["scorm12"]
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        sheets = {
            f"{screen.width}-{scheme}.jpg": _sheet(browser, package, Path(folder), screen, scheme)
            for screen in SCREENS
            for scheme in SCHEMES
        }
        others = [one.parent.name for one in sorted(MODULES.glob("*/module.toml")) if one.parent.name != MODULE]
        packages = {one: build(MODULES, Path(folder) / one, "scorm12", module=one)["scorm12"] for one in others}
        for screen, scheme in COURSES:
            shots = _courses(browser, packages, Path(folder), screen, scheme)
            sheets[f"courses-{screen.width}-{scheme}.jpg"] = _composed(browser, screen, scheme, shots)
        bed = Bed(browser, Path(folder))
        for screen in GALLERY:
            for scheme in SCHEMES:
                shots = _components(bed, screen, scheme)
                sheets[f"components-{screen.width}-{scheme}.jpg"] = _composed(browser, screen, scheme, shots)
        bed.close()
        sheets["course.jpg"] = _front(browser, package, Path(folder))
        browser.close()
    size = sum(map(len, sheets.values()))
    if size > MOST_BYTES:
        sys.exit(f"the sheets take {size} bytes together, more than {MOST_BYTES}: lower QUALITY")
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.jpg"):
        old.unlink()
    for name, picture in sheets.items():
        (TARGET / name).write_bytes(picture)
    print(f"{len(sheets)} sheets, {size} bytes, in {TARGET}")


def _front(browser: Browser, package: Path, folder: Path) -> bytes:
    """The README's picture: the second page, which has a drawing."""
    kept = folder / "front"
    kept.mkdir()
    lms, foreign = Lms(kept), Lms(kept)
    rig = Rig(browser, lms, foreign)
    learner = read(rig, package, width=1100, height=760, color_scheme="light")
    named = states(learner)
    while next(named) != "page 2":
        pass
    page_of(learner).wait_for_timeout(150)
    picture = page_of(learner).screenshot(type="jpeg", quality=80)
    rig.close()
    lms.close()
    foreign.close()
    return picture


def _sheet(browser: Browser, package: Path, folder: Path, screen: Screen, scheme: Scheme) -> bytes:
    """One JPEG with every state at this width in these colours."""
    kept = folder / f"{screen.width}-{scheme}"
    kept.mkdir()
    lms, foreign = Lms(kept), Lms(kept)
    rig = Rig(browser, lms, foreign)
    learner = read(rig, package, width=screen.width, height=screen.height, color_scheme=scheme)
    shots = [(state, _shot(learner)) for state in states(learner)]
    rig.close()
    lms.close()
    foreign.close()
    return _composed(browser, screen, scheme, shots)


def _courses(
    browser: Browser, packages: dict[str, Path], folder: Path, screen: Screen, scheme: Scheme
) -> Iterator[tuple[str, bytes]]:
    """Every page of every package, from its top."""
    kept = folder / f"courses-{screen.width}-{scheme}"
    kept.mkdir()
    lms, foreign = Lms(kept), Lms(kept)
    for slug, package in packages.items():
        rig = Rig(browser, lms, foreign)
        learner = read(rig, package, width=screen.width, height=screen.height, color_scheme=scheme)
        page = page_of(learner)
        for number in range(1, len(learner.data["pages"]) + 1):
            learner.goes_to(number)
            page.wait_for_timeout(150)
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST[screen.width])
            clip = {"x": 0, "y": 0, "width": screen.width, "height": height}
            picture = page.screenshot(type="jpeg", quality=90, full_page=True, clip=clip)  # type: ignore[arg-type]
            yield f"{slug} {number}", picture
        rig.close()
    lms.close()
    foreign.close()


def _shot(learner: Learner) -> bytes:
    page_of(learner).wait_for_timeout(150)
    return page_of(learner).screenshot(type="jpeg", quality=90)


def _components(bed: Bed, screen: Screen, scheme: Scheme) -> Iterator[tuple[str, bytes]]:
    """Every component's page, from the top of its examples."""
    view = bed.view(
        f"{screen.width}-{scheme}-components", width=screen.width, height=screen.height, color_scheme=scheme
    )
    for component in COMPONENTS:
        section = view.open(component)
        if scheme == "dark":
            view.use(component)
        section.evaluate(ONLY_LIVE, [YOU_WRITE, IT_BECOMES])
        view.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        view.page.wait_for_timeout(150)
        box = section.bounding_box()
        if box is None:
            raise SystemExit(f"the page of {component} is not shown")
        height = min(box["height"], TALLEST[screen.width])
        clip = {"x": 0, "y": box["y"], "width": screen.width, "height": height}
        yield component, view.page.screenshot(type="jpeg", quality=90, full_page=True, clip=clip)  # type: ignore[arg-type]


def _composed(browser: Browser, screen: Screen, scheme: Scheme, shots: Iterable[tuple[str, bytes]]) -> bytes:
    """One picture of many, each with its name."""
    figures = [
        f'<figure><img alt="" src="data:image/jpeg;base64,{b64encode(shot).decode()}">'
        f"<figcaption>{escape(name)}</figcaption></figure>"
        for name, shot in shots
    ]
    paper, ink = ("#f0efec", "#222") if scheme == "light" else ("#2a2e30", "#ddd")
    context = browser.new_context(viewport={"width": 2400, "height": 800})
    page = context.new_page()
    page.set_content(
        SHEET.format(paper=paper, ink=ink, columns=screen.columns, thumb=screen.thumb, figures="".join(figures)),
        wait_until="load",
    )
    box = page.locator("body").bounding_box()
    width = int(box["width"]) + 32 if box else 2400
    page.set_viewport_size({"width": width, "height": 800})
    picture = page.screenshot(type="jpeg", quality=QUALITY, full_page=True)
    context.close()
    return picture


if __name__ == "__main__":
    main()
