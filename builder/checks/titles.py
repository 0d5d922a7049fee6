"""Titles tell pages apart: in the page list, in the search, and in the LMS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic
    from builder.model import Page


def page_title_twice(material: Material) -> Iterator[Diagnostic]:
    """`page-title-twice`: two pages have one title, whatever the case and blanks."""
    first: dict[str, Page] = {}
    for page in material.module.pages:
        title = " ".join(page.title.casefold().split())
        if title and title in first:
            yield warning(
                "page-title-twice",
                page.span,
                N_("the page has the same title as `{file}`"),
                N_("give the page a title of its own; learners see the titles side by side"),
                file=first[title].file,
            )
        first.setdefault(title, page)
