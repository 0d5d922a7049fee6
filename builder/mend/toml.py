"""Slips in the settings files with one thing they can mean: what the hint says to write is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.mend.edits import Edit
from builder.settings.syntax import read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from builder.mend.edits import Case

_CURLY = "“”„‟«»‘’‚‛″"
_VERSION = re.compile(r"[\"']?\s*v?[0-9]+(\.[0-9]+){0,2}\s*[\"']?")
_NUMBER = re.compile(r"[\"']?\s*([0-9]+)\s*(?:min\.?|minutter|minutes|%|procent|percent)?\s*[\"']?")
_UNSAFE = re.compile(r"[\"'\\#]")
"""What makes it doubtful where a text without right quotes ends."""


def colon(case: Case) -> Edit:
    before, after = case.text[case.start - 1 : case.start], case.text[case.start + 1 : case.start + 2]
    return case.instead(("" if before.isspace() else " ") + "=" + ("" if after.isspace() else " "))


def curly_quotes(case: Case) -> Edit | None:
    inner = case.typed[1:-1]
    if case.typed[0] not in _CURLY + "\"'" or case.typed[-1] not in _CURLY + "\"'":
        return None
    if _UNSAFE.search(inner) or any(quote in inner for quote in _CURLY):
        return None
    return case.instead(f'"{inner}"')


def quotes_missing(case: Case) -> Edit | None:
    """Quotes around the text; none when a `#` may begin a comment, or a quote is there already."""
    return None if _UNSAFE.search(case.typed) else case.instead(f'"{case.typed}"')


def quote_unclosed(case: Case) -> Edit | None:
    return None if _UNSAFE.search(case.typed[1:]) else case.instead(case.typed + case.typed[0])


def date(case: Case) -> Edit | None:
    bare = re.sub(r"\s+#.*", "", case.typed)
    day = read_day(bare)
    return Edit(case.start, case.start + len(bare), day) if day else None


def version(case: Case) -> Edit | None:
    return case.instead(f'"{case.values["example"]}"') if _VERSION.fullmatch(case.typed) else None


def number(case: Case) -> Edit | None:
    bare = re.sub(r"\s+#.*", "", case.typed)
    match = _NUMBER.fullmatch(bare)
    if match is None or case.values["example"] != str(int(match[1])):
        return None  # out of range, or something else was meant
    return Edit(case.start, case.start + len(bare), case.values["example"])


def text_wanted(case: Case) -> Edit | None:
    """A number where text is wanted gets quotes; tables and lists are for the author."""
    return case.instead(f'"{case.typed}"') if re.fullmatch(r"[0-9]+([.,][0-9]+)*", case.typed) else None


def danish_key(case: Case) -> Edit | None:
    return case.swapped(case.values["key"], case.values["meant"])


def address(case: Case) -> Edit | None:
    whole = f"https://{case.values['typed']}"
    return case.swapped(case.values["typed"], whole) if case.values["example"] == whole else None


MENDS: Mapping[str, Callable[[Case], Edit | None]] = {
    "toml-colon": colon,
    "toml-curly-quotes": curly_quotes,
    "toml-quotes-missing": quotes_missing,
    "toml-quote-unclosed": quote_unclosed,
    "toml-value-type": text_wanted,
    "toml-key-danish": danish_key,
    "date-form": date,
    "version-form": version,
    "number-form": number,
    "address-form": address,
}
