"""What components read a page's blocks with: it gathers prose, numbers and findings (`Reader` in `base.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.items import FOR_WHOM, own_settings
from builder.components.only import Only, scope_from
from builder.components.registry import block, danish
from builder.components.running import as_running_text
from builder.diagnostics import N_, Diagnostic, error
from builder.model import Broken, Directive, Identity, Line, Prose, Scope, Span
from builder.names import is_blank
from builder.prose import plain, title_with_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.components.base import BlockType, Key
    from builder.model import Block, Component, Piece
    from builder.settings import Catalogue, ModuleSettings


class Numbers:
    """The running numbers and identities of one module."""

    def __init__(self) -> None:
        self.next: dict[str, int] = {}
        self.order: list[tuple[str, int]] = []
        self.known: dict[tuple[str, int], Identity] = {}
        self.typed: dict[str, Span] = {}
        """Where each `id:` was first given."""

    def reserve(self, kind: str) -> int:
        index = self.next.get(kind, 0)
        self.next[kind] = index + 1
        self.order.append((kind, index))
        return index

    def identities(self) -> tuple[tuple[str, int, Identity], ...]:
        """In reading order; what was reserved and could not be read is left out."""
        return tuple((*key, self.known[key]) for key in self.order if key in self.known)


class PageReader:
    """One page being read."""

    def __init__(
        self,
        file: str,
        catalogue: Catalogue,
        module: ModuleSettings,
        numbers: Numbers,
        values: Mapping[str, str],
    ) -> None:
        self.file = file
        self.catalogue = catalogue
        self.module = module
        self.test: int | None = None
        self.numbers = numbers
        self.values = values
        """What look-ups stand for in this build."""
        self.found: list[Diagnostic] = []
        self.pieces: list[tuple[Line, ...]] = []
        self.inlines: set[int] = set()
        self.asked: set[int] = set()
        """Pieces of questions, tests and headings: no glossary marks in them."""
        self.under: dict[int, int] = {}
        """The heading level above a piece in a block: `###` in a test and `####` in a question skip nothing."""
        self.inside_question = False
        self.inside_item = False
        self.placed: dict[str, int] = {}
        self.typed_ids: dict[Span, str] = {}
        """The `id:` of a block, by the place of its opener."""

    def report(self, found: Diagnostic) -> None:
        self.found.append(found)

    def prose(self, lines: Sequence[Line]) -> Piece:
        """Block HTML of these lines."""
        self.pieces.append(tuple(lines))
        piece = len(self.pieces) - 1
        if self.inside_question:
            self.asked.add(piece)
            self.under[piece] = 3
        elif self.test is not None:
            self.asked.add(piece)
            self.under[piece] = 2
        if self.inside_item:
            self.under[piece] = 3
        return piece

    def inline(self, lines: Sequence[Line]) -> Piece:
        """The same, a single paragraph without its `<p>`."""
        piece = self.prose(lines)
        self.inlines.add(piece)
        return piece

    def heading(self, line: Line) -> Piece:
        """Inline prose without glossary marks; text, however it begins."""
        piece = self.inline([as_running_text(line)])
        self.asked.add(piece)
        return piece

    def plain(self, lines: Sequence[Line]) -> str:
        """Without markup."""
        return plain(lines)

    def filled(self, text: str) -> str:
        """With look-ups filled in; an unknown one is told of when its prose is run."""
        return title_with_values(text, Span(self.file), self.values)[0]

    def title(self, directive: Directive) -> Piece | None:
        """The opener's title as inline prose."""
        if not directive.title:
            return None
        span = directive.title_span
        return self.heading(Line(span.file, span.line, span.column, directive.title))

    def blocks(self, body: Sequence[Line | Directive], test: int | None = None) -> tuple[Block, ...]:
        """Text and directives in order; what cannot be read is `Broken`."""
        outer, self.test = self.test, test
        found: list[Block] = []
        lines: list[Line] = []
        for item in body:
            if isinstance(item, Line):
                lines.append(item)
                continue
            self._prose_block(lines, found)
            lines = []
            found.append(self._for_whom(item, self.component(item)))
        self._prose_block(lines, found)
        self.test = outer
        return tuple(found)

    def item_blocks(self, body: Sequence[Line | Directive]) -> tuple[Block, ...]:
        """The same, under the `###` of an item."""
        outer, self.inside_item = self.inside_item, True
        found = self.blocks(body, self.test)
        self.inside_item = outer
        return found

    def _prose_block(self, lines: list[Line], found: list[Block]) -> None:
        filled = [line for line in lines if not is_blank(line.text)]
        if filled:
            first, last = filled[0].span, filled[-1].span
            span = Span(first.file, first.line, first.column, last.end_line, last.end_column)
            found.append(Prose(self.prose(lines), span))

    def _for_whom(self, directive: Directive, found: Component | None) -> Block:
        """A block with `målgruppe` or `organisation` of its own is as if it stood in a `::: kun`."""
        if found is None:
            return Broken(directive.span)
        if directive.name in ("only", "include") or not any(one.key in FOR_WHOM for one in directive.settings):
            return found
        typed = [one for one in own_settings(directive) if one.key in FOR_WHOM]
        keys = {key.name: key for key in _block(directive).keys}
        before = len(self.found)
        scope = scope_from({one.key: keys[one.key].read(one, self) for one in typed})
        del self.found[before:]
        return Only(scope, None, (found,), directive.span) if scope != Scope() else found

    def component(self, directive: Directive) -> Component | None:
        """What its folder makes of a directive; None when it could not be read."""
        if not directive.name:
            return None
        kind = _block(directive)
        outer = self.inside_question
        self.inside_question = outer or directive.name == "question"
        self._claim_id(directive)
        found = kind.parse(directive, self)
        self.inside_question = outer
        return found

    def settings(self, directive: Directive) -> dict[str, object]:
        """Canonical name → value, for the settings that could be read."""
        keys: dict[str, Key] = {key.name: key for key in _block(directive).keys}
        values = {setting.key: keys[setting.key].read(setting, self) for setting in directive.settings}
        return {name: value for name, value in values.items() if value is not None}

    def reserve(self, kind: str) -> int:
        """A running number in the module."""
        return self.numbers.reserve(kind)

    def identify(self, kind: str, index: int, directive: Directive, text: str, options: tuple[str, ...] = ()) -> None:
        """Remember what it is recognised by."""
        place = self.placed.get(kind, 0) + 1
        self.placed[kind] = place
        typed = self.typed_ids.get(directive.span, "")
        self.numbers.known[kind, index] = Identity(
            kind, typed, text, options, f"{self.file}#{place}", directive.span, directive.at
        )

    def _claim_id(self, directive: Directive) -> None:
        """An `id:` must be the only one of its kind in the module. Diagnostics: `id-repeated`."""
        setting = next((one for one in directive.settings if one.key == "id"), None)
        if setting is None:
            return
        typed = " ".join(setting.value.split())
        first = self.numbers.typed.setdefault(typed, setting.span)
        if first == setting.span:
            self.typed_ids[directive.span] = typed
            return
        self.report(
            error(
                "id-repeated",
                setting.span,
                N_("the id `{id}` is already used in {file}, line {line}"),
                N_("give one of them another id"),
                id=typed,
                file=first.file,
                line=first.line,
            )
        )


def _block(directive: Directive) -> BlockType:
    found = block(directive.name)
    if found is None:
        message = f"the scanner let through {danish(directive.name)}, which has no folder"
        raise LookupError(message)
    return found
