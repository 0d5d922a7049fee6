"""Names as authors type them, and how near is near enough for "mente du"."""

from __future__ import annotations

import pytest

from builder.names import did_you_mean, fold, fold_key, indent_of, is_blank, list_of, squeezed, suggestion

KEYS = ["hint", "forsøg", "point", "bland", "pulje", "mål", "gem", "ved rigtigt", "målgruppe"]


@pytest.mark.parametrize(
    "typed",
    ["spørgsmål", "SPØRGSMÅL", "spoergsmaal", "spoergsmål", "spørgsmaal", " spørg\u00adsmål\u200b ", "Spørgsmål\u00a0"],
)
def test_all_spellings_of_a_name_fold_to_one(typed: str) -> None:
    assert fold(typed) == "spoergsmaal"


@pytest.mark.parametrize("typed", ["vis svar", "Vis  svar", "vis-svar", "vis_svar", "vis\u00a0svar", "vis–svar"])
def test_keys_of_two_words(typed: str) -> None:
    assert fold_key(typed) == "vis svar"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hnit", "hint"),  # two neighbours swapped are one letter
        ("hin", "hint"),
        ("hintt", "hint"),
        ("hont", "hint"),
        ("hi", None),  # two letters from one of four
        ("forsøk", "forsøg"),
        ("forsog", "forsøg"),
        ("forsk", "forsøg"),
        ("fork", None),
        ("mel", None),  # a name of three letters has no misspellings
        ("gen", None),
        ("punkt", None),
        ("pont", "point"),
        ("ved rigtig", "ved rigtigt"),
        ("målgrupper", "målgruppe"),
        ("Forestil dig", None),
        ("", None),
    ],
)
def test_did_you_mean(typed: str, meant: str | None) -> None:
    assert did_you_mean(typed, KEYS) == meant


def test_the_nearest_name_wins() -> None:
    assert did_you_mean("forsøgg", ["forsøgene", "forsøg"]) == "forsøg"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("refleksionsøvelse", "refleksion"), ("spørg", "spørgsmål"), ("sp", None), ("helt andet", None)],
)
def test_a_suggestion_may_go_by_the_beginning(typed: str, meant: str | None) -> None:
    assert suggestion(typed, ["spørgsmål", "refleksion", "test"]) == meant


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("a, b", ["a", "b"]),
        ("a,b.", ["a", "b"]),
        (" a ,, b ,", ["a", "b"]),
        ("a; b", ["a", "b"]),
        ("\n- a\n- b", ["a", "b"]),
        ('"a", `b`', ["a", "b"]),
        ("tjek-svaret", ["tjek-svaret"]),
        ("", []),
    ],
)
def test_a_list(typed: str, names: list[str]) -> None:
    assert list_of(typed) == names


def test_blanks() -> None:
    assert is_blank(" \u00a0\u200b\t\ufeff")
    assert not is_blank(" .")
    assert indent_of("\u00a0\t- x") == 2
    assert squeezed("  a\u00a0\u200b b\u2028c ") == "a b c"
