"""The keys of a test (format.md 5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.base import Key
from builder.components.keys import COMMON, attempts, invalid, one_of, percent, yes_no
from builder.diagnostics import N_
from builder.names import fold, list_of, squeezed

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Setting

_COUNT = re.compile(r"([0-9]{1,3})(?:\s*spørgsmål)?", re.IGNORECASE)
_FROM_POOL = re.compile(r"([0-9]{1,3})\s*(?:spørgsmål\s+)?(?:fra|from|af)\s+(\S.*)", re.IGNORECASE)
_AND = re.compile(r"\s+og\s+(?=[0-9])", re.IGNORECASE)


def draw(setting: Setting, reader: Reader) -> tuple[tuple[str, int], ...] | None:
    """`10`, `4 fra NAVN, 6 fra NAVN` or `alle` → (pool, count) …; the empty pool is all questions."""
    typed = squeezed(setting.value).rstrip(".")
    if fold(typed) in ("alle", "all"):
        return ()
    if (match := _COUNT.fullmatch(typed)) and int(match[1]) > 0:
        return (("", int(match[1])),)
    parts = [_FROM_POOL.fullmatch(part) for part in list_of(_AND.sub(",", typed))]
    drawn = [(match[2], int(match[1])) for match in parts if match and int(match[1]) > 0]
    if drawn and len(drawn) == len(parts) == len({fold(pool) for pool, _ in drawn}):
        return tuple(drawn)
    invalid(setting, reader, N_("write how many: `10`, or how many from which pool: `4 fra lette, 6 fra svære`"))
    return None


KEYS = (
    *COMMON,
    Key("pass_mark", "bestået", percent, N_("percent that is needed to pass"), N_("`pass_mark` in `module.toml`"),
        aliases=("passed",)),
    Key("attempts", "forsøg", attempts, N_("how many attempts: 1–9 or `fri`"), "3"),
    Key("draw", "træk", draw, N_("how many questions are drawn, perhaps from which pools"), "alle"),
    Key("shuffle", "bland", yes_no, N_("shuffle questions and options"), "ja"),
    Key("show", "vis svar", one_of({
        "straks": "at-once", "efter": "after", "aldrig": "never", "når bestået": "passed",
        "at once": "at-once", "after": "after", "never": "never", "when passed": "passed", "passed": "passed",
    }), N_("when the right answers are shown"), "efter", aliases=("show_answers",)),
    Key("retry", "gentag", one_of({"alle": "all", "forkerte": "wrong", "all": "all", "wrong": "wrong"}),
        N_("what a new attempt asks"), "alle"),
    Key("confidence", "sikkerhed", yes_no, N_("ask how sure the learner is; not scored"), "nej"),
    Key("counts", "tæller", yes_no, N_("is the result reported? One test in a module"), "ja"),
)  # fmt: skip
