"""SCORM 2004 3rd Edition: manifest and control files.

The schemas have the names of the 4th Edition's and other contents: never mix them (scorm-facts 1.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.editions import common, sequencing
from builder.editions.common import EditionFacts

if TYPE_CHECKING:
    from pathlib import Path

    from builder.editions.course import CourseFacts

FACTS = EditionFacts(
    name="scorm2004-3rd",
    title="SCORM 2004 3rd Edition",
    schema_version="2004 3rd Edition",
    namespaces=sequencing.NAMESPACES,
    sco_attribute="scormType",
    control_files=sequencing.CONTROL_FILES,
)


def manifest(course: CourseFacts) -> bytes:
    return sequencing.manifest(FACTS, course)


def control_files() -> dict[str, Path]:
    return common.control_files(FACTS)
