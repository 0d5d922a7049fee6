"""Who may ask: this machine's own browser, from the preview's own page, with the token of this run.

Other web pages can send requests to `127.0.0.1` too. They do not know the token; should one learn it, the browser names
their origin (or that the request crosses sites), and a name of theirs that points at this machine has another `Host`.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from typing import Any

    Scope = MutableMapping[str, Any]
    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    # The address holds the token: no other site is told it.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)


class Guard:
    """An ASGI application around another: answers 403 or 404 itself, and adds the headers every answer has."""

    def __init__(self, app: App, token: str, port: int) -> None:
        self._app = app
        self._token = token.encode()
        self._hosts = frozenset(f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refused = self._refusal(scope)
            if refused:
                await _refuse(send, refused)
            else:
                await self._app(self._below_token(scope), receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> int:
        """The status of the refusal; 0 when there is none."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 403
        origins = [value for name, value in headers if name == b"origin"]
        if origins and origins != [b"http://" + hosts[0]]:
            return 403
        if scope["method"] not in ("GET", "HEAD") and not origins:
            return 403
        sites = [value for name, value in headers if name == b"sec-fetch-site"]
        if any(site not in (b"same-origin", b"none") for site in sites):
            return 403
        first = scope["path"].removeprefix("/").partition("/")[0].encode("utf-8", "surrogateescape")
        return 0 if secrets.compare_digest(first, self._token) else 404

    def _below_token(self, scope: Scope) -> Scope:
        prefix = f"/{self._token.decode()}"
        return {**scope, "root_path": prefix}


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *HEADERS]}
        await send(message)

    return sending


async def _refuse(send: Send, status: int) -> None:
    body = b"403: not from here" if status == 403 else b"404: nothing here"  # noqa: PLR2004 -- the only two
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *HEADERS,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
