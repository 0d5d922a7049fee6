"""The diagnostics of scenarios in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error, warning
from builder.names import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.scenario.values import Scene, Value
    from builder.model import Setting, Span
    from builder.scan.marks import KeyLine


def without_scenes(span: Span) -> Diagnostic:
    return error(
        "scenario-size",
        span,
        N_("the scenario has no scenes"),
        N_("write `### ` and the name of the first scene, its text, and its choices as `- [Det gør jeg](#scene)`"),
    )


def too_many(span: Span, most: int) -> Diagnostic:
    return error(
        "scenario-size",
        span,
        N_("a scenario has room for {most} scenes, and this is one more"),
        N_("divide the story into two scenarios"),
        most=most,
    )


def unknown(span: Span, typed: str, anchors: Sequence[str]) -> Diagnostic:
    meant = suggestion(typed, anchors)
    return error(
        "scene-unknown",
        span,
        N_("there is no scene `{name}`"),
        N_("did you mean `{meant}`?") if meant else N_("write the words of the scene's `###` after the `#`"),
        name=typed,
        meant=f"#{meant}" if meant else "",
    )


def without_text(span: Span) -> Diagnostic:
    return error(
        "option-empty",
        span,
        N_("the choice has no text"),
        N_("write between the square brackets what the learner does: `[Det gør jeg](#scene)`"),
    )


def not_for_all(span: Span, scene: Scene) -> Diagnostic:
    return error(
        "scene-unknown",
        span,
        N_("the choice is for more people than the scene `{name}` it leads to"),
        N_("put the choice in the same `::: kun` as the scene, or let the scene be for everyone"),
        name=scene.plain,
    )


def without_ending(scene: Scene, in_text: KeyLine | None = None) -> Diagnostic:
    """`in_text`: the ending was typed where no settings may stand."""
    if in_text is not None:
        return error(
            "scene-without-ending",
            in_text.span,
            N_("`{key}:` stands in the middle of the text of the scene `{name}`"),
            N_("write the scene's settings straight under its `###`, each as a word, a colon and a value"),
            key=in_text.typed,
            name=scene.plain,
        )
    return error(
        "scene-without-ending",
        scene.span,
        N_("the scene `{name}` has no choices, and does not say how the story ends"),
        N_("write `slutning: god`, `blandet` or `dårlig` under it, or choices as `- [Det gør jeg](#scene)`"),
        name=scene.plain,
    )


def ending_with_choices(setting: Setting, scene: Scene) -> Diagnostic:
    return error(
        "ending-with-choices",
        setting.span,
        N_("the scene `{name}` has choices, so the story does not end there"),
        N_("take `{key}` out, or the choices"),
        name=scene.plain,
        key=setting.typed,
    )


def without_debriefing(scene: Scene) -> Diagnostic:
    return warning(
        "ending-without-debriefing",
        scene.span,
        N_("the ending `{name}` says nothing about what happened"),
        N_("write under it what the learner may take along from this way through the story"),
        name=scene.plain,
    )


def without_fallback(scene: Scene) -> Diagnostic:
    return error(
        "scene-without-fallback",
        scene.condition.span if scene.condition else scene.span,
        N_("the last scene called `{name}` must be without `hvis`: nothing is shown when no condition holds"),
        N_("take its `hvis` out, or add a scene of the same name without one"),
        name=scene.plain,
    )


_LEAD = N_("lead a choice here, or delete the scene")
_LEAD_PLAN = N_("lead a choice here, or delete the scene; the story as it is:\n{plan}")
_MOVE = N_("move the scene without `hvis` below the others")
_MOVE_PLAN = N_("move the scene without `hvis` below the others; the story as it is:\n{plan}")
_LOOK = N_("look at what the choices change on the way")
_LOOK_PLAN = N_("look at what the choices change on the way; the story as it is:\n{plan}")
_OUT = N_("let one of the choices lead on to an ending")
_OUT_PLAN = N_("let one of the choices lead on to an ending; the story as it is:\n{plan}")


def unreachable(scene: Scene, plan: str) -> Diagnostic:
    return warning(
        "scene-unreachable",
        scene.span,
        N_("no choice leads to the scene `{name}`"),
        _LEAD_PLAN if plan else _LEAD,
        name=scene.plain,
        plan=plan,
    )


def unreachable_behind(scene: Scene, plan: str) -> Diagnostic:
    return warning(
        "scene-unreachable",
        scene.span,
        N_("the scene `{name}` is only chosen in scenes that are never reached"),
        _LEAD_PLAN if plan else _LEAD,
        name=scene.plain,
        plan=plan,
    )


def hidden_by(scene: Scene, before: Scene, plan: str) -> Diagnostic:
    return warning(
        "scene-unreachable",
        scene.span,
        N_(
            "this scene is never shown: the one of the same name in line {line} has no `hvis`, so it always comes first"
        ),
        _MOVE_PLAN if plan else _MOVE,
        line=before.span.line,
        plan=plan,
    )


def never_holds(scene: Scene, plan: str) -> Diagnostic:
    typed = scene.condition.typed if scene.condition else ""
    span = scene.condition.span if scene.condition else scene.span
    return warning(
        "scene-unreachable",
        span,
        N_("`{typed}` never holds when the learner comes here, or one above always does: the scene is never shown"),
        _LOOK_PLAN if plan else _LOOK,
        typed=typed,
        plan=plan,
    )


def never_left(scene: Scene, plan: str) -> Diagnostic:
    return warning(
        "scene-unreachable",
        scene.span,
        N_("this scene is never shown: one of the `hvis` above it always holds"),
        _LOOK_PLAN if plan else _LOOK,
        plan=plan,
    )


def loop(scene: Scene, names: Sequence[str], plan: str) -> Diagnostic:
    return error(
        "scenario-loop",
        scene.span,
        N_("from here no choice leads to an ending any more: {names}"),
        _OUT_PLAN if plan else _OUT,
        names=", ".join(f"`{name}`" for name in dict.fromkeys(names)),
        plan=plan,
    )


def undeclared(span: Span, name: str, values: Sequence[Value]) -> Diagnostic:
    meant = suggestion(name, [value.name for value in values])
    return error(
        "value-undeclared",
        span,
        N_("`{name}` is not among the scenario's values"),
        N_("did you mean `{meant}`?") if meant else N_("write `værdier: {name} 0` on a line under `::: scenarie`"),
        name=name,
        meant=meant or "",
    )


def unused(value: Value) -> Diagnostic:
    return warning(
        "value-unused",
        value.span,
        N_("no choice changes `{name}`, and no `hvis` asks for it"),
        N_("let a choice change it, as `- [Det gør jeg](#scene) {name} +1`, or delete it"),
        name=value.name,
    )


def value_form(span: Span, typed: str) -> Diagnostic:
    return error(
        "value-invalid",
        span,
        N_("`{value}` cannot be read as the value of `{key}`"),
        N_("write names and whole numbers with commas between: `værdier: tillid 0, tid 3`"),
        value=typed,
        key="værdier",
    )


def condition_form(setting: Setting, span: Span) -> Diagnostic:
    return error(
        "value-invalid",
        span,
        N_("`{value}` cannot be read as the value of `{key}`"),
        N_("write one value, one of `>` `<` `>=` `<=` `=`, and a whole number: `hvis: tillid > 0`"),
        value=" ".join(setting.value.split()),
        key=setting.typed,
    )


def change_form(span: Span, typed: str) -> Diagnostic:
    return error(
        "choice-change-unclear",
        span,
        N_("`{typed}` after the choice does not say how a value changes"),
        N_("write the value's name and how much with a sign: `tillid +1`; other text goes indented on the next line"),
        typed=typed,
    )


def heading_after(span: Span, title: str) -> Diagnostic:
    return error(
        "text-after-choices",
        span,
        N_("this heading stands after the choices of the scene, and has too many hashes to begin a new one"),
        N_("write `### {title}`"),
        title=title,
    )


def text_after(span: Span) -> Diagnostic:
    return error(
        "text-after-choices",
        span,
        N_("this text stands after the scene's choices"),
        N_("indent it if it tells what comes of the choice above; if not, move it up over the choices"),
    )


def not_here(setting: Setting) -> Diagnostic:
    return error(
        "key-elsewhere",
        setting.span,
        N_("`{key}` belongs to a scene, and stands over the first one"),
        N_("move the line down under the `###` of its scene"),
        key=setting.typed,
    )
