"""The way from one format to the next, shown with steps that do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.mend import formats
from builder.mend.formats import Step, migrated
from builder.settings.read import FORMAT
from tests.acceptance.course import check, run, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

PAGE = "# Side\n\n::: huskeliste\n- Læs svaret\n:::\n"
CATALOGUE = "modules/catalogue.toml"


def quiz(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text.replace("quiz", "test") for name, text in texts.items() if name.endswith(".md")}


def bold(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text.replace("test", "**test**") for name, text in texts.items()}


STEPS = (Step(3, bold), Step(2, quiz))


def test_steps_are_taken_in_order_from_where_the_text_is() -> None:
    texts = {CATALOGUE: "# vores\nformat = 1 # nu\n", "a.md": "quiz", "b.md": "andet"}
    assert migrated(texts, 1, STEPS, CATALOGUE) == {CATALOGUE: "# vores\nformat = 3 # nu\n", "a.md": "**test**"}
    assert migrated(texts, 2, STEPS, CATALOGUE)[CATALOGUE] == "# vores\nformat = 3 # nu\n"
    assert "a.md" not in migrated(texts, 2, STEPS, CATALOGUE)
    assert migrated(texts, 3, STEPS, CATALOGUE) == {}
    assert migrated({}, 1, STEPS, CATALOGUE) == {CATALOGUE: "format = 3\n"}


def test_the_newest_step_leads_to_the_format_we_read() -> None:
    assert max((step.to for step in formats.STEPS), default=1) == FORMAT


def test_fix_takes_the_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bullets(texts: Mapping[str, str]) -> dict[str, str]:
        return {name: text.replace("- Læs", "- Genlæs") for name, text in texts.items() if name.endswith(".md")}

    write(tmp_path, PAGE)
    assert run(tmp_path, "fix", "--yes").stdout == ""
    monkeypatch.setattr(formats, "STEPS", (Step(2, bullets),))
    monkeypatch.setattr("builder.settings.read.FORMAT", 2)
    shown = run(tmp_path, "fix", "--yes").stdout
    assert "modules/catalogue.toml: nyere format\n" in shown
    assert "-- Læs svaret\n+- Genlæs svaret\n" in shown
    assert (tmp_path / CATALOGUE).read_text() == "format = 2\n"
    assert check(tmp_path)[0] == 0
    assert run(tmp_path, "fix", "--yes").stdout == ""


def test_one_module_alone_is_not_taken_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, PAGE)
    monkeypatch.setattr(formats, "STEPS", (Step(2, quiz),))
    monkeypatch.setattr("builder.settings.read.FORMAT", 2)
    assert run(tmp_path, "fix", "eksempel", "--yes").stdout == ""
