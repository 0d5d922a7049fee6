"""The poor LMS: `scormhost`, which keeps every value and knows nothing (no entry, credit, mode, total time or errors).

A program of its own, so that its web framework stays out of the tests: `python -m tests.browser.rig.poor FOLDER ZIP…`
imports the zips the way an upload does, and serves them on a free port, which it prints.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def poor_lms(folder: Path, packages: dict[str, Path]) -> Iterator[str]:
    """Its address, while it runs; each zip is launched at `/launch/<name>`."""
    command = [sys.executable, "-m", "tests.browser.rig.poor", str(folder), *map(str, packages.values())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stderr
        address = running.stdout.readline().strip()
        assert address, running.stderr.read()
        try:
            yield address
        finally:
            running.terminate()


def main() -> None:
    import uvicorn
    from scormhost import create_scorm_app  # type: ignore[import-untyped]
    from scormhost.packages import extract_scorm_zip  # type: ignore[import-untyped]
    from scormhost.storage import PackageStore  # type: ignore[import-untyped]

    folder, *packages = map(Path, sys.argv[1:])
    app = create_scorm_app(data_dir=folder, secret_key="not a secret, but thirty-two characters long")  # noqa: S106
    for package in packages:
        name = package.stem.rpartition("-")[2]
        extract_scorm_zip(PackageStore(app.state.settings), package.read_bytes(), package.name, preferred_id=name)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        # From here on a browser may connect; it is answered when the server runs.
        listening.listen()
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        print(f"http://127.0.0.1:{port}", flush=True)
        server.run(sockets=[listening])


if __name__ == "__main__":
    main()
