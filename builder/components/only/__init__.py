"""`::: kun`: what it holds is for some audiences or organisations only, and is absent from the others' packages.

It is transparent: what stands in it must fit where the block stands, and its `##` and `###` belong to what
surrounds it. Questions take its lines apart themselves (`question/forms.py`); everywhere else it is `Only`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.base import BlockType, Key
from builder.components.keys import COMMON, EVERYONE, yes_no
from builder.diagnostics import N_, error
from builder.model import Scope
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Reader
    from builder.model import Block, Directive, Piece, Span


class Only(NamedTuple):
    """Blocks for some people; without a choice of audience they are shown with a label."""

    scope: Scope
    title: Piece | None
    blocks: tuple[Block, ...]
    span: Span

    @property
    def component(self) -> str:
        return "only"


def scope_of(directive: Directive, reader: Reader) -> Scope:
    """Who the block is for; `kun` that names nobody is `only-for-nobody`."""
    values = reader.settings(directive)
    typed = {setting.key for setting in directive.settings}
    if not typed & {"audience", "organisation"} and not directive.doubtful and not _is_misunderstood(directive, values):
        known = next((name for name in reader.catalogue.audiences if name != EVERYONE), "lærer")
        named = directive.title.rpartition(":")[2].strip() or known
        reader.report(
            error(
                "only-for-nobody",
                directive.span,
                N_("`{block}` does not say who it is for"),
                N_("write `målgruppe: {name}` or `organisation: …` on the line under it"),
                block=directive.typed,
                name=named,
            )
        )
    return scope_from(values, inverted=values.get("not") is True)


def _is_misunderstood(directive: Directive, values: dict[str, object]) -> bool:
    """Was a value of its settings told of? `ikke: ledere` names somebody, if not in the right place."""
    return any(setting.key not in values for setting in directive.settings)


def scope_from(values: dict[str, object], *, inverted: bool = False) -> Scope:
    """The scope in a block's understood settings."""
    audiences, organisations = values.get("audience"), values.get("organisation")
    return Scope(
        audiences if isinstance(audiences, tuple) and EVERYONE not in audiences else (),
        organisations if isinstance(organisations, tuple) else (),
        inverted,
    )


def parse(directive: Directive, reader: Reader) -> Only:
    """Diagnostics: `only-for-nobody`, and those of what it holds."""
    scope = scope_of(directive, reader)
    return Only(scope, reader.title(directive), reader.blocks(directive.body, reader.test), directive.span)


BLOCK = BlockType(
    name="only",
    danish="kun",
    keys=(*COMMON, Key("not", "ikke", yes_no, N_("turn it around: for everyone but those"), "nej")),
    holds="anything",
    inner_items=False,
    parse=parse,
    doc=N_("text that only some audiences or organisations get"),
)
