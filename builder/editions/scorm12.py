"""SCORM 1.2: manifest and control files (scorm-facts 1.1, 1.2, 1.5).

No `adlcp:masteryscore`: Moodle turns any raw score into passed or failed by it, whatever the SCO reported
(scorm-facts 3.1, 9). The pass mark lives in the SCO.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.editions import common
from builder.editions.common import EditionFacts, Namespace, child, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from builder.editions.course import CourseFacts

IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DESCRIPTION_LIMIT = 1000

FACTS = EditionFacts(
    name="scorm12",
    title="SCORM 1.2",
    schema_version="1.2",
    namespaces=(
        Namespace("", "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
        Namespace("adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
        Namespace("imsmd", IMSMD, "imsmd_rootv1p2p1.xsd"),
    ),
    sco_attribute="scormtype",
    control_files=("adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"),
)


def manifest(course: CourseFacts) -> bytes:
    root = common.root(FACTS, course)
    _describe(common.metadata(FACTS, root), course)
    common.organization(root, course)
    common.resources(FACTS, root, course)
    return common.to_bytes(root)


def control_files() -> dict[str, Path]:
    return common.control_files(FACTS)


def _describe(metadata: etree._Element, course: CourseFacts) -> None:
    """Title, language, description, version and typical learning time, in the schema's order."""
    lom = child(metadata, f"{{{IMSMD}}}lom")
    general = child(lom, "general")
    _words(child(general, "title"), course.title, common.TITLE_LIMIT, course.language)
    child(general, "language", course.language)
    if course.description:
        _words(child(general, "description"), course.description, DESCRIPTION_LIMIT, course.language)
    _words(child(child(lom, "lifecycle"), "version"), course.version, common.VERSION_LIMIT, course.language)
    if course.minutes:
        time = child(child(lom, "educational"), "typicallearningtime")
        child(time, "datetime", f"PT{course.minutes}M")


def _words(parent: etree._Element, text: str, limit: int, language: str) -> None:
    child(parent, "langstring", one_line(text, limit), {XML_LANG: language})
