"""TOML that `tomllib` refuses → values after all, with the usual slips of people who never heard of TOML told.

A line that cannot be read is put aside and reading goes on, so that three slips are three messages. Keys with
Danish letters or blanks, which TOML wants in quotes, are read as if they had them: they can mean nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error
from builder.model import Span
from builder.settings.toml import Read

if TYPE_CHECKING:
    from builder.model import SourceFile

_MOST_SLIPS = 20
"""Lines put aside before reading is given up: then the file is probably something else."""

_PAIR = re.compile(r"""[ \t]*('[^'\n]*'|"[^"\n]*"|[^=:"'#\[\]]*[^=:"'#\[\]\s])[ \t]*([=:])[ \t]*(.*)""")
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\[\]\"'#]*[^\[\]\"'#\s])[ \t]*\]\]?[ \t]*(?:#.*)?")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*")
_CURLY = "“”„‟«»‘’‚‛″"
_DATE = re.compile(r"\"?(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})\"?|\"?(\d{4})[./ -]+(\d{1,2})[./ -]+(\d{1,2})\"?")
_NUMBER_AND_MORE = re.compile(r"(\d+)\s*(?:[,.]\d+)?\s*[^\d\s.,].*|(\d+),\d+")


def read_broken(source: SourceFile) -> tuple[Read | None, list[Diagnostic]]:
    """What can be saved of the file; None when it cannot be read at all.

    Diagnostics: `toml-syntax`, `toml-colon`, `toml-curly-quotes`, `toml-quotes-missing`, `toml-quote-unclosed`,
    `toml-backslash`, `toml-key-twice`, `date-form`, `number-form`.
    """
    import tomllib

    text, found, skipped = source.text, list[Diagnostic](), set[str]()
    while True:
        try:
            return Read(tomllib.loads(text), text, frozenset(skipped)), found
        except RecursionError:
            return None, [_unreadable(Span(source.display))]
        except ValueError as fault:
            number = fault_line(str(fault), text)
        lines = text.split("\n")
        line = lines[number - 1]
        mended = _with_quoted_key(line)
        if mended is None:
            pair = _PAIR.match(line)
            found.append(_slip(line, source.display, number) or _fault(pair, lines, source.display, number))
            if pair is None or len(found) == _MOST_SLIPS:
                return None, found
            skipped.add(pair[1].strip("'\""))
            mended = "#"
        lines[number - 1] = mended
        text = "\n".join(lines)


def _with_quoted_key(line: str) -> str | None:
    """The line with quotes around a key that needs them; None when that is not what is wrong with it.

    Blanks beside the equals sign make room for the quotes, so that the value keeps its column.
    """
    if (pair := _PAIR.match(line)) and pair[2] == "=" and not re.fullmatch(_BARE_KEY.pattern + r"|['\"].*", pair[1]):
        blanks = line[pair.end(1) : pair.start(2)], line[pair.end(2) : pair.start(3)]
        indent = line[: pair.start(1)]
        return f"{indent}{_quoted(pair[1])}{blanks[0][1:]}={blanks[1][1:]}{pair[3]}"
    if (header := _HEADER.fullmatch(line)) and not _BARE_KEY.fullmatch(header[2]):
        return f"{header[1]}{_quoted(header[2])}{']' * len(header[1])}"
    return None


def spelled_out(line: str) -> str | None:
    """The line as TOML wants it, when only the quotes around its key are missing."""
    pair, read = _PAIR.match(line), _with_quoted_key(line)
    return f"{line[: pair.start(1)]}{_quoted(pair[1]).replace(chr(39), chr(34))} = {pair[3]}" if pair and read else read


def _quoted(key: str) -> str:
    parts = (part.strip() for part in key.split("."))
    return ".".join(part if _BARE_KEY.fullmatch(part) else f"'{part}'" for part in parts)


def date_hint(typed: str) -> str:
    """What was typed, as a TOML date; an example when it cannot be told."""
    return read_day(typed) or "2027-11-01"


