"""One accent colour in, an accessible palette out, for light and dark.

An organisation gives one `#rrggbb`; it is darkened (light mode) or lightened (dark mode) step by step
until it can be read on every surface the styles put it on (WCAG 2.2, 1.4.3: 4.5 to 1).
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.settings import Catalogue

DEFAULT_ACCENT = "#0b5c6b"
"""Petrol: calm, not taken by a large municipality or platform, and 7.4 to 1 on our paper."""

LIGHT_SURFACES = ("#fdfcfa", "#ffffff", "#f4f2ed")
"""`--paper`, `--raised`, `--sunken` of `styles/tokens.css`."""
DARK_SURFACES = ("#15191b", "#1d2326", "#0f1214")
"""The same in `styles/dark.css`."""

_READABLE = 5.0
"""Contrast asked of the accent as text: above 4.5, to survive rounding and tinted surfaces."""


class Palette(NamedTuple):
    """`#rrggbb` values of one colour scheme."""

    accent: str
    """Links, icons, buttons' background; readable on every surface and on `soft`."""
    strong: str
    """The same under the pointer."""
    soft: str
    """A tinted surface: the chosen option, the open page."""
    ink: str
    """Text on `accent`."""


def accent_of(catalogue: Catalogue) -> str:
    """`#rrggbb`: the organisation's, else the collection's, else ours."""
    return catalogue.organisation.theme.accent or catalogue.theme.accent or DEFAULT_ACCENT


@cache
def light(colour: str) -> Palette:
    """The palette for light surfaces."""
    return _palette(colour, LIGHT_SURFACES, -0.01, 0.08)


@cache
def dark(colour: str) -> Palette:
    """The palette for dark surfaces."""
    return _palette(colour, DARK_SURFACES, 0.01, 0.14)


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two `#rrggbb` colours, 1 to 21."""
    brighter, darker = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _palette(colour: str, surfaces: tuple[str, ...], step: float, tint: float) -> Palette:
    accent, soft = colour, surfaces[1]
    for steps in range(101):
        accent = _lighter(colour, steps * step)
        soft = _mix(surfaces[1], accent, tint)
        if all(contrast(accent, surface) >= _READABLE for surface in (*surfaces, soft)):
            break
    ink = max(("#ffffff", "#0f1214"), key=lambda one: contrast(accent, one))
    return Palette(accent, _lighter(accent, step * 8), soft, ink)


def _lighter(colour: str, by: float) -> str:
    """Another lightness (-1 to 1 added) and the same hue; the further away, the less saturated."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _rgb(colour)))
    moved = min(1.0, max(0.0, lightness + by))
    return _hex(hls_to_rgb(hue, moved, saturation * (1 - abs(moved - lightness) * 0.9)))


def _mix(one: str, other: str, part: float) -> str:
    """`part` of `other` in `one`."""
    return _hex(tuple((a + (b - a) * part) / 255 for a, b in zip(_rgb(one), _rgb(other), strict=True)))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: tuple[int, int, int]) -> float:
    """WCAG's relative luminance."""
    low = 0.04045
    red, green, blue = (v / 12.92 if v <= low else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
