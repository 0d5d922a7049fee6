"""What the shipped pages, styles and scripts may not do: P27–P29 (scorm-facts 3.2, 3.19).

A reading of the text, not a proof: an address put together at run time is not seen here. The browser tests record
every request of our own packages; this finds the plain cases in anybody's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.diagnostics import N_, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Diagnostic
    from builder.verify.package import Package

SCHEMES = ("https:", "http:", "wss:", "ws:", "ftp:")
LOADING_TAGS = frozenset(
    """script link img image iframe frame embed object audio video source track input use base feimage form body
    table td button meta""".split()  # noqa: SIM905 -- a column of 20 names reads worse
)
LOADING_ATTRIBUTES = frozenset(
    ("src", "href", "xlink:href", "data", "poster", "action", "formaction", "background", "srcset", "imagesrcset")
)
TELLING_LINKS = ("canonical", "author", "license", "alternate", "next", "prev", "help", "me")
"""`rel` of links that the browser does not fetch."""
LOADING_CALLS = frozenset(
    (
        "fetch",
        "import",
        "importscripts",
        "websocket",
        "eventsource",
        "worker",
        "sharedworker",
        "sendbeacon",
        "open",
        "url",
    )
)
DIALOGS = ("alert", "confirm", "prompt", "eval", "new Function")
GLOBALS = ("window.", "self.", "top.", "parent.", "globalThis.")
PAGES, STYLES, SCRIPTS = (".html", ".htm", ".xhtml", ".svg"), (".css",), (".js", ".mjs")
SCANNED = PAGES + STYLES + SCRIPTS
QUOTES = (b'"', b"'", b"`")
NOT_CODE = r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
SCRIPT = r"<script\b(?![^>]*application/json)[^>]*>(.*?)</script"
HANDLER = r"""\son[a-z]+=["']([^"'>]*)"""

_known: dict[tuple[str, str, str], int] = {}
"""(rule, SHA-256, kind) → first offending line, 0 for none: packages of one build share most of their files."""


def p27_remote_resource(package: Package) -> Iterator[Diagnostic]:
    """No page, style or script loads from another host: personal data law, and platforms without internet."""
    for name, line in _offenders(package, "remote"):
        yield error(
            "remote-resource",
            package.opened.inside(name, line),
            N_("`{name}` loads something from another host"),
            N_("put the file in the package; a link that the learner follows is fine"),
            name=name,
        )


def p28_unload_handler(package: Package) -> Iterator[Diagnostic]:
    """No `unload` or `beforeunload`: Chrome and Moodle 4.5 block them, and what they were to save is lost."""
    for name, line in _offenders(package, "unload"):
        yield error(
            "unload-handler",
            package.opened.inside(name, line),
            N_("`{name}` saves when the page is unloaded, which browsers no longer allow"),
            N_("save on `visibilitychange` and `pagehide`; an older authoring tool must be updated"),
            name=name,
        )


def p29_dialog_or_eval(package: Package) -> Iterator[Diagnostic]:
    """No alert, confirm, prompt or eval: a sandboxed frame drops dialogs, a content security policy stops eval."""
    for name, line in _offenders(package, "dialog"):
        tell = error if package.is_ours else warning
        yield tell(
            "dialog-or-eval",
            package.opened.inside(name, line),
            N_("`{name}` uses alert, confirm, prompt or eval"),
            N_("show the message in the page; read data with `JSON.parse`"),
            name=name,
        )


def _offenders(package: Package, rule: str) -> Iterator[tuple[str, int]]:
    for name, data in package.opened.texts.items():
        kind = next((k for k in (PAGES, STYLES, SCRIPTS) if name.lower().endswith(k)), None)
        if kind is None:
            continue
        key = rule, package.opened.digests[name], kind[0]
        if key not in _known:
            at = {"remote": _remote, "unload": _unload, "dialog": _dialog}[rule](data, kind)
            _known[key] = 0 if at is None else data.count(b"\n", 0, at) + 1
        if _known[key]:
            yield name, _known[key]


# Plain searches for a rare word first, then a look at what stands around it: one regular expression for it all, without
# a fixed beginning, took 40 ms for 100 kB where this takes one.


def _remote(data: bytes, kind: tuple[str, ...]) -> int | None:
    text = data.lower().decode("latin-1")
    for found in _pattern(r"//[a-z0-9\[]").finditer(text):
        at = found.start()
        head = text[max(0, at - 200) : at]
        head = next((head.removesuffix(s) for s in SCHEMES if head.endswith(s)), head).rstrip()
        quoted = head.endswith(('"', "'", "`"))
        head = head[:-1].rstrip() if quoted else head
        if _is_load(head, quoted=quoted, kind=kind) or (kind == PAGES and _in_loading_tag(text, at, head)):
            return at
    return None


def _is_load(head: str, *, quoted: bool, kind: tuple[str, ...]) -> bool:
    """Does code or style that ends with `head` fetch the address that follows?"""
    if head.endswith("("):
        word = _last_word(head[:-1])
        return word == "url" if kind == STYLES else word in LOADING_CALLS and (quoted or word == "url")
    if quoted and (_last_word(head) in {"from", "import", "@import"}):
        return True
    if kind == STYLES:
        return False
    if quoted and head.endswith("=") and _pattern(r"\.(?:src|action)\s*=$").search(head):
        return True
    return quoted and head.endswith(",") and _pattern(r"\.open\(\s*[\"'`][a-z]+[\"'`]\s*,$").search(head) is not None


def _in_loading_tag(text: str, at: int, head: str) -> bool:
    """Is the address at `at` one that the tag around it fetches?"""
    start = text.rfind("<", max(0, at - 20_000), at)
    while start >= 0 and not text[start + 1 : start + 2].isalpha():
        start = text.rfind("<", max(0, at - 20_000), start)
    name = _pattern(r"[a-z:]+").match(text, start + 1) if start >= 0 else None
    if name is None or name[0].rpartition(":")[2] not in LOADING_TAGS:
        return False
    tag = text[start:at]
    if name[0] == "meta":
        return "refresh" in tag
    if name[0] == "link" and _pattern(rf"\brel\s*=\s*[\"']?(?:{'|'.join(TELLING_LINKS)})\b").search(
        text, start, text.find(">", at)
    ):
        return False
    if head.endswith("=") and _last_word(head[:-1]) in LOADING_ATTRIBUTES:
        return True
    return _pattern(r"srcset\s*=\s*(?:\"[^\"]*|'[^']*)$").search(tag) is not None


def _last_word(head: str) -> str:
    found = _pattern(r"(?:xlink:)?[\w@-]+$").search(head.rstrip()[-24:])
    return found[0] if found else ""


def _unload(data: bytes, kind: tuple[str, ...]) -> int | None:
    if kind == STYLES:
        return None
    text = data.lower()
    at = text.find(b"unload")
    while at >= 0:
        start = at - 6 if text[:at].endswith(b"before") else at
        around = text[start - 2 : start], text[at + 6 : at + 26].lstrip()[:1]
        if (around[0][1:] in QUOTES and text[at + 6 : at + 7] in QUOTES) or (around[0] == b"on" and around[1] == b"="):
            return at
        at = text.find(b"unload", at + 6)
    return None


def _dialog(data: bytes, kind: tuple[str, ...]) -> int | None:
    if kind == STYLES:
        return None
    text = data.decode("latin-1")
    if kind == SCRIPTS or _first_dialog(text) is None:
        return _in_code(text)
    for expression in (SCRIPT, HANDLER):
        for found in _pattern(expression).finditer(text):
            group = found.lastindex or 0
            at = _in_code(found[group])
            if at is not None:
                return found.start(group) + at
    return None


def _in_code(code: str) -> int | None:
    """The first dialog that is code, not a word in a comment or a string; offsets stay what they were."""
    if _first_dialog(code) is None:
        return None
    return _first_dialog(_pattern(NOT_CODE).sub(lambda m: re.sub(r"[^\n]", " ", m[0]), code))


def _first_dialog(code: str) -> int | None:
    for word in DIALOGS:
        at = code.find(word)
        while at >= 0:
            before, after = code[max(0, at - 20) : at], code[at + len(word) : at + len(word) + 20].lstrip()
            before = next((before.removesuffix(g) for g in GLOBALS if before.endswith(g)), before)
            if after.startswith("(") and not (before[-1:].isalnum() or before.endswith((".", "_", "$", "function "))):
                return at
            at = code.find(word, at + 1)
    return None


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """Compiled when first asked for: start-up time is part of the product."""
    return re.compile(expression, re.DOTALL)
