"""The blocks' tables in `docs/format.md` are what the blocks declare, and what they declare is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.components.manual import key_table, plain_example, renewed
from builder.components.registry import (
    FORMS,
    NAMES,
    block,
    block_called,
    folders,
    keys_of,
    question_type,
    spellings_of,
)
from builder.names import fold_key

PAGE = Path(__file__).parents[3] / "docs/format.md"
BLOCKS = [name for name in sorted(folders()) if block(name) is not None]


def test_the_page_is_fresh() -> None:
    page = PAGE.read_text("utf-8")
    assert renewed(page) == page, "run: python -m builder.components.manual"


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_found_by_all_its_names(name: str) -> None:
    found = block(name)
    assert found is not None
    assert found.name == name
    assert block_called(found.danish) == name
    assert all(block_called(alias) == name for alias in found.aliases)


@pytest.mark.parametrize("name", BLOCKS)
def test_no_two_keys_of_a_block_share_a_spelling(name: str) -> None:
    found = block(name)
    assert found is not None
    spellings = [fold_key(spelling) for key in found.keys for spelling in set(spellings_of(key))]
    assert len(set(spellings)) == len(spellings) - sum(
        len(set(spellings_of(key))) - len({fold_key(one) for one in spellings_of(key)}) for key in found.keys
    )
    assert set(keys_of(name)) == set(spellings)


@pytest.mark.parametrize("name", ["question", "test", "side", "only"])
def test_every_key_is_in_the_manual(name: str) -> None:
    found = block(name)
    assert found is not None
    page = PAGE.read_text("utf-8")
    assert key_table(f"::: {found.danish}") in page
    assert all(f"| `{key.danish}` |" in page for key in found.keys)


def test_a_form_of_answers_is_found_when_its_folder_is_there() -> None:
    choice = question_type("boxes")
    assert choice is not None
    assert choice.form == "boxes"
    assert all(question_type(form) is None for form, folder in FORMS.items() if folder not in folders())


def test_a_block_of_a_later_version_has_no_folder() -> None:
    assert block_called("refleksion") == "reflection"
    assert block_called("hokuspokus") is None


@pytest.mark.parametrize(
    "name", [name for name in sorted({*FORMS.values(), *NAMES} & folders()) if plain_example(name)]
)
def test_every_plain_example_is_in_the_manual(name: str) -> None:
    plain = plain_example(name)
    assert plain is not None
    text = plain.read_text("utf-8").split("\n", 1)[1].strip()
    page = PAGE.read_text("utf-8")
    in_tables_only = {"question", "test", "side", "only"}
    assert (text in page) != (name in in_tables_only)


def test_what_is_left_out_of_the_lists_has_a_table() -> None:
    tables = "<!-- keys of ::: kun -->\n<!-- end of keys -->\n"
    page = f"{tables}<!-- every component -->\nWhat stood there\n<!-- end of them -->\n"
    made = renewed(page)
    assert "### `kun`" not in made
    assert "### `dialog`" in made
    assert "What stood there" not in made
    assert renewed(made) == made
