"""The key tables of `docs/format.md`, made from the declarations: `python -m builder.settings.manual` renews them."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from builder.settings import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.settings.fields import Field

FILES = {
    "catalogue.toml": tables.CATALOGUE,
    "module.toml": tables.MODULE,
    "organisation.toml": tables.ORGANISATION,
    "sources.toml": tables.SOURCE,
}

_MARKED = re.compile(r"(<!-- keys of ([a-z.]+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)


def renewed(page: str) -> str:
    """The page with every marked stretch written anew."""
    return _MARKED.sub(lambda match: f"{match[1]}\n{key_tables(FILES[match[2]])}\n{match[3]}", page)


def key_tables(fields: Sequence[Field]) -> str:
    """A table of the keys, then one for each table among them (the organisation's own keys are told once)."""
    made = _table(fields)
    for field in fields:
        if field.inside and field.name != "organisation":
            header = f"[[{field.name}]]" if field.kind.name == "tables" else f"[{field.name}]"
            made += f"\nKeys under `{header}`:\n\n{_table(field.inside)}"
    return made


def _table(fields: Sequence[Field]) -> str:
    rows = [f"| `{field.name}` | {field.kind.name} | {_default(field)} | {field.doc} |" for field in fields]
    return "\n".join(["| key | value | when left out | what it is |", "| --- | --- | --- | --- |", *rows, ""])


def _default(field: Field) -> str:
    if field.required:
        return "error"
    if field.default_words:
        return field.default_words
    if isinstance(field.default, int):
        return str(field.default)
    return f'`"{field.default}"`' if isinstance(field.default, str) and field.default else "–"


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        page = file.read()
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(renewed(page))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs/format.md")
