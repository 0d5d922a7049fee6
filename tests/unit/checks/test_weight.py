"""What is too heavy or too long, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.checks.material import findings, question, told

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Læs teksten, som om en kollega havde skrevet den.\n\n"  # 9 words


def png(width: int, height: int, length: int) -> bytes:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return head + bytes(length - len(head))


@pytest.mark.parametrize(
    ("content", "values"),
    [
        (png(1280, 960, 300_000), None),
        (png(1280, 960, 300_001), {"size": "300", "width": "0"}),
        (png(2560, 1440, 100_001), None),
        (png(2561, 1441, 100_001), {"wide": "2561", "width": "1280", "height": "720"}),
        (png(4000, 3000, 100_000), None),
        (png(9000, 1, 900_000), {"width": "1280", "height": "1"}),
    ],
    ids=["enough", "heavy", "wide enough", "wide", "wide and light", "a line"],
)
def test_pictures(tmp_path: Path, content: bytes, values: dict[str, str] | None) -> None:
    found = findings(tmp_path, "# T\n\nSe:\n\n![Et rum](media/rum.png)\n", m__media__rum___png=content)
    assert told(found) == ([("image-heavy", 5)] if values else [])
    assert all(values.items() <= dict(one.values).items() for one in found if values)


def test_a_drawing_is_simplified(tmp_path: Path) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="{"M0 0" * 90_000}"/></svg>'
    found = findings(tmp_path, "# T\n\n![Et rum](media/rum.svg)\n", m__media__rum___svg=drawing)
    assert [one.hint.partition(",")[0] for one in found] == ["simplify the drawing"]


def test_a_picture_on_two_pages_is_told_of_once(tmp_path: Path) -> None:
    page = "# T\n\n![Et rum](media/rum.png)\n"
    files: dict[str, str | bytes] = {
        "m__02___md": page.replace("# T", "# U"),
        "m__media__rum___png": png(9, 9, 400_000),
    }
    assert [one.span.file for one in findings(tmp_path, page, "", **files)] == ["modules/m/01.md"]


@pytest.mark.parametrize(("count", "is_told"), [(5, False), (6, True)])
def test_pictures_together(tmp_path: Path, count: int, is_told: bool) -> None:
    page = "# T\n\n" + "".join(f"![Rum {number}](media/{number}.png)\n\n" for number in range(count))
    files: dict[str, str | bytes] = {f"m__media__{number}___png": png(9, 9, 290_000) for number in range(count)}
    assert told(findings(tmp_path, page, "", **files)) == ([("images-heavy", 1)] if is_told else [])


@pytest.mark.parametrize(
    ("sentences", "rest", "is_told"),
    [(130, "", False), (140, "", True), (140, f"::: test\n\n{question(1)}:::\n", False)],
    ids=["long", "too long", "with a test"],
)
def test_long_pages(tmp_path: Path, sentences: int, rest: str, is_told: bool) -> None:
    assert told(findings(tmp_path, f"# T\n\n{SENTENCE * sentences}{rest}")) == ([("page-long", 1)] if is_told else [])


@pytest.mark.parametrize(
    ("minutes", "sentences", "settings", "is_told"),
    [
        (0, 100, "", False),
        (12, 100, "", False),
        (15, 100, "", True),
        (60, 40, "", False),
        (60, 100, "minutter: 55\n", False),
    ],
    ids=["not stated", "twice", "three times", "hardly begun", "the page says why"],
)
def test_minutes_too_many(tmp_path: Path, minutes: int, sentences: int, settings: str, is_told: bool) -> None:
    page = f"# T\n\n::: side\n{settings}:::\n\n{SENTENCE * sentences}" if settings else f"# T\n\n{SENTENCE * sentences}"
    assert told(findings(tmp_path, page, f"minutes = {minutes}\n")) == ([("minutes-unlikely", 1)] if is_told else [])


def test_minutes_too_few(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        f"m__{number:02}___md": f"# Side {number}\n\n{SENTENCE * 100}" for number in range(2, 6)
    }
    assert told(findings(tmp_path, f"# T\n\n{SENTENCE * 100}", "minutes = 9\n", **pages)) == [("minutes-unlikely", 1)]
