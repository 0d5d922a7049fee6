"""Readers of settings' values, and the keys that every block knows (format.md 3 and 4).

A reader turns what was typed into the value, or reports and gives None. What can only mean one thing is
forgiven (`Ja.`, `80 %`, `3 forsøg`); what cannot is `value-invalid` or `value-out-of-range`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.base import Key
from builder.diagnostics import N_, error
from builder.names import fold, list_of, squeezed, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from builder.components.base import Reader
    from builder.model import Line, Setting, Span

YES = frozenset({"ja", "yes", "true", "sand", "sandt"})
NO = frozenset({"nej", "no", "false", "falsk"})


def value_span(setting: Setting) -> Span:
    """Where the value stands, or the whole line when there is none."""
    first = setting.lines[0] if setting.lines else None
    return first.span if first is not None and first.text else setting.span


def _typed(setting: Setting) -> str:
    """One line, without the full stop and the quotes that come along."""
    return squeezed(setting.value).strip("\"'“”„»«").rstrip(".!").strip()


def invalid(setting: Setting, reader: Reader, hint: str, **values: object) -> None:
    """Report a value that cannot be read. `hint` is a msgid that says what to type."""
    shown = squeezed(setting.value)
    message = N_("`{value}` cannot be read as the value of `{key}`") if shown else N_("`{key}` has no value")
    reader.report(error("value-invalid", value_span(setting), message, hint, value=shown, key=setting.typed, **values))


_RANGE = N_("write a number from {least} to {most}")


def out_of_range(setting: Setting, reader: Reader, least: str, most: str, hint: str = _RANGE) -> None:
    """Report a number that is too small or too large."""
    value = squeezed(setting.value)
    message = N_("`{value}` is outside what `{key}` can be")
    span = value_span(setting)
    found = error("value-out-of-range", span, message, hint, value=value, key=setting.typed, least=least, most=most)
    reader.report(found)


def yes_no(setting: Setting, reader: Reader) -> bool | None:
    """`ja` or `nej`."""
    word = fold(_typed(setting))
    if word in YES:
        return True
    if word in NO:
        return False
    invalid(setting, reader, N_("write `ja` or `nej`"))
    return None


def number(least: int, most: int, units: str) -> Callable[[Setting, Reader], int | None]:
    """A whole number in a range; `units` are the words that may follow it, as an alternation: `gange|forsøg`."""

    def read(setting: Setting, reader: Reader) -> int | None:
        match = re.fullmatch(rf"([-+−–]?\d{{1,9}})\s*(?:{units})?", _typed(setting), re.IGNORECASE | re.ASCII)
        if match is None:
            invalid(
                setting, reader, N_("write a whole number from {least} to {most}, in digits"), least=least, most=most
            )
            return None
        value = int(match[1].replace("−", "-").replace("–", "-"))
        if not least <= value <= most:
            out_of_range(setting, reader, str(least), str(most))
            return None
        return value

    return read


def percent(setting: Setting, reader: Reader) -> int | None:
    """A whole percent from 0 to 100; `0,8` is an error, for it may be 0,8 % or 80 %."""
    text = _typed(setting)
    if re.fullmatch(r"[01]?[.,]\d+", text):
        invalid(setting, reader, N_("write whole percent: `80` or `80 %`"))
        return None
    return number(0, 100, "%|procent|percent|pct")(setting, reader)


def decimal(least: float, most: float, units: str) -> Callable[[Setting, Reader], float | None]:
    """A number with at most two decimals; the comma is the decimal sign, a point can only mean the same here."""

    def read(setting: Setting, reader: Reader) -> float | None:
        match = re.fullmatch(
            rf"([-+−–]?\d{{1,9}}(?:[.,]\d{{1,2}})?)\s*(?:{units})?", _typed(setting), re.IGNORECASE | re.ASCII
        )
        if match is None:
            invalid(
                setting,
                reader,
                N_("write a number from {least} to {most}, in digits and with a comma: `1,5`"),
                least=_danish(least),
                most=_danish(most),
            )
            return None
        value = float(match[1].replace(",", ".").replace("−", "-").replace("–", "-"))
        if not least <= value <= most:
            out_of_range(setting, reader, _danish(least), _danish(most))
            return None
        return value

    return read


def _danish(value: float) -> str:
    return f"{value:g}".replace(".", ",")


_ATTEMPTS = N_("write a number from 1 to 9, or `fri` for as many as the learner likes")
_MOST_ATTEMPTS = 9


def attempts(setting: Setting, reader: Reader) -> int | None:
    """1–9, or `fri`, which is 0."""
    if fold(_typed(setting)) in {"fri", "frit", "frie", "fri forsoeg", "frie forsoeg", "free"}:
        return 0
    match = re.fullmatch(r"([-+−–]?[0-9]{1,9})\s*(?:forsøg|gange?|attempts?)?", _typed(setting), re.IGNORECASE)
    if match is None:
        invalid(setting, reader, _ATTEMPTS)
        return None
    count = int(match[1].replace("−", "-").replace("–", "-"))
    if not 1 <= count <= _MOST_ATTEMPTS:
        out_of_range(setting, reader, "1", "9", _ATTEMPTS)
        return None
    return count


def one_of(words: Mapping[str, str]) -> Callable[[Setting, Reader], str | None]:
    """One of some words: Danish and English spellings → the canonical word. The Danish ones come first."""

    def read(setting: Setting, reader: Reader) -> str | None:
        typed = fold(_typed(setting))
        for word, value in words.items():
            if fold(word) == typed:
                return value
        meant = suggestion(_typed(setting), words)
        seen: dict[str, str] = {}
        for word, value in words.items():
            seen.setdefault(value, word)
        known = ", ".join(f"`{word}`" for word in seen.values())
        if meant:
            invalid(setting, reader, N_("did you mean `{meant}`? It can be {known}"), meant=meant, known=known)
        else:
            invalid(setting, reader, N_("it can be {known}"), known=known)
        return None

    return read


def text(setting: Setting, reader: Reader) -> tuple[Line, ...] | None:
    """Prose, one line or several; the block hands it to `reader.prose` when its turn has come."""
    if not setting.value.strip():
        invalid(setting, reader, N_("write the text after the colon, or leave the line out"))
        return None
    return setting.lines


def raw(setting: Setting, reader: Reader) -> str | None:
    """What was typed, on one line: read by the question type that knows it."""
    value = squeezed(setting.value)
    if not value:
        invalid(setting, reader, N_("write the value after the colon, or leave the line out"))
        return None
    return value


def name(setting: Setting, reader: Reader) -> str | None:
    """A free name, in any case: what the pools of a test are called."""
    typed = _typed(setting)
    if not typed or "," in typed:
        invalid(setting, reader, N_("write one name without a comma"))
        return None
    return typed


def identifier(setting: Setting, reader: Reader) -> str | None:
    """An `id:`: ASCII kebab-case. That it is the only one in the module is seen when it is used."""
    typed = squeezed(setting.value)
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", typed):
        return typed
    proposal = "-".join(re.findall(r"[a-z0-9]+", fold(typed))) or "tjek-svaret"
    reader.report(
        error(
            "id-invalid",
            value_span(setting),
            N_("`{id}` cannot be an id"),
            N_("use the letters a–z, digits and `-` between words: `id: {proposal}`"),
            id=typed,
            proposal=proposal,
        )
    )
    return None


def objectives(setting: Setting, reader: Reader) -> tuple[str, ...] | None:
    """A comma list of objective ids from `module.toml`. Diagnostics: `objective-unknown`, `value-invalid`."""
    typed = list_of(setting.value)
    if not typed:
        invalid(setting, reader, N_("write the id of an objective in `module.toml`, or several with commas"))
        return None
    known = {fold(objective.id): objective.id for objective in reader.module.objectives}
    for word in typed:
        if fold(word) not in known:
            _unknown_objective(setting, reader, word, known.values())
    return tuple(dict.fromkeys(known[fold(word)] for word in typed if fold(word) in known))


def _unknown_objective(setting: Setting, reader: Reader, word: str, known: Iterable[str]) -> None:
    names = sorted(known)
    message = N_("the objective `{id}` is not in `module.toml`")
    if meant := suggestion(word, names):
        hint = N_("did you mean `{meant}`?")
    elif names:
        hint, meant = N_("the module's objectives are {meant}"), ", ".join(f"`{one}`" for one in names)
    else:
        hint, meant = N_("the module has no objectives: add `[[objectives]]` with an `id` to `module.toml`"), ""
    reader.report(error("objective-unknown", _word_span(setting, word), message, hint, id=word, meant=meant))


EVERYONE = "alle"
"""The audience that every collection has."""


def audiences(setting: Setting, reader: Reader) -> tuple[str, ...] | None:
    """A comma list of names from the catalogue's `[audiences]`. Diagnostics: `audience-unknown`, `value-invalid`."""
    typed = list_of(setting.value)
    if not typed:
        invalid(setting, reader, N_("write the name of an audience from `catalogue.toml`, or several with commas"))
        return None
    known = {fold(one): one for one in (*reader.catalogue.audiences, EVERYONE)}
    for word in typed:
        if fold(word) not in known:
            _unknown_audience(setting, reader, word)
    return tuple(dict.fromkeys(known[fold(word)] for word in typed if fold(word) in known))


