"""`::: download`: a file to take away; its kind and size are shown (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType
from builder.components.download.read import Download, read_download
from builder.components.keys import COMMON
from builder.diagnostics import N_

__all__ = ["BLOCK", "Download"]

BLOCK = BlockType(
    name="download",
    danish="download",
    keys=COMMON,
    holds="prose",
    inner_items=False,
    parse=read_download,
    doc=N_("a file to take away: a link to a file in `media/`; its kind and size are shown"),
)
