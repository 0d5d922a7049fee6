"""JSON Schemas of the settings files, for editors, made from the declarations that validate them.

`python -m builder.settings.schema` writes `docs/schemas/*.json` anew. They are as strict as `check` is, but for two
things they cannot say: words in other letter case are forgiven, and a date in quotes is not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.settings import tables
from builder.settings.manual import FILES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.settings.fields import Field

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DOCS = {
    "catalogue.toml": "The collection: what all modules share.",
    "module.toml": "One module: its title, objectives and rules.",
    "organisation.toml": "One organisation: its name, contacts and tools.",
    "sources.toml": "The sources that pages cite, a table each.",
}


def schema(name: str) -> dict[str, object]:
    """The schema of one of the `FILES`."""
    head: dict[str, object] = {"$schema": _DRAFT, "title": name, "description": _DOCS[name]}
    if FILES[name] is tables.SOURCE:  # every table of the file is a source
        return head | {
            "type": "object",
            "patternProperties": {"^[A-Za-z0-9_-]+$": _table(tables.SOURCE)},
            "additionalProperties": False,
        }
    return head | _table(FILES[name])


def _table(fields: Sequence[Field]) -> dict[str, object]:
    made: dict[str, object] = {"type": "object", "properties": {field.name: _property(field) for field in fields}}
    if required := [field.name for field in fields if field.required]:
        made["required"] = required
    return made | {"additionalProperties": False}


def _property(field: Field) -> dict[str, object]:
    told: dict[str, object] = {"description": field.doc}
    if isinstance(field.default, (str, int)) and field.default and not field.required:
        told["default"] = field.default
    if not field.inside:
        return {**told, **field.kind.form}
    inside = _table(field.inside)
    return told | ({"type": "array", "items": inside} if field.kind.name == "tables" else inside)


def text(name: str) -> str:
    """The schema as it lies in `docs/schemas/`."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def main(folder: str) -> None:
    for name in FILES:
        Path(folder, f"{name}.schema.json").write_text(text(name), "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs/schemas")
