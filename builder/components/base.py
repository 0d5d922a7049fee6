"""What a component's folder declares, and what it is handed to read its content with.

A folder `components/<name>/` holds `__init__.py` (its `BLOCK` or `QUESTION_TYPE`),
`<name>.html.jinja` (complete HTML that makes sense without script), `<name>.css`, `<name>.js`
(`export function mount(element, context)`), and `examples/` (see `docs/architecture.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.model import Block, Component, Directive, Line, Piece, Setting, Span
    from builder.settings import Catalogue, ModuleSettings

Holds = Literal["settings", "prose", "questions", "anything"]
"""What may stand in a block (format.md 3): settings only; prose; questions and prose; anything but a test."""


class Key(NamedTuple):
    """One setting a block knows. `read` turns what was typed into the value, or reports and gives None."""

    name: str
    danish: str
    read: Callable[[Setting, Reader], object | None]
    doc: str
    """One sentence for the manual (msgid)."""
    default: str = ""
    """As the manual prints it (msgid)."""
    aliases: tuple[str, ...] = ()


class BlockType(NamedTuple):
    """A `::: navn` block: its names, its keys, what may stand in it, and the function that reads it."""

    name: str
    danish: str
    keys: tuple[Key, ...]
    holds: Holds
    inner_items: bool
    """Do `###` headings begin items of this block?"""
    parse: Callable[[Directive, Reader], Component | None]
    """None when it could not be read; the diagnostics were reported to the reader."""
    doc: str
    """One sentence for the manual (msgid)."""
    aliases: tuple[str, ...] = ()


class Reader(Protocol):
    """What a component's `parse` may ask for. It never configures Markdown itself."""

    catalogue: Catalogue
    module: ModuleSettings

    def report(self, found: Diagnostic) -> None: ...
    def prose(self, lines: Sequence[Line]) -> Piece:
        """Hand over Markdown lines that become block HTML."""
        ...

    def inline(self, lines: Sequence[Line]) -> Piece:
        """As `prose`, but a single paragraph comes back without its `<p>`: option texts, labels, titles."""
        ...

    def plain(self, lines: Sequence[Line]) -> str:
        """The lines' text without markup, for identities, descriptions and messages."""
        ...

    def blocks(self, body: Sequence[Line | Directive]) -> tuple[Block, ...]:
        """Read inner lines and directives in order."""
        ...

    def settings(self, directive: Directive) -> dict[str, object]:
        """The directive's settings through its keys' `read`: canonical name → value; faults are reported."""
        ...

    def next_index(self, kind: str) -> int:
        """A running number in the module for `kind` ("question", "test", …): the key into `Ids`."""
        ...

    def place(self, span: Span) -> str:
        """The page's file name and the running number of this identity on it: `08-quiz.md#3`."""
        ...
