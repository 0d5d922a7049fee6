"""A scenario's scenes and the ways between them, drawn in layers: for the author, in the sheet beside the package."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from builder.checks.walk import all_blocks
from builder.components.scenario.graph import outline
from builder.components.scenario.values import Scenario, Scene, variants

if TYPE_CHECKING:
    from builder.model import Module

_WIDE, _HIGH, _APART, _BELOW = 184, 68, 28, 56
"""A scene's box, and the room beside and below it."""
_LETTERS = 22
"""On a line of a box."""
_ENDING = {"good": "✓", "mixed": "~", "bad": "✗"}

_Places = dict[int, tuple[int, int]]
"""The upper left corner of each scene's box, by the scene's number."""


def picture(scenario: Scenario, title: str) -> str:
    """An SVG of its own: `title` names it, the outline describes it.

    It has the colour of the text around it, so it can be read in the dark too.
    """
    places, width, height = _places(scenario)
    own = f"story-{scenario.index}"
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="story" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" aria-labelledby="{own}-title {own}-plan" font-size="14" '
            'fill="none" stroke="currentColor">'
        ),
        f'<title id="{own}-title">{escape(title)}</title>',
        f'<desc id="{own}-plan">{escape(outline(scenario))}</desc>',
        (
            f'<marker id="{own}-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'orient="auto"><path d="M0 0 8 4 0 8z" fill="currentColor" stroke="none"/></marker>'
        ),
    ]
    ways = {(one.number, to.number) for one in scenario.items for to in _following(scenario, one)}
    parts += [_way(places[start], places[end], own, width) for start, end in sorted(ways)]
    parts += [_box(scene, places[scene.number]) for scene in scenario.items]
    return "\n".join([*parts, "</svg>"])


def _following(scenario: Scenario, scene: Scene) -> list[Scene]:
    return [to for choice in scene.choices for to in variants(scenario.items, choice.target)]


def _layers(scenario: Scenario) -> list[list[Scene]]:
    """The scenes by the longest way to them that does not turn back; each scene once."""
    order: list[Scene] = []
    met: set[int] = set()

    def visit(scene: Scene) -> None:
        if scene.number in met:
            return
        met.add(scene.number)
        for to in reversed(_following(scenario, scene)):
            visit(to)
        order.append(scene)

    for scene in (*variants(scenario.items, scenario.items[0].anchor), *scenario.items):
        visit(scene)
    order.reverse()
    rank = {scene.number: place for place, scene in enumerate(order)}
    depth = dict.fromkeys(rank, 0)
    for scene in order:
        for to in _following(scenario, scene):
            if rank[to.number] > rank[scene.number]:
                depth[to.number] = max(depth[to.number], depth[scene.number] + 1)
    return [[scene for scene in order if depth[scene.number] == row] for row in range(max(depth.values()) + 1)]


def _places(scenario: Scenario) -> tuple[_Places, int, int]:
    """Every layer in the middle of the picture; the picture's width and height."""
    layers = _layers(scenario)
    most = max(len(layer) for layer in layers)
    width = most * (_WIDE + _APART) + _APART
    places: _Places = {}
    for row, layer in enumerate(layers):
        left = (width - len(layer) * (_WIDE + _APART) + _APART) // 2
        for column, scene in enumerate(layer):
            places[scene.number] = (left + column * (_WIDE + _APART), 2 + row * (_HIGH + _BELOW))
    return places, width, len(layers) * (_HIGH + _BELOW) - _BELOW + 4


def _way(start: tuple[int, int], end: tuple[int, int], own: str, width: int) -> str:
    """An arrow down to a later layer; back to an earlier one, or to the same, by the side and dashed."""
    (x, y), (to_x, to_y) = start, end
    if to_y > y:
        path = f"M{x + _WIDE // 2} {y + _HIGH} L{to_x + _WIDE // 2} {to_y - 2}"
        return f'<path d="{path}" marker-end="url(#{own}-end)"/>'
    side = min(max(x, to_x) + _WIDE + _APART, width) - 2
    begin, stop = f"{x + _WIDE} {y + _HIGH // 2 + 8}", f"{to_x + _WIDE + 2} {to_y + _HIGH // 2 - 8}"
    path = f"M{begin} C{side} {y + _HIGH // 2} {side} {to_y + _HIGH // 2} {stop}"
    return f'<path d="{path}" stroke-dasharray="4 3" marker-end="url(#{own}-end)"/>'


def _box(scene: Scene, place: tuple[int, int]) -> str:
    x, y = place
    lines = wrap(scene.plain, _LETTERS, max_lines=2, placeholder=" …") or [""]
    if scene.condition:
        lines.append(scene.condition.typed[:_LETTERS])
    if scene.ending:
        lines[0] = f"{_ENDING[scene.ending]} {lines[0]}"
    top = y + _HIGH // 2 - 9 * len(lines) + 14
    texts = "".join(
        f'<text x="{x + _WIDE // 2}" y="{top + 18 * i}" text-anchor="middle" fill="currentColor" stroke="none">'
        f"{escape(line)}</text>"
        for i, line in enumerate(lines)
    )
    thick = 2 if scene.ending else 1
    return f'<rect x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}" rx="8" stroke-width="{thick}"/>{texts}'


def stories(module: Module, names: str) -> tuple[tuple[str, str, str], ...]:
    """(heading, picture, outline) of each scenario in the module; `names` is `Scenario {number} on the page {page}`."""
    found: list[tuple[str, str, str]] = []
    for page in module.pages:
        for block in all_blocks(page.blocks):
            if isinstance(block, Scenario):
                title = names.format(number=len(found) + 1, page=page.title)
                found.append((title, picture(block, title), outline(block)))
    return tuple(found)
