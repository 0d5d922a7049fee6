"""One file of a package as an answer: its type, a tag to ask again with, and ranges for film."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

if TYPE_CHECKING:
    from starlette.requests import Request

TYPES = {
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "webm": "video/webm",
    "webp": "image/webp",
    "xml": "application/xml",
    "xsd": "application/xml",
}
"""By ending. Not the standard library's: on Windows it asks the registry, where other programs write."""

DRAWING = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""A drawing from somewhere, opened by itself, must not run as a page of ours."""


def text(content: str, ending: str) -> Response:
    return Response(content, media_type=TYPES[ending], headers={"cache-control": "no-cache"})


def answer(request: Request, name: str, content: bytes | Path, *roots: str) -> Response:
    """The file `name`; one on disk must lie in one of `roots`, links followed. 304 when the browser has it."""
    ending = name.rpartition(".")[2].lower()
    kind = TYPES.get(ending, "application/octet-stream")
    policy = {"content-security-policy": DRAWING} if ending == "svg" else {}
    if isinstance(content, Path):
        return _on_disk(request, content, kind, policy, roots)
    headers = {"cache-control": "no-cache", "etag": f'"{sha256(content).hexdigest()[:24]}"', **policy}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)


def _on_disk(request: Request, path: Path, kind: str, policy: dict[str, str], roots: tuple[str, ...]) -> Response:
    real = os.path.realpath(path)
    try:
        found = os.stat(real)
    except OSError:
        raise HTTPException(404) from None
    if not any(_is_inside(real, root) for root in roots):
        raise HTTPException(404)
    headers = {"cache-control": "no-cache", "etag": f'"{found.st_mtime_ns:x}-{found.st_size:x}"', **policy}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return FileResponse(real, media_type=kind, headers=headers, stat_result=found)


def _is_inside(real: str, root: str) -> bool:
    return real.startswith(os.path.join(os.path.realpath(root), ""))
