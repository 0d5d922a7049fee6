"""Waits for files of the collection to change; survives that its folder goes away and comes back."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from watchfiles import Change

STEP = 5
"""Milliseconds without a change after which what was saved counts as whole."""
LONGEST = 50
"""Milliseconds after which it does in any case."""
LOOK = 1000
"""Milliseconds between two looks whether the folder is still the one that is watched."""
PASSING = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")
"""What editors and browsers write beside a file while they save it."""


def is_of_interest(_: Change, path: str) -> bool:
    """Not the editors' own files, and nothing hidden."""
    name = os.path.basename(path)
    return not name.startswith((".", "~$", "#")) and not name.endswith(PASSING)


async def watch(root: str, stop: asyncio.Event, changed: Callable[[], None]) -> None:
    """Call `changed` after every change below `root`, until `stop` is set."""
    import asyncio

    from watchfiles import awatch
    from watchfiles._rust_notify import WatchfilesRustInternalError

    polling: bool | None = None
    missed = False
    while not stop.is_set():
        try:
            known = os.stat(root).st_ino
            changes = awatch(
                root,
                watch_filter=is_of_interest,
                debounce=LONGEST,
                step=STEP,
                rust_timeout=LOOK,
                yield_on_timeout=True,
                stop_event=stop,
                force_polling=polling,
                ignore_permission_denied=True,
            )
            async for some in changes:
                if some or missed:
                    changed()
                missed = False
                if os.stat(root).st_ino != known:
                    break
        except OSError:  # the folder is gone just now: look again until it is back
            pass
        except WatchfilesRustInternalError:  # the system watches no more folders: look at them ourselves
            polling = True
        if not stop.is_set():
            changed()
            missed = True
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK / 1000)
