"""The values the rules read: a zip whose files were looked at, and the package found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import Span
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from builder.editions.common import EditionFacts
    from builder.verify.archive import Archive, Entry

MANIFEST = "imsmanifest.xml"


class Opened(NamedTuple):
    """A zip that was unpacked without harm."""

    display: str
    archive: Archive
    files: dict[str, Entry]
    """Folders left out; of two entries with one name the last, as importers do."""
    digests: dict[str, str]
    """SHA-256 of every file's bytes."""
    texts: dict[str, bytes]
    """The manifest and what can hold addresses or scripts: HTML, CSS, JavaScript, SVG."""
    course: dict[str, object] | None
    """The course data of a package this program made; None in everybody else's."""

    @property
    def span(self) -> Span:
        """The zip as a whole."""
        return Span(self.display)

    def inside(self, name: str, line: int = 1) -> Span:
        """A line of a file in the zip."""
        return Span(f"{self.display}/{name}", line, 1, line, 1)


class Package(NamedTuple):
    """A zip with a manifest that could be read."""

    opened: Opened
    manifest: etree._Element
    edition: EditionFacts | None
    """None when `schemaversion` is none we know: then only rules of all editions are asked."""
    imscp: str
    """The namespace the manifest's own elements are in."""

    @property
    def is_ours(self) -> bool:
        return self.opened.course is not None

    def at(self, element: etree._Element) -> Span:
        """Where in the manifest an element begins."""
        line: object = element.sourceline
        return self.opened.inside(MANIFEST, line if isinstance(line, int) else 1)

    def all(self, name: str) -> Iterator[etree._Element]:
        """Every element of the manifest's own namespace with this name, in document order."""
        return self.manifest.iter(f"{{{self.imscp}}}{name}")

    def children(self, parent: etree._Element, name: str) -> list[etree._Element]:
        return parent.findall(f"{{{self.imscp}}}{name}")

    def resources(self) -> list[etree._Element]:
        return [r for parent in self.children(self.manifest, "resources") for r in self.children(parent, "resource")]


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without namespace, in any spelling: what the author of the manifest meant."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].lower() == name.lower():
            return str(value)
    return None
