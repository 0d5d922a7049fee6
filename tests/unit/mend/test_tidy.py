"""Tidying: every habit that is forgiven comes out as the manual writes it, and means what it meant."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from builder.mend.shape import shape
from builder.mend.tidy import proposals, settings_file
from builder.model import SourceFile
from tests.unit.parse.support import read
from tests.unit.parse.test_habits import HABITS, SHARED
from tests.unit.prose.test_habits import ALL, SIGNS

TYPED = [str(habit.values[0]) for habit in HABITS] + [f"# T\n{text.translate(SIGNS)}" for _, text, _ in ALL]
DOUBTFUL = 3
"""Habits where a line, tidied by itself, would mean something else: `fix` leaves them as they are."""


def tidied(text: str) -> str:
    lines = dict(proposals(SourceFile("01-side.md", "01-side.md", text)))
    return "\n".join(lines.get(at, line) for at, line in enumerate(text.split("\n")))


def meaning(text: str) -> object:
    page, found = read(text, SHARED)
    return shape(page), [(one.code, one.span.line) for one in found]


def test_what_was_typed_means_the_same_tidied() -> None:
    changed = [text for text in TYPED if tidied(text) != text]
    assert len(changed) > 70
    other = [text for text in changed if meaning(text) != meaning(tidied(text))]
    assert len(other) <= DOUBTFUL, other


def test_tidying_twice_is_tidying_once() -> None:
    assert [text for text in TYPED if tidied(tidied(text)) != tidied(text)] == []


@given(st.lists(st.sampled_from("\n".join(TYPED).split("\n")), max_size=12))
def test_any_lines_of_habits_can_be_tidied(lines: list[str]) -> None:
    text = "# T\n" + "\n".join(lines)
    assert tidied(tidied(text)) == tidied(text)
    assert tidied(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("::::Spoergsmaal :  Hvad nu? ::::", "::: spørgsmål Hvad nu?"),
        (":::\u00a0Question", "::: question"),
        ("   ::: VÆRKTØJER", "::: værktøjer"),
        ("::: reflection", "::: reflection"),
        ("::: spørgsmål\nforsoeg = 2\n :::::", "::: spørgsmål\nforsøg: 2\n:::"),
        ("::: spørgsmål\nBLAND : Ja.", "::: spørgsmål\nbland: ja"),
        ("::: test\nbestaaet:80 %", "::: test\nbestået: 80"),
        ("::: spørgsmål\n•[X]A\n2) [ ]  B\n  - Nej.", "::: spørgsmål\n- [x] A\n- [ ] B\n  - Nej."),
        ("::: spørgsmål\n\\[✓\\] A\n- [] B", "::: spørgsmål\n- [x] A\n- [ ] B"),
        ("::: huskeliste\n* [ x ] A", "::: huskeliste\n- [x] A"),
        ("• a\n+ b\n-\tc\n*\u00a0d", "- a\n- b\n- c\n* d"),
        ("– a\n— b", "- a\n- b"),
        (">[! husk ] Tekst", ">[!HUSK] Tekst"),
        ("##Nyt", "## Nyt"),
        ("![x](media\\a.png)", "![x](media/a.png)"),
    ],
)
def test_a_habit_as_the_manual_writes_it(typed: str, wanted: str) -> None:
    assert tidied(typed) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "– Hej, sagde Mette.",
        "Vi ses – på mandag",
        "- [X] A",
        "```\n•[X]A\n:::Spoergsmaal\n```",
        "<!--\n•[X]A\n:::Spoergsmaal\n-->",
        "bland = Ja.",
        "::: spørgsmål\nhint: Ja.",
        "::: slut",
        ":: spoergsmaal",
        "::: {.spørgsmål}",
        "::: ukendt",
        "***",
        "> [!UKENDT]",
        "[x](https://a.b/c\\d)",
        "#",
        "Skriv `#Titel`",
        "::: spørgsmål\n- [v] A",
        "To mellemrum  \ngiver en ny linje",
    ],
)
def test_what_is_left_as_it_is(text: str) -> None:
    assert tidied(text) == text


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('[words]\npersonfølsomme = "x" # note', '[words]\n"personfølsomme" = "x" # note'),
        ("[målgrupper]\na = 1", '["målgrupper"]\na = 1'),
        ("a = 1\nø = [\n", "a = 1\nø = [\n"),
        ("a = 1\n", "a = 1\n"),
        ('ø = "x"\nå: 2\n', 'ø = "x"\nå: 2\n'),
    ],
)
def test_keys_with_danish_letters_get_quotes(typed: str, wanted: str) -> None:
    assert settings_file(typed).replace("'", '"') == wanted
