"""A scenario as a graph: every way through it, what is wrong with it, and its outline in text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.scenario import faults
from builder.components.scenario.values import Choice, Scenario, Scene, shown_scene, variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic

MOST_STATES = 20_000
"""Scene and values together; when there are more, nothing is said of the ways through."""
MARGIN = 10
"""How far beyond what it is held against a value is followed."""

_State = tuple[int, tuple[int, ...]]
"""The number of a scene, and the values on the way in."""


def check_graph(scenario: Scenario) -> list[Diagnostic]:
    """Diagnostics: `scene-without-fallback`, `scene-unreachable`, `scenario-loop`."""
    scenes = scenario.items
    found = [
        faults.without_fallback(group[-1])
        for anchor in dict.fromkeys(scene.anchor for scene in scenes)
        if (group := variants(scenes, anchor))[-1].condition
    ]
    if found:
        return found
    ways = walk(scenario)
    if not ways:
        return []
    reached = {number for number, _ in ways}
    plan = outline(scenario)  # shown once
    for scene in _never_shown(scenario, reached):
        found.append(_unreachable(scenario, scene, reached, "" if found else plan))
    if trapped := _trapped(scenes, ways):
        found.append(faults.loop(trapped[0], [scene.plain for scene in trapped], "" if found else plan))
    return found


def walk(scenario: Scenario) -> dict[_State, list[_State]]:
    """Every state that can be reached, and where its choices lead.

    Values that no condition asks for are left out, and one that is `MARGIN` beyond everything it is held against stays
    there: conditions are exact for every way that does not turn back from farther out.
    """
    scenes = scenario.items
    ranges = _ranges(scenario)
    start = shown_scene(scenes, scenes[0].anchor, tuple(value.start for value in scenario.values))
    if start is None:
        return {}
    waiting = [(start.number, tuple(value.start for value in scenario.values))]
    ways: dict[_State, list[_State]] = {}
    while waiting and len(ways) < MOST_STATES:
        state = waiting.pop()
        if state in ways:
            continue
        ways[state] = []
        for choice in _scene(scenes, state[0]).choices:
            values = changed(state[1], choice, ranges)
            scene = shown_scene(scenes, choice.target, values)
            if scene is not None:
                ways[state].append((scene.number, values))
        waiting += ways[state]
    return {} if waiting else ways


def _ranges(scenario: Scenario) -> list[tuple[int, int]]:
    """How far each value is followed; nowhere when no condition asks for it."""
    found = []
    for number, value in enumerate(scenario.values):
        asked = [one.condition.number for one in scenario.items if one.condition and one.condition.value == number]
        around = [*asked, value.start]
        margin = MARGIN if asked else 0
        found.append((min(around) - margin, max(around) + margin))
    return found


def changed(values: tuple[int, ...], choice: Choice, ranges: list[tuple[int, int]]) -> tuple[int, ...]:
    """The values after a choice, each within its range."""
    after = list(values)
    for value, by in choice.changes:
        least, most = ranges[value]
        after[value] = max(least, min(most, after[value] + by))
    return tuple(after)


def _scene(scenes: tuple[Scene, ...], number: int) -> Scene:
    return next(scene for scene in scenes if scene.number == number)


def _never_shown(scenario: Scenario, reached: set[int]) -> list[Scene]:
    """The scenes to tell of: of those with one heading the first, and none that only follows from another."""
    lost = [scene for scene in scenario.items if scene.number not in reached]
    heads = {scene.anchor: scene for scene in reversed(lost)}
    shown = {scene.anchor for scene in scenario.items if scene.number in reached}
    causes = [one for one in lost if one.anchor in shown or not _is_asked_for(scenario, one)]
    told = [one for one in causes if one.anchor in shown or one is heads[one.anchor]]
    return told or lost[:1]


def _is_asked_for(scenario: Scenario, scene: Scene) -> bool:
    """Does a choice lead to its heading, or does the story begin there?"""
    targets = {choice.target for one in scenario.items if one.anchor != scene.anchor for choice in one.choices}
    return scene.anchor in {*targets, scenario.items[0].anchor}


def _unreachable(scenario: Scenario, scene: Scene, reached: set[int], plan: str) -> Diagnostic:
    group = variants(scenario.items, scene.anchor)
    if not _is_asked_for(scenario, scene):
        return faults.unreachable(scene, plan)
    if not any(one.number in reached for one in group):
        return faults.unreachable_behind(scene, plan)
    before = next((one for one in group[: group.index(scene)] if one.condition is None), None)
    if before is not None:
        return faults.hidden_by(scene, before, plan)
    return faults.never_holds(scene, plan) if scene.condition else faults.never_left(scene, plan)


def _trapped(scenes: tuple[Scene, ...], ways: dict[_State, list[_State]]) -> list[Scene]:
    """The scenes from which, in some state, no ending can be reached any more; in reading order."""
    back: dict[_State, list[_State]] = {}
    for state, following in ways.items():
        for after in following:
            back.setdefault(after, []).append(state)
    saved = {state for state, following in ways.items() if not following}
    waiting = list(saved)
    while waiting:
        for before in back.get(waiting.pop(), ()):
            if before not in saved:
                saved.add(before)
                waiting.append(before)
    lost = {number for number, values in ways if (number, values) not in saved}
    return [scene for scene in scenes if scene.number in lost]


def outline(scenario: Scenario) -> str:
    """The graph as indented text: each scene once, with its choices; a later visit is only named."""
    return "\n".join(_lines(scenario, scenario.items[0].anchor, "", 0, set()))


def _lines(scenario: Scenario, anchor: str, lead: str, depth: int, told: set[str]) -> Iterator[str]:
    group = variants(scenario.items, anchor)
    alone = group[0] if len(group) == 1 else None
    if anchor in told:
        yield f"{'  ' * depth}{lead}{group[0].plain} ↑"
        return
    told.add(anchor)
    yield "  " * depth + lead + group[0].plain + _ending(alone)
    for scene in group:
        inner = depth + 1
        if alone is None:
            yield f"{'  ' * inner}[{scene.condition.typed if scene.condition else '…'}]{_ending(scene)}"
            inner += 1
        for choice in scene.choices:
            yield from _lines(scenario, choice.target, f"{choice.plain}{_changes(scenario, choice)} → ", inner, told)


def _ending(scene: Scene | None) -> str:
    return {"good": " ✓", "mixed": " ~", "bad": " ✗"}.get(scene.ending, "") if scene else ""


def _changes(scenario: Scenario, choice: Choice) -> str:
    said = ", ".join(f"{scenario.values[value].name} {by:+d}" for value, by in choice.changes)
    return f" ({said})" if said else ""
