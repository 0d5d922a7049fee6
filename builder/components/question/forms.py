"""How the answers of a question are written: strong forms, weak forms, and forms that other tools use (format.md 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.names import UNSEEN, fold, indent_of, is_blank, visible
from builder.patterns import Forgiving
from builder.record import NamedTuple
from builder.scan.marks import heading_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.components.base import ScopedLine
    from builder.model import Directive, Line, Span

BULLET = r"(?:[-*+•·◦▪▫■□●○‣∙–—−\uf076\uf0a7\uf0b7\uf0d8]|\(?[0-9]{1,3}[.)]|\(?[A-Za-zÆØÅæøå][.)])"
"""What may stand before an item: any bullet, number or letter."""
BOX = Forgiving(
    rf"(?P<indent>[\s{UNSEEN}]*)(?P<bullet>(?:{BULLET}|o(?=\s))[\s{UNSEEN}]*)?"
    rf"\\?\[[\s{UNSEEN}]*(?P<mark>[^\s\]\[{UNSEEN}\\]?)[\s{UNSEEN}]*\\?\](?![(:\[])[\s{UNSEEN}]*"
)
"""`- [x] `: a box at the beginning of a line; `mark` is what stands in it."""
RIGHT_MARKS = frozenset("xX✓✔☑✅")

_ITEM = Forgiving(rf"[\s{UNSEEN}]*{BULLET}[\s{UNSEEN}]+\S|[\s{UNSEEN}]*[•·◦▪▫■□●○‣∙]\S")
_NUMBERED = Forgiving(rf"[\s{UNSEEN}]*\(?(?P<number>[0-9]{{1,3}})[.)](?:[\s{UNSEEN}]+(?=\S)|[\s{UNSEEN}]*$)")
_BOLD = Forgiving(rf"[\s{UNSEEN}]*{BULLET}[\s{UNSEEN}]+(\*\*|__).+\1[\s.!]*$")
_ROUND = Forgiving(rf"[\s{UNSEEN}]*(?:{BULLET}[\s{UNSEEN}]*)?\([\s{UNSEEN}]*(?P<mark>[xX✓✔]?)[\s{UNSEEN}]*\)\s*\S")
_TICKED = Forgiving(rf"[\s{UNSEEN}]*(?:{BULLET}[\s{UNSEEN}]*)?[☐☑☒✅✔✓]\s*\S")
_AIKEN = re.compile(
    r"\s*(?:rigtigt |korrekt(?:e)? )?(?:svar|answer|correct)\s*[:=]\s*\(?[A-Ha-h1-9]\)?\s*\.?\s*$", re.IGNORECASE
)
_LETTER = Forgiving(r"\(?[A-Ha-h1-9][).]?\.?")
_INNER_BOX = re.compile(r"(?<![\w`\]])\\?\[ ?[xX✓✔☑✅]? ?\\?\](?![(:\[\]])")
_ARROW = re.compile(r"<?[-–—=]{1,2}>|[→⇒⟶➔➜↔⇔]")
_CODE = re.compile(r"(`+)[^`]+\1")
_GIFT = Forgiving(r"(?<!\{)\{(?!\{)\s*(?:[=~]|[^{}]{0,2000}?\s[=~])[^{}]{0,2000}\}|\{(?:T|F|TRUE|FALSE)\}")
_DELIMITER = Forgiving(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")

SHOWN = {
    "boxes": "- [x]",
    "arrows": "a -> b",
    "order": "1. 2. 3.",
    "groups": "### gruppe",
    "gap": "[[…]]",
    "drop-down": "[[(…) / …]]",
    "answer": "svar:",
    "number": "tal:",
    "scale": "skala:",
    "free": "svar: fri",
}
"""How each form is typed, for messages."""

_FREE = frozenset({"fri", "fri tekst", "fritekst", "free", "free text"})


class Form(NamedTuple):
    """Answers of one form, and where they begin."""

    name: str
    begins: int
    """The first answer, as an index into the lines; their number when the answers are in a setting or in the text."""
    span: Span


def is_item(text: str) -> bool:
    """A bullet, number or letter with something after it."""
    return _ITEM.match(text) is not None


def is_bold_item(text: str) -> bool:
    """An item that is bold from end to end."""
    return ("**" in text or "__" in text) and _BOLD.match(text) is not None


def boxes_in(text: str) -> int:
    """How many boxes a line holds outside code."""
    return 0 if "[" not in text else len(_INNER_BOX.findall(_CODE.sub("", text)))


def strong_forms(lines: Sequence[ScopedLine], directive: Directive) -> list[Form]:
    """Every strong form in the question, each where it first shows, in reading order."""
    found: dict[str, Form] = {}
    for i, (line, _, code) in enumerate(lines):
        if code:
            continue
        if "[" in line.text and (match := BOX.match(line.text)) and _is_box(match):
            found.setdefault("boxes", Form("boxes", i, line.span))
        if "[[" in line.text and "gap" not in found and "drop-down" not in found:
            from builder.components.question.gaps import form_of

            if name := form_of(line):
                found[name] = Form(name, len(lines), line.span)
        elif heading_level(line.text) == 3:  # noqa: PLR2004
            found.setdefault("groups", Form("groups", i, line.span))
    for setting in directive.settings:
        if setting.key in ("answer", "number", "scale"):
            name = "free" if setting.key == "answer" and fold(setting.value).rstrip(".") in _FREE else setting.key
            found[name] = Form(name, len(lines), setting.span)
    return sorted(found.values(), key=lambda form: form.span.line)


def _is_box(match: re.Match[str]) -> bool:
    """A box with another character in it counts when it has a bullet: without one it may be a note's number."""
    return not match["mark"] or match["mark"] in RIGHT_MARKS or match["bullet"] is not None


