"""The gallery: every component on a page of its own, with the text it is written in and what becomes of it.

`make gallery` writes the collection to `build/gallery/`, builds it and opens it. Nothing is listed by hand: the pages
are the good examples of the components' own folders (those with expected HTML), and what they say of themselves.
What all of them look things up in (audiences, tools, sources, terms) stands in `docs/gallery/`.
"""

from __future__ import annotations

import re
import shutil
import sys
import webbrowser
import zipfile
from importlib import import_module
from pathlib import Path

from builder.cli import run
from builder.components import registry
from builder.i18n import translator
from builder.record import NamedTuple
from tools.fitting import fitted

ROOT = Path(__file__).parent.parent
COMPONENTS = ROOT / "builder/components"
BASE = ROOT / "docs/gallery"
TARGET = ROOT / "build/gallery"
MODULE = "komponentgalleri"

YOU_WRITE, IT_BECOMES = "Du skriver:", "Det bliver til:"
EXAMPLE = """## {title}

{you_write}

{fence}
{source}
{fence}

{it_becomes}

{live}
"""


class Shown(NamedTuple):
    """A component or question type that has good examples."""

    folder: str
    title: str
    """Of its page, in Danish."""
    doc: str
    """What it is, in Danish: one sentence."""
    examples: tuple[Path, ...]


def shown() -> list[Shown]:
    """What the gallery shows: blocks and question types in format.md's order, then the rest by name."""
    order = [*registry.NAMES, *registry.FORMS.values()]
    order += sorted(registry.folders() - set(order))
    return [made for folder in order if (made := _shown(folder)) is not None]


def _shown(folder: str) -> Shown | None:
    examples = tuple(sorted(path.with_suffix(".md") for path in (COMPONENTS / folder / "examples").glob("*.html")))
    if not examples:
        return None
    there = import_module(f"builder.components.{folder}")
    declared = getattr(there, "BLOCK", None) or getattr(there, "QUESTION_TYPE", None)
    doc = _sentence(translator("da")(declared.doc if declared else there.DOC))
    block = registry.block(folder)
    title = _capital(block.danish) if block else doc.rstrip(".").partition(";")[0].partition(":")[0]
    return Shown(folder, title, doc, examples)


def _sentence(doc: str) -> str:
    return _capital(doc).rstrip(".") + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def page(component: Shown) -> str:
    """The page of a component: each example's source, and the same text live."""
    parts = [f"# {component.title}\n\n{component.doc}\n"]
    for example in component.examples:
        source = example.read_text("utf-8").strip()
        title, live = fitted(source, component.folder, example.stem)
        fence = "`" * max(4, 1 + max((len(run) for run in re.findall("`+", source)), default=0))
        parts.append(
            EXAMPLE.format(
                title=title,
                source=source,
                live=live,
                fence=fence,
                you_write=YOU_WRITE,
                it_becomes=IT_BECOMES,
            )
        )
    return "\n".join(parts)


def write(target: Path) -> Path:
    """Write the collection anew; its folder of modules."""
    shutil.rmtree(target, ignore_errors=True)
    modules = target / "modules"
    shutil.copytree(BASE, modules)
    module = modules / MODULE
    for number, component in enumerate(shown(), start=2):
        (module / f"{number:02}-{component.folder.replace('_', '-')}.md").write_text(page(component), "utf-8")
        examples = COMPONENTS / component.folder / "examples"
        if (examples / "media").is_dir():
            shutil.copytree(examples / "media", module / "media" / component.folder)
        for fragment in sorted((examples / "_shared").glob("*.md")):
            _share(fragment, modules / "_shared")
    return modules


def _share(fragment: Path, home: Path) -> None:
    home.mkdir(exist_ok=True)
    there = home / fragment.name
    if there.exists() and there.read_bytes() != fragment.read_bytes():
        raise SystemExit(f"{fragment}: another component's examples have a text of that name; give it another")
    shutil.copy(fragment, there)


def build(target: Path) -> Path:
    """Write, build and unpack the gallery; the page to open."""
    modules = write(target)
    if code := run(["build", MODULE, "--modules", str(modules), "--out", str(target / "dist")]):
        raise SystemExit(code)
    (package,) = (target / "dist").glob(f"{MODULE}-*.zip")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(target / "course")
    return target / "course/index.html"


def main() -> None:
    address = build(TARGET).as_uri()
    print(address)
    if sys.stdout.isatty():
        webbrowser.open(address)


if __name__ == "__main__":
    main()
