"""What a window of the preview is told: everything its panel shows, as JSON."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from builder import output
from builder.checks.walk import all_blocks
from builder.components.scenario.values import Scenario
from builder.diagnostics import N_, any_error
from builder.verify.tracking import pass_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.diagnostics import Diagnostic
    from builder.model import Module
    from builder.preview.course import Course
    from builder.preview.workshop import Choice, Shown, Workshop

    Translate = Callable[[str], str]


def state(workshop: Workshop, choice: Choice, translate: Translate) -> dict[str, Any]:
    """`course` is None as long as there is nothing to show; `blocked` says that what is shown is not the latest."""
    shown = workshop.shown(choice)
    collection = workshop.collection
    audiences = collection.catalogue.audiences if collection else {}
    return {
        "modules": list(collection.modules) if collection else [],
        "audiences": [[name, audiences.get(name) or name] for name in shown.audiences],
        "course": _course(shown.course, shown, translate) if shown.course else None,
        "found": findings(shown.found, translate),
        "blocked": bool(shown.fault) or not shown.here or any_error(list(shown.found)),
        "notice": _notice(choice, shown, translate),
    }


def findings(found: Iterable[Diagnostic], translate: Translate) -> list[dict[str, Any]]:
    """Each with the author's line, and an address that opens it in an editor that knows `vscode://`."""
    listed = list(found)
    lines = output.Files()
    told: list[dict[str, Any]] = []
    for one, row in zip(listed, output.as_rows(listed, translate), strict=True):
        whole_file = one.span[1:] == (1, 1, 1, 1)
        place = one.span.file if whole_file else f"{one.span.file}:{one.span.line}"
        told.append(
            {
                **row,
                "severity_word": translate(output.SEVERITIES[one.severity]),
                "place": place.replace("\\", "/"),
                "typed": None if whole_file else lines.line(one.span),
                "link": editor_link(one.span.file, one.span.line, one.span.column),
            }
        )
    return told


def editor_link(file: str, line: int, column: int) -> str:
    """`vscode://file/…`: Visual Studio Code and its relatives open it at the line."""
    path = os.path.abspath(file).replace("\\", "/")
    return f"vscode://file/{quote(path.lstrip('/'), safe='/:')}:{line}:{column}"


def _course(course: Course, shown: Shown, translate: Translate) -> dict[str, Any]:
    settings = course.part.module.settings
    return {
        "stamp": course.stamp,
        "title": settings.title,
        "version": settings.version,
        "minutes": settings.minutes,
        "mark": pass_mark(course.document.data),
        "pages": _pages(course, shown),
        "stories": _stories(course.part.module, translate),
    }


def _pages(course: Course, shown: Shown) -> list[dict[str, Any]]:
    """The outline, in the order of the course."""
    folder = f"{course.collection.display}/{course.part.module.slug}"
    of_file: dict[str, int] = {}
    for one in shown.found:
        of_file[one.span.file] = of_file.get(one.span.file, 0) + 1
    lix = {file: {"lix": value, "heavy": heavy} for file, value, heavy in shown.lix}
    data = cast("list[dict[str, Any]]", course.document.data["pages"])
    return [
        {
            "anchor": row["anchor"],
            "title": row["title"],
            "minutes": row["minutes"],
            "questions": len(row["questions"]),
            "words": page.words,
            "file": page.file,
            "link": editor_link(os.path.join(folder, page.file), 1, 1),
            "found": of_file.get(f"{folder}/{page.file}", 0),
            **lix.get(page.file, {}),
        }
        for row, page in zip(data, course.part.module.pages, strict=True)
    ]


def _stories(module: Module, translate: Translate) -> list[dict[str, str]]:
    """The module's scenarios, drawn."""
    if not any(isinstance(block, Scenario) for page in module.pages for block in all_blocks(page.blocks)):
        return []
    from builder.components.scenario.picture import stories

    names = translate(N_("Scenario {number}, on the page “{page}”"))
    return [{"title": title, "picture": picture} for title, picture, _ in stories(module, names)]


def _notice(choice: Choice, shown: Shown, translate: Translate) -> str:
    """What stands in the way besides findings."""
    if shown.fault:
        return translate(N_("The preview could not read the module: {reason}")).format(reason=shown.fault)
    if not shown.here:
        text = N_("There is no module `{name}` any more. Was its folder renamed? Choose it again at the top.")
        return translate(text).format(name=choice.slug)
    return ""
