"""Every diagnostic is told well: an example, the exact words, two explain pages, a translation.

`tests/broken/<code>/` is a collection (`modules/…`) with one mistake and `expected.txt`, what is printed of
it. What Git cannot hold everywhere (links, odd names, zips, big files) is made by `arrange(folder)` in its
`arrange.py`; another command than `check` stands in `command.txt` (`verify damaged.zip`, `build --frozen`).
`pytest tests/test_broken.py --rewrite` writes the expected files; read them before you commit.
"""

from __future__ import annotations

import ast
import re
import runpy
import shutil
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from builder.cli import run

ROOT = Path(__file__).parent.parent
BROKEN = ROOT / "tests/broken"
EXPLAIN = ROOT / "builder/explain"
PARTS = {
    "da": ["Hvad tjekket finder", "Hvorfor det betyder noget", "Sådan ser fejlen ud", "Skriv i stedet"],
    "en": ["What it finds", "Why it matters", "Bad", "Good"],
}
EXAMPLES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


@cache
def calls() -> list[ast.Call]:
    """Every call in the builder's source."""
    trees = [ast.parse(file.read_text("utf-8")) for file in sorted((ROOT / "builder").rglob("*.py"))]
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]


def name_of(call: ast.Call) -> str:
    function = call.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def first_text(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def codes() -> list[str]:
    """The codes of `error(…)`, `warning(…)` and `note(…)`."""
    found = {
        first_text(call) for call in calls() if name_of(call) in {"error", "warning", "note"} and len(call.args) > 1
    }
    return sorted(
        code for code in found if code is not None and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|[a-z0-9]+", code)
    )


def msgids() -> list[str]:
    return sorted({text for call in calls() if name_of(call) == "N_" and (text := first_text(call))})


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_words(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rewrite: bool
) -> None:
    folder = tmp_path / code
    shutil.copytree(BROKEN / code, folder)
    if (folder / "arrange.py").exists():
        runpy.run_path(str(folder / "arrange.py"))["arrange"](folder)
    command = (folder / "command.txt").read_text("utf-8") if (folder / "command.txt").exists() else "check"
    monkeypatch.chdir(folder)
    exit_code = run(command.split())
    captured = capsys.readouterr()
    # The size of a package changes with every touch of the styles.
    printed = re.sub(r"\(\d+ kB", "(N kB", captured.err) if command.startswith("build") else captured.out
    if rewrite:
        (BROKEN / code / "expected.txt").write_text(printed, "utf-8")
    assert printed == (BROKEN / code / "expected.txt").read_text("utf-8")
    assert f"[{code}]" in printed
    assert exit_code == (1 if printed.startswith("fejl[") or "\nfejl[" in printed else 0)


@pytest.mark.parametrize("code", codes())
def test_a_code_has_an_example(code: str) -> None:
    assert code in EXAMPLES


@pytest.mark.parametrize("code", sorted({*EXAMPLES, *codes()}))
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_code_is_explained_in_four_parts(code: str, language: str) -> None:
    page = (EXPLAIN / language / f"{code}.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", without_fences(page), re.MULTILINE) == PARTS[language]
    _, *parts = re.split("|".join(f"^## {part}$" for part in PARTS[language]), page, flags=re.MULTILINE)
    assert all(part.strip() for part in parts)
    assert all(part.strip().startswith(("```", "~~~")) for part in parts[2:])


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_two_explain_pages_share_a_sentence(language: str) -> None:
    home: dict[str, str] = {}
    for page in sorted((EXPLAIN / language).glob("*.md")):
        prose = re.sub(r"^#.*$", "", without_fences(page.read_text("utf-8")), flags=re.MULTILINE)
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(prose.split())):
            if sentence:
                assert home.setdefault(sentence, page.name) == page.name, (
                    f"{home[sentence]} and {page.name}: {sentence}"
                )


@pytest.mark.parametrize("language", ["da", "en"])
def test_explain_pages_are_of_codes(language: str) -> None:
    assert sorted(page.stem for page in (EXPLAIN / language).glob("*.md")) == EXAMPLES


def test_every_text_is_translated() -> None:
    assert [msgid for msgid in msgids() if msgid not in danish_texts()] == []


def test_translations_have_the_same_fields() -> None:
    danish = danish_texts()
    assert [msgid for msgid in msgids() if fields(danish.get(msgid, msgid)) != fields(msgid)] == []


@cache
def danish_texts() -> dict[str, str]:
    """Every room's finished translations."""
    texts: dict[str, str] = {}
    for room in sorted((ROOT / "builder/locale/da").glob("*.po")):
        with room.open("rb") as file:
            texts.update({str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string})
    return texts


def fields(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:  # a text that is never formatted
        return set()


def without_fences(page: str) -> str:
    return re.sub(r"^(```|~~~).*?^\1\s*$", "", page, flags=re.MULTILINE | re.DOTALL)
