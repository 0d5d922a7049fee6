"""The syntax card shows every block and question type of this version, and is what the components say now."""

from __future__ import annotations

from builder.components.registry import FORMS, NAMES, folders
from tools.card import CARD, card, told_of


def test_the_card_is_fresh() -> None:
    assert CARD.read_text("utf-8") == card(), "run: python -m tools.card"


def test_nothing_an_author_can_write_is_missing() -> None:
    assert told_of() == {*NAMES, *FORMS.values()} & folders()
    assert all(f"::: {names[0]}" in card() for names in NAMES.values())
