"""`modulbygger explain`: the page about one code, or the list of codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.cli import Command
from builder.cli.failures import WrongUse
from builder.cli.shared import lang_option, language_of, modules_option
from builder.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Callable


def command(translate: Callable[[str], str]) -> click.Command:
    code = click.Argument(["typed"], nargs=-1, metavar=translate(N_("[CODE]")))
    return Command(
        "explain",
        translate,
        explain,
        [code, modules_option(translate), lang_option(translate)],
        N_("Without a code: all codes, one a line."),
    )


def explain(typed: tuple[str, ...], modules: str, lang: str | None) -> int:
    from builder.explain import codes, page

    known = codes()
    if not typed:
        click.echo("\n".join(known))
        return 0
    if len(typed) > 1:
        raise WrongUse(N_("one code at a time"), N_("write `modulbygger explain {code}`"), code=typed[0])
    code = typed[0].rpartition("[")[2].strip("]:").lower()  # `fejl[image-missing]:` as it was printed
    if code not in known:
        from builder.names import did_you_mean

        meant = did_you_mean(code, known) or next((one for one in known if code in one), "")
        raise WrongUse(
            N_("no check is called `{name}`"),
            N_("did you mean `{meant}`?") if meant else N_("`modulbygger explain` lists them all"),
            name=typed[0],
            meant=meant,
        )
    text = page(code, lang or language_of(modules))
    click.echo(f"# {code}\n\n{text.strip()}")
    return 0
