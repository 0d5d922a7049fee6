"""`modulbygger verify`: opens zips as a strict LMS would; findings and a verdict on stdout."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from builder.cli import Command
from builder.cli.failures import WrongUse
from builder.cli.shared import (
    format_option,
    kilobytes,
    lang_option,
    language_of,
    modules_option,
    print_findings,
)
from builder.diagnostics import N_, Diagnostic, any_error
from builder.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.verify import Verdict


def command(translate: Callable[[str], str]) -> click.Command:
    return Command(
        "verify",
        translate,
        verify,
        [
            click.Argument(["zips"], nargs=-1, metavar="ZIP…"),
            format_option(translate),
            modules_option(translate),
            lang_option(translate),
        ],
        N_("Any SCORM package will do, also one made by another tool. Exit code 1: an LMS may refuse it or lose data."),
    )


def verify(zips: tuple[str, ...], modules: str, lang: str | None, format: str) -> int:  # noqa: A002 -- as the option
    from pathlib import Path

    from builder.verify import NotAZip, verify as judge

    if not zips:
        raise WrongUse(N_("it does not say which package"), N_("write `modulbygger verify dist/NAME.zip`"))
    translate = translator(lang or language_of(modules))
    found: list[Diagnostic] = []
    for path in _expanded(zips):
        display = path.replace("\\", "/") if os.name == "nt" else path
        if not os.path.isfile(path):
            raise WrongUse(
                N_("there is no file `{path}`"), N_("packages lie in `dist/` after `modulbygger build`"), path=display
            )
        try:
            verdict, more = judge(Path(path), display)
        except NotAZip:
            hint = N_("a SCORM package is a zip file; do not unpack it before it is uploaded")
            raise WrongUse(N_("`{path}` is not a zip file"), hint, path=display) from None
        found += more
        if format == "text":
            print_findings(more, format, translate)
            click.echo(("\n" if more else "") + _described(verdict, more, translate))
    if format != "text":
        print_findings(found, format, translate)
    return int(any_error(found))


def _expanded(zips: tuple[str, ...]) -> list[str]:
    """With `*` expanded where the shell did not: in the Windows command prompt."""
    if os.name != "nt":
        return list(zips)
    from glob import glob

    return [path for typed in zips for path in (sorted(glob(typed)) or [typed])]


def _described(verdict: Verdict, found: list[Diagnostic], translate: Callable[[str], str]) -> str:
    if any_error(found):
        head = N_("{zip}: not in order")
    elif found:
        head = N_("{zip}: in order, with remarks")
    else:
        head = N_("{zip}: in order")
    rows = [
        (N_("title"), verdict.title),
        (N_("version"), verdict.version),
        (N_("edition"), verdict.edition_title),
        (N_("identifier"), verdict.identifier),
        (N_("files"), f"{verdict.entries} ({kilobytes(verdict.packed_size)}, {kilobytes(verdict.size)})"),
        (N_("content id"), verdict.content_id),
        ("SHA-256", verdict.sha256),
    ]
    told = [(translate(name), value) for name, value in rows if value]
    width = max(len(name) for name, _ in told)
    return "\n".join(
        [translate(head).format(zip=verdict.display), *(f"  {name.ljust(width)}  {value}" for name, value in told)]
    )
