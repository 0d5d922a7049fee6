"""What the console script starts. While the command line is being imported, Ctrl-C ends the process without a word."""

import os
import signal
from typing import NoReturn

signal.signal(signal.SIGINT, lambda *_: os._exit(130))


def main() -> NoReturn:
    """Import the command line and hand over to it; from then on an interruption is an exception as usual."""
    from builder.cli import main as command

    signal.signal(signal.SIGINT, signal.default_int_handler)
    command()
