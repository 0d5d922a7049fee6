"""Dialogues as authors write them: who speaks, what there is to find, what is told instead of guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest

from builder.components.dialogue import longest_state
from tests.unit.components.bridge import call
from tests.unit.parse.support import read, told

if TYPE_CHECKING:
    from builder.components.dialogue import Dialogue

BEGIN, END = "# Side\n\n::: dialog\n\n", "\n\n:::\n"


def shown(text: str) -> str:
    """`Name: words` of each turn, `+` when the same one goes on for others; passages in `<…>`."""
    page, found = read(BEGIN + text + END)
    assert told(found) == ""
    dialogue = cast("Dialogue", page.blocks[0])
    lines = []
    for turn in dialogue.items:
        html = "".join(turn.shown(page.html[part.piece], "abcdefgh") for part in turn.blocks)
        html = re.sub(r"<mark[^>]*>", "\u2039", html).replace("</mark>", "\u203a")
        words = " ".join(re.sub(r"<[^>]+>", "", html).split())
        lines.append(f"{'+' if turn.speaker is None else turn.name}: {words}")
    return " / ".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Bo:** Hej\n\n**Ida:** Hej", "Bo: Hej / Ida: Hej"),
        ("**Bo:** Hej\n**Ida:** Hej", "Bo: Hej / Ida: Hej"),
        ("**Bo**: Hej\n\n__Ida__ : Hej", "Bo: Hej / Ida: Hej"),
        ("**Bo :** Hej\n\n**Ida: ** Hej", "Bo: Hej / Ida: Hej"),
        ("**Bo:**\nHej", "Bo: Hej"),
        ("**Bo:** Hej\n\nEr du der?", "Bo: Hej Er du der?"),
        ("**Bo:** Se her\n\n- et\n- to\n\n**Ida:** Tak", "Bo: Se her et to / Ida: Tak"),
        ("**Bo:** Se\n\n```\n**Ida:** {x} ==y==\n```", "Bo: Se **Ida:** {x} ==y=="),
        ("**Bo:** `==a== {b}` og a == b", "Bo: ==a== {b} og a == b"),
        (r"**Bo:** \==a== og \{b\}", "Bo: ==a== og {b}"),
        ("**Bo:** {{ organisation.name }}", "Bo: Fjordby Kommune"),
        ("**Bo:** Ja, ==det er sikkert== {nej}.", "Bo: Ja, \u2039det er sikkert\u203a1."),
        ("**Bo:** ==Ja.=={nej} Og ==nej.== {jo} Slut", "Bo: \u2039Ja.\u203a1 Og \u2039nej.\u203a2 Slut"),
        ("**Bo:** ==Ja==, men {nej,\nfordi} slut", "Bo: \u2039Ja\u203a1, men slut"),
        ("**Bo:** ==**fed** og `k{o}de`== {nej}", "Bo: \u2039fed og k{o}de\u203a1"),
        ("**Bo:** Liste\n\n- ==et== {nej}\n- to", "Bo: Liste \u2039et\u203a1 to"),
        ("**Bo:** Hej\n\n::: kun\nmålgruppe: lærer\nklasse\n:::\n\n**Ida:** Hej", "Bo: Hej / +: klasse / Ida: Hej"),
    ],
)
def test_what_authors_write(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "dialogue-without-speaker:3"),
        ("Hej\n\n**Bo:** Hej", "dialogue-without-speaker:5"),
        ("**Bo:** Hej\n\n**Ida** Hej\n\n**Ida:** Hej", "?speaker-not-bold:7"),
        ("**Bo:** Hej\nbo: Hej", "?speaker-not-bold:6"),
        ("**Bo:**\n\n**Ida:** Hej", "turn-empty:5"),
        ("**Bo:** ==a==", "passage-unpaired:5"),
        ("**Bo:** ==a== {}", "passage-unpaired:5"),
        ("**Bo:** ==a==\n\n{b}", "passage-unpaired:5"),
        ("**Bo:** ==a {b}==", "passage-unpaired:5"),
        ("**Bo:** a\n{b}", "passage-unpaired:6"),
        ("**Bo:** ==a {b}", "passage-unpaired:5"),
        ("**Bo:** ==a== ==b== {c}", "passage-unpaired:5"),
        ("**Bo:** {{ organisation.nvn }}", "lookup-unknown:5"),
        ("**Bo:** ==*a== b* {c}", "passage-unfit:5"),
        ("\n".join(f"**Bo:** ==a{n}== {{b}}" for n in range(37)), "passage-unfit:41"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told(read(BEGIN + text + END)[1]) == expected


def test_a_column_after_an_explanation_is_the_authors() -> None:
    _, found = read(f"{BEGIN}**Bo:** ==Ja== {{det er galt}} og [her](ukendt.md).{END}")
    assert [(one.code, one.span.column) for one in found] == [("link-page-unknown", 39)]


def test_only_what_can_be_found_is_kept() -> None:
    page, _ = read(f"{BEGIN}**Bo:** Hej{END}")
    assert cast("Dialogue", page.blocks[0]).index is None
    page, _ = read(f"{BEGIN}**Bo:** ==Ja== {{nej}} ==nej== {{jo}}{END}")
    dialogue = cast("Dialogue", page.blocks[0])
    assert [passage.text for passage in dialogue.passages] == ["Ja", "nej"]
    assert longest_state(dialogue) == 3


@pytest.mark.parametrize(("state", "expected"), [("", ""), ("ca-", "ca-"), ("cx", "c"), ("x", "")])
def test_what_is_left_of_what_was_found(state: str, expected: str) -> None:
    assert call("dialogue", "fit", {"options": "abc"}, state) == expected
