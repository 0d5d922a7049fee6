"""What editors use: snippets that build, a task that finds the places, and a page that tells the truth."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.components import registry
from builder.components.callout import KNOWN
from builder.components.snippets import snippets, text
from builder.diagnostics import error
from builder.model import Span
from builder.output import as_rows
from tests.acceptance.course import check, run, write
from tools.gallery import BASE, COMPONENTS

DOCS = Path(__file__).parents[3] / "docs"
SNIPPETS = snippets()
MATCHERS: list[dict[str, Any]] = json.loads((DOCS / "editors/tasks.json").read_text("utf-8"))["tasks"][0][
    "problemMatcher"
]


def test_the_snippets_are_fresh() -> None:
    assert (DOCS / "editors/markdown.code-snippets").read_text("utf-8") == text(), "run: make docs"


def test_every_block_question_and_callout_has_one() -> None:
    blocks = [name for name in SNIPPETS if registry.block_called(name)]
    assert {registry.block_called(name) for name in blocks} == set(registry.NAMES) - {"question"}
    assert sum(name.startswith("spørgsmål: ") for name in SNIPPETS) == len(registry.FORMS)
    assert sum(name.startswith("[!") for name in SNIPPETS) == len(KNOWN)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with what the examples look up."""
    folder = tmp_path_factory.mktemp("snippets")
    shutil.copytree(BASE, folder / "modules", ignore=shutil.ignore_patterns("komponentgalleri"))
    write(folder, "", **{"catalogue.toml": (BASE / "catalogue.toml").read_text("utf-8")})
    for media in COMPONENTS.glob("*/examples/media"):
        shutil.copytree(media, folder / "modules/eksempel/media", dirs_exist_ok=True)
    for shared in COMPONENTS.glob("*/examples/_shared"):
        shutil.copytree(shared, folder / "modules/_shared", dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_what_the_manual_says(gallery: Path, name: str) -> None:
    body: Any = SNIPPETS[name]["body"]
    assert body[-1] == "$0"
    typed = "\n".join(re.sub(r"\\([\\$}])", r"\1", line) for line in body[:-1])
    assert not re.search(r"(?<!\\)[$}]", "\n".join(body[:-1])), "an editor would take it for a place to fill in"
    cited = "Danske medier [@B9].\n\n" if name == "kilder" else ""
    (gallery / "modules/eksempel/01-side.md").write_text(f"# Side\n\n{cited}{typed}\n", "utf-8")
    code, found = check(gallery)
    assert (code, [one for one in found if one.severity == "error"]) == (0, [])


def problems(output: str) -> list[tuple[str, str, str, int]]:
    """(severity, code, file, line) as the editor would find them in what `check` prints."""
    lines = output.split("\n")
    found = []
    for matcher in MATCHERS:
        first, second = matcher["pattern"]
        for at, line in enumerate(lines[:-1]):
            head, place = re.search(first["regexp"], line), re.search(second["regexp"], lines[at + 1])
            if head and place:
                number = int(place[second["line"]]) if "line" in second else 1
                found.append((matcher["severity"], head[first["code"]], place[second["file"]], number))
    return sorted(found)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_task_finds_every_finding_and_its_place(tmp_path: Path, language: str) -> None:
    write(
        tmp_path,
        "# Side\n\n![x](media/væk.png)\n\nTekst.\n\n#### For dybt\n\n:::\n\nMere [J1].\n",
        **{
            "eksempel/kladde.md": "# Kladde\n",
            "tom/01-side.md": "# Tom\n",
            "sources.toml": '[J1]\ntitle = "Lov"\nreview_date = 2020-01-01\n',
            "eksempel/02-b.md": "# B\n\nSe loven [@J1].\n",
        },
    )
    shown = run(tmp_path, "check", "--lang", language).stdout
    found = check(tmp_path)[1]
    kinds = {"error": "error", "warning": "warning", "note": "info"}
    assert {one.severity for one in found} == set(kinds)
    assert problems(shown) == sorted((kinds[one.severity], one.code, one.file, one.line) for one in found)


def test_the_page_tells_every_field_of_the_json() -> None:
    page = (DOCS / "editors.md").read_text("utf-8")
    table = page[page.index("| felt |") :].split("\n\n")[0]
    told = [name for row in table.split("\n") for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert told == list(as_rows([error("a-b", Span("a.md"), "x")], str)[0])


def test_what_the_page_links_to_is_there() -> None:
    page = (DOCS / "editors.md").read_text("utf-8")
    assert all((DOCS / path).exists() for path in re.findall(r"\]\(([^)#]+)\)", page))
    named = set(re.findall(r"schemas/([\w.]+\.schema\.json)", page))
    assert named == {path.name for path in (DOCS / "schemas").iterdir()}
