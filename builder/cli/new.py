"""`modulbygger new`: a collection or a module to begin with; what was made, and what to do next, on stdout."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from builder.cli import Command, asked_language
from builder.cli.failures import WrongUse
from builder.cli.shared import asked_folder, lang_option, language_of, modules_option
from builder.diagnostics import N_
from builder.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.starter import Starter

_LONGEST_TITLE = 100
_HERE, _USUAL = ".", "modules"


def command(translate: Callable[[str], str]) -> click.Command:
    return Command(
        "new",
        translate,
        new,
        [
            click.Argument(["typed"], nargs=-1, metavar=translate(N_("NAME"))),
            modules_option(translate),
            lang_option(translate),
        ],
        N_(
            "Outside a collection: the folder NAME with a collection and its first module. "
            "In one: a module called NAME. What exists already is never touched."
        ),
    )


def new(typed: tuple[str, ...], modules: str, lang: str | None) -> int:
    from datetime import datetime

    from builder import starter

    name = _name(typed)
    home = _collection_here(modules)
    today = datetime.now().date()  # noqa: DTZ005 -- the author's own day
    made = starter.module(home, name, today) if home else starter.collection("", name, today)
    shown = asked_folder(home) + "/" + os.path.basename(made.folder) if home else made.folder
    try:
        starter.write(made)
    except starter.Occupied:
        raise WrongUse(
            N_("there is something called `{path}` already, and it is left as it is"),
            N_("choose another name"),
            path=shown.removeprefix("./"),
        ) from None
    translate = translator(lang or (language_of(home) if home else asked_language(())))
    click.echo(_told(made, shown.removeprefix("./"), home, translate))
    return 0


def _name(typed: tuple[str, ...]) -> str:
    """What it shall be called: one line; several words without quotes are one name."""
    from unicodedata import normalize

    from builder.names import squeezed
    from builder.starter import folder_name
    from builder.text import control_characters

    name = squeezed(normalize("NFC", " ".join(typed)))
    if not name:
        raise WrongUse(
            N_("it does not say what it shall be called"),
            N_('write for example `modulbygger new "{example}"`'),
            example="AI i skolen",
        )
    if name.split()[0] in {"organisation", "organization"}:
        raise WrongUse(
            N_("an organisation of its own cannot be made yet"),
            N_("write its values under `[organisation]` in `catalogue.toml`"),
        )
    if "/" in name or "\\" in name or name.strip(".") == "":
        raise WrongUse(
            N_("`{name}` is a path, not a name"),
            N_("stand in the folder where it shall lie, and write only what it shall be called"),
            name=name,
        )
    if control_characters(name) or any("\ud800" <= sign <= "\udfff" for sign in name) or not folder_name(name):
        raise WrongUse(
            N_("`{name}` cannot become a folder's name"),
            N_("use at least one of the letters a–å or a digit"),
            name=name.encode("utf-8", "replace").decode(),
        )
    if len(name) > _LONGEST_TITLE:
        raise WrongUse(
            N_("the name is longer than {most} characters"),
            N_("choose a shorter one; the title can be changed in `module.toml`"),
            most=_LONGEST_TITLE,
        )
    return name


def _collection_here(modules: str) -> str:
    """The collection's folder, also when one stands in it; "" when there is none. Raises `WrongUse`."""
    if os.path.isdir(modules):
        return modules
    if modules != _USUAL:
        asked_folder(modules)
    if os.path.isfile("catalogue.toml"):
        return _HERE
    if os.path.isfile("module.toml"):
        raise WrongUse(
            N_("you are standing in a module, and modules cannot lie in one another"),
            N_("go to the collection's folder first: `cd ..`"),
        )
    return ""


def _told(made: Starter, shown: str, home: str, translate: Callable[[str], str]) -> str:
    slug = os.path.basename(made.folder)
    lines = [translate(N_("Made:")), *(f"  {shown}/{path}" for path in made.files)]
    lines += ["", translate(N_("Now you can see it in the browser, and build the packages for the LMS:"))]
    if not home:
        return "\n".join([*lines, f"  cd {slug}", "  modulbygger preview", "  modulbygger build"])
    where = "" if home == _USUAL else f" --modules {home if ' ' not in home else chr(34) + home + chr(34)}"
    return "\n".join([*lines, f"  modulbygger preview {slug}{where}", f"  modulbygger build {slug}{where}"])
