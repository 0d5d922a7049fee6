"""The pages that explain each diagnostic: `<language>/<code>.md`, four short parts each."""

from __future__ import annotations

import os

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def codes() -> list[str]:
    """Every code there is a page for, sorted."""
    return sorted(name.removesuffix(".md") for name in os.listdir(os.path.join(_FOLDER, "en")) if name.endswith(".md"))


def page(code: str, language: str) -> str:
    """The page of a known code as Markdown, without a title."""
    with open(os.path.join(_FOLDER, language, f"{code}.md"), encoding="utf-8", newline="") as file:
        return file.read().replace("\r\n", "\n")
