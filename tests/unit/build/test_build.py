"""Builds from folder to folder: what is written, what is told, what is left alone."""

from __future__ import annotations

import errno
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from builder import make
from builder.build import OutputFailed, UnknownModule
from builder.diagnostics import any_error
from builder.editions import EDITIONS
from builder.verify import verify
from tests.building import Quiet, build, collection

if TYPE_CHECKING:
    from pathlib import Path

    from builder.build import BuildResult

ZIP = "eksempel-1.0.0-scorm12.zip"


def codes(result: BuildResult) -> list[str]:
    return [one.code for one in result.found]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return collection(tmp_path / "samling")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "dist").iterdir())


def test_every_edition_is_a_good_package(folder: Path) -> None:
    report = Quiet()
    result = build(folder, editions=tuple(EDITIONS), report=report)
    assert codes(result) == []
    assert report.asked == 3
    assert [one.edition for one in result.packages] == list(EDITIONS)
    assert report.packages == list(result.packages)
    for built in result.packages:
        verdict, found = verify(folder / "dist" / f"eksempel-1.0.0-{built.edition}.zip", "x.zip")
        assert found == []
        assert (verdict.content_id, verdict.packed_size) == (built.content_id, built.size)
        assert verdict.title == "Eksempel på æøå"
        assert verdict.is_ours


def test_the_catalogue_says_which_editions(folder: Path) -> None:
    assert [one.edition for one in build(folder, editions=()).packages] == ["scorm12", "scorm2004"]


def test_the_record_for_people_and_programs(folder: Path) -> None:
    (built,) = build(folder).packages
    told = json.loads((folder / "dist/build.json").read_text("utf-8"))
    row = told["packages"][ZIP]
    assert (row["content_id"], row["size"], row["edition"]) == (built.content_id, built.size, "scorm12")
    assert names(folder) == [".modulbygger.json", "build.json", ZIP, f"{ZIP}.html"]


def test_ids_are_written_and_stay(folder: Path) -> None:
    build(folder)
    lock = (folder / "modules/eksempel/ids.lock").read_bytes()
    edit(folder / "modules/eksempel/01-start.md", "lyde sikker", "virke sikker")
    build(folder)
    assert (folder / "modules/eksempel/ids.lock").read_bytes() == lock


def test_a_module_with_errors_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = collection(tmp_path, "en", "to", "tre")
    edit(folder / "modules/to/01-start.md", "media/kurve.svg", "media/andet.svg")
    result = build(folder)
    assert [one.module for one in result.packages] == ["en", "tre"]
    assert result.failed == ("to",)
    assert any_error(list(result.found))
    assert not (folder / "modules/to/ids.lock").exists()
    assert not [name for name in names(folder) if name.startswith("to-")]


def test_a_fault_in_the_catalogue_stops_everything(folder: Path) -> None:
    (folder / "modules/catalogue.toml").write_text('sprog = "da"\n', "utf-8")
    result = build(folder)
    assert any_error(list(result.found))
    assert result.packages == ()
    assert not (folder / "dist").exists()


def test_an_unknown_module(folder: Path) -> None:
    with pytest.raises(UnknownModule) as raised:
        build(folder, "eksempl")
    assert (raised.value.name, raised.value.known) == ("eksempl", ("eksempel",))


def test_one_module_of_several(tmp_path: Path) -> None:
    folder = collection(tmp_path, "en", "to")
    assert [one.module for one in build(folder, "to").packages] == ["to"]
    assert not (folder / "modules/en/ids.lock").exists()
    assert [(one.module, one.unchanged) for one in build(folder).packages] == [("en", False), ("to", True)]


def test_several_processes_make_the_same(tmp_path: Path) -> None:
    one, two = collection(tmp_path / "1", "en", "to", "tre"), collection(tmp_path / "2", "en", "to", "tre")
    alone, together = build(one), build(two, jobs=3)
    assert [(p.module, p.content_id) for p in alone.packages] == [(p.module, p.content_id) for p in together.packages]
    assert {name: (one / "dist" / name).read_bytes() for name in names(one)} == {
        name: (two / "dist" / name).read_bytes() for name in names(two)
    }


class TestFrozen:
    def test_without_a_lock(self, folder: Path) -> None:
        result = build(folder, frozen=True)
        assert codes(result) == ["lock-outdated"]
        assert not list((folder / "dist").glob("*.zip"))
        assert not (folder / "modules/eksempel/ids.lock").exists()

    def test_with_a_page_more(self, folder: Path) -> None:
        build(folder)
        lock = (folder / "modules/eksempel/ids.lock").read_bytes()
        (folder / "modules/eksempel/03-mere.md").write_text("# Mere\n\nEn ny side om noget helt andet.\n", "utf-8")
        assert codes(build(folder, frozen=True)) == ["lock-outdated"]
        assert (folder / "modules/eksempel/ids.lock").read_bytes() == lock

    def test_with_the_lock_it_wants(self, folder: Path) -> None:
        first = build(folder)
        for path in (folder / "dist").iterdir():
            path.unlink()
        second = build(folder, frozen=True)
        assert codes(second) == []
        assert first.packages == second.packages

    def test_a_lock_with_the_line_ends_of_windows(self, folder: Path) -> None:
        build(folder)
        lock = folder / "modules/eksempel/ids.lock"
        lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
        typed = lock.read_bytes()
        assert codes(build(folder, frozen=True)) == []
        assert lock.read_bytes() == typed


