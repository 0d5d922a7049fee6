"""A scenario's scenes: their text, choices, conditions and endings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.items import is_empty, items_of, values_of
from builder.components.keys import value_span
from builder.components.question.lines import holds_skipped
from builder.components.registry import keys_of
from builder.components.scenario import faults
from builder.components.scenario.choices import ChoiceReader
from builder.components.scenario.graph import check_graph
from builder.components.scenario.values import (
    FARTHEST,
    MOST_SCENES,
    Condition,
    Scenario,
    Scene,
    Value,
    variants,
)
from builder.model import Directive, Line
from builder.names import fold, squeezed
from builder.prose import anchor_of
from builder.scan.marks import key_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Reader
    from builder.components.items import Item
    from builder.diagnostics import Diagnostic
    from builder.model import Setting
    from builder.scan.marks import KeyLine

_NAME = r"[^\W\d_]\w*(?:[ -]\w+){0,3}?"
_VALUE = re.compile(rf"(?P<name>{_NAME})(?:\s*[:=]\s*|\s+|\s*$)(?P<start>[-+−–]?\d{{1,4}})?")
_CONDITION = re.compile(rf"(?P<name>{_NAME})\s*(?P<sign>>=|<=|=>|=<|==|[=<>≥≤])\s*(?P<number>[-+−–]?\d{{1,4}})\.?")
_SIGNS = {"=>": ">=", "=<": "<=", "==": "=", "≥": ">=", "≤": "<="}


def number_of(typed: str) -> int:
    """A whole number with any minus sign."""
    return int(typed.replace("−", "-").replace("–", "-").replace(" ", ""))


def read_scenario(directive: Directive, reader: Reader) -> Scenario | None:
    """Diagnostics: those of `faults`; the graph is only looked at when nothing else is wrong."""
    found: list[Diagnostic] = []
    items = items_of(directive, reader)
    title = reader.title(directive)
    before = () if is_empty(items.before) else reader.blocks(items.before)
    typed = [setting for item in items.items for setting in item.settings]
    declared = next((one for one in (*items.settings, *typed) if one.key == "values"), None)
    found += [faults.not_here(one) for one in items.settings if one.key in ("if", "ending")]
    values = _values(declared, found) if declared else ()
    anchors = [_anchor(item, number) for number, item in enumerate(items.items)]
    texts = ChoiceReader(reader, values, frozenset(anchors), found, doubtful=directive.doubtful)
    values_of(items.settings, directive, reader)
    scenes = tuple(
        _scene(item, number, anchors[number], texts, directive) for number, item in enumerate(items.items[:MOST_SCENES])
    )
    if not scenes and not holds_skipped(directive):
        found.append(faults.without_scenes(directive.span))
    if len(items.items) > MOST_SCENES:
        found.append(faults.too_many(items.items[MOST_SCENES].span, MOST_SCENES))
    _check_scenes(scenes, items.items, found)
    index = reader.reserve("component")
    scenario = Scenario(index, title, before, values, scenes, directive.span)
    if scenes and not found and not directive.doubtful:
        found += check_graph(scenario)
    found += _unused(scenario) if not directive.doubtful and not any(one.severity == "error" for one in found) else []
    for one in found:
        reader.report(one)
    if not scenes or any(one.severity == "error" for one in found):
        return None
    story = " ".join((directive.title, *(scene.plain for scene in scenes)))
    named = tuple(f"{one.plain} {one.condition.typed if one.condition else ''}".strip() for one in scenes)
    reader.identify("component", index, directive, story, named)
    return scenario


def _anchor(item: Item, number: int) -> str:
    return anchor_of(item.title.text) or f"scene-{number + 1}"


def _scene(item: Item, number: int, anchor: str, texts: ChoiceReader, directive: Directive) -> Scene:
    reader = texts.reader
    settings = tuple(one for one in item.settings if one.key != "values")
    understood = values_of(settings, directive, reader)
    asked = next((one for one in settings if one.key == "if"), None)
    return Scene(
        number=number,
        title=reader.heading(item.title),
        plain=reader.plain([item.title]),
        anchor=anchor,
        condition=_condition(asked, texts) if asked else None,
        ending=str(understood.get("ending", "")),
        blocks=texts.blocks(item.body),
        scopes=item.scopes,
        span=item.span,
    )


def _values(setting: Setting, found: list[Diagnostic]) -> tuple[Value, ...]:
    """`tillid 0, tid 3`. Diagnostics: `value-invalid`."""
    values: list[Value] = []
    for part in re.split(r"[,;\n]", setting.value.strip().rstrip(".")):
        typed = squeezed(part)
        match = _VALUE.fullmatch(typed)
        if match is None or fold(match["name"]) in {fold(value.name) for value in values}:
            found.append(faults.value_form(value_span(setting), typed))
            return tuple(values)
        start = max(-FARTHEST, min(FARTHEST, number_of(match["start"] or "0")))
        values.append(Value(match["name"], start, value_span(setting)))
    return tuple(values)


def _condition(setting: Setting, texts: ChoiceReader) -> Condition | None:
    """`tillid > 0`. Diagnostics: `value-invalid`, `value-undeclared`."""
    typed = squeezed(setting.value)
    match = _CONDITION.fullmatch(typed)
    if match is None:
        texts.found.append(faults.condition_form(setting, value_span(setting)))
        return None
    value = texts.value(match["name"], value_span(setting))
    if value is None:
        return None
    sign = _SIGNS.get(match["sign"], match["sign"])
    return Condition(value, sign, number_of(match["number"]), typed.rstrip("."), setting.span)


def _check_scenes(scenes: tuple[Scene, ...], items: Sequence[Item], found: list[Diagnostic]) -> None:
    """Does every choice lead somewhere, and every scene on or to an end?"""
    for scene, item in zip(scenes, items, strict=False):
        for choice in scene.choices:
            here = {*scene.scopes, *choice.scopes}
            last = variants(scenes, choice.target)[-1:]
            found += [faults.not_for_all(choice.span, one) for one in last if not set(one.scopes) <= here]
        setting = next((one for one in item.settings if one.key == "ending"), None)
        if scene.choices:
            if setting and not _has_fault(item, found):
                found.append(faults.ending_with_choices(setting, scene))
        elif setting is None:
            if not _has_fault(item, found):
                found.append(faults.without_ending(scene, _ending_in_text(item)))
        elif not scene.text:
            found.append(faults.without_debriefing(scene))


def _ending_in_text(item: Item) -> KeyLine | None:
    """`slutning: god` among the scene's text, where no settings may stand."""
    typed = (key_line(one) for one in item.body if isinstance(one, Line))
    keys = keys_of("scenario")
    return next((one for one in typed if one and one.key in keys and keys[one.key].name == "ending"), None)


def _has_fault(item: Item, found: Sequence[Diagnostic]) -> bool:
    """Was a choice of the scene told of already?"""
    lines = {one.number for one in item.body if isinstance(one, Line)}
    skipped = any(isinstance(one, Directive) and not one.name for one in item.body)
    return skipped or any(one.span.file == item.span.file and one.span.line in lines for one in found)


def _unused(scenario: Scenario) -> list[Diagnostic]:
    used = {value for scene in scenario.items for choice in scene.choices for value, _ in choice.changes}
    used |= {scene.condition.value for scene in scenario.items if scene.condition}
    return [faults.unused(value) for number, value in enumerate(scenario.values) if number not in used]
