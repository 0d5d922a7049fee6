"""Settings: the lines `nøgle: værdi` of a block, told from its content (format.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.keys import text
from builder.components.registry import block, homes_of, keys_of
from builder.model import Directive, Line, Setting
from builder.names import EMPTY, fold_key, indent_of, is_blank, visible
from builder.record import NamedTuple
from builder.scan.keys import in_text, left_outside, loose, mistaken_key, twice
from builder.scan.marks import KeyLine, begins_option, fence_of_colons, has_box, heading_level, key_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic
    from builder.model import Span

    Item = Line | Directive

BULLETS = "-*+•·◦▪‣●○–—>→0123456789"


class Taken(NamedTuple):
    """A block's settings, and what else it holds."""

    settings: tuple[Setting, ...]
    body: tuple[Line | Directive, ...]
    diagnostics: list[Diagnostic]


def take_settings(items: Sequence[Item], fenced: frozenset[int], name: str) -> Taken:
    """Take the settings of block `name` out of its items; `fenced` are the items that are code.

    Diagnostics: `key-unknown`, `key-elsewhere`, `key-twice`, `key-in-text`.
    """
    taker = _Taker(items, fenced, name)
    body = taker.head()
    taker.later(body)
    return Taken(tuple(taker.settings), tuple(taker.body), taker.found)


class _Taker:
    def __init__(self, items: Sequence[Item], fenced: frozenset[int], name: str) -> None:
        self.items = items
        self.fenced = fenced
        self.name = name
        self.keys = keys_of(name)
        kind = block(name)
        self.has_items = kind is not None and kind.inner_items and name != "question"
        self.settings: list[Setting] = []
        self.first: dict[str, Span] = {}
        self.body: list[Item] = []
        self.found: list[Diagnostic] = []
        self.option_indent = -1
        """In a question: how far the last option is indented; what stands further in is its feedback."""
        self.item_head = False
        """Nothing but settings has stood under the last `###`: a key there is one, whatever follows it."""
        self.other_text = 0
        """The settings before this item are known to run into other text."""

    def line(self, i: int) -> Line | None:
        """Item `i` when it is a line outside code that is not blank."""
        if i >= len(self.items) or i in self.fenced:
            return None
        item = self.items[i]
        return None if isinstance(item, Directive) or is_blank(item.text) else item

    def known(self, i: int) -> KeyLine | None:
        line = self.line(i)
        found = key_line(line) if line is not None else None
        return found if found is not None and found.key in self.keys else None

    def head(self) -> int:
        """Take the settings straight under the opener, typing mistakes included; where the content begins."""
        i = 0
        while i < len(self.items) and self._is_blank(i):
            i += 1
        while (line := self.line(i)) is not None and (typed := key_line(line)) is not None:
            if typed.key in self.keys:
                i = self.take(i, typed)
                continue
            fault = mistaken_key(typed, self.name)
            if fault is None:
                break
            self.found.append(fault)
            i += 1 + len(self.continuation(i, typed))
        self.warn_of_loose_line(i)
        self.warn_of_dressed_keys(i)
        return i

    def warn_of_loose_line(self, i: int) -> None:
        """A text that goes on in the next line without an indent, as far as can be seen."""
        line = self.line(i)
        if line is None or not self.settings or i in self.fenced:
            return
        last = self.settings[-1]
        if last.lines[-1].number != line.number - 1 or self.keys[fold_key(last.typed)].read is not text:
            return
        if visible(line.text).strip()[:1].islower() and last.value.rstrip()[-1:] not in set(".!?:…"):
            self.found.append(loose(line, last))

    def warn_of_dressed_keys(self, i: int) -> None:
        """`- forsøg: 2`, `**forsøg:** 2`, `:forsøg: 2` where settings stand: text, but hardly meant so."""
        while (line := self.line(i)) is not None and (bare := line.text.lstrip(EMPTY + ":-*+•_`")) != line.text:
            at = len(line.text) - len(bare)
            typed = key_line(Line(line.file, line.number, line.column + at, bare.replace("**", "").replace("`", "")))
            if typed is None or typed.key not in self.keys:
                return
            self.found.append(in_text(typed))
            i += 1

    def later(self, i: int) -> None:
        """Go through the content, taking the runs of known keys that stand where settings may stand."""
        may = True
        while i < len(self.items):
            typed = self.known(i)
            if typed is None or (0 <= self.option_indent < typed.indent):
                if typed is not None:
                    self.found.append(in_text(typed))
                elif (line := self.line(i)) is not None and (fault := left_outside(line, self.body)) is not None:
                    self.found.append(fault)
                may = self.opens_settings(i)
                self.body.append(self.items[i] if i in self.fenced else unescaped(self.items[i]))
                i += 1
            elif self.item_head:
                i = self.take(i, typed)
            elif may and (end := self.end_of_keys(i)):
                while i < end and (typed := self.known(i)) is not None:
                    i = self.take(i, typed)
            else:
                self.found.append(in_text(typed))
                self.body.append(self.items[i])
                i += 1
                may = False

    def opens_settings(self, i: int) -> bool:
        """May settings stand right after this item? After a blank line, a block, a `###`, a question's answers."""
        item = self.items[i]
        self.item_head = self.item_head and self._is_blank(i)
        if isinstance(item, Directive):
            return True
        if i in self.fenced:
            return False
        text = item.text
        if self.has_items and heading_level(text) == 3:  # noqa: PLR2004
            self.item_head = True
            self.first.clear()  # each item has its own
        if self.name == "question" and begins_option(text):
            self.option_indent = indent_of(text)
        if is_blank(text) or text.lstrip().startswith("###"):
            return True
        return self.name == "question" and is_answer(text)

    def end_of_keys(self, i: int) -> int:
        """Where the settings from `i` end at a blank line, a block or an option; 0 when other text is among them."""
        if i < self.other_text:
            return 0
        while (typed := self.known(i)) is not None:
            i += 1 + len(self.continuation(i, typed))
        line = self.line(i)
        if line is None or (self.name == "question" and has_box(line.text)):
            return i
        self.other_text = i
        return 0

    def take(self, i: int, typed: KeyLine) -> int:
        """Add the setting at `i`; the item after it."""
        more = self.continuation(i, typed)
        after = i + 1 + len(more)
        key = self.keys[typed.key].name
        if key in self.first:
            self.found.append(twice(typed, self.first[key].line))
            return after
        self.first[key] = typed.span
        for line in more:
            inner = key_line(line)
            if inner is not None and inner.key in self.keys:
                self.found.append(in_text(inner))
        lines = (typed.line, *_dedented(more))
        self.settings.append(Setting(key, "\n".join(line.text for line in lines), typed.span, lines, typed.typed))
        return after

    def continuation(self, i: int, typed: KeyLine) -> list[Line]:
        """The lines indented beyond the key at `i`, a text's paragraphs with the blank lines between them.

        A value that is no text goes on only after a comma or nothing.
        """
        found: list[Line] = []
        is_text = typed.key in self.keys and self.keys[typed.key].read is text
        value = typed.line.text
        while is_text or not value or value.endswith(","):
            at = i + 1 + len(found)
            blanks = self.blanks(at) if is_text else 0
            line = self.line(at + blanks)
            if line is None or indent_of(line.text) <= typed.indent or (blanks and self.is_content(line)):
                break
            inner = None if is_text else key_line(line)
            if inner is not None and inner.key in self.keys:
                break
            found += [blank for blank in self.items[at : at + blanks] if isinstance(blank, Line)]
            found.append(line)
            value = value and line.text.rstrip()
        return found

    def blanks(self, i: int) -> int:
        """How many blank lines there are from item `i` on."""
        end = i
        while end < len(self.items) and self._is_blank(end):
            end += 1
        return end - i

    def is_content(self, line: Line) -> bool:
        """Is an indented line after a blank one no paragraph of the text above: an option, a heading, a setting?"""
        typed = key_line(line)
        return bool((typed and typed.key in self.keys) or begins_option(line.text) or heading_level(line.text))

    def _is_blank(self, i: int) -> bool:
        item = self.items[i]
        return not isinstance(item, Directive) and i not in self.fenced and is_blank(item.text)


