"""The words and sources of a course as its pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from datetime import date

    from builder.model import Module


def terms_of(module: Module) -> list[dict[str, object]]:
    from builder.prose.anchors import term_anchor

    return [
        {"term": one.term, "also": one.also, "anchor": term_anchor(one.term), "html": Markup(one.html)}  # noqa: S704 -- prose made it safe
        for one in module.terms
    ]


def sources_of(module: Module, language: str) -> list[dict[str, object]]:
    from builder.prose.anchors import source_anchor

    return [
        {
            "anchor": source_anchor(one.id),
            "title": one.title,
            "publisher": one.publisher,
            "address": one.address,
            "date": day_of(one.date, language),
            "checked": day_of(one.checked, language),
            "contested": one.contested,
            "number": number,
            "id": one.id,
        }
        for number, one in enumerate(module.sources, start=1)
    ]


def day_of(day: date | None, language: str) -> str:
    if day is None:
        return ""
    return f"{day.day}.{day.month}.{day.year}" if language == "da" else day.isoformat()
