"""The settings files as values. What is wrong gets its default, so that reading goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from builder.diagnostics import N_, Diagnostic, error
from builder.names import did_you_mean
from builder.record import NamedTuple
from builder.settings import tables
from builder.settings.fields import Spot, read_table
from builder.settings.positions import Path, Place, positions
from builder.settings.toml import read_toml
from builder.settings.values import Catalogue, ModuleSettings, Source, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import SourceFile, Span
    from builder.settings.fields import Field

FORMAT = 1
"""The version of the author's format we read."""

EVERYONE = ("alle", "everyone")
"""The audience that every collection has."""


class _File(NamedTuple):
    values: dict[str, object]
    places: dict[Path, Place]
    spot: Spot


def read_catalogue(source: SourceFile, modules: Sequence[str]) -> tuple[Catalogue | None, list[Diagnostic]]:
    """`catalogue.toml`; None when it cannot be read at all. `modules` are the folders there are.

    Diagnostics: those of the keys' kinds, and `format-newer`, `module-unknown`, `silence-unknown` and
    `silence-without-reason`.
    """
    file, found = _read(source, tables.CATALOGUE)
    if file is None:
        return None, found
    made = Catalogue(**cast("Any", read_table(tables.CATALOGUE, file.values, file.spot)))
    if made.format > FORMAT:
        found.append(_newer(file.places["format",].value, made.format))
    found += [
        error(
            "module-unknown",
            file.places.get(("order", index), file.places["order",]).value,
            N_("there is no module `{name}`"),
            _meant(name, modules),
            name=name,
            meant=did_you_mean(name, modules) or "",
        )
        for index, name in enumerate(made.order)
        if name not in modules
    ]
    found += _silence_faults(made.checks.silence, file.places)
    organisation = made.organisation._replace(theme=_placed(made.organisation.theme, file, ("organisation", "theme")))
    order = tuple(name for name in made.order if name in modules)
    return made._replace(order=order, theme=_placed(made.theme, file, ("theme",)), organisation=organisation), found


def _placed(theme: Theme, file: _File, path: Path) -> Theme:
    """With where the logos are named, for what is found when the files are looked at."""
    logo, dark = file.places.get((*path, "logo")), file.places.get((*path, "logo_dark"))
    return theme._replace(logo_span=logo and logo.value, logo_dark_span=dark and dark.value)


def read_module(source: SourceFile, catalogue: Catalogue, slug: str) -> tuple[ModuleSettings | None, list[Diagnostic]]:
    """`module.toml`; None when it cannot be read at all. Without a title the folder's name is used.

    Diagnostics: those of the keys' kinds, and `toml-audience-unknown`, `objective-id-form`, `objective-id-twice`.
    """
    from builder.model import Span

    file, found = _read(source, tables.MODULE)
    if file is None:
        return None, found
    values = read_table(tables.MODULE, file.values, file.spot)
    values["title"] = values["title"] or slug
    span = file.places["title",].value if ("title",) in file.places else Span(source.display)
    review = file.places.get(("review_date",))
    made = ModuleSettings(**cast("Any", values), span=span, review_span=review and review.value)
    found += _audience_faults(made.audience, catalogue, file.places)
    found += _objective_faults(made, file.places)
    return made, found


def read_sources(source: SourceFile) -> tuple[dict[str, Source] | None, list[Diagnostic]]:
    """`sources.toml`, in its own order; None when it cannot be read at all.

    Diagnostics: those of the keys' kinds, and `source-form`, `source-id-form`.
    """
    file, found = _read(source, tables.SOURCE, one_table=False)
    if file is None:
        return None, found
    made: dict[str, Source] = {}
    for name, value in file.values.items():
        spot = file.spot.inner(name)
        if not isinstance(value, dict):
            found.append(_not_a_source(spot.key_span, name))
            continue
        if not re.fullmatch(r"[A-Za-z0-9_-]+", name):
            found.append(_source_id(spot.key_span, name))
        made[name] = Source(id=name, **cast("Any", read_table(tables.SOURCE, value, spot)), span=spot.key_span)
    return made, found