def arrows_in(text: str) -> list[tuple[int, int]]:
    """Where the arrows of a line begin and end, code aside."""
    bare = _CODE.sub(lambda code: " " * len(code[0]), text) if "`" in text else text
    return [match.span() for match in _ARROW.finditer(bare)]


def number_of(text: str) -> int | None:
    """The number a line of a numbered list begins with."""
    match = _NUMBERED.match(text)
    return int(match["number"]) if match else None


def after_number(text: str) -> int:
    """Where the text of a numbered line begins."""
    match = _NUMBERED.match(text)
    return match.end() if match else 0


def weak_form(lines: Sequence[ScopedLine]) -> Form | None:
    """Matching, else ordering: the forms that only count when there is no strong one."""
    runs = _paragraphs(lines)
    for begins, tops in _lists(lines, runs):
        if len(tops) > 1 and all(len(arrows_in(lines[i].line.text)) == 1 for i in tops):
            return Form("arrows", begins, lines[begins].line.span)
    numbered = _last_numbered(lines)
    return Form("order", numbered[0], lines[numbered[0]].line.span) if len(numbered) > 1 else None


def half_pairs(lines: Sequence[ScopedLine], form: Form | None) -> tuple[Line, Line] | None:
    """A list of pairs with a line that is none: (that line, the first line with an arrow).

    One arrow in a list to put in order, or in running text, is text.
    """
    for begins, tops in _lists(lines, _paragraphs(lines)):
        if form is not None and begins != form.begins:
            continue
        counts = [len(arrows_in(lines[i].line.text)) for i in tops]
        pairs = counts.count(1) if form is not None else sum(count > 0 for count in counts)
        if len(tops) > 1 and pairs >= (1 if form is None and is_item(lines[begins].line.text) else 2):
            odd = next((i for i, count in zip(tops, counts, strict=True) if count != 1), None)
            if odd is not None:
                return lines[odd].line, lines[next(i for i, count in zip(tops, counts, strict=True) if count)].line
    return None


