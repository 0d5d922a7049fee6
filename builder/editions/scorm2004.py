"""SCORM 2004 4th Edition: manifest and control files (scorm-facts 1.1 to 1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.editions import common, sequencing
from builder.editions.common import EditionFacts

if TYPE_CHECKING:
    from pathlib import Path

    from builder.editions.course import CourseFacts

FACTS = EditionFacts(
    name="scorm2004",
    title="SCORM 2004 4th Edition",
    schema_version="2004 4th Edition",
    namespaces=sequencing.NAMESPACES,
    sco_attribute="scormType",
    control_files=sequencing.CONTROL_FILES,
)


def manifest(course: CourseFacts) -> bytes:
    return sequencing.manifest(FACTS, course)


def control_files() -> dict[str, Path]:
    return common.control_files(FACTS)
