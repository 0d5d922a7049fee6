"""`modulbygger fix`: what has one safe mend, as a difference on stdout; with `--yes` it is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from builder.cli import Command
from builder.cli.failures import WrongUse
from builder.cli.shared import (
    asked_folder,
    chosen_modules,
    lang_option,
    language_of,
    modules_argument,
    modules_option,
    wants_colour,
)
from builder.diagnostics import N_
from builder.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from builder.mend import Change

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def command(translate: Callable[[str], str]) -> click.Command:
    yes = translate(N_("Write it. Without this nothing is written."))
    dry = translate(N_("Only show it, as when neither is written."))
    return Command(
        "fix",
        translate,
        fix,
        [
            modules_argument(translate),
            click.Option(["--dry-run"], is_flag=True, help=dry),
            click.Option(["--yes"], is_flag=True, help=yes),
            modules_option(translate),
            lang_option(translate),
        ],
        N_(
            "Without a module: all of them, and what they share. What the learner gets stays the same, "
            "but for what `check` told of."
        ),
    )


def fix(names: tuple[str, ...], dry_run: bool, yes: bool, modules: str, lang: str | None) -> int:
    from pathlib import Path

    from builder.mend import mended
    from builder.mend.files import Changed, write

    if dry_run and yes:
        raise WrongUse(N_("`--dry-run` and `--yes` exclude each other"), N_("leave one of them out"))
    display = asked_folder(modules)
    translate = translator(lang or language_of(modules))
    changes = mended(Path(modules), display, _chosen(modules, display, names))
    for change in changes:
        _show(change, translate)
    if yes:
        try:
            write((change.file, change.text) for change in changes)
        except Changed as fault:
            raise WrongUse(
                N_("`{path}` was saved while its mends were worked out, and nothing is written"),
                N_("run the command again"),
                path=fault,
            ) from None
    if not changes:
        told = N_("Nothing to mend.")
    elif yes:
        told = N_("Files mended: {count}. `modulbygger check` shows what is left.")
    else:
        told = N_("Files to mend: {count}. Nothing is written yet; `modulbygger fix --yes` does it.")
    click.echo(translate(told).format(count=len(changes)), err=True)
    return 0


def _chosen(modules: str, display: str, names: tuple[str, ...]) -> list[str]:
    """The modules asked for, by the names of their folders; none for all."""
    from pathlib import Path

    from builder.load import load_collection

    if not names:
        return []
    collection, _ = load_collection(Path(modules), display)
    if collection is None:
        raise WrongUse(
            N_("what the modules share cannot be read, so no module can be mended by itself"),
            N_("run `modulbygger fix` without a module"),
        )
    return chosen_modules(collection, names)


def _show(change: Change, translate: Callable[[str], str]) -> None:
    """One file's difference, with the codes that are mended above it."""
    colour = wants_colour(sys.stdout)
    for line in _difference(change, translate):
        shown = click.style(line, fg=_COLOURS.get(line[:1])) if colour and line[:1] in _COLOURS else line
        click.echo(shown, color=colour)


def _difference(change: Change, translate: Callable[[str], str]) -> Iterator[str]:
    from difflib import unified_diff

    from builder.mend import FORMAT, TIDIED

    named = {TIDIED: N_("tidied"), FORMAT: N_("newer format")}
    why = ", ".join(translate(named[one]) if one in named else one for one in change.why)
    yield f"{change.file.display}: {why}"
    yield from (f"  {translate(note)}" for note in _unseen(change))
    old, new = change.file.text.split("\n"), change.text.split("\n")
    name = change.file.display
    yield from unified_diff(old, new, name, name, n=1, lineterm="")
    yield ""


def _unseen(change: Change) -> Iterator[str]:
    """What changes in the bytes and cannot be seen in lines of text."""
    raw = change.file.raw.decode("utf-8")
    bare = raw.removeprefix("\ufeff")
    if raw != bare:
        yield N_("the byte order mark at the beginning goes")
    if "\r" in raw:
        yield N_("the lines end as on all machines (LF)")
    if bare.replace("\r\n", "\n").replace("\r", "\n") != change.file.text:
        yield N_("letters of two signs become one (NFC), and form feeds become blanks")
