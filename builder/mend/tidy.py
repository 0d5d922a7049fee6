"""What format.md forgives without a word, written as the manual writes it: one small function a habit.

Each looks at one line and the block it stands in; a line keeps its number. What a habit proposes is tried before it
is used (`builder/mend`): a line that would come to mean something else is left as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components import registry
from builder.components.callout import KINDS
from builder.components.keys import yes_no
from builder.components.question.forms import BOX, RIGHT_MARKS
from builder.names import EMPTY, fold, fold_key, indent_of, visible
from builder.scan.comments import without_comments
from builder.scan.fences import Fence, closes, opened
from builder.scan.marks import fence_of_colons, is_closer, key_line, opener
from builder.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from builder.model import Line, SourceFile

_BULLET = re.compile(r"([ \t]*)([-*•●○■□▪▫◦‣⁃∙·+\uf0b7])[ \t\u00a0]+(?=\S)")
_DASH = re.compile(r"([ \t]*)([–—−])[ \t\u00a0]+(?=\S)")
_CALLOUT = re.compile(r"([ \t]*>[ \t\u00a0]*)\[![ \t\u00a0]*([\w-]+)[ \t\u00a0]*\]")
_TIGHT_HEADING = re.compile(r"( {0,3}#{1,6})(?=[^#\s])")
_PATH = re.compile(r"(?<=\]\()(?![a-zA-Z]+:)[^()\s]*\\[^()\s]*(?=[)\s])")
_YES_NO = {"ja": "ja", "nej": "nej"}
_BOXED = ("question", "checklist")
"""Blocks where `[ ]` is more than text."""


def proposals(source: SourceFile) -> Iterator[tuple[int, str]]:
    """(line number from 0, what it shall be) for every line that can be tidied."""
    lines = lines_of(source)
    free = {line.number: line for line in without_comments(lines)[0]}
    fence: Fence | None = None
    blocks: list[str] = []
    for index, line in enumerate(lines):
        if fence is not None:
            fence = None if closes(fence, line.text) else fence
        elif (fence := opened(line.text)) is None and free.get(line.number) == line:
            text = _tidied(line, blocks, lines[index - 1 : index] + lines[index + 1 : index + 2])
            if text != line.text:
                yield index, text


def _tidied(line: Line, blocks: list[str], beside: tuple[Line, ...]) -> str:
    """The line as the manual would write it; `blocks` are the folders of the blocks around it."""
    if fence_of_colons(line.text):
        return _colons(line, blocks)
    inner = blocks[-1] if blocks else ""
    setting = key_line(line)
    if setting is not None and setting.key in registry.keys_of(inner):
        return _setting(line, inner)
    text = _box(line.text) if inner in _BOXED else line.text
    for habit in _HABITS:
        text = habit(text)
    return _dash(text, beside)


def _colons(line: Line, blocks: list[str]) -> str:
    """An opener or a closer: three colons, the name as the manual spells it, the title."""
    if is_closer(line.text):
        if blocks:
            blocks.pop()
        return ":::"
    found = opener(line)
    name = registry.block_called(found.name) if found else None
    if found is None or found.ends or found.colons < 3:  # noqa: PLR2004 -- that is another mistake
        return line.text
    blocks.append(name or "")
    if name is None or found.typed.startswith("{"):
        return line.text
    return f"::: {_spelling(found.name, name)} {found.title}".rstrip(EMPTY + ":")


def _spelling(typed: str, name: str) -> str:
    """How the manual writes the name that was typed: the Danish one, or the English one that was meant."""
    spellings = registry.NAMES.get(name) or (registry.danish(name),)
    return next((one for one in spellings if fold(one) == typed), spellings[0])


def _setting(line: Line, block: str) -> str:
    setting = key_line(line)
    if setting is None:
        return line.text
    key = registry.keys_of(block)[setting.key]
    spellings = registry.spellings_of(key)
    name = next((one for one in spellings if fold_key(one) == setting.key), key.danish)
    value = setting.line.text
    if key.read is yes_no:
        value = _YES_NO.get(fold(value).rstrip("."), value)
    if key.danish == "bestået" and (match := re.fullmatch(r"([0-9]{1,3})\s*(?:%|procent)\.?", value)):
        value = match[1]
    return f"{line.text[: setting.indent]}{name}: {value}".rstrip(EMPTY)


def _box(text: str) -> str:
    """`A) [X]tekst` → `- [x] tekst`."""
    match = BOX.match(text)
    mark = visible(match["mark"]) if match else ""
    if match is None or (mark and mark not in RIGHT_MARKS) or not text[match.end() :].strip(EMPTY):
        return text
    indent = text[: indent_of(text)]
    return f"{indent}- [{'x' if mark else ' '}] {text[match.end() :]}"


def _bullet(text: str) -> str:
    """A bullet that a keyboard has, and one blank after it."""
    if (match := _BULLET.match(text)) is None or not text[match.end() :].strip("-*_ \t"):
        return text
    mark = match[2] if match[2] in "-*" else "-"
    return f"{match[1]}{mark} {text[match.end() :]}"


def _dash(text: str, beside: tuple[Line, ...]) -> str:
    """`–` on two adjoining lines is a list; alone it is speech."""
    match = _DASH.match(text)
    if match is None or not any(_DASH.match(line.text) for line in beside):
        return text
    return f"{match[1]}- {text[match.end() :]}"


def _callout(text: str) -> str:
    match = _CALLOUT.match(text)
    if match is None or match[2].upper() not in KINDS:
        return text
    return f"{match[1]}[!{match[2].upper()}]{text[match.end() :]}"


def _heading(text: str) -> str:
    """`#Titel` → `# Titel`."""
    match = _TIGHT_HEADING.match(text)
    return f"{match[1]} {text[match.end() :]}" if match else text


def _path(text: str) -> str:
    """A backslash in an address, as Windows writes it, becomes `/`."""
    return _PATH.sub(lambda match: match[0].replace("\\", "/"), text)


_HABITS: tuple[Callable[[str], str], ...] = (_bullet, _callout, _heading, _path)


def settings_file(text: str) -> str:
    """A TOML file with quotes around the keys that need them; as it was when something else is wrong with it too."""
    import tomllib

    from builder.settings.syntax import fault_line, spelled_out

    lines = text.split("\n")
    while True:
        try:
            tomllib.loads("\n".join(lines))
        except RecursionError:
            return text
        except ValueError as fault:
            number = fault_line(str(fault), text)
            mended = spelled_out(lines[number - 1])
            if mended is None or mended == lines[number - 1]:
                return text
            lines[number - 1] = mended
        else:
            return "\n".join(lines)