def is_answer(text: str) -> bool:
    """May the line be the last of a question's answers: an item, something indented, an arrow, a box?"""
    bare = text.lstrip()
    return (
        bare != text
        or bare[:1] in BULLETS
        or bare[1:2] in (".", ")")
        or has_box(bare)
        or any(arrow in bare for arrow in ("->", "→", "=>", "–>", "—>", "⇒"))
    )


def unescaped(item: Item) -> Item:
    r"""Without the backslash that makes `\mål: …` and `\:::` text."""
    if isinstance(item, Directive):
        return item
    bare = item.text.lstrip(EMPTY)
    if bare[:1] != "\\":
        return item
    at = len(item.text) - len(bare)
    rest = Line(item.file, item.number, item.column + at + 1, bare[1:])
    if not fence_of_colons(rest.text) and key_line(rest) is None:
        return item
    return Line(item.file, item.number, item.column + 1, item.text[:at] + bare[1:])


def unescaped_outside(line: Line) -> Line:
    r"""As `unescaped`, outside blocks: `\ord: …` is only an escape there when the word is some block's key."""
    bare = line.text.lstrip(EMPTY)
    if bare[:1] != "\\":
        return line
    typed = key_line(Line(line.file, line.number, line.column, bare[1:]))
    if typed is not None and not homes_of(typed.key):
        return line
    found = unescaped(line)
    return line if isinstance(found, Directive) else found


def _dedented(lines: list[Line]) -> list[Line]:
    cut = min((indent_of(line.text) for line in lines if not is_blank(line.text)), default=0)
    return [Line(line.file, line.number, line.column + cut, line.text[cut:]) for line in lines]
