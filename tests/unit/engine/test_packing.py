"""Free text in the alphabet of suspend data: any text comes back, nothing throws, Danish prose fits in its room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

if TYPE_CHECKING:
    from tests.unit.engine.bridge import Engine

UNICODE = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
DANISH = """I dag prøvede jeg at lade værktøjet skrive et udkast til ugebrevet. Det gik hurtigt, men tonen var ikke \
vores, og to datoer var forkerte. Næste gang giver jeg det datoerne først, og så læser min kollega brevet, før vi \
sender det. Jeg vil også spørge it: må vi overhovedet bruge det til børnenes navne?
- Spørg på teammødet på onsdag kl. 14.30
- Skriv "AI-udkast" øverst, så alle ved, hvad de læser
Øvelsen tog 20 minutter; jeg skønner, at jeg sparede det halve. Årets plan er færdig i løbet af uge 34."""


@given(text=UNICODE)
def test_any_text_comes_back_from_safe_signs(engine: Engine, text: str) -> None:
    packed = engine("packing", "pack", text)
    assert re.fullmatch(r"[A-Za-z0-9_-]*", packed)
    assert engine("packing", "unpack", packed) == text


@given(packed=st.text(max_size=80) | st.text("ABZaz09_-", max_size=80))
def test_anything_at_all_unpacks(engine: Engine, packed: str) -> None:
    text = engine("packing", "unpack", packed)
    assert len(text) <= len(packed)


@given(text=UNICODE, data=st.data())
def test_a_text_that_was_cut_off_keeps_what_stands_before_the_cut(
    engine: Engine, text: str, data: st.DataObject
) -> None:
    packed = engine("packing", "pack", text)
    cut = packed[: data.draw(st.integers(0, len(packed)))]
    assert text.startswith(engine("packing", "unpack", cut))


def test_danish_prose_takes_less_than_its_room_is_counted_with(engine: Engine) -> None:
    packed = engine("packing", "pack", DANISH)
    assert 1.05 < len(packed) / len(DANISH) <= 1.2
    assert len(packed) <= engine("packing", "packedRoom", len(DANISH))


def test_the_packing_letter_by_letter(engine: Engine) -> None:
    """Published packages depend on every sign."""
    assert engine("packing", "pack", "Så, hej!\n1 😀") == "S_C_H-hej_I_S1-__Ng9__N4A"
    assert engine("packing", "unpack", "_A_B_C_D_E_F-__Ng9__N4A") == "æøåÆØÅ 😀"


@pytest.mark.parametrize("room", range(50, 4001, 50))
def test_a_room_is_counted_as_the_budget_counts_it(engine: Engine, room: int) -> None:
    assert engine("packing", "packedRoom", room) == -(-room * 6 // 5)
    assert engine("packing", "packedRoom", room + 3) == -(-(room + 3) * 6 // 5)


@given(before=UNICODE, after=UNICODE, room=st.integers(1, 60))
def test_what_is_too_long_gives_way_before_the_caret(engine: Engine, before: str, after: str, room: int) -> None:
    units = len(before.encode("utf-16-le")) // 2
    found = engine("packing", "fitted", before + after, units, room)
    text, caret = found["text"], found["caret"]
    size = len(text.encode("utf-16-le")) // 2
    assert size <= room
    assert len(engine("packing", "pack", text)) <= engine("packing", "packedRoom", room)
    head = text.encode("utf-16-le")[: caret * 2].decode("utf-16-le")
    assert before.startswith(head)
    assert after.startswith(text[len(head) :])
    if text[len(head) :] != after:
        assert head == "", "what stood after the caret goes last"
    if len(before + after) * 10 <= room:
        assert text == before + after


@pytest.mark.parametrize(
    ("text", "caret", "room", "expected"),
    [
        ("abcdef", 3, 5, {"text": "abdef", "caret": 2}),
        ("abcdef", 6, 5, {"text": "abcde", "caret": 5}),
        ("abcdef", 0, 5, {"text": "abcde", "caret": 0}),
        ("ab😀", 4, 10, {"text": "ab😀", "caret": 4}),
        ("ab😀", 4, 9, {"text": "ab", "caret": 2}),
    ],
)
def test_a_full_room(engine: Engine, text: str, caret: int, room: int, expected: dict[str, object]) -> None:
    assert engine("packing", "fitted", text, caret, room) == expected
