"""What cannot be done, in calm words: wrong use (exit code 2), the machine (3), and our own bugs (3)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from builder.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    Translate = Callable[[str], str]


class WrongUse(Exception):  # noqa: N818 -- it says what it is
    """The command cannot mean anything: told with a hint, exit code 2. Texts are msgids with fields."""

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.values = values


class Unwritable(Exception):  # noqa: N818 -- it says what it is
    """A file of the output could not be written: exit code 3. Its cause is the system's own error."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


def explain_failure(failure: Exception, translate: Translate) -> int:
    """Tell it on stderr; gives the exit code."""
    import os

    if os.environ.get("MODULBYGGER_DEBUG"):
        import traceback

        traceback.print_exception(failure)
    if isinstance(failure, click.ClickException):
        failure = _wrong_use(failure)
    if isinstance(failure, WrongUse):
        hint = failure.hint or N_("`modulbygger --help` and `modulbygger COMMAND --help` show what can be written")
        _tell(translate, failure.message, hint, failure.values)
        return 2
    if isinstance(failure, OSError):
        _tell_of_machine(failure, failure.filename2 or failure.filename, translate)
    elif isinstance(failure, Unwritable):
        cause = failure.__cause__.__cause__ if failure.__cause__ else None
        if isinstance(cause, OSError):
            _tell_of_machine(cause, failure.path, translate)
        else:
            _tell(translate, N_("`{path}` cannot be used"), failure.reason, {"path": failure.path})
    elif isinstance(failure, MemoryError):
        _tell(
            translate,
            N_("the machine has no more memory"),
            N_("close other programs, or build fewer modules at a time"),
        )
    else:
        _tell_of_bug(failure, translate)
    return 3


def _wrong_use(failure: click.ClickException) -> WrongUse:
    """Click's own findings in our words."""
    if isinstance(failure, click.NoSuchOption):
        from builder.names import did_you_mean

        params = failure.ctx.command.params if failure.ctx else []
        meant = did_you_mean(failure.option_name, [name for param in params for name in param.opts])
        hint = N_("did you mean `{meant}`?") if meant else ""
        if failure.ctx and isinstance(failure.ctx.command, click.Group) and not meant:
            hint = N_("options stand after the command: `modulbygger check {name}`")
        return WrongUse(N_("there is no option `{name}`"), hint, name=failure.option_name, meant=meant)
    if isinstance(failure, click.BadOptionUsage):
        return WrongUse(
            N_("the option `{name}` is not used like that"),
            N_("an option is written `--name value`; flags like `--strict` stand alone"),
            name=failure.option_name,
        )
    return WrongUse(N_("the command cannot be understood: {reason}"), reason=failure.format_message())


def _tell_of_machine(failure: OSError, path: str | bytes | None, translate: Translate) -> None:
    from errno import EACCES, EDQUOT, EEXIST, EISDIR, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS

    hints = {
        ENOSPC: N_("the disk is full: make room, and run the command again"),
        EDQUOT: N_("your share of the disk is used up: make room, and run the command again"),
        EACCES: N_("you may not do that there: choose another folder, or ask for access"),
        EPERM: N_("you may not do that there: choose another folder, or ask for access"),
        EROFS: N_("the disk can only be read: choose another folder"),
        ENOENT: N_("there is no such place: see that the path is right"),
        ENOTDIR: N_("a file stands where a folder should be: choose another name"),
        EEXIST: N_("a file stands where a folder should be: choose another name"),
        EISDIR: N_("a folder stands where a file should be: move it away"),
        ENAMETOOLONG: N_("the path is too long: choose a folder nearer the top of the disk"),
    }
    known = hints.get(failure.errno or 0)
    hint = known or N_("the system says: {reason}")
    message = N_("`{path}` cannot be read or written") if path else N_("the machine could not do its part")
    shown = path.decode("utf-8", "replace") if isinstance(path, bytes) else path
    _tell(translate, message, hint, {"path": shown, "reason": translate(failure.strerror or str(failure))})


def _tell_of_bug(failure: Exception, translate: Translate) -> None:
    from traceback import extract_tb

    from builder import VERSION

    frames = extract_tb(failure.__traceback__)
    place = f"{frames[-1].filename.replace(chr(92), '/').rpartition('/')[2]}:{frames[-1].lineno}" if frames else "?"
    python = ".".join(map(str, sys.version_info[:3]))
    report = f"{type(failure).__name__}: {failure} ({place}; modulbygger {VERSION}, Python {python}, {sys.platform})"
    _tell(
        translate,
        N_("modulbygger has a fault of its own here; it is not something you wrote wrong"),
        N_("send this line to those who look after modulbygger, with the page you were working on:\n{report}"),
        {"report": report},
    )


def _tell(translate: Translate, message: str, hint: str, values: dict[str, object] | None = None) -> None:
    filled = values or {}
    first, *more = translate(hint).format_map(filled).split("\n")
    label = f"  = {translate(N_('hint'))}: "
    lines = [f"modulbygger: {translate(message).format_map(filled)}", f"{label}{first}"]
    lines += [" " * len(label) + line for line in more]
    try:
        click.echo("\n".join(lines), err=True)
    except OSError:
        return  # stderr itself is gone: the exit code still tells
