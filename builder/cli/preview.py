"""`modulbygger preview`: the course in the browser, live, inside a SCORM run-time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from builder.cli import Command
from builder.cli.failures import Unwritable, WrongUse
from builder.cli.shared import (
    asked_folder,
    chosen_modules,
    lang_option,
    modules_argument,
    modules_option,
    no_modules,
    open_collection,
    print_findings,
)
from builder.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.cli.shared import Opened

_HIGHEST_PORT = 65535


def command(translate: Callable[[str], str]) -> click.Command:
    port = translate(N_("The port of the address; a free one when left out."))
    no_browser = translate(N_("Only print the address; do not open the browser."))
    share = translate(
        N_(
            "Write a draft that colleagues can open from a folder, with a form for their remarks. "
            "Without a module: all of them."
        )
    )
    out = translate(N_("The folder for drafts; `dist` when left out."))
    return Command(
        "preview",
        translate,
        preview,
        [
            modules_argument(translate),
            click.Option(["--port"], type=_port, metavar="N", help=port),
            click.Option(["--no-browser"], is_flag=True, help=no_browser),
            click.Option(["--share"], is_flag=True, help=share),
            click.Option(["--out"], metavar=translate(N_("FOLDER")), help=out),
            modules_option(translate),
            lang_option(translate),
        ],
        N_("Save a page, and the course shows it at once. Without a module: the first one. Ctrl+C ends it."),
    )


def preview(
    names: tuple[str, ...],
    port: int | None,
    no_browser: bool,
    share: bool,
    out: str | None,
    modules: str,
    lang: str | None,
) -> int:
    _refuse_mixture(names, port, no_browser, share, out)
    opened = open_collection(modules, lang)
    if share:
        return _share(opened, names, out or "dist")
    if opened.collection is None:
        print_findings(opened.found, "text", opened.translate)
        return 1
    if not opened.collection.modules:
        raise no_modules(modules)
    slug = chosen_modules(opened.collection, names)[0]
    from builder.preview.serve import PortTaken, open_browser, open_socket, server

    try:
        listening = open_socket(port or 0)
    except PortTaken:
        raise WrongUse(
            N_("port {port} is used by another program"),
            N_("leave `--port` out, and a free one is found; or is the preview running already?"),
            port=port,
        ) from None

    def started(address: str, kept: bool) -> None:
        click.echo(opened.translate(N_("The course is shown at {address}")).format(address=address))
        click.echo(opened.translate(N_("Save a file, and it shows the change. Ctrl+C ends the preview.")))
        if not kept:
            text = N_("The answers you give are forgotten when it ends: the cache folder cannot be written to.")
            click.echo(opened.translate(text), err=True)
        if not no_browser:
            open_browser(address)

    display = asked_folder(modules)
    server(os.fspath(opened.collection.root), display, slug, opened.language, listening, started).run([listening])
    return 0


def _refuse_mixture(names: tuple[str, ...], port: int | None, no_browser: bool, share: bool, out: str | None) -> None:
    """Options that say nothing together."""
    if share and (port or no_browser):
        raise WrongUse(
            N_("`{option}` belongs to the preview in the browser, and `--share` writes a folder instead"),
            N_("leave one of the two out"),
            option="--port" if port else "--no-browser",
        )
    if out is not None and not share:
        raise WrongUse(
            N_("`--out` says where a draft is written, and no draft was asked for"),
            N_("write `--share` too, or leave `--out` out"),
        )
    if len(names) > 1 and not share:
        raise WrongUse(
            N_("the preview shows one module at a time"),
            N_("name one; the others can be chosen in the browser"),
        )


def _share(opened: Opened, names: tuple[str, ...], out: str) -> int:
    """The drafts written, and what to do with them on stdout; diagnostics on stderr. Nothing when there are errors."""
    from datetime import datetime

    from builder.build import OutputFailed
    from builder.diagnostics import any_error
    from builder.share import drafts, write

    if opened.collection is None:
        print_findings(opened.found, "text", opened.translate, err=True)
        return 1
    slugs = chosen_modules(opened.collection, names)
    today = datetime.now().date()  # noqa: DTZ005 -- the author's own day
    made, found = drafts(opened.collection, slugs, out, today, opened.found)
    print_findings(found, "text", opened.translate, err=True)
    if any_error(found):
        click.echo(opened.translate(N_("Nothing was written.")), err=True)
        return 1
    for draft in made:
        try:
            write(draft)
        except OutputFailed as fault:
            raise Unwritable(fault.path, fault.reason) from fault
        click.echo(opened.translate(N_("The draft lies in {folder}")).format(folder=draft.folder))
    text = N_("Give your colleague the whole folder. It is opened with {course}.")
    click.echo(opened.translate(text).format(course=made[0].course))
    return 0


def _port(typed: str) -> int:
    if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= _HIGHEST_PORT:
        return int(typed)
    raise WrongUse(
        N_("`{typed}` cannot be a port"), N_("write a whole number from 1 to 65535, for example 8000"), typed=typed
    )
