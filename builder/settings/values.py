"""What `catalogue.toml`, `module.toml`, `organisation.toml` and `sources.toml` mean, once understood.

Words are canonical English here ("technological", "locked", "green"), whatever language they were typed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from builder.record import NamedTuple

if TYPE_CHECKING:
    import datetime

    from builder.model import Span

Strand = Literal["technological", "practical", "ethical"]
Edition = Literal["scorm12", "scorm2004", "scorm2004-3rd", "web"]


class Theme(NamedTuple):
    """Colours as `#rrggbb`; logos as paths relative to the file that names them. Empty means ours."""

    accent: str = ""
    logo: str = ""
    logo_dark: str = ""
    logo_span: Span | None = None
    logo_dark_span: Span | None = None


class Tool(NamedTuple):
    name: str
    status: Literal["green", "yellow", "red"]
    purpose: str
    data: str
    licence: str
    owner: str
    checked: datetime.date | None
    guide: str
    span: Span


class Organisation(NamedTuple):
    name: str
    short_name: str
    theme: Theme
    contacts: dict[str, str]
    links: dict[str, str]
    values: dict[str, str]
    tools: tuple[Tool, ...]


class Source(NamedTuple):
    """One entry of `sources.toml`, cited as `[@id]`."""

    id: str
    title: str
    publisher: str
    address: str
    date: datetime.date | None
    checked: datetime.date | None
    review_date: datetime.date | None
    note: str
    contested: str
    span: Span


class Checks(NamedTuple):
    lix: int
    words: dict[str, str]
    """A word the collection does not want → what to write instead."""
    approved: tuple[str, ...]
    silence: dict[str, str]
    """A diagnostic's code → the reason it is silenced."""
    dictionary: tuple[str, ...] = ()
    """Dictionaries and word lists, relative to `catalogue.toml`."""


class Catalogue(NamedTuple):
    format: int
    language: str
    publisher: str
    editions: tuple[Edition, ...]
    order: tuple[str, ...]
    theme: Theme
    organisation: Organisation
    audiences: dict[str, str]
    checks: Checks


class Objective(NamedTuple):
    id: str
    text: str
    strand: Strand
    span: Span


class ModuleSettings(NamedTuple):
    title: str
    summary: str
    version: str
    minutes: int
    audience: tuple[str, ...]
    pass_mark: int
    """Percent."""
    navigation: Literal["free", "locked"]
    completion: Literal["pages", "test", "both"] | None
    """None when the author left it out: pages and test when the module has a test that counts, else pages."""
    keywords: tuple[str, ...]
    owner: str
    contact: str
    review_date: datetime.date | None
    licence: str
    objectives: tuple[Objective, ...]
    span: Span
    """Of the title."""
    review_span: Span | None = None
    """Of the review date, when there is one."""
