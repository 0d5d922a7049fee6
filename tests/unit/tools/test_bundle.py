"""What the bundler makes short must be ours alone: no key of the course data, no attribute of an element."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def private_names() -> list[str]:
    bundler = (ROOT / "tools/bundle.mjs").read_text("utf-8")
    found = re.search(r"const PRIVATE = `(.*?)`", bundler, re.DOTALL)
    assert found is not None
    return found[1].split()


@pytest.mark.parametrize("name", private_names())
def test_a_shortened_name_is_met_nowhere_else(name: str) -> None:
    python = [ROOT / "builder/course.py", *(ROOT / "builder/components").rglob("*.py")]
    assert not [file for file in python if f'"{name}"' in file.read_text("utf-8")]
    comment = re.compile(r"/\*\*.*?\*/", re.DOTALL)
    scripts = [*(ROOT / "templates").rglob("*.js"), *(ROOT / "builder/components").rglob("*.js")]
    uses = re.compile(rf"""dataset\.{name}\b|dataset: {{[^}}\n]*\b{name}\b|\[["']{name}["']\]""")
    assert not [file for file in scripts if uses.search(comment.sub("", file.read_text("utf-8")))]
