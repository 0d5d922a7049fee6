"""The editions a package can be made in, one file each; nothing else in the builder asks which edition it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from builder.editions import scorm12, scorm2004, scorm2004_3rd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from builder.editions.common import EditionFacts
    from builder.editions.course import CourseFacts


class Edition(Protocol):
    """What an edition's file offers."""

    FACTS: EditionFacts
    manifest: Callable[[CourseFacts], bytes]
    control_files: Callable[[], dict[str, Path]]


EDITIONS: dict[str, Edition] = {e.FACTS.name: e for e in (scorm12, scorm2004, scorm2004_3rd)}
