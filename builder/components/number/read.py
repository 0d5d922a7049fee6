"""Reads a number question: `tal: 1.250,5 ± 2 kr.` (format.md 4)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from builder.components.base import Understood
from builder.components.keys import invalid
from builder.diagnostics import N_
from builder.names import fold, squeezed
from builder.record import NamedTuple

if TYPE_CHECKING:
    from builder.components.base import Answers, Reader
    from builder.model import Setting, Span

LONGEST = 36
"""Characters of a full field of 30 when packed."""

_DIGITS = r"(?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,12})?(?:,[0-9]{1,6})?"
_NUMBER = re.compile(rf"(?P<sign>[-+−–]?) ?(?P<digits>(?=[0-9,]){_DIGITS})(?![0-9]|[.,][0-9])")
_TOLERANCE = re.compile(r" ?(?:±|\+ ?/? ?[-−–]|plus[ /-]*minus)")
_POINT = re.compile(r"(?P<whole>[0-9]{1,12})\.(?P<part>[0-9]{1,6})(?![0-9.,])")
_NO_UNIT = re.compile(r"(?<![^\W\d_])[0-9]|^(?:e[0-9]|eller\b|og\b|til\b|[-−–]|/ ?[0-9])")
"""What cannot be a unit: another number, or what leads to one."""


class Number(NamedTuple):
    """The answer of a number question."""

    shown: str
    """The number as Danes write it, with its unit."""
    least: Decimal
    most: Decimal
    ends: tuple[str, str] | None
    """`least` and `most` as Danes write them, with the unit; None without a tolerance."""
    unit: str
    span: Span
    """Of the question."""

    @property
    def component(self) -> str:
        return "number"

    @property
    def room(self) -> int:
        """Characters the field holds."""
        return LONGEST * 5 // 6


def read_number(answers: Answers, reader: Reader) -> Understood | None:
    """The number, its tolerance and its unit. Diagnostics: `value-invalid`."""
    setting = next(one for one in answers.typed if one.key == "number")
    typed = squeezed(setting.value)
    if typed[-2:-1].isdigit() or typed.endswith("%."):
        typed = typed.rstrip(".")
    value, rest = _leading(typed)
    if value is None:
        if typed:  # that there is none was told of
            _unreadable(setting, typed, reader)
        return None
    tolerance, unit = Decimal(0), rest
    if middle := _TOLERANCE.search(rest):
        unit = rest[: middle.start()].strip()
        off, after = _leading(rest[middle.end() :].strip())
        if off is None:
            _unreadable(setting, rest[middle.end() :], reader)
            return None
        if off < 0:
            invalid(setting, reader, N_("write the tolerance without a sign: `42 ± 2`"))
            return None
        if unit and after and fold(unit).rstrip(".") != fold(after).rstrip("."):
            hint = N_("write the number and its tolerance in the same unit, and the unit last: `42 ± 2 kr.`")
            invalid(setting, reader, hint)
            return None
        tolerance, unit = off, unit or after
    if _NO_UNIT.search(unit.lower()):
        invalid(setting, reader, N_("write one number, perhaps with how far an answer may be off: `42 ± 2`"))
        return None
    least, most = value - tolerance, value + tolerance
    ends = (_written(least, unit), _written(most, unit)) if tolerance else None
    return Understood(Number(_written(value, unit), least, most, ends, unit, answers.span), ())


def _leading(text: str) -> tuple[Decimal | None, str]:
    """The number that a text begins with, and what follows it."""
    match = _NUMBER.match(text)
    if match is None or not match["digits"].strip(","):
        return None, text
    digits = match["digits"].replace(".", "").replace(" ", "").replace(",", ".")
    value = Decimal(digits)
    return (-value if match["sign"] in ("-", "−", "–") else value), text[match.end() :].strip()


def _unreadable(setting: Setting, typed: str, reader: Reader) -> None:
    """A point may be a decimal sign from another country, or divide off a thousand; else these are no digits."""
    if point := _POINT.search(typed):
        whole, part = point["whole"], point["part"]
        invalid(
            setting,
            reader,
            N_("the comma is the decimal sign: write `{decimal}`; or `{thousand}` if it is in the thousands"),
            decimal=f"{whole},{part}",
            thousand=_written(Decimal(whole + f"{part:0<3}"), ""),
        )
        return
    invalid(
        setting, reader, N_("write the number first, in digits and with a comma, and its unit last: `3,5 ± 0,5 kg`")
    )


def _written(value: Decimal, unit: str) -> str:
    """As Danes write it: 1.250,5 kg."""
    text = f"{value:,f}".replace("-", "−").translate(str.maketrans(",.", ".,"))
    if "," in text:
        text = text.rstrip("0").rstrip(",")
    return f"{text} {unit}".strip()
