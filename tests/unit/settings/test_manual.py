"""`docs/format.md` is what the declarations say."""

from __future__ import annotations

from pathlib import Path

from builder.settings import tables
from builder.settings.manual import FILES, key_tables, renewed

PAGE = Path(__file__).parents[3] / "docs/format.md"


def test_the_page_is_fresh() -> None:
    page = PAGE.read_text("utf-8")
    assert renewed(page) == page, "run: python -m builder.settings.manual"


def test_every_file_has_its_table() -> None:
    page = PAGE.read_text("utf-8")
    for name, fields in FILES.items():
        assert f"<!-- keys of {name} -->\n\n{key_tables(fields)}" in page


def test_every_key_is_told() -> None:
    table = key_tables(tables.MODULE)
    assert all(f"| `{field.name}` |" in table for field in (*tables.MODULE, *tables.OBJECTIVE))
