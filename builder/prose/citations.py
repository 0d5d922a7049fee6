"""`[@J4; @J5]`: citations of the collection's sources, numbered through the module (format.md 1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.diagnostics import N_, error, warning
from builder.prose.anchors import source_anchor

if TYPE_CHECKING:
    from builder.prose.page import PageRun
    from builder.prose.rows import Passage

_LONGEST = 60
_PART = re.compile(r"[^;,\s@][^;,@]*")


def cite(page: PageRun, passage: Passage, start: int, end: int) -> Element | None:
    """The numbers that stand for the citation at `start`:`end`. Diagnostics: `source-unknown`."""
    element = Element("span", {"class": "citation"})
    before = "["
    for part in _PART.finditer(passage.text, start + 2, end - 1):
        name = part[0].strip()
        if name not in page.context.sources:
            _report_unknown(page, passage, name, part.start())
            continue
        if page.hidden:
            continue
        source = page.context.sources[name]
        number = _number(page, name)
        _add_text(element, before)
        link = SubElement(element, "a", {"href": "#" + source_anchor(name)})
        link.set("aria-label", page.texts("Source {number}: {title}").format(number=number, title=source.title))
        link.text = AtomicString(str(number))
        before = ", "
    if not len(element):
        return None
    _add_text(element, "]")
    return element


def warn_without_at(page: PageRun, passage: Passage, at: int) -> bool:
    """Tell of `[J4]` where there is a source of that name. Diagnostics: `citation-without-at`."""
    end = passage.text.find("]", at, at + _LONGEST)
    name = passage.text[at + 1 : end].strip()
    if end < 0 or name not in page.context.sources:
        return False
    page.report(
        warning(
            "citation-without-at",
            passage.span(at, end + 1),
            N_("`{name}` is a source, but without `@` this is shown as text"),
            N_("write `[@{name}]`"),
            name=name,
        )
    )
    return True


def _number(page: PageRun, name: str) -> int:
    """A source has one number in the whole module, in order of first use."""
    page.cited.setdefault(name)
    earlier = page.context.cited
    if name in earlier:
        return earlier.index(name) + 1
    return len(earlier) + [cited for cited in page.cited if cited not in earlier].index(name) + 1


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = AtomicString((element[-1].tail or "") + text)
    else:
        element.text = AtomicString(text)


def _report_unknown(page: PageRun, passage: Passage, name: str, at: int) -> None:
    from builder.names import did_you_mean

    near = did_you_mean(name, sorted(page.context.sources))
    page.report(
        error(
            "source-unknown",
            passage.span(at, at + len(name)),
            N_("there is no source called `{name}` in `sources.toml`"),
            N_("did you mean `[@{near}]`?")
            if near
            else N_("add a table `[{name}]` to `sources.toml`, or correct the name"),
            name=name,
            near=near or "",
        )
    )
