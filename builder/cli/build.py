"""`modulbygger build`: packages in the output folder; progress and diagnostics on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli import Command
from builder.cli.failures import Unwritable, WrongUse
from builder.cli.shared import (
    asked_folder,
    bare_name,
    lang_option,
    modules_argument,
    modules_option,
    no_modules,
    print_findings,
    unknown_module,
    word,
)
from builder.diagnostics import N_, any_error
from builder.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.build import BuildResult
    from builder.cli.progress import Progress

_MOST_JOBS = 256
EDITIONS = ("scorm12", "scorm2004", "scorm2004-3rd")


def command(translate: Callable[[str], str]) -> click.Command:
    edition = translate(N_("What to build; repeat for several. The catalogue's editions when left out."))
    out = translate(N_("The folder for the packages; `dist` when left out."))
    jobs = translate(N_("How many modules are built at the same time; 1 when left out."))
    audience = translate(
        N_("For whom: without what is meant for others; `all` for a package each. Everything, labelled, when left out.")
    )
    frozen = translate(N_("Fail instead of writing `ids.lock` or replacing a version that was built before."))
    return Command(
        "build",
        translate,
        build,
        [
            modules_argument(translate),
            click.Option(["--edition"], multiple=True, type=word(EDITIONS), metavar="|".join(EDITIONS), help=edition),
            click.Option(["--audience"], multiple=True, metavar=translate(N_("AUDIENCE|all")), help=audience),
            click.Option(["--out"], default="dist", type=_folder, metavar=translate(N_("FOLDER")), help=out),
            click.Option(["--jobs"], default="1", type=_count, metavar="N", help=jobs),
            click.Option(["--frozen"], is_flag=True, help=frozen),
            modules_option(translate),
            lang_option(translate),
        ],
        N_("Without a module: all of them. A module with errors is not built; the others are."),
    )


def build(
    names: tuple[str, ...],
    edition: tuple[str, ...],
    audience: tuple[str, ...],
    out: str,
    jobs: int,
    frozen: bool,
    modules: str,
    lang: str | None,
) -> int:
    from builder.cli.progress import Progress

    progress = Progress(lang)
    try:
        result = _build(names, edition, audience, out, jobs, frozen, modules, progress)
    finally:
        progress.end()
    translate = translator(lang or result.language)
    print_findings(result.found, "text", translate, err=True)
    failed = any_error(list(result.found))
    if failed:
        told = N_("Not built: {failed}") if result.failed else N_("Nothing was built.")
        click.echo(translate(told).format(failed=", ".join(result.failed)), err=True)
    elif not result.packages and audience:
        raise WrongUse(
            N_("no module is for {names}"),
            N_("a module's `audience` in `module.toml` says who it is for"),
            names=", ".join(f"`{one}`" for one in audience),
        )
    elif not result.packages:
        raise no_modules(modules)
    return int(failed)


def _build(
    names: tuple[str, ...],
    edition: tuple[str, ...],
    audience: tuple[str, ...],
    out: str,
    jobs: int,
    frozen: bool,
    modules: str,
    progress: Progress,
) -> BuildResult:
    from time import strftime

    from builder.build import OutputFailed, UnknownAudience, UnknownModule, build_modules

    display = asked_folder(modules)
    try:
        return build_modules(
            modules,
            display,
            tuple(dict.fromkeys(bare_name(name, modules, display) for name in names)),
            tuple(dict.fromkeys(edition)),
            out,
            audiences=audience,
            jobs=jobs,
            frozen=frozen,
            today=strftime("%Y-%m-%d"),  # the author's own day
            report=progress,
        )
    except UnknownModule as fault:
        raise unknown_module(fault.name, fault.known) from None
    except UnknownAudience as fault:
        raise _unknown_audience(fault.name, fault.known) from None
    except OutputFailed as fault:
        raise Unwritable(fault.path, fault.reason) from fault


def _unknown_audience(name: str, known: Sequence[str]) -> WrongUse:
    from builder.names import did_you_mean

    meant = did_you_mean(name, known)
    if meant:
        hint = N_("did you mean `{meant}`?")
    elif known:
        hint = N_("the collection's audiences are {known}; `all` makes a package for each")
    else:
        hint = N_('add them under `[audiences]` in `catalogue.toml`: `name = "title"`')
    names = ", ".join(f"`{one}`" for one in known)
    return WrongUse(N_("there is no audience `{name}`"), hint, name=name, meant=meant, known=names)


def _folder(typed: str) -> str:
    if typed.strip():
        return typed
    raise WrongUse(N_("`--out` names no folder"), N_("write for example `--out dist`, or leave it out"))


def _count(typed: str) -> int:
    if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= _MOST_JOBS:
        return int(typed)
    raise WrongUse(
        N_("`{typed}` cannot be a number of jobs"),
        N_("write a whole number from 1 to 256"),
        typed=typed,
    )
