"""What the LMS knows of an attempt, in words an author understands; the editions' names for it end here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.diagnostics import N_
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Translate = Callable[[str], str]

ROOM = {"scorm12": 4096, "scorm2004": 64000, "scorm2004-3rd": 64000}
"""Characters of suspend data."""

COMPLETION = {
    "": N_("not begun"),
    "not attempted": N_("not begun"),
    "unknown": N_("not begun"),
    "browsed": N_("only looked at"),
    "incomplete": N_("not finished"),
    "completed": N_("finished"),
    "passed": N_("finished and passed"),
    "failed": N_("finished, not passed"),
}
SUCCESS = {"passed": N_("passed"), "failed": N_("not passed")}
ENTRY = {
    "suspend": N_("goes on where it stopped"),
    "": N_("begins a new attempt"),
    "normal": N_("begins a new attempt"),
}
RESULT = {
    "correct": N_("right"),
    "incorrect": N_("wrong"),
    "wrong": N_("wrong"),
    "neutral": N_("neither right nor wrong"),
}


class Facts(NamedTuple):
    """The LMS's data without an edition's names; an empty text is something it was not told."""

    completion: str
    success: str
    score: str
    """Percent."""
    progress: str
    """A share, 0 to 1; only 2004 has it."""
    location: str
    exit: str
    time: str
    suspended: int
    """Characters."""
    answers: tuple[tuple[str, str, str], ...]
    """(id, response, result), the last of each id."""
    objectives: tuple[tuple[str, str, str], ...]
    """(id, status, score)."""


def facts(cmi: Any, edition: str) -> Facts:
    """Read what the run-time gives as JSON; whatever is not there, or is no text, counts as not told."""
    data = cmi if isinstance(cmi, dict) else {}
    if edition == "scorm12":
        core = _part(data, "core")
        return Facts(
            completion=_text(core, "lesson_status"),
            success="",
            score=_text(_part(core, "score"), "raw"),
            progress="",
            location=_text(core, "lesson_location"),
            exit=_text(core, "exit"),
            time=_text(core, "total_time") or _text(core, "session_time"),
            suspended=len(_text(data, "suspend_data")),
            answers=_answers(data, "student_response"),
            objectives=tuple(
                (_text(row, "id"), _text(row, "status"), _text(_part(row, "score"), "raw"))
                for row in _rows(data, "objectives")
            ),
        )
    return Facts(
        completion=_text(data, "completion_status"),
        success=_text(data, "success_status"),
        score=_text(_part(data, "score"), "raw"),
        progress=_text(data, "progress_measure"),
        location=_text(data, "location"),
        exit=_text(data, "exit"),
        time=_text(data, "total_time"),
        suspended=len(_text(data, "suspend_data")),
        answers=_answers(data, "learner_response"),
        objectives=tuple(
            (_text(row, "id"), _text(row, "success_status"), _text(_part(row, "score"), "raw"))
            for row in _rows(data, "objectives")
        ),
    )


def sentence(known: Facts, translate: Translate) -> str:
    """`ikke færdig, 40 %, 3 svar`: what an administrator would read in a report."""
    parts = [translate(COMPLETION.get(known.completion, known.completion))]
    if known.success in SUCCESS:
        parts.append(translate(SUCCESS[known.success]))
    if known.progress:
        parts.append(translate(N_("{percent} % read")).format(percent=_percent(known.progress)))
    if known.score:
        parts.append(translate(N_("score {score} %")).format(score=_number(known.score)))
    count = len(known.answers)
    one, more = N_("1 answer"), N_("{count} answers")
    parts.append(translate(one) if count == 1 else translate(more).format(count=count))
    return ", ".join(parts)


def rows(known: Facts, edition: str, pages: dict[str, str], translate: Translate) -> list[tuple[str, str]]:
    """(name, value) for the panel. `pages` are titles by anchor: the location is an anchor."""
    nothing = "–"
    room = ROOM[edition]
    used = translate(N_("{used} of {room} characters")).format(used=known.suspended, room=room)
    return [
        (translate(N_("Status")), translate(COMPLETION.get(known.completion, known.completion))),
        *([(translate(N_("Result")), translate(SUCCESS.get(known.success, nothing)))] if edition != "scorm12" else []),
        (translate(N_("Score")), f"{_number(known.score)} %" if known.score else nothing),
        *([(translate(N_("Way through the course")), f"{_percent(known.progress)} %")] if known.progress else []),
        (translate(N_("Page")), pages.get(known.location, known.location) or nothing),
        (translate(N_("Kept for resuming")), used),
        (translate(N_("Next launch")), translate(ENTRY.get(known.exit, known.exit))),
    ]


def answers(known: Facts, questions: dict[str, str], translate: Translate) -> list[tuple[str, str, str]]:
    """(question, answer, result) for the panel. `questions` are texts by the name the LMS has."""
    return [
        (questions.get(name, name), said, translate(RESULT.get(result, result))) for name, said, result in known.answers
    ]


def _answers(data: dict[str, Any], response: str) -> tuple[tuple[str, str, str], ...]:
    found: dict[str, tuple[str, str, str]] = {}
    for row in _rows(data, "interactions"):
        name = _text(row, "id")
        if name:
            found[name] = (name, _text(row, response), _text(row, "result"))
    return tuple(found.values())


def _rows(data: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    listed = data.get(name)
    values = listed.values() if isinstance(listed, dict) else listed if isinstance(listed, list) else ()
    return (row for row in values if isinstance(row, dict))


def _part(data: dict[str, Any], name: str) -> dict[str, Any]:
    part = data.get(name)
    return part if isinstance(part, dict) else {}


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _percent(share: str) -> str:
    try:
        return str(round(float(share) * 100))
    except (ValueError, OverflowError):
        return share


def _number(typed: str) -> str:
    return typed.removesuffix(".0").replace(".", ",") if typed.replace(".", "", 1).isdigit() else typed
