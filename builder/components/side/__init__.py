"""`::: side`: settings of the whole page, before its title or straight after it (format.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import BlockType, Key
from builder.components.keys import COMMON, decimal, number, yes_no
from builder.diagnostics import N_
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Directive, Span


class PageSettings(NamedTuple):
    """The understood values by canonical key: `minutes`, `lix`, `locked` and those every block knows."""

    values: dict[str, object]
    span: Span

    @property
    def component(self) -> str:
        return "side"


def parse(directive: Directive, reader: Reader) -> PageSettings:
    """Diagnostics: those of its values. Where it may stand is the page's business (`parse/page.py`)."""
    return PageSettings(reader.settings(directive), directive.span)


BLOCK = BlockType(
    name="side",
    danish="side",
    keys=(
        *COMMON,
        Key(
            "minutes",
            "minutter",
            decimal(0.5, 240, "minutter|min|minutes?"),
            N_("how long the page takes"),
            N_("counted from its words"),
        ),
        Key("lix", "lix", number(10, 80, "lix"), N_("the readability the page may have"), N_("the collection's")),
        Key(
            "locked",
            "låst",
            yes_no,
            N_("opens when the pages before it are done"),
            N_("as `navigation` says"),
        ),
    ),
    holds="settings",
    inner_items=False,
    parse=parse,
    doc=N_("settings of the whole page"),
    aliases=("page",),
)
