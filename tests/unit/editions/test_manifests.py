"""The manifests of the three editions: what is in them, and that they are valid."""

from __future__ import annotations

import pytest
from lxml import etree

from builder.editions import EDITIONS
from builder.editions.course import CourseFacts
from builder.verify.document import _schema

COURSE = CourseFacts(
    identifier="introduktion",
    title="Æbler, øl & <ål>",
    language="da",
    description="Hvad en sprogmodel gør,\nnår den svarer.",
    version="1.2.0",
    minutes=25,
    pass_mark=70,
    launch="index.html",
    files=("course.js", "index.html", "media/kort.svg"),
)
ALL = pytest.mark.parametrize("edition", EDITIONS)
NEW = pytest.mark.parametrize("edition", ["scorm2004", "scorm2004-3rd"])


def tree(edition: str, course: CourseFacts = COURSE) -> etree._Element:
    return etree.fromstring(EDITIONS[edition].manifest(course))


@ALL
def test_it_is_valid_with_the_longest_and_the_shortest_texts(edition: str) -> None:
    longest = COURSE._replace(title="x" * 5000, description="y" * 9000, version="1." * 30, minutes=100_000)
    shortest = COURSE._replace(description="", minutes=0, pass_mark=None)
    odd = COURSE._replace(title="a\x0bb\x0cc\ufffe", description="\u2028")
    for course in (COURSE, longest, shortest, odd):
        _schema(edition).assertValid(tree(edition, course))


@ALL
def test_the_names_that_platforms_look_for(edition: str) -> None:
    text = EDITIONS[edition].manifest(COURSE).decode()
    facts = EDITIONS[edition].FACTS
    assert f"<schemaversion>{facts.schema_version}</schemaversion>" in text
    assert f'<manifest xmlns="{facts.imscp}"' in text
    assert f' adlcp:{facts.sco_attribute}="sco" href="index.html"' in text
    assert "ns0:" not in text
    assert 'identifier="introduktion-item" identifierref="introduktion-sco"' in text


@ALL
def test_titles_are_cut_at_200_characters(edition: str) -> None:
    titles = [
        t.text for t in tree(edition, COURSE._replace(title="å" * 201)).iter("{*}title") if t.text and t.text.strip()
    ]
    assert set(titles) == {"å" * 199 + "…"}


def test_the_metadata_of_scorm12() -> None:
    root = tree("scorm12")
    lom = root.find(".//{*}lom")
    assert lom is not None
    texts = [text.strip() for text in lom.itertext() if text.strip()]
    assert texts == ["Æbler, øl & <ål>", "da", "Hvad en sprogmodel gør, når den svarer.", "1.2.0", "PT25M"]


def test_scorm12_has_no_mastery_score() -> None:
    assert b"masteryscore" not in EDITIONS["scorm12"].manifest(COURSE)


@NEW
def test_2004_says_what_is_passed_only_when_a_test_counts(edition: str) -> None:
    measure = "{http://www.imsglobal.org/xsd/imsss}minNormalizedMeasure"
    assert [m.text for m in tree(edition).iter(measure)] == ["0.7"]
    without = tree(edition, COURSE._replace(pass_mark=None))
    assert not list(without.iter(measure))
    assert not list(without.iter("{http://www.imsglobal.org/xsd/imsss}primaryObjective"))


@NEW
def test_2004_leaves_the_way_out(edition: str) -> None:
    hidden = [e.text for e in tree(edition).iter("{http://www.adlnet.org/xsd/adlnav_v1p3}hideLMSUI")]
    assert hidden == ["previous", "continue"]


@ALL
def test_the_identifiers_are_the_same_in_every_edition(edition: str) -> None:
    names = [e.get("identifier") for e in tree(edition).iter("*") if e.get("identifier")]
    assert names == ["introduktion", "introduktion-org", "introduktion-item", "introduktion-sco"]


@ALL
def test_the_control_files_are_there(edition: str) -> None:
    files = EDITIONS[edition].control_files()
    assert len(files) == (4 if edition == "scorm12" else 17)
    assert all(path.stat().st_size > 0 for path in files.values())
    schemas = {namespace.schema for namespace in EDITIONS[edition].FACTS.namespaces}
    assert schemas <= set(files)
