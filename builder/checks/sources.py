"""Lists of sources have something in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.checks.walk import all_blocks
from builder.diagnostics import N_, warning

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.model import Module


def sources_none(module: Module, today: datetime.date) -> Iterator[Diagnostic]:  # noqa: ARG001 -- a rule's form
    """`sources-none`: `::: kilder` before anything was cited."""
    cited = False
    for page in module.pages:
        cited = cited or bool(page.sources)
        for block in all_blocks(page.blocks):
            if getattr(block, "component", "") == "sources" and not cited:
                yield warning(
                    "sources-none",
                    block.span,
                    N_("no source is cited on this page or before it, so the list is empty"),
                    N_("cite the sources where they are used, `[@J4]`, or move the list to the last page"),
                )
