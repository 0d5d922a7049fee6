"""A scene's text and its choices: `- [Det gør jeg](#scene) tillid +1`, and indented under it what comes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.components.only import scope_from, scope_of
from builder.components.question.forms import BULLET
from builder.components.scenario import faults
from builder.components.scenario.values import Choice, Choices
from builder.model import Directive, Line, Scope
from builder.names import EMPTY, UNSEEN, fold, indent_of, is_blank, squeezed
from builder.patterns import Forgiving
from builder.prose import anchor_of
from builder.record import NamedTuple
from builder.scan.fences import Fence, closes, opened
from builder.scan.marks import heading_level, heading_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.components.base import Reader
    from builder.components.scenario.values import Value
    from builder.diagnostics import Diagnostic
    from builder.model import Block, Span

_B = rf"[\s{UNSEEN}]"
_SCENE_LEVEL = 3
_CHOICE = Forgiving(
    rf"{_B}*(?P<bullet>{BULLET}{_B}*)?\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])+)\]{_B}*"
    rf"\({_B}*<?(?P<sharp>#?){_B}*(?P<target>[^()#:/.]+?)>?{_B}*\)(?P<rest>.*)"
)
_CHANGE = re.compile(r"(?P<name>[^\W\d_]\w*(?:[ -]\w+)*?)\s*:?\s*(?P<by>[-+−–]\s*\d{1,4})")
_SIGN = Forgiving(rf"(?:[-–—>→•*+]|->){_B}+")


class _Part(NamedTuple):
    """A line or a block of a scene, taken out of the `kun` that choices may stand in."""

    item: Line | Directive
    scopes: tuple[Scope, ...]
    code: bool


class _Found(NamedTuple):
    """A choice being gathered; `lines` grows."""

    line: Line
    match: re.Match[str]
    scopes: tuple[Scope, ...]
    lines: list[Line]


class ChoiceReader:
    """Reads the scenes of one scenario; `found` grows."""

    def __init__(
        self,
        reader: Reader,
        values: tuple[Value, ...],
        anchors: frozenset[str],
        found: list[Diagnostic],
        *,
        doubtful: bool,
    ) -> None:
        self.reader = reader
        self.values = values
        self.anchors = anchors
        self.found = found
        self.undeclared: set[str] = set()
        """Names that were told of."""
        self.doubtful = doubtful
        """The line that declares the values may be one that was reported and left out."""

    def value(self, name: str, span: Span) -> int | None:
        """The number of a value. Diagnostics: `value-undeclared`."""
        for number, value in enumerate(self.values):
            if fold(value.name) == fold(name):
                return number
        if not self.doubtful and fold(name) not in self.undeclared:
            self.found.append(faults.undeclared(span, squeezed(name), self.values))
        self.undeclared.add(fold(name))
        return None

    def blocks(self, body: Sequence[Line | Directive]) -> tuple[Block, ...]:
        """The scene's text, and its `Choices` last. Diagnostics: `text-after-choices`, those of a choice."""
        text: list[Line | Directive] = []
        choices: list[_Found] = []
        deeper = ""
        for item, scopes, code in self.parts(body, ()):
            line = item if isinstance(item, Line) else None
            match = self.choice(line) if line and not code else None
            if line and match:
                choices.append(_Found(line, match, scopes, []))
            elif not choices:
                text.append(item)
            elif line and (is_blank(line.text) or indent_of(line.text) > indent_of(choices[-1].line.text)):
                choices[-1].lines.append(line)
            elif line and not code and heading_level(line.text) > _SCENE_LEVEL:
                deeper = anchor_of(heading_text(line.text))
                self.found.append(faults.heading_after(_bare(line), heading_text(line.text)))
                break
            else:
                self.found.append(faults.text_after(_bare(line) if line else item.span))
                break
        blocks = self.reader.item_blocks(text)
        read = [one for found in choices if (one := self.read(found, deeper)) is not None]
        return (*blocks, Choices(tuple(read), choices[0].line.span)) if read else blocks

    def parts(self, body: Sequence[Line | Directive], scopes: tuple[Scope, ...]) -> Iterator[_Part]:
        fence: Fence | None = None
        for item in body:
            if isinstance(item, Line):
                inside = fence is not None
                fence = opened(item.text) if fence is None else None if closes(fence, item.text) else fence
                yield _Part(item, scopes, inside or fence is not None)
            elif item.name in ("only", "include") and self.holds_choices(item):
                is_only = item.name == "only"
                scope = scope_of(item, self.reader) if is_only else scope_from(self.reader.settings(item))
                yield from self.parts(item.body, (*scopes, scope) if scope != Scope() else scopes)
            else:
                yield _Part(item, scopes, code=False)

    def holds_choices(self, directive: Directive) -> bool:
        return any(
            self.holds_choices(one) if isinstance(one, Directive) else self.choice(one) is not None
            for one in directive.body
        )

    def choice(self, line: Line) -> re.Match[str] | None:
        """The choice a line is; without `#` or bullet only when there is such a scene."""
        match = _CHOICE.fullmatch(line.text) if "](" in line.text.replace("] (", "](") else None
        if match is None or (match["bullet"] and match["sharp"]):
            return match
        return match if anchor_of(unquote(match["target"])) in self.anchors else None

    def read(self, found: _Found, deeper: str) -> Choice | None:
        """Diagnostics: `scene-unknown`, `option-empty`, `choice-change-unclear`, `value-undeclared`."""
        line, match = found.line, found.match
        target = anchor_of(unquote(match["target"]))
        if target == deeper and target not in self.anchors:
            return None  # the heading was told of
        if target not in self.anchors:
            where = _at(line, match, "target")
            self.found.append(faults.unknown(where, match["target"], sorted(self.anchors)))
            return None
        if not match["text"].strip(EMPTY):
            self.found.append(faults.without_text(_bare(line)))
            return None
        changes = self.changes(_stretch(line, match, "rest"))
        label = [_stretch(line, match, "text")]
        lines = _dedented(found.lines)
        blocks = self.reader.item_blocks(lines) if lines else ()
        plain = self.reader.plain(label)
        return Choice(self.reader.inline(label), plain, target, changes, blocks, found.scopes, _bare(line))

    def changes(self, rest: Line) -> tuple[tuple[int, int], ...]:
        """`tillid +1, tid −1` after the link; brackets around it and a full stop after it are forgiven."""
        found: list[tuple[int, int]] = []
        text = rest.text.strip(EMPTY + "()").rstrip(".").strip(EMPTY + "()")
        for part in re.split(r"[,;]|\bog\b", text) if text else ():
            match = _CHANGE.fullmatch(squeezed(part))
            if match is None:
                self.found.append(faults.change_form(_bare(rest), squeezed(text)))
                return ()
            value = self.value(match["name"], _bare(rest))
            if value is not None:
                by = int(re.sub(r"[−–]", "-", match["by"]).replace(" ", ""))
                found.append((value, by))
        return tuple(found)


def _stretch(line: Line, match: re.Match[str], name: str) -> Line:
    return Line(line.file, line.number, line.column + match.start(name), match[name])


def _at(line: Line, match: re.Match[str], name: str) -> Span:
    return _stretch(line, match, name).span


def _bare(line: Line) -> Span:
    text = line.text.strip(EMPTY)
    at = line.text.find(text)
    return line.span._replace(column=line.column + at, end_column=line.column + at + len(text))


def _dedented(lines: Sequence[Line]) -> list[Line]:
    """What comes of a choice: without its indent, and without the sign a single line may begin with."""
    filled = [line for line in lines if not is_blank(line.text)]
    cut = min((indent_of(line.text) for line in filled), default=0)
    if len(filled) == 1 and (sign := _SIGN.match(filled[0].text, cut)):
        cut = sign.end()
    return [
        line._replace(column=line.column + cut, text=line.text[cut:]) if not is_blank(line.text) else line
        for line in lines
        if filled
    ]
