"""A preview of a small collection on a real socket, in a thread of its own."""

from __future__ import annotations

import http.client
import json
import os
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from builder.preview.serve import open_socket, server
from tests.building import collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Running:
    """A preview that runs, and how to ask it."""

    def __init__(self, folder: Path, language: str = "da") -> None:
        self.folder = folder
        self._news: list[News] = []
        self.told: list[tuple[str, bool]] = []
        listening = open_socket(0)
        self.port = listening.getsockname()[1]
        self._server = server(
            os.fspath(folder / "modules"),
            "modules",
            "eksempel",
            language,
            listening,
            lambda address, kept: self.told.append((address, kept)),
            cache=os.fspath(folder / "cache"),
        )
        self._thread = threading.Thread(target=self._server.run, args=([listening],))
        self._thread.start()
        until(lambda: self.told)
        self.address = self.told[0][0]
        self.path = urlsplit(self.address).path

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes = b"",
        *,
        raw: bool = False,
        **headers: str,
    ) -> tuple[int, dict[str, str], bytes]:
        """(status, headers, body). `path` is below the token, or `raw` as it stands; `_` in header names is `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path if raw else self.path + path, skip_host="host" in named)
        for name, value in {**named, "content-length": str(len(body))}.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        told = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return told

    def news(self, query: str = "module=eksempel&edition=scorm12") -> News:
        self._news.append(News(self, query))
        return self._news[-1]

    def stop(self) -> None:
        for news in self._news:
            news.close()
        self._server.handle_exit(2, None)
        self._thread.join(10)
        assert not self._thread.is_alive()


class News:
    """A window that listens."""

    def __init__(self, running: Running, query: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
        self._connection.request("GET", f"{running.path}events?{query}")
        self._answer = self._connection.getresponse()
        assert self._answer.status == 200

    def next(self, kind: str = "state") -> Any:
        """The next event of that kind."""
        while True:
            line = self._answer.readline().decode()
            assert line, "the preview hung up"
            if line == f"event: {kind}\n":
                return json.loads(self._answer.readline().decode().removeprefix("data: "))

    def until(self, holds: Callable[[Any], object]) -> Any:
        """The first state for which it holds: what nobody has to wait for comes in a second one."""
        while not holds(told := self.next()):
            pass
        return told

    def close(self) -> None:
        self._answer.close()
        self._connection.close()


def until(holds: Any) -> None:
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to be")


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.chdir(collection(tmp_path))
    made = Running(tmp_path)
    yield made
    made.stop()
