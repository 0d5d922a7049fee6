"""What a manifest and a guide say about a course: plain values, the same in every edition."""

from __future__ import annotations

from builder.record import NamedTuple


class CourseFacts(NamedTuple):
    """Everything `imsmanifest.xml` needs to know. Texts may be of any length; the edition cuts them to its limits."""

    identifier: str
    """The base of the manifest's identifiers (`Ids.manifest`): an ASCII NCName that lives as long as the module."""
    title: str
    language: str
    """`da` or `en`."""
    description: str
    version: str
    minutes: int
    """Typical learning time; 0 when the author has not said."""
    pass_mark: int | None
    """Percent; None when no test counts."""
    launch: str
    """The page the LMS opens."""
    files: tuple[str, ...]
    """Every file of the package but the manifest and the control files, in name order."""