def _lists(lines: Sequence[ScopedLine], runs: Sequence[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    """Every paragraph and list: where it begins, and its lines but for what is indented under them.

    A list goes on after blank lines; the text straight over a paragraph's first arrow is its prompt.
    """
    found: list[tuple[int, list[int]]] = []
    base, kind, above = 0, "", ""
    for start, end in runs:
        first = lines[start].line.text
        if found and indent_of(first) > base and (kind == "item" or not is_item(first)) and arrows_in(above):
            continue
        like = is_item(first) if kind == "item" else kind == "pair" and bool(arrows_in(first))
        going_on = like and indent_of(first) == base
        begins = start
        if not is_item(first):
            begins = next((i for i in range(start, end) if arrows_in(lines[i].line.text)), start)
        base = indent_of(lines[begins].line.text)
        tops = [i for i in range(begins, end) if indent_of(lines[i].line.text) <= base]
        if going_on:
            found[-1][1].extend(tops)
        else:
            found.append((begins, tops))
        kind = kind if going_on else _kind(lines, start, end)
        above = lines[begins].line.text
    return found


def _kind(lines: Sequence[ScopedLine], start: int, end: int) -> str:
    """What may go on after a blank line: a list of items, or of pairs without bullets that have feedback under them."""
    first = lines[start].line.text
    if is_item(first):
        return "item"
    inner = all(indent_of(lines[i].line.text) > indent_of(first) for i in range(start + 1, end))
    return "pair" if end > start + 1 and inner and len(arrows_in(first)) == 1 else ""


def _last_numbered(lines: Sequence[ScopedLine]) -> list[int]:
    """The items of the last numbered list; one that begins at 1 again after a blank line is a new one.

    One that counts on after a paragraph is the same: the paragraph is text among the answers.
    """
    found: list[int] = []
    last = indent = 0
    blank = over = False
    for i, (line, _, code) in enumerate(lines):
        if is_blank(line.text):
            blank = True
            continue
        number = None if code else number_of(line.text)
        inner = indent_of(line.text) > indent
        if number is not None and (not found or over or not inner):
            again = (over and number != last + 1) or (blank and number == 1 and last != 1)
            found = [i] if again else [*found, i]
            last, indent, over = number, indent_of(line.text), False
        elif blank and not code and not inner and not is_item(line.text):
            over = True
        blank = False
    return found


def _paragraphs(lines: Sequence[ScopedLine]) -> list[tuple[int, int]]:
    """(start, end) of every run of lines without a blank one, outside code."""
    runs: list[tuple[int, int]] = []
    start = -1
    for i, (line, _, code) in enumerate(lines):
        filled = not code and not is_blank(line.text)
        if filled and start >= 0 and is_item(line.text) and not is_item(lines[i - 1].line.text):
            runs.append((start, i))
            start = i
        elif filled and start < 0:
            start = i
        elif not filled and start >= 0:
            runs.append((start, i))
            start = -1
    return [*runs, (start, len(lines))] if start >= 0 else runs


class Foreign(NamedTuple):
    """Answers as other tools write them."""

    kind: str
    """round, ticked, line, aiken, bold, gift or table."""
    span: Span


def foreign_form(lines: Sequence[ScopedLine], directive: Directive, strong: Sequence[Form]) -> Foreign | None:
    """The first form of another tool, if the answers have one. With boxes only those that boxes cannot explain."""
    boxes = any(form.name == "boxes" for form in strong)
    texts = [one.line for one in lines if not one.code]
    for line in texts:
        if boxes_in(line.text) > 1:
            return Foreign("line", line.span)
    for line in texts:
        if (match := _ROUND.match(line.text)) and match["mark"]:
            return Foreign("round", line.span)
        if not strong and _TICKED.match(visible(line.text)):
            return Foreign("ticked", line.span)
    if boxes:
        return None
    items = [line for line in texts if is_item(line.text)]
    if len(items) > 1 and (aiken := _aiken(texts, directive)):
        return Foreign("aiken", aiken)
    if strong:
        return None
    bold = [line for line in items if is_bold_item(line.text)]
    if bold and len(bold) < len(items):
        return Foreign("bold", bold[0].span)
    return None if weak_form(lines) else _pasted(texts)


def _aiken(texts: Sequence[Line], directive: Directive) -> Span | None:
    for setting in directive.settings:
        if setting.key == "answer" and _LETTER.fullmatch(setting.value.strip()):
            return setting.span
    return next((line.span for line in texts if _AIKEN.match(line.text)), None)


def _pasted(texts: Sequence[Line]) -> Foreign | None:
    joined = "\n".join(line.text for line in texts)
    if "{" in joined and (match := _GIFT.search(joined)):
        return Foreign("gift", texts[joined.count("\n", 0, match.start())].span)
    for line in texts:
        if "-" in line.text and "|" in line.text and _DELIMITER.match(line.text):
            return Foreign("table", line.span)
    return None
