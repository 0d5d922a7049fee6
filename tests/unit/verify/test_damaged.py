"""A good package is found good in every edition; each small edit gives exactly the code of the rule it breaks."""

from __future__ import annotations

import io
import zipfile

import pytest

from builder.diagnostics import any_error
from builder.editions import EDITIONS
from builder.package import content_id, pack
from builder.verify import CONTAINER_RULES, MANIFEST_RULES, NotAZip, verify
from tests.damaged import DAMAGES, Damage, foreign, good, zipped


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_good_package(edition: str) -> None:
    files = good(edition)
    verdict, found = verify(zipped(files), "dist/x.zip")
    assert found == []
    assert (verdict.edition, verdict.title, verdict.version) == (edition, "Prøve", "1.0.0")
    assert verdict.content_id == content_id(dict(files)) == verify(pack(dict(files)), "")[0].content_id
    assert verdict.is_ours


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_good_package_of_somebody_else(edition: str) -> None:
    verdict, found = verify(zipped(foreign(edition)), "x.zip")
    assert found == []
    assert not verdict.is_ours


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: f"{damage.code}: {damage.name}")
def test_a_damaged_package(damage: Damage) -> None:
    _, found = verify(damage.data(), "dist/x.zip")
    assert {one.code for one in found} == {damage.code}


def test_what_only_we_promise_is_a_warning_in_others_packages() -> None:
    own = {"sco-not-single: two", "file-list-differs: not in the manifest", "dialog-or-eval: a question"}
    from tests import damaged

    for damage in DAMAGES:
        if f"{damage.code}: {damage.name}" in own:
            with zipfile.ZipFile(io.BytesIO(damage.data())) as archive:
                files = {name: archive.read(name) for name in archive.namelist()}
            _, found = verify(zipped(damaged.edited("index.html", r' id="course-data"', "")(files)), "x.zip")
            assert {one.code for one in found} == {damage.code}
            assert not any_error(found)
            own.remove(f"{damage.code}: {damage.name}")
    assert not own


def test_every_rule_has_a_damage() -> None:
    """P04 is judged last and P02 and P03 first, so they are in no list."""
    numbers = {rule.__name__[:3] for rule in (*CONTAINER_RULES, *MANIFEST_RULES)} | {"p02", "p03", "p04"}
    assert numbers == {f"p{number:02}" for number in range(1, 31)}
    spelled = {rule.__name__[4:].replace("_", "-") for rule in (*CONTAINER_RULES, *MANIFEST_RULES)}
    assert spelled <= {damage.code for damage in DAMAGES}


def test_metadata_in_a_file_of_its_own_is_listed_by_its_location() -> None:
    files = good("scorm2004")
    files["lom.xml"] = b"<lom/>"
    location = b"</schemaversion><adlcp:location>lom.xml</adlcp:location>"
    files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(b"</schemaversion>", location)
    assert verify(zipped(files), "x.zip")[1] == []


@pytest.mark.parametrize("data", [b"", b"PK", b"hello" * 1000, b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_zip(data: bytes) -> None:
    with pytest.raises(NotAZip):
        verify(data, "x.zip")


def test_a_manifest_of_no_edition_is_still_looked_at() -> None:
    files = good("scorm2004")
    files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(b"2004 4th Edition", b"CAM 1.3")
    verdict, found = verify(zipped(files), "x.zip")
    assert (verdict.edition, verdict.title) == ("", "Prøve")
    assert [one.code for one in found] == ["schema-version-unknown"]


def test_entities_are_not_resolved() -> None:
    """A DOCTYPE after comments and instructions is seen too, and nothing is expanded on the way."""
    files = good()
    laughs = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    files["imsmanifest.xml"] = b"<?xml version='1.0'?><!-- < -->\n" + laughs + b"<manifest>&b;</manifest>"
    assert [one.code for one in verify(zipped(files), "x.zip")[1]] == ["manifest-unreadable"]