def _read(
    source: SourceFile, fields: Sequence[Field], *, one_table: bool = True
) -> tuple[_File | None, list[Diagnostic]]:
    read, found = read_toml(source)
    if read is None:
        return None, found
    places = positions(read.text, source.display)
    outermost = fields if one_table else ()
    return _File(read.values, places, Spot(source.display, places, (), found.append, outermost, read.skipped)), found


def _newer(span: Span, version: int) -> Diagnostic:
    return error(
        "format-newer",
        span,
        N_("the collection is written in format {version}, and this modulbygger reads format {known}"),
        N_("install a newer modulbygger"),
        version=version,
        known=FORMAT,
    )


def _meant(name: str, known: Sequence[str]) -> str:
    if did_you_mean(name, known):
        return N_("did you mean `{meant}`?")
    return N_("write the name of a folder that has a `module.toml`, or delete it from the list")


def _silence_faults(silence: dict[str, str], places: dict[Path, Place]) -> list[Diagnostic]:
    if not silence:
        return []
    from builder.explain import codes

    known = codes()
    found = []
    for code, reason in silence.items():
        place = places["checks", "silence", code]
        if code not in known:
            found.append(
                error(
                    "silence-unknown",
                    place.key,
                    N_("no check is called `{name}`"),
                    N_("did you mean `{meant}`?")
                    if did_you_mean(code, known)
                    else N_("`modulbygger explain` lists them all"),
                    name=code,
                    meant=did_you_mean(code, known) or "",
                )
            )
        if not reason:
            found.append(
                error(
                    "silence-without-reason",
                    place.value,
                    N_("it does not say why `{name}` is silenced"),
                    N_("write the reason between the quotes, for those who come after you"),
                    name=code,
                )
            )
    return found


def _audience_faults(audience: Sequence[str], catalogue: Catalogue, places: dict[Path, Place]) -> list[Diagnostic]:
    known = [*catalogue.audiences, *EVERYONE]
    return [
        error(
            "toml-audience-unknown",
            places.get(("audience", index), places["audience",]).value,
            N_("the collection has no audience `{name}`"),
            N_("did you mean `{meant}`?")
            if did_you_mean(name, known)
            else N_("add it under `[audiences]` in `catalogue.toml`, or write one of {known}"),
            name=name,
            meant=did_you_mean(name, known) or "",
            known=", ".join(f"`{one}`" for one in [*catalogue.audiences, EVERYONE[0]]),
        )
        for index, name in enumerate(audience)
        if name not in known
    ]


def _objective_faults(made: ModuleSettings, places: dict[Path, Place]) -> list[Diagnostic]:
    found = []
    first: dict[str, int] = {}
    for index, objective in enumerate(made.objectives):
        place = places.get(("objectives", index, "id"))
        if place is None or not objective.id:
            continue
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", objective.id):
            found.append(
                error(
                    "objective-id-form",
                    place.value,
                    N_("`{name}` cannot be an id"),
                    N_('write lower-case letters a–z, digits and single hyphens: `id = "{example}"`'),
                    name=objective.id,
                    example=_kebab(objective.id) or "forklar-begrebet",
                )
            )
        elif objective.id in first:
            found.append(
                error(
                    "objective-id-twice",
                    place.value,
                    N_("two objectives have the id `{name}`; the first is on line {line}"),
                    N_("give one of them another id; questions point at it with `mål:`"),
                    name=objective.id,
                    line=first[objective.id],
                )
            )
        first.setdefault(objective.id, place.value.line)
    return found


def _kebab(typed: str) -> str:
    folded = typed.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def _not_a_source(span: Span, name: str) -> Diagnostic:
    return error(
        "source-form",
        span,
        N_("`{name}` stands outside the sources"),
        N_("begin each source with its id in square brackets on a line alone, for example `[J1]`"),
        name=name,
    )


def _source_id(span: Span, name: str) -> Diagnostic:
    return error(
        "source-id-form",
        span,
        N_("`{name}` cannot be a source's id"),
        N_("write letters a–z, digits, `-` and `_`, for example `[J1]`, and cite it as `[@J1]`"),
        name=name,
    )
