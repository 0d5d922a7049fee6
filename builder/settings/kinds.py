"""What a value may be: each `Kind` reads and checks it, and has a word for the manual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, error
from builder.names import fold
from builder.settings.fields import Kind, Spot, report_no_table

if TYPE_CHECKING:
    from collections.abc import Mapping


def _not_text(spot: Spot, value: object) -> None:
    spot.report(
        error(
            "toml-value-type",
            spot.value_span,
            N_("`{key}` must be text in quotes"),
            N_('write `{key} = "{text}"`'),
            key=spot.key,
            text=str(value) if isinstance(value, (int, float)) else "…",
        )
    )


def _not_list(spot: Spot) -> None:
    spot.report(
        error(
            "toml-value-type",
            spot.value_span,
            N_("`{key}` must be a list of texts"),
            N_('write `{key} = ["…", "…"]`'),
            key=spot.key,
        )
    )


def read_text(value: object, spot: Spot) -> str | None:
    """One line of text: line breaks and runs of blanks become one blank."""
    if not isinstance(value, str):
        _not_text(spot, value)
        return None
    if re.match(r"[A-Za-z]:[\t\n\r\f\b]", value):  # "C:\temp" is valid TOML, with a tab in it
        from builder.settings.syntax import backslash_fault

        spot.report(backslash_fault(spot.value_span))
        return None
    from builder.text import control_characters

    if faults := control_characters(value):
        spot.report(
            error(
                "control-character",
                spot.value_span,
                N_("`{key}` holds an invisible control character, U+{number}"),
                N_("write the text without it"),
                key=spot.key,
                number=f"{ord(faults[0]):04X}",
            )
        )
        return None
    return " ".join(value.split())


def read_filled_text(value: object, spot: Spot) -> str | None:
    """Text that may not be empty."""
    text = read_text(value, spot)
    if text == "":
        spot.report(
            error(
                "toml-value-empty",
                spot.value_span,
                N_("`{key}` is empty"),
                N_("write something between the quotes"),
                key=spot.key,
            )
        )
        return None
    return text


def read_texts(value: object, spot: Spot) -> tuple[str, ...] | None:
    """A list of texts; an empty one is left out. A single text is taken as a list of one: it can mean nothing else."""
    value, spot = _as_list(value, spot)
    if not isinstance(value, list):
        _not_list(spot)
        return None
    read = (read_filled_text(one, spot.inner(index)) for index, one in enumerate(value))
    return tuple(dict.fromkeys(one for one in read if one is not None)) or None


def _as_list(value: object, spot: Spot) -> tuple[object, Spot]:
    if not isinstance(value, str):
        return value, spot
    return [value], spot._replace(places={**spot.places, (*spot.path, 0): spot.places[spot.path]})


def names(name: str, one: Kind) -> Kind:
    """A table of free keys, each with a value of the kind `one`."""

    def read(value: object, spot: Spot) -> dict[str, object] | None:
        if not isinstance(value, dict):
            report_no_table(spot)
            return None
        read = {key: one.read(typed, spot.inner(key)) for key, typed in value.items()}
        return {key: understood for key, understood in read.items() if understood is not None}

    return Kind(name, read, {"type": "object", "additionalProperties": one.form})


def read_date(value: object, spot: Spot) -> object | None:
    import datetime

    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    from builder.settings.syntax import date_fault

    spot.report(date_fault(spot.value_span, spot.key, str(value)))
    return None


def read_address(value: object, spot: Spot) -> str | None:
    """A web, mail or phone address."""
    text = read_text(value, spot)
    if text is None or text == "" or re.match(r"(https?://|mailto:|tel:)\S+$", text):
        return text
    bare = re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text)
    spot.report(
        error(
            "address-form",
            spot.value_span,
            N_("`{typed}` is not a whole web address"),
            N_("write it as the browser shows it: `{example}`"),
            typed=text,
            example=f"https://{text}" if bare else "https://www.eksempel.dk/side",
        )
    )
    return None


def read_colour(value: object, spot: Spot) -> str | None:
    text = read_text(value, spot)
    if text is None or text == "" or re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        return text and text.lower()
    spot.report(
        error(
            "colour-form",
            spot.value_span,
            N_("`{typed}` is not a colour"),
            N_("write `#` and six of the signs 0–9 and a–f, for example `#0b5c7a`"),
            typed=text,
        )
    )
    return None


def read_version(value: object, spot: Spot) -> str | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        example = ".".join([*str(value).split("."), "0", "0"][:3])
    elif isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}", text):
            return text
        numbers = [str(int(part)) for part in re.findall(r"[0-9]{1,6}", text)]
        example = ".".join([*numbers, "0", "0", "0"][:3]) if numbers else "1.0.0"
    else:
        example = "1.0.0"
    spot.report(
        error(
            "version-form",
            spot.value_span,
            N_("a version is three whole numbers with full stops between, in quotes"),
            N_('write `{key} = "{example}"`'),
            key=spot.key,
            example=example,
        )
    )
    return None


_PERCENT = 100


def whole_number(least: int, most: int) -> Kind:
    """A whole number from `least` to `most`."""

    def read(value: object, spot: Spot) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool):
            if least <= value <= most:
                return value
            spot.report(
                error(
                    "number-out-of-range",
                    spot.value_span,
                    N_("`{key}` must be from {least} to {most}"),
                    N_("write a whole number from {least} to {most}"),
                    key=spot.key,
                    least=least,
                    most=most,
                )
            )
            return None
        example = least or 10
        if isinstance(value, str) and (digits := re.search(r"[0-9]{1,6}", value)):
            example = int(digits[0])
        elif isinstance(value, float) and 0 < value <= most:
            example = round(value * 100 if most == _PERCENT and value <= 1 else value)  # 0.8 is 80 percent
        from builder.settings.syntax import number_fault

        spot.report(number_fault(spot.value_span, spot.key, _typed(value), min(max(example, least), most)))
        return None

    return Kind(f"whole number, {least}–{most}", read, {"type": "integer", "minimum": least, "maximum": most})


def word(choices: Mapping[str, tuple[str, ...]]) -> Kind:
    """One of a few words: canonical English name → what may be typed, the Danish word first."""
    known = {fold(typed): name for name, words in choices.items() for typed in (*words, name)}
    firsts = [words[0] if words else name for name, words in choices.items()]

    def read(value: object, spot: Spot) -> str | None:
        text = read_text(value, spot)
        if text is None:
            return None
        if (name := known.get(fold(text))) is not None:
            return name
        spot.report(
            error(
                "toml-word-unknown",
                spot.value_span,
                N_("`{key}` cannot be `{typed}`"),
                N_("write one of {choices}"),
                key=spot.key,
                typed=text,
                choices=", ".join(f'`"{one}"`' for one in firsts),
            )
        )
        return None

    spelled = [typed for name, words in choices.items() for typed in dict.fromkeys((*words, name))]
    return Kind(" / ".join(f'`"{one}"`' for one in firsts), read, {"enum": spelled})


def words(kind: Kind) -> Kind:
    """A list of such words, in the author's order, each once; an empty one is left out."""

    def read(value: object, spot: Spot) -> tuple[object, ...] | None:
        value, spot = _as_list(value, spot)
        if not isinstance(value, list):
            _not_list(spot)
            return None
        read = [kind.read(one, spot.inner(index)) for index, one in enumerate(value)]
        return tuple(dict.fromkeys(one for one in read if one is not None)) or None

    return Kind(f"list of {kind.name}", read, _one_or_more(kind.form))


def _typed(value: object) -> str:
    return value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def _one_or_more(form: Mapping[str, object]) -> dict[str, object]:
    return {"anyOf": [{"type": "array", "items": form}, form]}


_TEXT: dict[str, object] = {"type": "string"}
_FILLED: dict[str, object] = {"type": "string", "pattern": "\\S"}
TEXT = Kind("text", read_text, _TEXT)
FILLED = Kind("text", read_filled_text, _FILLED)
TEXTS = Kind("list of text", read_texts, _one_or_more(_FILLED))
DATE = Kind("date", read_date, {"type": "string", "format": "date"})
ADDRESS = Kind("address", read_address, {"type": "string", "pattern": r"^\s*((https?://|mailto:|tel:)\S+)?\s*$"})
NAMES = names("table: name = text", TEXT)
LINKS = names("table: name = address", ADDRESS)
COLOUR = Kind("`#rrggbb`", read_colour, {"type": "string", "pattern": r"^\s*(#[0-9a-fA-F]{6})?\s*$"})
VERSION = Kind(
    'text, `"1.2.0"`',
    read_version,
    {"type": "string", "pattern": r"^\s*(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}\s*$"},
)
