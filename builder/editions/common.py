"""What the three editions share: their facts, and the parts of a manifest that look alike.

LMSs match the prefixes literally (Moodle reads an `ns1:scormtype` as no SCO at all), so imscp is always the
default namespace and the prefixes are written here, never left to the XML library (scorm-facts 1.1 and 9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from builder.record import NamedTuple
from builder.resources import third_party

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.editions.course import CourseFacts

MANIFEST = "imsmanifest.xml"
SCHEMA = "ADL SCORM"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
TITLE_LIMIT = 200
"""Characters in a title: the schema's cap in 1.2, what every LMS must take in 2004 (scorm-facts 1.2)."""
VERSION_LIMIT = 20


class Namespace(NamedTuple):
    """One namespace of an edition: the prefix LMSs look for ("" for the default) and its schema at the zip's root."""

    prefix: str
    address: str
    schema: str


class EditionFacts(NamedTuple):
    """What sets an edition apart on paper (scorm-facts 1.1)."""

    name: str
    """As on the command line and in the zip's name."""
    title: str
    """As people call it."""
    schema_version: str
    namespaces: tuple[Namespace, ...]
    """imscp first, then adlcp."""
    sco_attribute: str
    """`scormtype` in 1.2, `scormType` in 2004."""
    control_files: tuple[str, ...]
    """The schemas every package carries at its root (scorm-facts 1.6)."""

    @property
    def imscp(self) -> str:
        return self.namespaces[0].address

    @property
    def adlcp(self) -> str:
        return self.namespaces[1].address


def control_files(edition: EditionFacts) -> dict[str, Path]:
    """The edition's schemas by their name at the zip's root; copied byte by byte, never changed."""
    folder = third_party(edition.name)
    return {name: folder / name for name in edition.control_files}


def one_line(text: str, limit: int) -> str:
    """`text` on one line, without what XML cannot hold, at most `limit` characters (an ellipsis shows the cut)."""
    line = "".join(
        c for c in " ".join(text.split()) if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff"
    )
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def child(
    parent: etree._Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> etree._Element:
    """A new element in the parent's own namespace, or in the one `name` gives as `{address}name`."""
    qualified = name if name.startswith("{") else f"{{{etree.QName(parent).namespace}}}{name}"
    element = etree.SubElement(parent, qualified, dict(attributes or {}))
    if text:
        element.text = text
    return element


def root(edition: EditionFacts, course: CourseFacts) -> etree._Element:
    """The `manifest` element with the edition's prefixes and a schemaLocation for each namespace."""
    prefixes: dict[str | None, str] = {n.prefix or None: n.address for n in edition.namespaces}
    prefixes["xsi"] = XSI
    # The stubs do not know that the default namespace has the prefix None.
    manifest = etree.Element(f"{{{edition.imscp}}}manifest", nsmap=prefixes)  # type: ignore[arg-type]
    manifest.set("identifier", course.identifier)
    manifest.set("version", one_line(course.version, VERSION_LIMIT))
    manifest.set(f"{{{XSI}}}schemaLocation", " ".join(f"{n.address} {n.schema}" for n in edition.namespaces))
    return manifest


def metadata(edition: EditionFacts, manifest: etree._Element) -> etree._Element:
    element = child(manifest, "metadata")
    child(element, "schema", SCHEMA)
    child(element, "schemaversion", edition.schema_version)
    return element


def organization(manifest: etree._Element, course: CourseFacts) -> tuple[etree._Element, etree._Element]:
    """The one organization and its one item. Their identifiers are what an LMS hangs a learner's progress on."""
    title = one_line(course.title, TITLE_LIMIT)
    organizations = child(manifest, "organizations", attributes={"default": f"{course.identifier}-org"})
    found = child(organizations, "organization", attributes={"identifier": f"{course.identifier}-org"})
    child(found, "title", title)
    names = {
        "identifier": f"{course.identifier}-item",
        "identifierref": f"{course.identifier}-sco",
        "isvisible": "true",
    }
    item = child(found, "item", attributes=names)
    child(item, "title", title)
    return found, item


def resources(edition: EditionFacts, manifest: etree._Element, course: CourseFacts) -> None:
    """One SCO with every file of the course: what is not listed, some LMSs do not serve."""
    names = {
        "identifier": f"{course.identifier}-sco",
        "type": "webcontent",
        f"{{{edition.adlcp}}}{edition.sco_attribute}": "sco",
        "href": course.launch,
    }
    resource = child(child(manifest, "resources"), "resource", attributes=names)
    for name in course.files:
        child(resource, "file", attributes={"href": name})


def to_bytes(manifest: etree._Element) -> bytes:
    return etree.tostring(manifest, xml_declaration=True, encoding="UTF-8", pretty_print=True)
