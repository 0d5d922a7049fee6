"""Whatever the bytes are: a verdict with diagnostics, or `NotAZip`; never another exception, never much memory."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from hypothesis import given, strategies as st
from lxml import etree

from builder.editions import EDITIONS
from builder.editions.common import XSI
from builder.verify import NotAZip, verify
from tests.damaged import good, zipped

GOOD = zipped(good("scorm2004"))
DIRECTORY = GOOD.index(b"PK\x01\x02")

ADDRESSES = ["", XSI, *{n.address for e in EDITIONS.values() for n in e.FACTS.namespaces}]
NAMES = (
    *("manifest", "metadata", "schema", "schemaversion", "organizations", "organization", "item", "title", "resources"),
    *(
        "resource",
        "file",
        "dependency",
        "sequencing",
        "controlMode",
        "objectives",
        "deliveryControls",
        "lom",
        "general",
    ),
    *("masteryscore", "completionThreshold", "minNormalizedMeasure", "typicallearningtime", "datetime", "presentation"),
)
ATTRIBUTES = (
    *(
        "identifier",
        "identifierref",
        "default",
        "href",
        "type",
        "scormtype",
        "scormType",
        "isvisible",
        "flow",
        "choice",
    ),
    *("schemaLocation", "version", "objectiveSetByContent"),
)
VALUES = (
    "",
    "true",
    "1",
    "a",
    "../a",
    "index.html",
    "sco",
    "webcontent",
    "1.2",
    "2004 4th Edition",
    "PT",
    "180",
    "æ",
    "%",
)


@given(st.binary(max_size=2000))
def test_any_bytes(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", GOOD[:200]):
        with suppress(NotAZip):
            verify(start + data, "x.zip")


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value
    with suppress(NotAZip):
        verify(bytes(data), "x.zip")


@given(st.lists(st.tuples(st.integers(DIRECTORY, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_any_bytes_changed_in_the_table_of_contents(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, value in changes:
        data[at] = value
    with suppress(NotAZip):
        verify(bytes(data), "x.zip")


@given(st.integers(0, len(GOOD)), st.integers(0, len(GOOD)))
def test_any_piece_of_it(start: int, end: int) -> None:
    with suppress(NotAZip):
        verify(GOOD[start:end], "x.zip")


class Branch(NamedTuple):
    """An element to be."""

    address: str
    name: str
    attributes: dict[str, str]
    text: str
    children: tuple[Branch, ...]


def branches(children: st.SearchStrategy[tuple[Branch, ...]]) -> st.SearchStrategy[Branch]:
    attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=4)
    parts = (st.sampled_from(ADDRESSES), st.sampled_from(NAMES), attributes, st.sampled_from(VALUES))
    return st.builds(Branch, *parts, children)


TREES = st.recursive(
    branches(st.just(())), lambda inner: branches(st.lists(inner, max_size=4).map(tuple)), max_leaves=20
)


def element(branch: Branch) -> etree._Element:
    made = etree.Element(f"{{{branch.address}}}{branch.name}" if branch.address else branch.name)
    for key, value in branch.attributes.items():
        made.set(key, value)
    made.text = branch.text
    made.extend(map(element, branch.children))
    return made


@given(TREES, st.sampled_from(sorted(EDITIONS)))
def test_any_manifest(tree: Branch, edition: str) -> None:
    files = good(edition)
    files["imsmanifest.xml"] = etree.tostring(element(tree), encoding="UTF-8", xml_declaration=True)
    _, found = verify(zipped(files), "x.zip")
    assert found


@given(TREES, st.sampled_from(sorted(EDITIONS)))
def test_anything_more_in_a_manifest(tree: Branch, edition: str) -> None:
    files = good(edition)
    root = etree.fromstring(files["imsmanifest.xml"])
    for parent in [root, *root.iter("{*}item", "{*}resource", "{*}metadata", "{*}sequencing")]:
        parent.append(element(tree))
        parent.insert(0, etree.Comment("x"))
    files["imsmanifest.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    verify(zipped(files), "x.zip")


@given(st.text(max_size=300), st.sampled_from(["index.html", "course.js", "media/kort.svg"]))
def test_any_page_or_script(text: str, name: str) -> None:
    files = good()
    files[name] = text.encode("utf-8", "surrogatepass")
    verify(zipped(files), "x.zip")


@given(
    st.lists(
        st.sampled_from(['"', "'", "`", "/", "*", "\\", "<", ">", "//a", "url(", "src=", "=", "confirm(", "\n"]),
        max_size=400,
    )
)
def test_scripts_made_to_be_hard_to_read(pieces: list[str]) -> None:
    files = good()
    files["index.html"] = ("<script>" + "".join(pieces) + "<img " + "".join(pieces)).encode()
    files["course.js"] = "".join(pieces).encode()
    verify(zipped(files), "x.zip")
