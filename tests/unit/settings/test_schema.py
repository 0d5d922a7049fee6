"""The JSON Schemas for editors: fresh, valid, and of one mind with `check`."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from builder import starter
from builder.model import SourceFile, Span
from builder.settings.fields import Field, Spot
from builder.settings.manual import FILES
from builder.settings.positions import Place
from builder.settings.schema import schema, text
from builder.settings.toml import read_toml

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

ROOT = Path(__file__).parents[3]
DAY = datetime.date(2027, 3, 1)


def plain(value: Any) -> Any:
    """As JSON has it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def validator(form: Any) -> Draft202012Validator:
    return Draft202012Validator(form, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(name: str, toml: str) -> list[str]:
    read, found = read_toml(SourceFile(name, name, toml))
    assert read is not None, found
    return [fault.message for fault in validator(schema(name)).iter_errors(plain(read.values))]


def test_there_is_a_schema_for_every_file_and_it_is_fresh() -> None:
    folder = ROOT / "docs/schemas"
    assert {path.name for path in folder.iterdir()} == {f"{name}.schema.json" for name in FILES}
    for name in FILES:
        assert (folder / f"{name}.schema.json").read_text("utf-8") == text(name), "run: make docs"


@pytest.mark.parametrize("name", FILES)
def test_it_is_a_schema_of_its_draft(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(text(name)))


REAL = [
    path
    for folder in ("modules", "docs/gallery", "tests/browser/course", "tests/packages")
    for path in sorted((ROOT / folder).rglob("*.toml"))
    if path.name in FILES
]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_real_files_are_fine(path: Path) -> None:
    assert faults(path.name, path.read_text("utf-8")) == []


def test_what_new_writes_is_fine() -> None:
    files = starter.collection("", "x", DAY).files
    tomls = {path.rpartition("/")[2]: content.decode() for path, content in files.items() if path.endswith(".toml")}
    assert sorted(tomls) == ["catalogue.toml", "module.toml", "sources.toml"]
    assert {name: faults(name, toml) for name, toml in tomls.items()} == {name: [] for name in tomls}


@pytest.mark.parametrize(
    "code",
    [
        "address-form",
        "colour-form",
        "number-form",
        "number-out-of-range",
        "source-form",
        "toml-key-danish",
        "toml-key-misplaced",
        "toml-key-missing",
        "toml-key-unknown",
        "toml-value-empty",
        "toml-value-type",
        "toml-word-unknown",
        "version-form",
    ],
)
def test_what_check_tells_of_is_told_in_the_editor(code: str) -> None:
    folder = ROOT / "tests/broken" / code / "modules"
    told = [fault for path in folder.rglob("*.toml") for fault in faults(path.name, path.read_text("utf-8"))]
    assert told


class _Anywhere(dict[Any, Place]):
    def __missing__(self, path: Any) -> Place:
        return Place(Span("x.toml"), Span("x.toml"))


VALUES: list[Any] = [
    "", " ", "x", 0, 1, -1, 50, 10_001, 1.5, True, [], ["a"], [""], [1], {}, {"a": "b"}, {"a": 1}, {"a": "https://b.dk"},
    "#0b5c7a", "#0b5c7", "blue", "1.2.0", " 1.2.0 ", "1.2", "01.2.3", "v1.2.0", "https://a.dk", "a.dk", "mailto:a@b.dk",
    "fri", "free", "frit", "sider og test", "teknologisk", "grøn", "da", "scorm12", ["scorm12"], ["scorm13"], DAY,
]  # fmt: skip


def every_field() -> list[Field]:
    def all_of(fields: tuple[Field, ...]) -> list[Field]:
        return [one for field in fields for one in (field, *all_of(field.inside))]

    return list({field.name: field for fields in FILES.values() for field in all_of(fields)}.values())


@pytest.mark.parametrize("field", [field for field in every_field() if not field.inside], ids=lambda field: field.name)
def test_check_and_the_schema_are_of_one_mind(field: Field) -> None:
    for value in VALUES:
        if value is DAY and field.kind.name != "date":
            continue  # JSON has no days: only as texts
        found: list[Diagnostic] = []
        spot = Spot("x.toml", _Anywhere(), (field.name,), found.append, (), frozenset())
        field.kind.read(value, spot)
        assert validator(field.kind.form).is_valid(plain(value)) == (found == []), (value, found)
