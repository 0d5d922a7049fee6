"""Raw HTML in prose: shown as text, and told of once a block (format.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.prose.lazily import pattern

if TYPE_CHECKING:
    import re

_TAG = r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>(?:\s[^<>]*)?)/?>|<[!?][^<>]*>"
_HTML = (
    "a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption "
    "center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset "
    "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img "
    "input ins kbd label legend li link main map mark marquee menu meta nav noscript object ol optgroup "
    "option output p param picture pre progress q s samp script section select slot small source span strike "
    "strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt "
    "u ul var video wbr "
)
_NAMES = frozenset(_HTML.split())


def tag_at(text: str, at: int) -> re.Match[str] | None:
    """The HTML tag at `at`. `<navn>`, where somebody shall write a name, is none: HTML has no such element."""
    match = pattern(_TAG).match(text, at)
    if match is None or match["name"] is None:
        return match
    name = match["name"].lower()
    is_tag = name in _NAMES or match["close"] or "=" in match["rest"] or ":" in name or "-" in name
    return match if is_tag else None
