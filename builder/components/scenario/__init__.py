"""`::: scenarie`: scenes, choices and their consequences (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType, Key
from builder.components.keys import COMMON, one_of, raw
from builder.components.scenario.read import read_scenario
from builder.components.scenario.values import Scenario, course_data, longest_state
from builder.diagnostics import N_

__all__ = ["BLOCK", "Scenario", "course_data", "longest_state"]

_ENDINGS = {
    "god": "good",
    "blandet": "mixed",
    "dårlig": "bad",
    "godt": "good",
    "dårligt": "bad",
    "good": "good",
    "mixed": "mixed",
    "bad": "bad",
}

BLOCK = BlockType(
    name="scenario",
    danish="scenarie",
    keys=(
        *COMMON,
        Key("values", "værdier", raw, N_("what choices may change, and where it begins: `tillid 0, tid 3`")),
        Key("if", "hvis", raw, N_("under a `###`: when this scene is shown: `tillid > 0`")),
        Key(
            "ending",
            "slutning",
            one_of(_ENDINGS),
            N_("under the `###` of a scene without choices: `god`, `blandet` or `dårlig`"),
        ),
    ),
    holds="prose",
    inner_items=True,
    parse=read_scenario,
    doc=N_("a story whose way the learner chooses"),
)
