"""`modulbygger check`: every diagnostic of the modules, on stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli import Command
from builder.cli.failures import WrongUse
from builder.cli.shared import (
    chosen_modules,
    count_findings,
    format_option,
    lang_option,
    modules_argument,
    modules_option,
    open_collection,
    print_findings,
)
from builder.diagnostics import N_, Diagnostic, any_error, in_order

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from builder.load import Collection
    from builder.model import Module


def command(translate: Callable[[str], str]) -> click.Command:
    strict = translate(N_("Warnings too give exit code 1."))
    today = translate(N_("The day that dates are compared with, as 2027-11-01; the real one when left out."))
    return Command(
        "check",
        translate,
        check,
        [
            modules_argument(translate),
            format_option(translate),
            click.Option(["--strict"], is_flag=True, help=strict),
            click.Option(["--today"], type=_date, metavar=translate(N_("DATE")), help=today),
            modules_option(translate),
            lang_option(translate),
        ],
        N_("Exit code 0: nothing stands in the way of a build. 1: there are errors."),
    )


def check(
    names: tuple[str, ...],
    modules: str,
    lang: str | None,
    format: str,  # noqa: A002 -- named as the option
    strict: bool,
    today: datetime.date | None,
) -> int:
    opened = open_collection(modules, lang)
    found, number = in_order(opened.found), 0
    if opened.collection is not None:
        chosen = chosen_modules(opened.collection, names)
        number = len(chosen)
        found = _found_in(opened.collection, chosen, opened.found, today)
    print_findings(found, format, opened.translate)
    if format == "text":
        click.echo(count_findings(found, number, opened.translate), err=True)
    return int(any_error(found) or (strict and any(one.severity == "warning" for one in found)))


def _found_in(
    collection: Collection, chosen: list[str], found: list[Diagnostic], today: datetime.date | None
) -> list[Diagnostic]:
    from builder.checks.linking import links_external
    from builder.checks.silence import not_silenced
    from builder.line import claims, gate, understand

    folders = tuple(f"{collection.display}/{slug}/" for slug in chosen)
    found = [*found, *(claim for claim in claims(collection) if claim.span.file.startswith(folders))]
    misspelt, missing = _spelling(collection)
    found += missing
    for slug in chosen:
        understood, more = understand(collection, slug, collection.catalogue.editions, today)
        found += more
        if understood is not None:
            found += gate(understood, collection, more, today)
            if not any_error(more):
                found += links_external(understood.module)
                found += misspelt(understood.module)
    return not_silenced(in_order(found), collection)


def _spelling(collection: Collection) -> tuple[Callable[[Module], list[Diagnostic]], list[Diagnostic]]:
    """What looks at a module's spelling (nothing, when the collection names no dictionary), and what was missing."""
    if not collection.catalogue.checks.dictionary:
        return lambda _: [], []
    from builder.checks.spelling import open_dictionary, words_misspelt

    dictionary, missing = open_dictionary(collection)
    return (lambda module: words_misspelt(module, dictionary) if dictionary else []), missing


def _date(typed: str) -> datetime.date:
    import datetime

    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise WrongUse(
            N_("`{typed}` is not a date"), N_("write year-month-day, for example 2027-11-01"), typed=typed
        ) from None
