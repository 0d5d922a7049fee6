"""`::: billedpunkter`: places on one picture, explained in a numbered list beside it (format.md 6)."""

from __future__ import annotations

from builder.components.base import BlockType
from builder.components.image_points.read import ImagePoints, read_points
from builder.components.keys import COMMON
from builder.diagnostics import N_

__all__ = ["BLOCK", "ImagePoints"]

BLOCK = BlockType(
    name="image_points",
    danish="billedpunkter",
    keys=COMMON,
    holds="prose",
    inner_items=True,
    parse=read_points,
    doc=N_("places on a picture: one image, then `### titel (30, 60)` with per cent from the left and from the top"),
)
