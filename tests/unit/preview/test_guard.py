"""Nobody but this machine's own browser, on the preview's own page, gets an answer."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from builder.preview.guard import HEADERS
from builder.preview.serve import PortTaken, open_socket

if TYPE_CHECKING:
    from tests.unit.preview.conftest import Running

QUERY = "attempt?module=eksempel&edition=scorm12"


def test_the_page_has_strict_headers(running: Running) -> None:
    status, headers, body = running.ask("")
    assert status == 200
    assert b"data-stage" in body
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert headers["cache-control"] == "no-store"
    for name, value in HEADERS:
        assert headers[name.decode()] == value.decode()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""])
def test_another_host_is_refused(running: Running, host: str) -> None:
    status, headers, _ = running.ask("", host=host.format(port=running.port))
    assert status in {400, 403}
    assert status == 400 or headers["x-content-type-options"] == "nosniff"


def test_localhost_is_this_machine_too(running: Running) -> None:
    assert running.ask("", host=f"localhost:{running.port}")[0] == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:{port}"])
@pytest.mark.parametrize("path", ["", "events?module=eksempel&edition=scorm12", QUERY])
def test_another_origin_is_refused(running: Running, origin: str, path: str) -> None:
    assert running.ask(path, origin=origin.format(port=running.port))[0] == 403


@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT", "OPTIONS"])
def test_writing_needs_an_origin(running: Running, method: str) -> None:
    assert running.ask(QUERY, method, b"{}")[0] == 403


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
def test_what_the_browser_says_of_the_asker(running: Running, site: str, status: int) -> None:
    assert running.ask("", sec_fetch_site=site)[0] == status


@pytest.mark.parametrize("path", ["/", "/x/", "/static/main.js", "/%2e%2e/", "//", "/%C3%A6/", "/%ff/"])
def test_without_the_token_there_is_nothing(running: Running, path: str) -> None:
    status, headers, body = running.ask(path, raw=True)
    assert (status, body) == (404, b"404: nothing here")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "course/eksempel/-/scorm12/../../../../etc/passwd",
        "course/eksempel/-/scorm12/%2e%2e/%2e%2e/catalogue.toml",
        "course/eksempel/-/scorm12/..%2f..%2fcatalogue.toml",
        "course/eksempel/-/scorm12//etc/passwd",
        "course/eksempel/-/scorm12/C:\\windows\\win.ini",
        "course/../-/scorm12/catalogue.toml",
        "course/eksempel/-/scorm12/media",
        "course/eksempel/-/scorm12/module.toml",
        "previous/eksempel/-/scorm12/index.html",
        "static/../../resources.py",
        "static/%2e%2e%2fpage%2findex.html.jinja",
        "static/main.py",
    ],
)
def test_only_what_the_package_holds(running: Running, path: str) -> None:
    news = running.news()
    assert news.next()["course"]
    assert running.ask("course/eksempel/-/scorm12/index.html")[0] == 200
    assert running.ask(path)[0] == 404


def test_a_picture_that_became_a_link_out_is_not_followed(running: Running) -> None:
    news = running.news()
    assert news.next()["course"]
    picture = running.folder / "modules/eksempel/media/kurve.svg"
    address = "course/eksempel/-/scorm12/media/kurve.svg"
    status, headers, _ = running.ask(address)
    assert status == 200
    assert "sandbox" in headers["content-security-policy"]
    assert running.ask(address, if_none_match=headers["etag"])[0] == 304
    secret = running.folder / "secret.svg"
    secret.write_text("secret", "utf-8")
    picture.unlink()
    picture.symlink_to(secret)
    assert running.ask(address)[0] == 404


def test_a_port_in_use() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken):
            open_socket(other.getsockname()[1])


def test_it_listens_on_this_machine_only() -> None:
    with open_socket(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
