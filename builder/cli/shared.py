"""What several commands do alike: options, opening a collection, choosing modules, printing findings."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

import click

from builder.cli.failures import WrongUse
from builder.diagnostics import N_
from builder.i18n import LANGUAGES, translator
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from builder.diagnostics import Diagnostic
    from builder.load import Collection

    Translate = Callable[[str], str]

FORMATS = ("text", "json", "github")


class Opened(NamedTuple):
    """A collection and how to speak of it. `collection` is None when its settings cannot be read at all."""

    collection: Collection | None
    found: list[Diagnostic]
    language: str
    translate: Translate


def modules_option(translate: Translate) -> click.Option:
    text = translate(N_("The folder of the collection; `modules` when left out."))
    return click.Option(["--modules"], default="modules", metavar=translate(N_("FOLDER")), help=text)


def lang_option(translate: Translate) -> click.Option:
    text = translate(N_("The language of the messages; the collection's own when left out."))
    return click.Option(["--lang"], type=word(LANGUAGES), metavar="da|en", help=text)


def format_option(translate: Translate) -> click.Option:
    text = translate(N_("For people, for programs, or for annotations on GitHub; `text` when left out."))
    return click.Option(["--format"], default="text", type=word(FORMATS), metavar="|".join(FORMATS), help=text)


def modules_argument(translate: Translate) -> click.Argument:
    return click.Argument(["names"], nargs=-1, metavar=translate(N_("[MODULE]…")))


def word(known: Iterable[str]) -> Callable[[str], str]:
    """A click type: one of a few words, told in our way when it is not."""
    words = tuple(known)

    def value(typed: str) -> str:
        if typed in words:
            return typed
        choices = ", ".join(f"`{one}`" for one in words)
        if "," in typed:
            raise WrongUse(
                N_("several values cannot be joined with a comma: `{typed}`"),
                N_("repeat the option, once for each value; it knows {choices}"),
                typed=typed,
                choices=choices,
            )
        raise WrongUse(N_("`{typed}` is not a value here"), N_("write one of {choices}"), typed=typed, choices=choices)

    return value


def asked_folder(folder: str) -> str:
    """The collection's folder as messages name it. Raises `WrongUse` when there is none."""
    if not os.path.isdir(folder):
        raise WrongUse(
            N_("there is no folder `{folder}` here"),
            N_("stand in the folder that holds it, or write where it is: `--modules FOLDER`"),
            folder=folder,
        )
    display = folder.replace("\\", "/") if os.name == "nt" else folder
    root, parts = display[: display.startswith("/")], display.split("/")
    return root + "/".join(part for part in parts if part not in {"", "."}) or "."


def open_collection(folder: str, lang: str | None) -> Opened:
    """Read what the modules share. Raises `WrongUse` when there is no such folder, or no module in it."""
    from pathlib import Path

    from builder.load import load_collection

    collection, found = load_collection(Path(folder), asked_folder(folder))
    language = lang or (collection.catalogue.language if collection else "da")
    if collection is not None and not collection.modules and not found:
        raise no_modules(folder)
    return Opened(collection, found, language, translator(language))


def chosen_modules(collection: Collection, names: Sequence[str]) -> list[str]:
    """The modules named (a path to one is fine), all of them when none is. Raises `WrongUse` for an unknown one."""
    chosen = [bare_name(typed, os.fspath(collection.root), collection.display) for typed in names]
    for name in chosen:
        if name not in collection.modules:
            raise unknown_module(name, collection.modules)
    return list(dict.fromkeys(chosen)) or list(collection.modules)


def unknown_module(name: str, known: Sequence[str]) -> WrongUse:
    from builder.names import did_you_mean

    meant = did_you_mean(name, known)
    return WrongUse(
        N_("there is no module `{name}`"),
        N_("did you mean `{meant}`?") if meant else N_("the modules are {known}"),
        name=name,
        meant=meant,
        known=", ".join(f"`{one}`" for one in known),
    )


def no_modules(folder: str) -> WrongUse:
    return WrongUse(
        N_("there are no modules in `{folder}`"),
        N_("a module is a folder with the file `module.toml` and pages like `01-start.md`"),
        folder=folder,
    )


def bare_name(typed: str, folder: str, display: str) -> str:
    """A module's name from what people and shells make of it: `modules/introduktion-til-ai/`, `.`, a whole path.

    `folder` is the collection's, `display` how messages name it.
    """
    from unicodedata import normalize

    parent, name = os.path.split(os.path.abspath(typed))
    if typed and os.path.isdir(typed) and os.path.realpath(parent) == os.path.realpath(folder):
        return normalize("NFC", name)
    path = normalize("NFC", typed.replace("\\", "/").rstrip("/"))
    return path.removeprefix("./").removeprefix(f"{display}/")


def language_of(folder: str) -> str:
    """The collection's language, read without judging the rest of the file; Danish when it does not say.

    A file that cannot be read is for others to tell of.
    """
    import re

    path = os.path.join(folder, "catalogue.toml")
    if not os.path.isfile(path):
        return "da"
    from builder.text import LARGEST, read_text

    try:
        with open(path, "rb") as file:
            text = read_text(file.read(LARGEST), path, path)[0].text
    except OSError:
        return "da"
    return "en" if re.search(r"""^\s*language\s*=\s*["']en""", text, re.MULTILINE | re.IGNORECASE) else "da"


def print_findings(found: Sequence[Diagnostic], form: str, translate: Translate, *, err: bool = False) -> None:
    """Print sorted findings; nothing at all is printed for none as text."""
    if not found and form == "text":
        return
    from builder import output

    stream = sys.stderr if err else sys.stdout
    colour = wants_colour(stream)
    if form == "json":
        text = output.as_json(found, translate)
    elif form == "github":
        text = output.as_github(found, translate)
    else:
        text = output.as_text(found, translate, colour=colour)
    if text:
        click.echo(text, nl=False, err=err, color=colour)


def count_findings(found: Sequence[Diagnostic], modules: int, translate: Translate) -> str:
    """The closing line for people."""
    numbers = {kind: sum(one.severity == kind for one in found) for kind in ("error", "warning", "note")}
    if not found:
        return translate(N_("Nothing to remark. Modules read: {modules}")).format(modules=modules)
    text = translate(N_("Errors: {error}, warnings: {warning}, notes: {note}. Modules read: {modules}"))
    return text.format(**numbers, modules=modules)


def wants_colour(stream: IO[str]) -> bool:
    return wants_control(stream) and not os.environ.get("NO_COLOR")


def wants_control(stream: IO[str]) -> bool:
    """Is it a terminal that can move its cursor?"""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def kilobytes(size: int) -> str:
    return f"{(size + 500) // 1000} kB"
