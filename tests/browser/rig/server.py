"""An LMS's web server: packages under a path, the host pages, the run-time, and what learners have stored.

It answers on a name and port of its own; two of them are two origins. What the LMS side knows of an attempt
is one JSON file for each learner and course: nothing else survives from one launch to the next.
"""

from __future__ import annotations

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HOST = Path(__file__).parent.parent / "host"
RUN_TIME = Path(__file__).parents[3] / "node_modules" / "scorm-again" / "dist" / "scorm-again.js"

TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "css": "text/css; charset=utf-8",
    "xml": "text/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
}
"""Other endings are sent as an LMS that knows no better sends them."""


class Lms:
    """One origin. `packages` maps the first folder of a content address to an unpacked package."""

    def __init__(self, states: Path) -> None:
        self.packages: dict[str, Path] = {}
        self.requests: list[str] = []
        self._states = states
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def state(self, learner: str, course: str) -> dict[str, Any]:
        """What the LMS side has stored; empty before the first commit."""
        with self._lock:
            file = self._file(f"{learner}/{course}")
            return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    def keep(self, learner: str, course: str, state: dict[str, Any]) -> None:
        """Put a state there, as another package would have left it."""
        self._file(f"{learner}/{course}").write_text(json.dumps(state), encoding="utf-8")

    def until(self, learner: str, course: str, key: str, least: int) -> dict[str, Any]:
        """Wait for a state whose counter `key` is at least `least`: beacons arrive when they arrive."""
        for _ in range(500):
            state = self.state(learner, course)
            if state.get(key, 0) >= least:
                return state
            time.sleep(0.01)
        raise AssertionError(f"the LMS never got {key} {least} of {learner}, {course}: {state}")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _file(self, name: str) -> Path:
        assert re.fullmatch(r"[\w-]+/[\w-]+", name), name
        return self._states / f"{name.replace('/', '_')}.json"

    def _write(self, name: str, body: bytes) -> None:
        """Keep what a host page sent, unless something later is there: two beacons may overtake each other."""
        with self._lock:
            file = self._file(name)
            before = json.loads(file.read_bytes()) if file.exists() else {}
            if json.loads(body)["commits"] > before.get("commits", 0):
                file.write_bytes(body)

    def _read(self, path: str) -> bytes | None:
        """The bytes behind an address; None when there are none."""
        kind, _, rest = path.strip("/").partition("/")
        if kind == "state":
            with self._lock:
                file = self._file(rest)
                return file.read_bytes() if file.exists() else b"{}"
        if kind == "run-time":
            return RUN_TIME.read_bytes()
        folder = HOST if kind == "host" else None
        if kind == "content":
            package, _, rest = rest.partition("/")
            folder = self.packages.get(package)
        found = folder and (folder / rest)
        return found.read_bytes() if found and found.is_file() else None


def _handler(lms: Lms) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            lms.requests.append(path)
            body = lms._read(path)
            self._answer(200 if body is not None else 404, body or b"", path.rpartition(".")[2])

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            lms._write(self.path.removeprefix("/state/"), body)
            self._answer(204, b"", "")

        def _answer(self, status: int, body: bytes, ending: str) -> None:
            self.send_response(status)
            self.send_header("content-type", TYPES.get(ending, "application/octet-stream"))
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Quiet: a test that fails shows `requests`."""

    return Handler
