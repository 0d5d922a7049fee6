"""Any accent an organisation may give can be read on every surface, in light and dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builder import resources, theme

if TYPE_CHECKING:
    from collections.abc import Callable

AA = 4.5
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_light(colour: str) -> None:
    readable(theme.light(colour), theme.LIGHT_SURFACES)


@given(colours)
def test_dark(colour: str) -> None:
    readable(theme.dark(colour), theme.DARK_SURFACES)


def readable(palette: theme.Palette, surfaces: tuple[str, ...]) -> None:
    for surface in (*surfaces, palette.soft):
        assert theme.contrast(palette.accent, surface) >= AA
        assert theme.contrast(palette.strong, surface) >= AA
    assert theme.contrast(palette.accent, palette.ink) >= AA
    assert theme.contrast(palette.strong, palette.ink) >= AA


def test_a_readable_accent_is_left_as_it_is() -> None:
    assert theme.light(theme.DEFAULT_ACCENT).accent == theme.DEFAULT_ACCENT


def test_contrast_is_wcags() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("sheet", "surfaces", "palette"),
    [("tokens", theme.LIGHT_SURFACES, theme.light), ("dark", theme.DARK_SURFACES, theme.dark)],
)
def test_the_styles_colours(sheet: str, surfaces: tuple[str, ...], palette: Callable[[str], theme.Palette]) -> None:
    """The surfaces are those the accent was checked against, and what is written on them can be read."""
    values = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", resources.text(f"styles/{sheet}.css")))
    assert (values["paper"], values["raised"], values["sunken"]) == surfaces
    soft = palette(theme.DEFAULT_ACCENT).soft
    for surface in (*surfaces, soft):
        for ink in ("ink", "ink-soft", "right", "wrong"):
            assert theme.contrast(values[ink], surface) >= AA, (ink, surface)
        assert theme.contrast(values["line-strong"], surface) >= 3, "the edge of a field (1.4.11)"
    for name in ("right", "wrong", "notice"):
        assert theme.contrast(values[name], values[f"{name}-soft"]) >= AA
        assert theme.contrast(values["ink"], values[f"{name}-soft"]) >= AA
    assert theme.contrast(values["ink"], values["mark"]) >= AA
