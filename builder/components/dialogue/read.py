"""A dialogue's turns: who speaks, what is said, what there is to find in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.components.dialogue import faults
from builder.components.dialogue.passages import Passage, shown, take_passages
from builder.components.question.lines import holds_skipped, lines_of
from builder.model import Directive, Line, Prose, Scope, Span
from builder.names import EMPTY, UNSEEN, fold, is_blank, squeezed
from builder.patterns import Forgiving
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import Reader
    from builder.model import Piece

_B = rf"[\s{UNSEEN}]"
_SPEAKER = Forgiving(
    rf"{_B}{{0,3}}(?P<bold>\*\*|__){_B}*(?P<name>[^*_:]{{1,60}}?){_B}*(?::{_B}*(?P=bold)|(?P=bold){_B}*:)(?!:){_B}*"
)
_UNMARKED = Forgiving(rf"{_B}{{0,3}}(?P<bold>\*\*|__)?(?P<name>[^*_:.!?]{{1,60}}?)(?(bold)(?P=bold){_B}|:{_B}+\S)")


class Turn(NamedTuple):
    """What somebody says without being interrupted."""

    speaker: Piece | None
    """None when the same one goes on."""
    name: str
    """The speaker's, plain."""
    side: int
    """0 for the one who spoke first, 1 for the next, and so on."""
    blocks: tuple[Prose, ...]
    passages: tuple[Passage, ...]
    scopes: tuple[Scope, ...]
    """Who it is for; empty for everyone."""
    span: Span

    def shown(self, html: str, characters: str) -> Markup:
        """Its HTML with the passages marked."""
        return Markup(shown(html, characters))  # noqa: S704 -- HTML of the prose room


class Dialogue(NamedTuple):
    index: int | None  # type: ignore[assignment]  # nobody asks a dialogue for a tuple's `index`
    """None when there is nothing to find, and so nothing to keep."""
    title: Piece | None
    form: str
    """`chat`, `mail` or `model`."""
    items: tuple[Turn, ...]
    span: Span

    @property
    def component(self) -> str:
        return "dialogue"

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for turn in self.items for passage in turn.passages)


class _Turn(NamedTuple):
    """A turn being gathered; `lines` grows. `name` is None when the same speaker goes on for other readers."""

    name: Line | None
    lines: list[Line]
    scopes: tuple[Scope, ...]


def course_data(_: Dialogue) -> dict[str, object]:
    """What can be found stands in the entry's `options`."""
    return {}


def longest_state(dialogue: Dialogue) -> int:
    """A character for each passage, and one for having been shown all."""
    return len(dialogue.passages) + 1


def read_dialogue(directive: Directive, reader: Reader) -> Dialogue | None:
    """Diagnostics: `dialogue-without-speaker`, `speaker-not-bold`, `turn-empty`, those of `take_passages`."""
    values = reader.settings(directive)
    title = reader.title(directive)
    gathered, is_whole = _gather(directive, reader)
    names = list(dict.fromkeys(fold(one.name.text) for one in gathered if one.name))
    turns: list[Turn] = []
    passages: list[Passage] = []
    name = ""
    for one in gathered:
        if one.name:
            name = one.name.text
        lines, found = take_passages(one.lines, len(passages), reader)
        passages += found
        first, last = one.name or one.lines[0], one.lines[-1] if one.lines else one.name or one.lines[0]
        span = first.span._replace(end_line=last.number, end_column=last.span.end_column)
        turns.append(
            Turn(
                speaker=reader.heading(one.name) if one.name else None,
                name=name,
                side=names.index(fold(name)),
                blocks=(Prose(reader.prose(lines), span),),
                passages=tuple(found),
                scopes=one.scopes,
                span=span,
            )
        )
    if not is_whole:
        return None
    index = reader.reserve("component") if passages else None
    if index is not None:
        text = " ".join(reader.plain(one.lines) for one in gathered)
        reader.identify("component", index, directive, text, tuple(passage.text for passage in passages))
    return Dialogue(index, title, str(values.get("form", "chat")), tuple(turns), directive.span)


def _gather(directive: Directive, reader: Reader) -> tuple[list[_Turn], bool]:
    """The turns, and whether all of them could be read."""
    found: list[_Turn] = []
    lines = lines_of(directive, reader)
    speakers = [None if one.code else _SPEAKER.match(one.line.text) for one in lines]
    spoken = {fold(match["name"]): squeezed(match["name"]) for match in speakers if match}
    for (line, scopes, code), match in zip(lines, speakers, strict=True):
        if match:
            name = Line(line.file, line.number, line.column + match.start("name"), squeezed(match["name"]))
            rest = line._replace(column=line.column + match.end(), text=line.text[match.end() :])
            found.append(_Turn(name, [rest] if rest.text else [], scopes))
            continue
        is_text = not code and not is_blank(line.text)
        unmarked = _UNMARKED.match(line.text) if is_text else None
        if not found and (is_text or code):
            guess = squeezed(unmarked["name"]) if unmarked else next(iter(spoken.values()), "Mette")
            reader.report(faults.without_speaker(_bare(line), guess))
            return [], False
        if unmarked and fold(unmarked["name"]) in spoken:
            reader.report(faults.not_bold(_bare(line), spoken[fold(unmarked["name"])]))
        if found and is_text and found[-1].scopes != scopes:
            found.append(_Turn(None, [], scopes))
        if found:
            found[-1].lines.append(line)
    if not found:
        if not holds_skipped(directive):
            reader.report(faults.without_speaker(directive.span, "Mette"))
        return [], False
    silent = [turn for turn in found if turn.name and all(is_blank(line.text) for line in turn.lines)]
    silent = [turn for turn in silent if not _goes_on(found, turn)]
    for turn in silent:
        if turn.name:
            reader.report(faults.says_nothing(turn.name.span, turn.name.text))
    return found, not silent


def _goes_on(turns: Sequence[_Turn], turn: _Turn) -> bool:
    """Is the next turn the same speaker's, for some readers only?"""
    after = turns[turns.index(turn) + 1 : turns.index(turn) + 2]
    return bool(after) and after[0].name is None


def _bare(line: Line) -> Span:
    text = line.text.strip(EMPTY)
    at = line.text.find(text)
    return line.span._replace(column=line.column + at, end_column=line.column + at + len(text))
