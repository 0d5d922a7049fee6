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

_REMOTE = r"(?:(?:https?|wss?|ftp):)?//[a-z0-9\[]"
_TAG = (
    r"<(?:script|link|img|image|iframe|frame|embed|object|audio|video|source|track|input|use|base|feimage|form|body|table|td)\b"
    r"""(?:"[^"]{0,20000}"|'[^']{0,20000}'|[^'">]){0,400}+>"""
)
_LOADS = rf"""\b(?:src|href|xlink:href|data|poster|action|formaction|background|srcset)\s*=\s*["']?\s*{_REMOTE}"""
_STYLE = rf"""url\(\s*["']?\s*{_REMOTE}|@import\s+["']\s*{_REMOTE}"""
_CALL = (
    rf"""\b(?:fetch|import|importScripts|WebSocket|EventSource|Worker|SharedWorker|sendBeacon|open)\s*\(\s*["'`]\s*{_REMOTE}"""
    rf"""|\bfrom\s*["']\s*{_REMOTE}|\.open\(\s*["'`][A-Za-z]+["'`]\s*,\s*["'`]\s*{_REMOTE}"""
    rf"""|\.(?:src|action)\s*=\s*["'`]\s*{_REMOTE}"""
)
_UNLOAD = r"""["'`](?:before)?unload["'`]|\bon(?:before)?unload\b\s*="""
_DIALOG = (
    r"(?<![\w$.])(?:(?:window|self|top|parent|globalThis)\s*\.\s*)?(?:alert|confirm|prompt|eval)\s*\("
    r"|\bnew\s+Function\s*\("
)
_NOT_CODE = r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
_SCRIPT = r"<script\b(?![^>]*\btype\s*=\s*[\"']?application/(?:ld\+)?json)[^>]*>(.*?)</script\s*>"
_HANDLER = r"""\son[a-z]+\s*=\s*(?:"([^"]*)"|'([^']*)')"""

PAGES, STYLES, SCRIPTS = (".html", ".htm", ".xhtml", ".svg"), (".css",), (".js", ".mjs")
SCANNED = PAGES + STYLES + SCRIPTS

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
            text = data.decode("utf-8", "replace")
            at = {"remote": _remote, "unload": _unload, "dialog": _dialog}[rule](text, kind)
            _known[key] = 0 if at is None else text.count("\n", 0, at) + 1
        if _known[key]:
            yield name, _known[key]


def _remote(text: str, kind: tuple[str, ...]) -> int | None:
    if kind == SCRIPTS:
        return _first(_CALL, text)
    if kind == STYLES:
        return _first(_STYLE, text)
    for tag in _pattern(_TAG).finditer(text):
        if _is_loaded(tag[0]) and _pattern(_LOADS).search(tag[0]):
            return tag.start()
    found = [at for at in (_first(_STYLE, text), *(_inside(_CALL, text))) if at is not None]
    return min(found, default=None)


def _is_loaded(tag: str) -> bool:
    """A link element that only tells (canonical, author, licence) loads nothing."""
    return not re.match(
        r"<link\b[^>]*\brel\s*=\s*[\"']?(?:canonical|author|license|alternate|next|prev)\b", tag, re.IGNORECASE
    )


def _unload(text: str, kind: tuple[str, ...]) -> int | None:
    return None if kind == STYLES else _first(_UNLOAD, text)


def _dialog(text: str, kind: tuple[str, ...]) -> int | None:
    if kind == STYLES or _first(_DIALOG, text) is None:
        return None
    if kind == SCRIPTS:
        return _in_code(text)
    return min((at for at in _inside(None, text) if at is not None), default=None)


def _in_code(text: str) -> int | None:
    """The first dialog that is code, not a word in a comment or a string; offsets stay what they were."""
    blanked = _pattern(_NOT_CODE).sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    return _first(_DIALOG, blanked)


def _inside(pattern: str | None, text: str) -> Iterator[int | None]:
    """Offsets in a page's own scripts and handlers; without a pattern, of dialogs."""
    for expression in (_SCRIPT, _HANDLER):
        for found in _pattern(expression).finditer(text):
            group = found.lastindex or 0
            code = found[group]
            at = _in_code(code) if pattern is None else _first(pattern, code)
            if at is not None:
                yield found.start(group) + at


def _first(expression: str, text: str) -> int | None:
    found = _pattern(expression).search(text)
    return found.start() if found else None


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """Compiled when first asked for: start-up time is part of the product."""
    return re.compile(expression, re.IGNORECASE | re.DOTALL)