class TestVersionUnchanged:
    def test_it_is_told_once(self, folder: Path) -> None:
        build(folder)
        edit(folder / "modules/eksempel/01-start.md", "lyde sikker", "virke sikker")
        assert codes(build(folder)) == ["version-unchanged"]
        assert codes(build(folder)) == []

    def test_also_without_any_record(self, folder: Path) -> None:
        build(folder)
        (folder / "dist/build.json").unlink()
        (folder / "dist/.modulbygger.json").unlink()
        assert codes(build(folder)) == []
        (folder / "dist/build.json").unlink()
        edit(folder / "modules/eksempel/01-start.md", "lyde sikker", "virke sikker")
        assert codes(build(folder)) == ["version-unchanged"]

    def test_a_new_version_is_fine(self, folder: Path) -> None:
        build(folder)
        edit(folder / "modules/eksempel/01-start.md", "lyde sikker", "virke sikker")
        edit(folder / "modules/eksempel/module.toml", "1.0.0", "1.1.0")
        assert codes(build(folder)) == []
        assert ZIP in names(folder)

    def test_frozen_keeps_the_old_package(self, folder: Path) -> None:
        build(folder)
        old = (folder / "dist" / ZIP).read_bytes()
        edit(folder / "modules/eksempel/01-start.md", "lyde sikker", "virke sikker")
        result = build(folder, frozen=True)
        assert codes(result) == ["version-unchanged"]
        assert result.failed == ("eksempel",)
        assert (folder / "dist" / ZIP).read_bytes() == old


def test_a_lock_that_is_gone_is_told(folder: Path) -> None:
    build(folder)
    (folder / "modules/eksempel/ids.lock").unlink()
    assert codes(build(folder)) == ["lock-missing"]


def test_two_modules_with_one_lock(tmp_path: Path) -> None:
    folder = collection(tmp_path, "en")
    build(folder)
    shutil.copytree(folder / "modules/en", folder / "modules/to")
    result = build(folder)
    assert (codes(result), result.failed) == (["identifiers-claimed"], ("to",))


class TestOutputFolder:
    def test_it_is_a_file(self, folder: Path) -> None:
        (folder / "dist").write_text("min egen fil", "utf-8")
        with pytest.raises(OutputFailed):
            build(folder)
        assert (folder / "dist").read_text("utf-8") == "min egen fil"
        assert not (folder / "modules/eksempel/ids.lock").exists()

    @pytest.mark.parametrize("step", ["write", "write_lock", "os.replace", "cache.write_whole"])
    def test_the_disk_is_full(self, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        def full(*_: object) -> str:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(f"builder.make.{step}", full)
        with pytest.raises(OutputFailed) as raised:
            build(folder)
        assert raised.value.reason == "No space left on device"
        assert not [name for name in names(folder) if name.endswith(".part")]

    def test_the_disk_is_full_while_a_file_is_copied(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        build(folder)
        before = {name: (folder / "dist" / name).read_bytes() for name in names(folder)}
        lock = (folder / "modules/eksempel/ids.lock").read_bytes()
        (folder / "modules/eksempel/03-mere.md").write_text("# Mere\n\nEn ny side om noget helt andet.\n", "utf-8")

        def half(files: object, stream: object) -> str:
            stream.write(b"PK\x03\x04")  # type: ignore[attr-defined]
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(make, "write", half)
        with pytest.raises(OutputFailed):
            build(folder)
        assert {name: (folder / "dist" / name).read_bytes() for name in names(folder)} == before
        assert (folder / "modules/eksempel/ids.lock").read_bytes() == lock

    def test_an_interrupted_build_leaves_no_half_files(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(make, "_publish", stop)
        with pytest.raises(KeyboardInterrupt):
            build(folder)
        assert names(folder) == []

    def test_what_is_not_ours_stays(self, folder: Path) -> None:
        (folder / "dist").mkdir()
        (folder / "dist/referat.docx").write_bytes(b"x")
        (folder / "dist/eksempel-0.9.0-scorm12.zip").write_bytes(b"old")
        build(folder)
        assert (folder / "dist/referat.docx").read_bytes() == b"x"
        assert (folder / "dist/eksempel-0.9.0-scorm12.zip").read_bytes() == b"old"

    @pytest.mark.parametrize(
        "text", ["{}", "[]", "not json", '{"packages": 3}', '{"format": 1, "packages": {"x.zip": {}}}']
    )
    def test_a_record_of_somebody_else_is_not_overwritten(self, folder: Path, text: str) -> None:
        (folder / "dist").mkdir()
        (folder / "dist/build.json").write_text(text, "utf-8")
        with pytest.raises(OutputFailed):
            build(folder)
        assert (folder / "dist/build.json").read_text("utf-8") == text


def test_the_sheet_says_whether_it_can_take_over(folder: Path) -> None:
    def verdict() -> str:
        text = (folder / "dist" / f"{built().rpartition('/')[2]}.html").read_text("utf-8")
        found = re.search(r'<div class="verdict[^"]*"><p><strong>(.*?)</strong>', text)
        assert found
        return found[1]

    def built() -> str:
        return build(folder).packages[0].path

    assert verdict() == "Der var ikke noget at sammenligne med."
    (folder / "dist/.modulbygger.json").unlink()
    assert verdict() == "Det er den samme pakke."
    edit(folder / "modules/eksempel/module.toml", "1.0.0", "1.1.0")
    assert verdict() == "Ja, upload den oven i den gamle."
    lock = folder / "modules/eksempel/ids.lock"
    identifier = json.loads((folder / "dist/build.json").read_text("utf-8"))["packages"][ZIP]["identifier"]
    edit(lock, identifier, "noget-andet")
    edit(folder / "modules/eksempel/module.toml", "1.1.0", "1.2.0")
    assert verdict() == "Nej, erstat ikke den gamle."
