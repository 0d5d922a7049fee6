"""Dice over letter trigrams, and what stands in the lock of a text."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from builder.identity.similarity import (
    collapse,
    dice,
    estimate,
    fingerprint,
    is_sketch,
    key_text,
    sketch,
    trigrams,
    words,
)

COURSE = Path(__file__).parents[3] / "modules/introduktion-til-ai"
DANISH = [page.read_text("utf-8") for page in sorted(COURSE.glob("*.md"))]


def slow_trigrams(text: str) -> set[str]:
    """The definition, word by word."""
    found = set()
    for word in words(text).split():
        padded = f" {word} "
        found |= {padded[at : at + 3] for at in range(len(padded) - 2)}
    return found


def test_the_trigrams_of_a_word_have_one_blank_at_each_end() -> None:
    assert trigrams("Bier") == {" bi", "bie", "ier", "er "}
    assert trigrams("Å!") == {" å "}
    assert trigrams("…") == set()


def test_no_trigram_reaches_over_two_words_or_two_texts() -> None:
    assert trigrams("ny by") == {" ny", "ny ", " by", "by "}
    assert trigrams("ny", "by") == trigrams("ny by")


@given(st.lists(st.text(), max_size=4))
def test_the_trigrams_are_those_of_the_definition(texts: list[str]) -> None:
    assert trigrams(*texts) == slow_trigrams(" ".join(texts))


def test_dice_is_twice_the_shared_over_all() -> None:
    assert dice(trigrams("bier"), trigrams("bien")) == 2 * 2 / (4 + 4)
    assert dice(trigrams("bier"), trigrams("OST")) == 0.0
    assert dice(trigrams(""), trigrams("…")) == 1.0
    assert dice(trigrams(""), trigrams("ost")) == 0.0


@given(st.text(), st.text())
def test_dice_is_symmetric_and_one_for_the_same(one: str, other: str) -> None:
    assert dice(trigrams(one), trigrams(other)) == dice(trigrams(other), trigrams(one))
    assert dice(trigrams(one), trigrams(one)) == 1.0


def test_case_punctuation_markup_signs_and_nfd_do_not_matter() -> None:
    assert trigrams("Blåbær – og ØL!") == trigrams(unicodedata.normalize("NFD", "blåbær og øl"))


def test_the_key_is_the_first_60_characters_of_the_words() -> None:
    assert key_text("Hvad er **AI**, egentlig?") == "hvad er ai egentlig"
    assert len(key_text("ord " * 100)) <= 60


def test_the_hash_is_of_the_text_itself_with_the_options_in_any_order() -> None:
    assert fingerprint("Hvad er 2 + 2?") != fingerprint("Hvad er 2 - 2?")
    assert fingerprint("a", ("x", "y")) == fingerprint("a", ("y", "x"))
    assert fingerprint("a", ("x", "y")) != fingerprint("a", ("xy",))
    assert fingerprint("a", ("x",)) != fingerprint("a")


def test_blanks_and_invisible_characters_are_no_part_of_a_text() -> None:
    assert collapse("  en\u00a0lang\n\u00adlinje\u200b ") == "en lang linje"


@pytest.mark.parametrize("text", [*DANISH, "", "kort"])
def test_a_sketch_gives_exactly_one_for_the_same_text(text: str) -> None:
    assert estimate(trigrams(text), sketch(trigrams(text))) == 1.0


def test_a_sketch_is_within_a_few_percent() -> None:
    for one in DANISH:
        for other in DANISH:
            real = dice(trigrams(one), trigrams(other))
            assert estimate(trigrams(one), sketch(trigrams(other))) == pytest.approx(real, abs=0.05)


def test_a_sketch_follows_a_text_that_is_edited_bit_by_bit() -> None:
    chance = random.Random(1)
    old = sketch(trigrams(DANISH[3]))
    text = DANISH[3].split()
    for _ in range(20):
        at = chance.randrange(len(text) - 12)
        text[at : at + 12] = chance.choice(DANISH).split()[:12]
        now = trigrams(" ".join(text))
        assert estimate(now, old) == pytest.approx(dice(now, trigrams(DANISH[3])), abs=0.03)


@given(st.text(), st.text())
def test_an_estimate_is_a_likeness(one: str, other: str) -> None:
    assert 0.0 <= estimate(trigrams(one), sketch(trigrams(other))) <= 1.0


@given(st.text())
def test_a_sketch_is_one(text: str) -> None:
    assert is_sketch(sketch(trigrams(text)).rstrip())


@given(st.from_regex(r"[0-9]{1,6} [A-Za-z0-9_-]{0,342}", fullmatch=True), st.text())
def test_every_sketch_can_be_likened(old: str, text: str) -> None:
    assert is_sketch(old)
    assert 0.0 <= estimate(trigrams(text), old) <= 1.0


@pytest.mark.parametrize("text", ["", "x", "12 æ", "١٢ AA", "3 " + "A" * 343, "1234567 A", "3  A", "3 A\n"])
def test_what_is_no_sketch(text: str) -> None:
    assert not is_sketch(text)
