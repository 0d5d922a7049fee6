"""What `docs/format.md` says of blocks and question types, made from what their folders declare and their examples.

`python -m builder.components.manual` writes it anew.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.components.keys import COMMON
from builder.components.registry import FORMS, NAMES, block, block_called, folders, question_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Key

HERE = Path(__file__).parent

_MARKED = re.compile(r"(<!-- keys of (every block|::: [^ ]+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
_LISTED = re.compile(r"(<!-- every (question type|component) -->\n).*?(<!-- end of them -->)", re.DOTALL)


def renewed(page: str) -> str:
    """The page with every marked stretch written anew."""
    page = _MARKED.sub(lambda match: f"{match[1]}\n{key_table(match[2])}\n{match[3]}", page)
    told = _MARKED.findall(page)
    already = {block_called(marked.removeprefix("::: ")) for _, marked, _ in told}

    def listed(kind: str) -> str:
        if kind == "question type":
            return "\n".join(question_type_told(form) for form, name in FORMS.items() if name in folders())
        return "\n".join(component_told(name) for name in NAMES if block(name) is not None and name not in already)

    return _LISTED.sub(lambda match: f"{match[1]}\n{listed(match[2])}\n{match[3]}", page)


def question_type_told(form: str) -> str:
    """What a question type is, and how it is written."""
    found = question_type(form)
    if found is None:
        message = f"no folder reads answers of the form `{form}`"
        raise LookupError(message)
    return f"**{_capital(found.doc)}.**\n\n{_example(found.name)}"


def component_told(name: str) -> str:
    """What a block is, how it is written, and the keys that it alone knows."""
    found = block(name)
    if found is None:
        message = f"`{name}` is no block"
        raise LookupError(message)
    own = [key for key in found.keys if key not in COMMON]
    keys = f"\n{_table(own)}" if own else ""
    return f"### `{found.danish}`\n\n{_capital(found.doc)}. In English `{_english(name)}`.\n\n{_example(name)}{keys}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _english(name: str) -> str:
    return NAMES[name][-1]


def plain_example(name: str) -> Path | None:
    """The example that shows a folder's thing at its simplest: `plain.md`, else the shortest that is not of habits."""
    examples = [path.with_suffix(".md") for path in (HERE / name / "examples").glob("*.html")]
    good = sorted(path for path in examples if "habits" not in path.stem)
    plain = [path for path in good if path.stem in {"plain", "single"}]
    return min(plain or good, key=lambda path: len(path.read_text("utf-8")), default=None)


def _example(name: str) -> str:
    """The plain example in a fence, without its page's title; nothing when there is none."""
    path = plain_example(name)
    if path is None:
        return ""
    text = re.sub(r"\A# .*\n+", "", path.read_text("utf-8")).strip()
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}\n"


def key_table(marked: str) -> str:
    """The table for `every block` or `::: navn`: what a block knows beside what every block does."""
    if marked == "every block":
        return _table(COMMON)
    name = block_called(marked.removeprefix("::: "))
    found = block(name) if name else None
    if found is None:
        message = f"docs/format.md asks for the keys of `{marked}`, and there is no such block"
        raise LookupError(message)
    return f"`::: {found.danish}`: {found.doc}.\n\n{_table([key for key in found.keys if key not in COMMON])}"


def _table(keys: Sequence[Key]) -> str:
    rows = [f"| `{key.danish}` | `{key.name}` | {key.default or '–'} | {key.doc} |" for key in keys]
    return "\n".join(["| key | in English | when left out | what it is |", "| --- | --- | --- | --- |", *rows, ""])


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        page = file.read()
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(renewed(page))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs/format.md")
