"""A web server as a learning platform has one: files of a folder, text compressed, nothing cached."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
COMPRESSED = (".html", ".js", ".css", ".svg")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server of `folder`, for as long as the block runs."""
    content = {
        "/" + path.relative_to(folder).as_posix(): _prepared(path) for path in folder.rglob("*") if path.is_file()
    }

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = content.get(self.path.partition("?")[0])
            if found is None:
                self.send_error(404)
                return
            body, kind, encoding = found
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _prepared(path: Path) -> tuple[bytes, str, str]:
    raw = path.read_bytes()
    kind = TYPES.get(path.suffix, "application/octet-stream")
    if path.suffix in COMPRESSED:
        return gzip.compress(raw, mtime=0), kind, "gzip"
    return raw, kind, ""
