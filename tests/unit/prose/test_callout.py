"""Every kind of callout has its words, its title and its icon (its examples are tested with the other components')."""

from __future__ import annotations

import pytest

from builder.components import callout
from tests.unit.prose.support import EMPTY, lines, one

DANISH = EMPTY._replace(language="da")


def test_every_kind_has_a_title_and_an_icon_of_its_own() -> None:
    shown = set(callout.KINDS.values()) - {"facilitator"}
    assert shown == set(callout.TITLES)
    icons = {callout.around(kind, "da", "a")[0].split("<path")[1].split("</svg>")[0] for kind in shown}
    assert len(icons) == len(shown)


@pytest.mark.parametrize("word", callout.KINDS)
def test_every_word_is_understood_in_any_case(word: str) -> None:
    for spelling in (word, word.lower(), word.title()):
        html = one(f"> [!{spelling}]\n> Tekst", DANISH).html[0]
        kind = callout.KINDS[word]
        assert html.startswith(f'<div class="callout {kind}"') if kind != "facilitator" else html == ""


def test_each_callout_on_a_page_is_labelled_by_its_own_title() -> None:
    html = "".join(one("> [!TIP]\n> a\n\n> [!TIP]\n> b", DANISH).html)
    for number in (1, 2):
        assert f'aria-labelledby="start---note-{number}"' in html
        assert html.count(f' id="start---note-{number}"') == 1


def test_the_span_of_a_misspelt_word() -> None:
    told = one("tekst\n\n> > [!HUKS] x", DANISH).diagnostics[0]
    assert told.span[1:] == (3, 5, 3, 12)
    assert lines("> > [!HUKS] x")[0].text[4:11] == "[!HUKS]"
