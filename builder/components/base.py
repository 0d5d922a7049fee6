"""What a component's folder declares, and what it is handed to read its content with.

A folder `components/<name>/` holds `__init__.py` (its `BLOCK` or `QUESTION_TYPE`),
`<name>.html.jinja` (complete HTML that makes sense without script), `<name>.css`, `<name>.js`
(`export function mount(element, context)`), and `examples/` (see `docs/architecture.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003 -- `Key.read` is a field
from typing import TYPE_CHECKING, Literal, Protocol

from builder.model import Component
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.model import Block, Directive, Line, Piece, Scope, Setting, Span
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


class ScopedLine(NamedTuple):
    """A line of a question, taken out of the `::: kun` it may stand in."""

    line: Line
    scopes: tuple[Scope, ...]
    """Who it is for, the outermost first; empty for everyone. All must hold."""
    code: bool
    """Is it inside a fence?"""


class Answers(NamedTuple):
    """The answers of one question, found but not understood: what a question type is handed."""

    form: str
    """How they are written: one of `components/question/forms.py`."""
    lines: tuple[ScopedLine, ...]
    """From the first answer to the end of the question; the whole prompt when the fields stand in it."""
    prompt: tuple[Line, ...]
    """The prompt's lines: where the gaps of a gap text stand."""
    settings: dict[str, object]
    """The question's understood settings, by canonical name."""
    typed: tuple[Setting, ...]
    span: Span
    """Of the question's opener."""


class Understood(NamedTuple):
    """What a question type makes of its answers."""

    answers: Component
    options: tuple[str, ...]
    """The options' plain texts in the author's order, for the question's identity."""


class QuestionType(NamedTuple):
    """A way to answer a question: a folder with `QUESTION_TYPE`, found by the form its answers are written in."""

    name: str
    """The folder."""
    form: str
    parse: Callable[[Answers, Reader], Understood | None]
    """None when they could not be read; the diagnostics were reported to the reader."""
    doc: str
    """One sentence for the manual (msgid)."""
    shuffled: bool
    """Is the order shuffled when the author does not say (`bland`)?"""
    always_shuffled: bool = False
    """Would the author's order give the answer away?"""
    scored: bool = True
    prompt_holds_answers: bool = False
    """Gap texts: the prompt is shown by the type itself."""


class Keeper(Component, Protocol):
    """A block that keeps something of the learner's.

    It is reserved and identified as a "component", whatever its folder. The folder has `course_data(block) → dict`,
    the fields of its own in the course data, and `longest_state(block) → int`, the characters of the longest state
    its script can keep, for the budget.
    """

    @property
    def index(self) -> int: ...


class Reader(Protocol):
    """What a component's `parse` may ask for. It never configures Markdown itself."""

    catalogue: Catalogue
    module: ModuleSettings
    test: int | None
    """The index of the test whose blocks are being read, None outside tests."""

    def report(self, found: Diagnostic) -> None: ...
    def prose(self, lines: Sequence[Line]) -> Piece:
        """Hand over Markdown lines that become block HTML."""
        ...

    def inline(self, lines: Sequence[Line]) -> Piece:
        """As `prose`, but a single paragraph comes back without its `<p>`: option texts, labels, titles."""
        ...

    def heading(self, line: Line) -> Piece:
        """As `inline`, for what stands over something: no glossary marks, and text however it begins."""
        ...

    def plain(self, lines: Sequence[Line]) -> str:
        """The lines' text without markup, for identities, descriptions and messages."""
        ...

    def filled(self, text: str) -> str:
        """A plain text with its look-ups (`{{ module.title }}`) filled in: for what is shown, not for identities."""
        ...

    def title(self, directive: Directive) -> Piece | None:
        """The opener's title as inline prose; None when there is none."""
        ...

    def blocks(self, body: Sequence[Line | Directive], test: int | None = None) -> tuple[Block, ...]:
        """Read inner lines and directives in order; `test` is the index of the test they are the body of."""
        ...

    def item_blocks(self, body: Sequence[Line | Directive]) -> tuple[Block, ...]:
        """As `blocks`, for what stands under an item's `###`: a `####` there skips no level."""
        ...

    def settings(self, directive: Directive) -> dict[str, object]:
        """The directive's settings through its keys' `read`: canonical name → value; faults are reported."""
        ...

    def reserve(self, kind: str) -> int:
        """A running number in the module for `kind` ("question", "test", …): the key into `Ids`."""
        ...

    def identify(self, kind: str, index: int, directive: Directive, text: str, options: tuple[str, ...] = ()) -> None:
        """Say what the thing with that number is recognised by; the directive has its `id:` and its place."""
        ...
