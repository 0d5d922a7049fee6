"""The blocks' key tables in `docs/format.md`, made from what they declare: `python -m builder.components.manual`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from builder.components.keys import COMMON
from builder.components.registry import block, block_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Key

_MARKED = re.compile(r"(<!-- keys of (every block|::: [^ ]+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)


def renewed(page: str) -> str:
    """The page with every marked stretch written anew."""
    return _MARKED.sub(lambda match: f"{match[1]}\n{key_table(match[2])}\n{match[3]}", page)


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
