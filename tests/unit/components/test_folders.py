"""A component comes with what proves it: examples of both kinds, and a test in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.components.registry import FORMS, folders

ROOT = Path(__file__).parents[3]
COMPONENTS = ROOT / "builder/components"
BROWSER = ROOT / "tests/browser/components"

PLAIN = {"callout", "include", "only", "question", "side"}
"""Without a script of their own, or the ground that others stand on: what they do is tested with others."""
PLAYED = {"choice", "lookup", "test"}
"""Answered and opened in every browser test of the whole course."""


@pytest.mark.parametrize("folder", sorted(folders() - PLAIN - PLAYED))
def test_a_component_comes_with_what_proves_it(folder: str) -> None:
    examples = COMPONENTS / folder / "examples"
    assert len(list(examples.glob("*.html"))) >= 3, "at least three good examples"
    assert len(list(examples.glob("*.txt"))) >= 3, "at least three broken examples"
    tests = [file.read_text("utf-8") for file in sorted(BROWSER.glob("test_*.py"))]
    assert any(f'"{folder}/' in text for text in tests), "a browser test that launches one of the examples"


def test_every_form_of_answers_has_its_folder_name_once() -> None:
    assert len(set(FORMS.values())) == len(FORMS)