def _unknown_audience(setting: Setting, reader: Reader, word: str) -> None:
    names = list(reader.catalogue.audiences)
    message = N_("the audience `{name}` is not in `catalogue.toml`")
    if meant := suggestion(word, names):
        hint = N_("did you mean `{meant}`?")
    elif names:
        hint, meant = N_("the collection's audiences are {meant}"), ", ".join(f"`{one}`" for one in names)
    else:
        hint, meant = N_('add it under `[audiences]` in `catalogue.toml`: `{name} = "…"`'), ""
    reader.report(error("audience-unknown", _word_span(setting, word), message, hint, name=word, meant=meant))


def organisations(setting: Setting, reader: Reader) -> tuple[str, ...] | None:
    """A comma list of organisations' folder names."""
    typed = [fold(word) for word in list_of(setting.value)]
    if typed and all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word) for word in typed):
        return tuple(dict.fromkeys(typed))
    invalid(setting, reader, N_("write the name of a folder under `_organisations`, or several with commas"))
    return None


def _word_span(setting: Setting, word: str) -> Span:
    """Where one word of the value stands."""
    for line in setting.lines:
        at = line.text.find(word)
        if at >= 0:
            column = line.column + at
            return line.span._replace(column=column, end_column=column + len(word))
    return value_span(setting)


COMMON = (
    Key("id", "id", identifier, N_("a name of your own, so that the block can be moved and rewritten freely")),
    Key("objectives", "mål", objectives, N_("the objectives it belongs to, by their ids in `module.toml`")),
    Key("audience", "målgruppe", audiences, N_("who it is for: names from `catalogue.toml`"), aliases=("audiences",)),
    Key(
        "organisation",
        "organisation",
        organisations,
        N_("the organisations it is for: their folder names"),
        aliases=("organisations", "organisationer"),
    ),
)
"""What every block knows."""

MODEL_ANSWER = Key("model_answer", "modelsvar", text, N_("an answer to compare one's own with"))
KEEP = Key("keep", "gem", one_of({"LMS": "lms", "browser": "browser"}), N_("where free text is kept"), "LMS")
ROOM = Key("room", "plads", number(50, 4000, "tegn|characters?"), N_("the characters a free text may have"), "300")
