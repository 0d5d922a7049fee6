"""The keys of questions (format.md 4), and which of them belong to one form of answers only."""

from __future__ import annotations

from builder.components.base import Key
from builder.components.keys import (
    COMMON,
    KEEP,
    MODEL_ANSWER,
    ROOM,
    attempts,
    decimal,
    name,
    number,
    one_of,
    raw,
    text,
    yes_no,
)
from builder.diagnostics import N_

KEYS = (
    *COMMON,
    Key("attempts", "forsøg", attempts, N_("how many attempts: 1–9 or `fri`; in a test the test decides"), "fri"),
    Key("hint", "hint", text, N_("help before the answer")),
    Key("explanation", "forklaring", text, N_("shown after a right answer or the last attempt")),
    Key("when_right", "ved rigtigt", text, N_("shown to a right answer"), aliases=("ved rigtigt svar",)),
    Key("when_wrong", "ved forkert", text, N_("shown to a wrong answer"), aliases=("ved forkert svar",)),
    Key("shuffle", "bland", yes_no, N_("shuffle the options; in a test the test decides"), "ja"),
    Key("points", "point", decimal(0.5, 10, "points?|p"), N_("what a right answer counts"), "1"),
    Key("partial", "delvis", yes_no, N_("count parts: right minus wrong, never below 0"), "nej"),
    Key("pool", "pulje", name, N_("the pool a test may draw it from")),
    Key("choose", "vælg", one_of({"flere": "several", "several": "several", "en": "one", "én": "one", "one": "one"}),
        N_("`flere`: more than one option may be chosen, though only one is right")),
    Key("answer", "svar", raw, N_("the right answer as text, several with `/`; `fri` for free text")),
    Key("number", "tal", raw, N_("the right number, perhaps with `±`")),
    Key("scale", "skala", raw, N_("the ends of a scale in a survey")),
    Key("steps", "trin", number(2, 11, "trin"), N_("the steps of the scale"), "5"),
    Key("exact", "præcis", yes_no, N_("forgive nothing in a text answer"), "nej"),
    MODEL_ANSWER,
    KEEP,
    ROOM,
)  # fmt: skip

ONLY_FOR = {
    "choose": ("boxes", "[x]"),
    "steps": ("scale", "skala:"),
    "exact": ("answer", "svar:"),
    "model_answer": ("free", "svar: fri"),
    "keep": ("free", "svar: fri"),
    "room": ("free", "svar: fri"),
}
"""Key → the one form of answers it is for, and how that form is typed."""

_UNSCORED = ("attempts", "points", "partial", "shuffle", "when_right", "when_wrong")
WITHOUT_OPTIONS = {
    "answer": ("partial", "shuffle"),
    "number": ("partial", "shuffle"),
    "scale": _UNSCORED,
    "free": _UNSCORED,
}
"""The forms whose answers stand in a setting → the keys that have nothing to rule there."""
