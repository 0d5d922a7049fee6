"""`modulbygger preview`: the course in the browser, live, inside a SCORM run-time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from builder.cli import Command
from builder.cli.failures import WrongUse
from builder.cli.shared import (
    asked_folder,
    chosen_modules,
    lang_option,
    modules_option,
    no_modules,
    open_collection,
    print_findings,
)
from builder.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Callable

_HIGHEST_PORT = 65535


def command(translate: Callable[[str], str]) -> click.Command:
    port = translate(N_("The port of the address; a free one when left out."))
    no_browser = translate(N_("Only print the address; do not open the browser."))
    return Command(
        "preview",
        translate,
        preview,
        [
            click.Argument(["name"], required=False, metavar=translate(N_("[MODULE]"))),
            click.Option(["--port"], type=_port, metavar="N", help=port),
            click.Option(["--no-browser"], is_flag=True, help=no_browser),
            modules_option(translate),
            lang_option(translate),
        ],
        N_("Save a page, and the course shows it at once. Without a module: the first one. Ctrl+C ends it."),
    )


def preview(name: str | None, port: int | None, no_browser: bool, modules: str, lang: str | None) -> int:
    opened = open_collection(modules, lang)
    if opened.collection is None:
        print_findings(opened.found, "text", opened.translate)
        return 1
    if not opened.collection.modules:
        raise no_modules(modules)
    slug = chosen_modules(opened.collection, [name] if name else [])[0]
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


def _port(typed: str) -> int:
    if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= _HIGHEST_PORT:
        return int(typed)
    raise WrongUse(
        N_("`{typed}` cannot be a port"), N_("write a whole number from 1 to 65535, for example 8000"), typed=typed
    )
