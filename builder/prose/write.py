"""Elements → HTML5, marking glossary terms and counting words on the way.

Without recursion: emphasis may be nested thousands deep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.components.callout import around
from builder.prose.anchors import term_anchor
from builder.record import NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from builder.prose.glossary import Glossary
    from builder.prose.page import PageRun

_VOID = frozenset({"img", "br", "hr", "track"})
_BARE = frozenset({"controls", "default", "download"})
_ASIDES = frozenset({"citation", "unseen"})
_UNMARKED = frozenset({"a", "code", "h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_OWN_LINE = frozenset(
    [
        "p",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "pre",
        "blockquote",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "figure",
        "figcaption",
        "details",
        "section",
        "callout",
    ]
)
_ESCAPED = re.compile("\x02([0-9]+)\x03")
_WORD = re.compile(r"\w+(?:[-’'.,/]\w+)*")


class Written(NamedTuple):
    html: str
    words: int


def write(page: PageRun, root: Element, glossary: Glossary | None) -> Written:
    """The HTML of everything in `root`, without `root` itself. `glossary` None: nothing is marked."""
    parts: list[str] = []
    words = 0
    unmarked = asides = 0
    stack: list[Element | str] = []
    _push_children(stack, root)
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if item[0] == "\x00":
                if item[1:] in _UNMARKED:
                    unmarked -= 1
                parts.append(_closing(page, item[1:]))
                continue
            if item[0] == "\x01":
                unmarked -= 1
                asides -= 1
                parts.append(f"</{item[1:]}>")
                continue
            text = plain_of(item)
            words += 0 if asides else len(_WORD.findall(text))
            parts.append(_marked(text, glossary) if glossary is not None and not unmarked else escape(text))
            continue
        tag = item.tag
        parts.append(_opening(page, item))
        if tag in _VOID:
            continue
        if _is_aside(item):
            stack.append("\x01" + tag)
            unmarked += 1
            asides += 1
        else:
            stack.append("\x00" + tag)
            unmarked += tag in _UNMARKED
        _push_children(stack, item)
    return Written("".join(parts).strip(), words)


def plain_of(text: str) -> str:
    """The text with its escapes undone."""
    return _ESCAPED.sub(_sign, text) if "\x02" in text else text


def text_of(element: Element) -> str:
    """All text in an element on one line, without numbers of notes and sources and what is only read aloud."""
    parts: list[str] = []
    stack: list[Element | str] = []
    _push_children(stack, element)
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif not _is_aside(item):
            _push_children(stack, item)
    return " ".join(plain_of("".join(parts)).split())


def _is_aside(element: Element) -> bool:
    return element.tag == "sup" or element.get("class") in _ASIDES


def escape(text: str) -> str:
    """For text and attribute values alike."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1]))


def _push_children(stack: list[Element | str], element: Element) -> None:
    """Text, children and their tails, the first on top."""
    for child in reversed(element):
        if child.tail:
            stack.append(child.tail)
        stack.append(child)
    if element.text:
        stack.append(element.text)


def _opening(page: PageRun, element: Element) -> str:
    tag = element.tag
    if tag == "callout":
        return _around_callout(page, element)[0]
    said = "".join(
        f" {name}" if name in _BARE and not value else f' {name}="{escape(plain_of(value))}"'
        for name, value in element.attrib.items()
    )
    return f"<{tag}{said}>\n" if tag == "hr" else f"<{tag}{said}>"


def _closing(page: PageRun, tag: str) -> str:
    if tag == "callout":
        return page.open_callouts.pop()
    return f"</{tag}>\n" if tag in _OWN_LINE else f"</{tag}>"


def _around_callout(page: PageRun, element: Element) -> tuple[str, str]:
    page.callouts += 1
    before, after = around(element.get("kind", ""), page.context.language, page.prefixed(f"-note-{page.callouts}"))
    page.open_callouts.append(after + "\n")
    return before, after


def _marked(text: str, glossary: Glossary) -> str:
    parts = []
    done = 0
    for use in glossary.uses(text):
        parts.append(escape(text[done : use.start]))
        parts.append(f'<a class="term" href="#{term_anchor(use.term)}">{escape(text[use.start : use.end])}</a>')
        done = use.end
    parts.append(escape(text[done:]))
    return "".join(parts)
