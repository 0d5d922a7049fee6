"""The command line: arguments in, words and an exit code out; a command is imported when it is asked for.

Exit codes: 0 fine; 1 the material has errors, or the answer is no; 2 wrong use; 3 the machine failed; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

# Hardly anything we make is in circles: looking for them less often spares a tenth of a start, imports included.
gc.set_threshold(200_000, 20, 20)

import click  # noqa: E402

from builder import VERSION  # noqa: E402
from builder.cli.failures import WrongUse, explain_failure  # noqa: E402
from builder.diagnostics import N_  # noqa: E402
from builder.i18n import LANGUAGES, translator  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS = {
    "new": N_("Begin a collection of modules, or a new module in one, that can be built at once."),
    "build": N_("Build the packages that are uploaded to the LMS."),
    "check": N_("Show what is wrong in the modules, and what to write instead."),
    "fix": N_("Mend what can only mean one thing, and show the difference first."),
    "explain": N_("Explain what a code in square brackets means, with examples."),
    "preview": N_("Show a module in the browser as an LMS would, and anew each time a file is saved."),
    "verify": N_("Open a SCORM package as a strict LMS would."),
}
"""Name → one line of help; the command itself is `builder/cli/<name>.py`."""


def main() -> NoReturn:
    """What the console script calls."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # started with the stream closed: what is told there is for nobody
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 -- until the process ends
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads on: `run` has settled the exit code
            stream.flush()
    # All files are written and closed. Taking a hundred modules down object by object is an eighth of a build.
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """One command; gives its exit code."""
    _prepare(sys.stdout)
    _prepare(sys.stderr)
    language = asked_language(arguments)
    try:
        code = _run(list(arguments), language)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:  # nobody reads on, `modulbygger check | head`: that is no failure
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as failure:  # noqa: BLE001 -- the last place where a failure can become words
        return explain_failure(failure, translator(_language_of_failure(arguments)))
    return code


def asked_language(arguments: Sequence[str]) -> str:
    """Of help and of what is told before a collection is read: `--lang`, else an English environment, else Danish."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1] if arguments[index + 1] in LANGUAGES else "da"
        if argument.startswith("--lang="):
            return argument[7:] if argument[7:] in LANGUAGES else "da"
    environment = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if environment.startswith("en") else "da"


def _language_of_failure(arguments: Sequence[str]) -> str:
    """Of what cannot be done: `--lang`, else the collection's, else as `asked_language`."""
    folder = "modules"
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument.startswith("--lang"):
            return asked_language(arguments)
        if argument.startswith("--modules"):
            folder = argument.partition("=")[2] or following
    if not os.path.isfile(os.path.join(folder, "catalogue.toml")):
        return asked_language(arguments)
    from builder.cli.shared import language_of

    return language_of(folder)


def _run(arguments: list[str], language: str) -> int:
    group = _Commands(translator(language))
    if _without_language(arguments) in ([], ["-h"], ["--help"]):
        arguments = ["--help"]
    with group.make_context("modulbygger", arguments) as context:
        return int(group.invoke(context))


def _without_language(arguments: list[str]) -> list[str]:
    """The arguments but `--lang`, which `asked_language` has read."""
    before = ["", *arguments]
    return [one for one, last in zip(arguments, before, strict=False) if last != "--lang" and one[:6] != "--lang"]


class _Commands(click.Group):
    """Imports a command's file only when the command is used."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        super().__init__(
            "modulbygger",
            help=translate(N_("Turn course modules written in Markdown into SCORM packages.")),
            subcommand_metavar=translate(N_("COMMAND …")),
            options_metavar="",
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
            params=[version_option(translate)],
        )
        self._translate = translate
        self._help = help_option(translate)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        made: click.Command = import_module(f"builder.cli.{cmd_name}").command(self._translate)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from builder.names import did_you_mean

            raise WrongUse(
                N_("there is no command `{name}`"),
                N_("did you mean `{meant}`?")
                if did_you_mean(args[0], COMMANDS)
                else N_("`modulbygger --help` lists them"),
                name=args[0],
                meant=did_you_mean(args[0], COMMANDS),
            )
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, self._translate, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        return self._help

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(self._translate(N_("Commands"))):
            formatter.write_dl([(name, self._translate(text)) for name, text in COMMANDS.items()])
        write_options(self, self._translate, ctx, formatter)


class Command(click.Command):
    """A command whose help is in the reader's language."""

    def __init__(
        self,
        name: str,
        translate: Callable[[str], str],
        callback: Callable[..., int],
        params: Sequence[click.Parameter],
        more: str = "",
    ) -> None:
        text = translate(COMMANDS[name]) + ("\n\n" + translate(more) if more else "")
        super().__init__(
            name, callback=callback, params=list(params), help=text, options_metavar=translate(N_("[OPTIONS]"))
        )
        self._translate = translate
        self._help = help_option(translate)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_usage(self, self._translate, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        return self._help

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, self._translate, ctx, formatter)


def write_usage(
    command: click.Command, translate: Callable[[str], str], ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    pieces = " ".join(piece for piece in command.collect_usage_pieces(ctx) if piece)
    formatter.write_usage(ctx.command_path, pieces, translate(N_("Usage:")) + " ")


def write_options(
    command: click.Command, translate: Callable[[str], str], ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    rows = [row for option in options if (row := option.get_help_record(ctx))]
    with formatter.section(translate(N_("Options"))):
        formatter.write_dl(rows)


def version_option(translate: Callable[[str], str]) -> click.Option:
    text = translate(N_("Show which version this is."))
    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, help=text, callback=_show_version
    )


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"modulbygger {VERSION}")
        context.exit()


def help_option(translate: Callable[[str], str]) -> click.Option:
    """Click's own would first look for its catalogue in our language, which takes longer than all of our options."""
    text = translate(N_("Show this text."))
    return click.Option(
        ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, help=text, callback=_show_help
    )


def _show_help(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


def _prepare(stream: object) -> None:
    """Danish letters must come through where the environment promises only ASCII or Windows-1252."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        encoding = None if os.environ.get("PYTHONIOENCODING") else "utf-8"
        reconfigure(encoding=encoding, errors="backslashreplace")
