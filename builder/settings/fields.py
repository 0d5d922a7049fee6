"""What a key is (`Field`), and tables of keys: what is unknown, Danish, misplaced or missing in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import N_, Diagnostic, error
from builder.model import Span
from builder.names import did_you_mean
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from builder.settings.positions import Path, Place


class Spot(NamedTuple):
    """One value in one file: where it stands, and where its faults go."""

    file: str
    places: Mapping[Path, Place]
    path: Path
    report: Callable[[Diagnostic], None]
    outermost: Sequence[Field]
    """The fields of the file's outermost table."""
    skipped: frozenset[str]
    """Keys on lines that could not be read: not missing, only broken."""

    @property
    def key(self) -> str:
        """The key's name; of an element in a list that of the list."""
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def key_span(self) -> Span:
        return self.places[self.path].key

    @property
    def value_span(self) -> Span:
        return self.places[self.path].value

    def inner(self, part: str | int) -> Spot:
        return self._replace(path=(*self.path, part))


class Kind(NamedTuple):
    """`read` gives the understood value, or reports and gives None."""

    name: str
    """As the manual calls it."""
    read: Callable[[object, Spot], object | None]
    form: Mapping[str, object]
    """As a JSON Schema has it, for editors (`schema.py`); empty for tables, whose keys say it."""


class Field(NamedTuple):
    """One key of a table, declared once: the validation and the manual are made from it."""

    name: str
    kind: Kind
    doc: str
    """One sentence for the manual."""
    default: object = ""
    danish: tuple[str, ...] = ()
    """Words people type instead; each gets "did you mean"."""
    required: bool = False
    default_words: str = ""
    """The default as the manual prints it, when it is not the value itself."""
    inside: tuple[Field, ...] = ()
    """The keys of a table."""


def table(fields: Sequence[Field], make: Callable[..., object], name: str = "table") -> Kind:
    """A table with known keys, as the named tuple `make`."""

    def read(value: object, spot: Spot) -> object | None:
        if not isinstance(value, dict):
            report_no_table(spot)
            return None
        return make(**read_table(fields, value, spot))

    return Kind(name, read, {})


def tables(fields: Sequence[Field], make: Callable[..., object]) -> Kind:
    """`[[key]]`, any number of times; each has the span of its header."""

    def read(value: object, spot: Spot) -> tuple[object, ...] | None:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            spot.report(
                error(
                    "toml-value-type",
                    spot.value_span,
                    N_("each of the `{key}` must be a table of its own"),
                    N_("write `[[{key}]]` on a line alone, and its keys on the lines under it"),
                    key=spot.key,
                )
            )
            return None
        inner = [spot.inner(index) for index in range(len(value))]
        return tuple(
            make(**read_table(fields, one, at), span=at.key_span) for one, at in zip(value, inner, strict=True)
        )

    return Kind("tables", read, {})


def read_table(fields: Sequence[Field], values: Mapping[str, object], spot: Spot) -> dict[str, object]:
    """Every field's value, the default where it is missing or wrong; unknown and missing keys are reported."""
    known = {field.name: field for field in fields}
    for name in values:
        if name not in known:
            _unknown(name, fields, spot.inner(name))
    made: dict[str, object] = {}
    for field in fields:
        value = field.kind.read(values[field.name], spot.inner(field.name)) if field.name in values else None
        made[field.name] = field.default if value is None else value
        if field.required and field.name not in spot.skipped and not _is_meant(field, values, known):
            _missing(field, spot)
    return made


def _is_meant(field: Field, values: Mapping[str, object], known: Mapping[str, Field]) -> bool:
    """Does a key mean this one, perhaps misspelt? Then it was told of already."""
    if not values.keys().isdisjoint((field.name, *field.danish)):
        return True
    return any(did_you_mean(name, known) == field.name for name in values if name not in known)


def _unknown(name: str, fields: Sequence[Field], spot: Spot) -> None:
    danish = {typed: field.name for field in fields for typed in field.danish}
    if meant := danish.get(name.casefold()):
        return spot.report(_danish_key(spot.key_span, name, meant))
    if len(spot.path) > 1 and any(name in (field.name, *field.danish) for field in spot.outermost):
        header = "".join(f"[{part}]" for part in spot.path[:-1] if isinstance(part, str))
        header = f"[{header}]" if isinstance(spot.path[-2], int) else header
        return spot.report(
            error(
                "toml-key-misplaced",
                spot.key_span,
                N_("`{key}` stands under `{header}`, but belongs to the file as a whole"),
                N_("move the line up above the first line that begins with `[`"),
                key=name,
                header=header,
            )
        )
    meant = did_you_mean(name, [field.name for field in fields])
    spot.report(
        error(
            "toml-key-unknown",
            spot.key_span,
            N_("`{key}` is not a known key here"),
            N_("did you mean `{meant}`?") if meant else N_("the keys that can stand here: {known}"),
            key=name,
            meant=meant or "",
            known=", ".join(f"`{field.name}`" for field in fields),
        )
    )
    return None


def _danish_key(span: Span, key: str, meant: str) -> Diagnostic:
    return error(
        "toml-key-danish",
        span,
        N_("the keys of the settings are English, so `{key}` is not known"),
        N_("did you mean `{meant}`?"),
        key=key,
        meant=meant,
    )


def _missing(field: Field, spot: Spot) -> None:
    span = spot.key_span if spot.path else Span(spot.file)
    spot.report(
        error(
            "toml-key-missing",
            span,
            N_("`{key}` is missing"),
            N_("write a line with `{key} = {example}`"),
            key=field.name,
            example="2027-11-01" if field.kind.name == "date" else '"…"',
        )
    )


def report_no_table(spot: Spot) -> None:
    spot.report(
        error(
            "toml-value-type",
            spot.value_span,
            N_("`{key}` must be a table of its own"),
            N_("write `[{header}]` on a line alone, and its keys on the lines under it"),
            key=spot.key,
            header=".".join(part for part in spot.path if isinstance(part, str)),
        )
    )
