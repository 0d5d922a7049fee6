"""Starts the preview on this machine's own address and opens the browser; ends at Ctrl+C."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING

import uvicorn

from builder.preview.app import Preview
from builder.preview.attempts import Attempts, cache_folder
from builder.preview.guard import Guard
from builder.preview.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

HOST = "127.0.0.1"


class PortTaken(Exception):  # noqa: N818 -- it is a fact about the machine, told by the command
    """The port that was asked for is another program's."""


class _Server(uvicorn.Server):
    """Lets go of the windows that listen before it waits for them to hang up."""

    def __init__(self, config: uvicorn.Config, preview: Preview, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._preview = preview
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._started()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._preview.close()
        super().handle_exit(sig, frame)


def open_socket(port: int) -> socket.socket:
    """A listening socket of this machine only; 0 is any free port. Raises `PortTaken`."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":  # there it would let two programs share the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as fault:
        listening.close()
        raise PortTaken from fault
    return listening


def server(
    root: str,
    display: str,
    slug: str,
    language: str,
    listening: socket.socket,
    started: Callable[[str, bool], None],
    *,
    cache: str = "",
) -> uvicorn.Server:
    """The server, not yet running. `started` is told the address, and whether attempts outlive this run."""
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(16)
    workshop = Workshop(root, display, "dist")
    attempts = Attempts(os.path.join(cache or cache_folder(), "preview.sqlite"))
    preview = Preview(workshop, attempts, slug, language)
    config = uvicorn.Config(
        Guard(preview.application(), token, port),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
    )
    return _Server(config, preview, lambda: started(f"http://{HOST}:{port}/{token}/", attempts.kept))


def open_browser(address: str) -> None:
    """In the background: some browsers keep the caller waiting."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
