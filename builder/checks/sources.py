"""Lists of sources have something in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.checks.walk import all_blocks
from builder.diagnostics import N_, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic


def sources_none(material: Material) -> Iterator[Diagnostic]:
    """`sources-none`: `::: kilder` before anything was cited. A citation that is unknown is told of already."""
    typed = {page.name: page.text for page in material.source.pages}
    cited = False
    for page in material.module.pages:
        cited = cited or bool(page.sources) or "[@" in typed[page.file]
        for block in all_blocks(page.blocks):
            if getattr(block, "component", "") == "sources" and not cited:
                yield warning(
                    "sources-none",
                    block.span,
                    N_("no source is cited on this page or before it, so the list is empty"),
                    N_("cite the sources where they are used, `[@J4]`, or move the list to the last page"),
                )