def read_day(typed: str) -> str:
    """The day that was typed in one of the ways people do, as TOML wants it; "" when it cannot be told."""
    import datetime

    match = _DATE.fullmatch(typed.strip())
    if match is None:
        return ""
    numbers = [int(group) for group in match.groups() if group]
    year, month, day = numbers if match[4] else numbers[::-1]
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def date_fault(span: Span, key: str, typed: str) -> Diagnostic:
    return error(
        "date-form",
        span,
        N_("`{typed}` is not written as a date"),
        N_("write year, month, day without quotes: `{key} = {example}`"),
        typed=typed,
        key=key,
        example=date_hint(typed),
    )


def number_fault(span: Span, key: str, typed: str, example: int) -> Diagnostic:
    return error(
        "number-form",
        span,
        N_("`{typed}` is not a whole number"),
        N_("write the number alone, without quotes and without a unit: `{key} = {example}`"),
        typed=typed,
        key=key,
        example=example,
    )


def backslash_fault(span: Span) -> Diagnostic:
    return error(
        "toml-backslash",
        span,
        N_("a backslash inside double quotes has a meaning of its own in TOML"),
        N_("write `/` instead of the backslash, or put the text in single quotes: `'C:\\mappe'`"),
    )


def fault_line(message: str, text: str) -> int:
    match = re.search(r"\(at line (\d+), column \d+\)$", message)
    number = int(match[1]) if match else text.rstrip("\n").count("\n") + 1
    return min(number, text.count("\n") + 1)


def _slip(line: str, file: str, number: int) -> Diagnostic | None:
    """The slip on this line, when it is one of the usual ones."""
    pair = _PAIR.match(line)
    if pair is None:
        return None
    key, sign, value = pair[1].strip("'\""), pair[2], pair[3].rstrip()

    def span(group: int) -> Span:
        return Span(file, number, pair.start(group) + 1, number, pair.start(group) + len(pair[group].rstrip()) + 1)

    bare = re.sub(r"\s+#.*", "", value)
    if sign == ":":
        return error(
            "toml-colon",
            span(2),
            N_("a colon stands between the key and the value"),
            N_("write an equals sign: `{key} = …`"),
            key=key,
        )
    if value[:1] in _CURLY or value[-1:] in _CURLY or any(mark in _CURLY and value[:1] not in "\"'" for mark in value):
        return error(
            "toml-curly-quotes",
            span(3),
            N_("the quotes are curly, as Word makes them"),
            N_('write straight quotes: `{key} = "{text}"`'),
            key=key,
            text=value.strip(_CURLY + "\"'"),
        )
    if _DATE.fullmatch(bare):
        return date_fault(span(3), key, bare)
    if match := _NUMBER_AND_MORE.fullmatch(bare):
        return number_fault(span(3), key, bare, int(match[1] or match[2]))
    if value[:1] == '"' and "\\" in value:
        return backslash_fault(span(3))
    if value[:1] in ("'", '"') and value.count(value[0]) == 1:
        return error(
            "toml-quote-unclosed",
            span(3),
            N_("the quote that begins here is not closed on the line"),
            N_("write a quote at the end too: `{key} = {text}`"),
            key=key,
            text=value + value[0],
        )
    if bare and bare[0] not in "\"'[{" and bare not in ("true", "false"):
        return error(
            "toml-quotes-missing",
            span(3),
            N_("text must stand in quotes"),
            N_('write `{key} = "{text}"`'),
            key=key,
            text=bare.strip("\"'"),
        )
    return None


def _fault(pair: re.Match[str] | None, lines: list[str], file: str, number: int) -> Diagnostic:
    span = Span(file, number, 1, number, len(lines[number - 1]) + 1)
    return _twice(span, pair) if pair and _stands_before(pair[1], lines, number) else _unreadable(span)


def _stands_before(key: str, lines: list[str], number: int) -> bool:
    """Is `key` set earlier under the same table header?"""
    for line in reversed(lines[: number - 1]):
        if line.lstrip().startswith("["):
            return False
        if (pair := _PAIR.match(line)) and pair[1] == key:
            return True
    return False


def _twice(span: Span, pair: re.Match[str]) -> Diagnostic:
    return error(
        "toml-key-twice",
        span,
        N_("`{key}` is set twice"),
        N_("delete one of the two lines"),
        key=pair[1],
    )


def _unreadable(span: Span) -> Diagnostic:
    return error(
        "toml-syntax",
        span,
        N_("this cannot be read as TOML"),
        N_("a line is a key, `=` and a value, with text in quotes; look for a missing quote or `]` just above too"),
    )
