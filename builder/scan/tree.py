"""Lines → directives: openers, closers, fences, and what is left open (format.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.registry import block, block_called, block_names, keys_of
from builder.diagnostics import Diagnostic
from builder.model import Directive, Line
from builder.names import EMPTY, did_you_mean, is_blank
from builder.scan import faults
from builder.scan.comments import without_comments
from builder.scan.fences import Fence, closes, is_mark, opened
from builder.scan.fragments import Fragments
from builder.scan.keys import left_outside, mistaken_key
from builder.scan.marks import (
    Opener,
    block_behind_mark,
    fence_of_colons,
    heading_level,
    is_closer,
    is_underline,
    key_line,
    opener,
    span_of,
)
from builder.scan.settings import take_settings, unescaped, unescaped_outside
from builder.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.model import SourceFile, Span

    Item = Line | Directive

DEEPEST = 8
"""Blocks in blocks."""
_FRAGMENT = "fragment"
"""The frame that an inserted text is read in."""
_TRANSPARENT = frozenset({"only", _FRAGMENT})


class _Frame:
    """An open block. `name` is empty for one whose content is skipped."""

    __slots__ = ("behind", "fenced", "interrupted", "items", "name", "opener")

    def __init__(self, name: str, opened_by: Opener, behind: str = "") -> None:
        self.name = name
        self.behind = behind
        """The `>` or bullet it was opened behind, if it was."""
        self.opener = opened_by
        self.items: list[Item] = []
        self.fenced: set[int] = set()
        self.interrupted = False
        """It may only hold settings, and something else came."""


class Scanner:
    """Reads a page's lines into a tree. One pass; every line is looked at once."""

    def __init__(self, shared: Mapping[str, SourceFile]) -> None:
        self.fragments = Fragments(shared)
        self.items: list[Item] = []
        self.stack: list[_Frame] = []
        self.count = 0
        """Blocks so far."""
        self.found: list[Diagnostic] = []
        self.floor = 0
        """How many blocks were open when the text being read began: it cannot close those."""
        self.forgiven = 0
        """Closers that may be left over: their blocks were closed for the author, who was told."""
        self.told: list[Line] = []
        """Headings and fences that an error names: what else is odd about them is the same mistake."""

    def read(self, lines: Sequence[Line]) -> None:
        """Read lines to their end, where every block they opened must be closed."""
        last = lines[-1] if lines else None
        lines, found = without_comments(lines)
        self.found += found
        i, fences = 0, True
        while i < len(lines):
            line = lines[i]
            if fences and (fence := opened(line.text)) is not None:
                end = self.fence(lines, i, fence)
                fences = end > i
                i = max(end, i + 1)
                continue
            self.line(line, lines[i + 1] if i + 1 < len(lines) else None)
            i += 1
        if last is not None and len(self.stack) > self.floor:
            self.unclosed(self.floor, last.span, heading=False)

    def fence(self, lines: Sequence[Line], i: int, fence: Fence) -> int:
        """Take a fence whole. The number of the line after it; `i` when it swallows blocks and must be read as text."""
        end, swallowed = i + 1, False
        while end < len(lines) and not closes(fence, lines[end].text):
            swallowed = swallowed or fence_of_colons(lines[end].text)
            end += 1
        if end == len(lines) and swallowed:
            self.found.append(faults.fence_unclosed(lines[i]))
            self.told.append(lines[i])
            self.text(lines[i])
            return i
        if end < len(lines) and is_mark(fence, lines[end].text):
            end += 1
        for line in lines[i:end]:
            self.text(line, fenced=True)
        return end

    def line(self, line: Line, following: Line | None) -> None:
        """One line outside fences."""
        bare = line.text.lstrip(EMPTY)
        self.end_behind_mark(line, bare)
        if bare[:1] == ":" and fence_of_colons(line.text) and self.colons(line):
            return
        if bare[:1] == "#" and 0 < (level := heading_level(line.text)) <= 2:  # noqa: PLR2004
            self.heading(line, level)
        elif following is not None and bare and is_underline(following.text) and self.begins_paragraph():
            self.heading(line, 1)
        elif ":" in bare and block_behind_mark(line.text):
            self.behind_mark(line)
        else:
            self.text(line)

    @property
    def skipping(self) -> bool:
        return bool(self.stack) and not self.stack[-1].name

    def colons(self, line: Line) -> bool:
        """A line that begins with two colons or more; False when it is simply text."""
        if is_closer(line.text):
            self.close(line)
            return True
        found = opener(line)
        if self.skipping:
            if found is not None and found.ends:
                self.finish()
            elif found is not None and found.colons > 2:  # noqa: PLR2004
                self.stack.append(_Frame("", found))
            return True
        if found is None:
            return self.two_colons_alone(line)
        if found.ends:
            self.found.append(faults.end_word(found))
            if len(self.stack) > self.floor:
                self.finish()
            return True
        if found.colons == 2:  # noqa: PLR2004
            if block_called(found.name) is None and did_you_mean(found.name, block_names()) is None:
                return False
            self.found.append(faults.two_colons(found))
            if block_called(found.name) is None:
                self.stack.append(_Frame("", found))
                return True
        self.open(found)
        return True

    def two_colons_alone(self, line: Line) -> bool:
        """`::` alone: a closer with a colon missing, when there is something to close."""
        if len(self.stack) <= self.floor:
            return False
        self.found.append(faults.two_colons_close(line))
        self.finish()
        return True

    # --- opening

    def open(self, found: Opener) -> None:
        name = None if found.typed.startswith("{") else block_called(found.name)
        if name is None:
            self.found.append(faults.unknown(found))
            self.stack.append(_Frame("", found))
            return
        self.close_settings_only(found.span)
        if name == "question":
            self.close_open_question(found)
        fault = self.misplaced(name, found)
        if fault is not None:
            self.found.append(fault)
        self.stack.append(_Frame("" if fault else name, found))

    def close_settings_only(self, span: Span) -> None:
        """Content after `::: side` or `::: indsæt` without a closer: the closer is missing."""
        if len(self.stack) > self.floor and _holds(self.stack[-1].name) == "settings":
            self.found.append(faults.content_after(self.stack[-1].opener, span))
            self.forgiven += 1
            self.stack[-1].interrupted = True
            self.finish()

    def close_open_question(self, found: Opener) -> None:
        """A question opened inside a question: the first was not closed."""
        around = next((i for i, frame in enumerate(self.stack) if frame.name == "question"), -1)
        if around >= self.floor:
            self.found.append(faults.unclosed_before_block(self.stack[around].opener, found))
            self.finish_down_to(around)

    def misplaced(self, name: str, found: Opener) -> Diagnostic | None:
        """What is wrong with a block of this name here, if anything is."""
        if len(self.stack) >= DEEPEST:
            return faults.too_deep(found, DEEPEST)
        if name in ("only", "include"):
            return None
        if name == "side":
            return faults.not_here(found, self.stack[-1].opener) if self.stack else None
        around = next((frame for frame in reversed(self.stack) if frame.name not in _TRANSPARENT), None)
        if around is None:
            return None
        holds = _holds(around.name)
        fits = (holds == "anything" and name != "test") or (holds == "questions" and name == "question")
        return None if fits else faults.not_here(found, around.opener)

    def behind_mark(self, line: Line) -> None:
        """`> ::: spørgsmål`, `- ::: test`: reported, and what it opens is skipped."""
        at = block_behind_mark(line.text)
        found = opener(Line(line.file, line.number, line.column + at, line.text[at:]))
        if not self.skipping:
            self.found.append(faults.behind_mark(line))
        if found is not None and not found.ends:
            self.stack.append(_Frame("", found, line.text.lstrip(EMPTY)[:1]))
        elif self.skipping:
            self.finish()

    def end_behind_mark(self, line: Line, bare: str) -> None:
        """A block behind `>` ends with its quote, one in an item with the item; its closer may come after."""
        while self.skipping and (mark := self.stack[-1].behind) and bare:
            inside = bare[0] == ">" if mark == ">" else line.text[0].isspace() or bool(block_behind_mark(line.text))
            if inside or is_closer(line.text):
                return
            self.forgiven += 1
            self.finish()

    # --- closing

    def close(self, line: Line) -> None:
        """A line of colons closes the innermost block."""
        if len(self.stack) > self.floor:
            self.finish()
        elif self.forgiven:
            self.forgiven -= 1
        else:
            self.found.append(faults.nothing_open(line))

    def finish(self) -> None:
        """The innermost block is complete."""
        frame = self.stack.pop()
        found = frame.opener
        if not frame.name:
            if not self.skipping:
                self.add(Directive("", found.typed, "", found.title_span, (), (), found.span))
            return
        taken = take_settings(frame.items, frozenset(frame.fenced), frame.name)
        self.found += taken.diagnostics
        doubtful = frame.interrupted or any(one.severity == "error" for one in taken.diagnostics)
        asks = frame.name == "include" and (found.title or not taken.diagnostics)
        body = self.fragment(found) if asks else taken.body
        self.count += 1
        title = found.title, found.title_span
        self.add(Directive(frame.name, found.typed, *title, taken.settings, body, found.span, self.count, doubtful))

    def add(self, directive: Directive) -> None:
        """Put a complete block where it stands."""
        (self.stack[-1].items if self.stack else self.items).append(directive)

    def finish_down_to(self, height: int) -> None:
        """Close blocks for an author who has been told; their own closers may be left over."""
        self.forgiven += len(self.stack) - height
        while len(self.stack) > height:
            self.finish()

    def unclosed(self, height: int, where: Span, *, heading: bool) -> None:
        """Close every block above `height`, with one error that names both lines."""
        frames = self.stack[height:]
        if all(frame.name for frame in frames):
            blamed = next((frame for frame in reversed(frames) if frame.name not in _TRANSPARENT), frames[-1])
            self.found.append(faults.unclosed(blamed.opener, where, heading=heading))
        self.finish_down_to(height)

    # --- content

    def heading(self, line: Line, level: int) -> None:
        """A `#` or `##` heading ends what is open; inside `kun`, `##` belongs to what surrounds it."""
        passes = _TRANSPARENT if level > 1 else {_FRAGMENT}
        keep = next((i for i, frame in enumerate(self.stack) if frame.name not in passes), len(self.stack))
        if keep < len(self.stack):
            height = max(keep, self.floor)
            self.told.append(line)
            if height < len(self.stack):
                self.unclosed(height, span_of(line), heading=True)
            if keep < self.floor:
                self.found.append(faults.heading_not_here(line, self.stack[keep].opener))
        self.text(line)

    def begins_paragraph(self) -> bool:
        """Is the line before the current one blank, a block, or none?"""
        items = self.stack[-1].items if self.stack else self.items
        last = items[-1] if items else None
        return last is None or isinstance(last, Directive) or is_blank(last.text)

    def text(self, line: Line, *, fenced: bool = False) -> None:
        """A line that is content of the innermost block."""
        if self.stack and _holds(self.stack[-1].name) == "settings" and (fenced or self.is_content(line)):
            self.close_settings_only(span_of(line))
        if not self.stack:
            if not fenced and (fault := left_outside(line, self.items)) is not None:
                self.found.append(fault)
            self.items.append(line if fenced else unescaped_outside(line))
            return
        frame = self.stack[-1]
        if fenced:
            frame.fenced.add(len(frame.items))
        frame.items.append(line)

    def is_content(self, line: Line) -> bool:
        """In a block that holds only settings: is this line something else?"""
        frame = self.stack[-1]
        if is_blank(line.text):
            return False
        typed = key_line(line)
        if typed is not None and (typed.key in keys_of(frame.name) or mistaken_key(typed, frame.name) is not None):
            return False
        last = frame.items[-1] if frame.items else None
        return not (isinstance(last, Line) and not is_blank(last.text) and line.text[:1].isspace())

    # --- fragments

    def fragment(self, found: Opener) -> tuple[Item, ...]:
        """The text of `_shared/<name>.md`, read as if it stood here; empty when it cannot be."""
        name, source = self.fragments.asked_for(found)
        if isinstance(source, Diagnostic):
            self.found.append(source)
            return ()
        frame = _Frame(_FRAGMENT, found)
        outer = self.floor, self.forgiven
        self.stack.append(frame)
        self.fragments.reading.append(name)
        self.floor, self.forgiven = len(self.stack), 0
        self.read(lines_of(source))
        self.floor, self.forgiven = outer
        self.fragments.reading.pop()
        self.stack.pop()
        return tuple(item if i in frame.fenced else unescaped(item) for i, item in enumerate(frame.items))


def _holds(name: str) -> str:
    """What may stand in a block; anything in one that is skipped and in a fragment."""
    found = block(name) if name else None
    return found.holds if found is not None else "anything"
