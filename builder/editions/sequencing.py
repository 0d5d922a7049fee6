"""The manifest of both SCORM 2004 editions: one SCO, its sequencing and its place in the LMS's player.

No metadata beyond schema and version: the LOM schemas are not among the control files, and the 3rd Edition's
strict wildcard refuses metadata without them (scorm-facts 1.5). The administrator's guide says it instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.editions import common
from builder.editions.common import EditionFacts, Namespace, child

if TYPE_CHECKING:
    from lxml import etree

    from builder.editions.course import CourseFacts

ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"

NAMESPACES = (
    Namespace("", "http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
    Namespace("adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
    Namespace("adlseq", ADLSEQ, "adlseq_v1p3.xsd"),
    Namespace("adlnav", ADLNAV, "adlnav_v1p3.xsd"),
    Namespace("imsss", IMSSS, "imsss_v1p0.xsd"),
)

CONTROL_FILES = (
    "XMLSchema.dtd",
    "adlcp_v1p3.xsd",
    "adlnav_v1p3.xsd",
    "adlseq_v1p3.xsd",
    "datatypes.dtd",
    "imscp_v1p1.xsd",
    "imsss_v1p0.xsd",
    "imsss_v1p0auxresource.xsd",
    "imsss_v1p0control.xsd",
    "imsss_v1p0delivery.xsd",
    "imsss_v1p0limit.xsd",
    "imsss_v1p0objective.xsd",
    "imsss_v1p0random.xsd",
    "imsss_v1p0rollup.xsd",
    "imsss_v1p0seqrule.xsd",
    "imsss_v1p0util.xsd",
    "xml.xsd",
)

PRIMARY_OBJECTIVE = "primary"
"""Its id takes index 0 of `cmi.objectives` in Moodle (scorm-facts 9): the script looks its own objectives up by id."""


def manifest(edition: EditionFacts, course: CourseFacts) -> bytes:
    root = common.root(edition, course)
    common.metadata(edition, root)
    organization, item = common.organization(root, course)
    # Objectives stay with the attempt: a second course with an objective of the same name must not see them.
    organization.set(f"{{{ADLSEQ}}}objectivesGlobalToSystem", "false")
    child(child(organization, f"{{{IMSSS}}}sequencing"), "controlMode", attributes={"choice": "true", "flow": "true"})
    _sequence(item, course)
    _present(item)
    common.resources(edition, root, course)
    return common.to_bytes(root)


def _sequence(item: etree._Element, course: CourseFacts) -> None:
    """The pass mark, and that the SCO speaks for itself: without SetByContent an LMS takes silence as completed."""
    sequencing = child(item, f"{{{IMSSS}}}sequencing")
    if course.pass_mark is not None:
        names = {"objectiveID": PRIMARY_OBJECTIVE, "satisfiedByMeasure": "true"}
        primary = child(child(sequencing, "objectives"), "primaryObjective", attributes=names)
        child(primary, "minNormalizedMeasure", f"{course.pass_mark / 100:g}")
    child(
        sequencing,
        "deliveryControls",
        attributes={"completionSetByContent": "true", "objectiveSetByContent": "true"},
    )


def _present(item: etree._Element) -> None:
    """The course has its own next and previous. Exit stays: hiding it takes the only way out of a framed player."""
    interface = child(child(item, f"{{{ADLNAV}}}presentation"), "navigationInterface")
    child(interface, "hideLMSUI", "previous")
    child(interface, "hideLMSUI", "continue")
