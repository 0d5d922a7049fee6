"""`::: prøvehandling`: a plan for something small to try before the next meeting (format.md 6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.base import BlockType, Key
from builder.components.keys import COMMON, KEEP, ROOM, invalid, out_of_range
from builder.components.trial_action.read import TrialAction, course_data, longest_state, read_action
from builder.diagnostics import N_
from builder.names import fold, squeezed

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Setting

__all__ = ["BLOCK", "TrialAction", "course_data", "longest_state"]

_DAYS = {"dag": 1, "dage": 1, "day": 1, "days": 1, "uge": 7, "uger": 7, "week": 7, "weeks": 7, "": 1}
_MONTHS = {"maaned": 30, "maaneder": 30, "month": 30, "months": 30}
_MOST = 365
_WORDS = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4}


def follow_up(setting: Setting, reader: Reader) -> int | None:
    """`14 dage`, `2 uger`, `en måned` → days."""
    match = re.fullmatch(r"(?:om |efter )?([0-9]{1,3}|[a-z]+) ?([a-z]*)", fold(squeezed(setting.value)).rstrip(". "))
    units = {**_DAYS, **_MONTHS}
    count = None if match is None else int(match[1]) if match[1].isdecimal() else _WORDS.get(match[1])
    if match is None or count is None or match[2] not in units:
        invalid(setting, reader, N_("write how many days or weeks: `14 dage` or `2 uger`"))
        return None
    days = count * units[match[2]]
    if not 1 <= days <= _MOST:
        out_of_range(setting, reader, "1", str(_MOST), N_("write from {least} to {most} days"))
        return None
    return days


BLOCK = BlockType(
    name="trial_action",
    danish="prøvehandling",
    keys=(
        *COMMON,
        Key("follow_up", "følg op", follow_up, N_("when to look back: `14 dage`, `2 uger`"), aliases=("opfølgning",)),
        KEEP,
        ROOM,
    ),
    holds="prose",
    inner_items=True,
    parse=read_action,
    doc=N_(
        "a plan for something to try: what, who, when, how to see that it worked; `### Felt` makes fields of your own"
    ),
)
