r"""The text reader: finds what needs its place in the file, and leaves the emphasis to Python-Markdown.

Code, links, images, look-ups, citations, footnotes, line breaks and raw HTML are found in one pass over a
passage and become placeholders; a character that must stay as typed becomes `\x02<number>\x03`, as
Python-Markdown writes its escapes. Both are undone by `write`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from builder.model import Linked
from builder.prose import citations, links, media, rawhtml
from builder.prose.brackets import Brackets
from builder.prose.lazily import pattern
from builder.prose.lookups import LOOKUP, look_up

if TYPE_CHECKING:
    from builder.prose.page import PageRun
    from builder.prose.rows import Passage

_SPECIAL = re.compile(r"[`\\\[<&]|!\[|\{\{| {2,}\n|(?<=[0-9])\*(?=[0-9])|https?://", re.IGNORECASE)
_HALF_LOOKUP = r"\{\{[ \t\u00a0]*((?:organisation|module)\.[\w.]*)"
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_ADDRESS = r"<(https?://[^<>\s]+|[^<>\s@:/]+@[^<>\s@]+\.[^<>\s@]+)>"
_BARE = r"https?://[^\s<>\"`]*"
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_CITATION = re.compile(r"\[@[^\[\]\n]*\]")
_EMPHASIS = re.compile(r"[*_]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def literal(text: str) -> str:
    """The text with every `*` and `_` as typed."""
    return _EMPHASIS.sub(lambda match: f"\x02{ord(match[0])}\x03", text)


class TextReader:
    """Reads one passage; `text` may be called again for the text of a link in it."""

    def __init__(self, page: PageRun, passage: Passage, *, phrasing: bool) -> None:
        self.page = page
        self.passage = passage
        self.phrasing = phrasing
        """Only running text may come out: no figures (headings, options, links)."""
        self._brackets: Brackets | None = None

    def brackets(self) -> Brackets:
        if self._brackets is None:
            self._brackets = Brackets(self.passage.text, self.page.references)
        return self._brackets

    def text(self, start: int, end: int, *, in_link: bool = False) -> str:
        """The passage's characters from `start` to `end`, for Python-Markdown."""
        source = self.passage.text
        parts: list[str] = []
        done = at = start
        while match := _SPECIAL.search(source, at, end):
            at = match.start()
            sign = source[at]
            if sign == "`":
                said, stop = self._code(at)
            elif sign == "\\":
                said, stop = self._escape(at, end)
            elif sign in "[!":
                said, stop = self._bracket(at, in_link=in_link)
            elif sign == "<":
                said, stop = self._angle(at, in_link=in_link)
            elif sign == "&":
                said, stop = self._entity(at)
            elif sign == "{":
                said, stop = self._lookup(at)
            elif sign == " ":
                said, stop = self.page.placeholder(Element("br")), match.end() - 1
            elif sign == "*":
                said, stop = literal(sign), at + 1
            else:
                found = pattern(_BARE, re.IGNORECASE).match(source, at, end)
                stop = found.end() if found else match.end()
                said = literal(source[at:stop])
            parts += (source[done:at], said)
            done = at = stop
        parts.append(source[done:end])
        return "".join(parts)

    def _code(self, at: int) -> tuple[str, int]:
        inner, stop = self.brackets().code_at(at)
        if inner is None:
            return self.passage.text[at:stop], stop
        text = inner.replace("\n", " ")
        if self.passage.cell:
            text = text.replace("\\|", "|")
        element = Element("code")
        element.text = AtomicString(text.strip(" ") or text)
        return self.page.placeholder(element), stop

    def _escape(self, at: int, end: int) -> tuple[str, int]:
        following = self.passage.text[at + 1 : min(at + 2, end)]
        if following == "\n":
            return self.page.placeholder(Element("br")), at + 1
        if following in _PUNCTUATION and following:
            return f"\x02{ord(following)}\x03", at + 2
        return "\\", at + 1

    def _entity(self, at: int) -> tuple[str, int]:
        match = _ENTITY.match(self.passage.text, at)
        if match is None:
            return "&", at + 1
        from html import unescape

        text = unescape(match[0])
        if not text.isprintable() and text not in "\u00a0\u00ad\u200b\u200c\u200d\u2007\u2009\u2002\u2003\u202f\u2060":
            text = "\ufffd"
        return literal(text), match.end()

    def _lookup(self, at: int) -> tuple[str, int]:
        match = pattern(LOOKUP).match(self.passage.text, at)
        if match is None:
            if half := pattern(_HALF_LOOKUP).match(self.passage.text, at):
                look_up(self.page, half[0].lstrip("{ \t\u00a0") + " }", self.passage.span(at, half.end()))
            return "{{", at + 2
        value = look_up(self.page, match[1], self.passage.span(at, match.end()))
        return literal(match[0] if value is None else value), match.end()

    def _angle(self, at: int, *, in_link: bool) -> tuple[str, int]:
        source = self.passage.text
        if line_break := _BREAK.match(source, at):
            return self.page.placeholder(Element("br")), line_break.end()
        if address := pattern(_ADDRESS, re.IGNORECASE).match(source, at):
            element = None
            if not in_link:
                typed = address[1] if "://" in address[1] else "mailto:" + address[1]
                element = links.link(self, typed, "", (at + 1, address.end() - 1), (at, address.end()))
            if element is None:
                return literal(address[0]), address.end()
            links.fill(self.page, element, AtomicString(address[1]))
            span = self.passage.span(at, address.end())
            self.page.linked.append(Linked("", element.get("href", ""), span))
            return self.page.placeholder(element), address.end()
        if tag := rawhtml.tag_at(source, at):
            self.page.raw_html(self.passage, tag)
            return literal(tag[0]), tag.end()
        return "<", at + 1

    def _bracket(self, at: int, *, in_link: bool) -> tuple[str, int]:
        source = self.passage.text
        if source[at] == "!":
            element, stop = media.image_at(self, at, in_link=in_link)
            if stop > at:
                return (self.page.placeholder(element) if element is not None else literal(source[at:stop])), stop
            return "!", at + 1
        if note := _NOTE.match(source, at):
            element = self.page.footnotes.refer(note[1], self.passage.span(at, note.end()))
            return self._shown(element, note), note.end()
        if citation := _CITATION.match(source, at):
            element = citations.cite(self.page, self.passage, at, citation.end())
            return self._shown(element, citation), citation.end()
        if not in_link and (found := self.brackets().link_at(at)):
            element = links.read_link(self, found)
            if element is not None:
                return self.page.placeholder(element), found.stop
            return self.text(found.text_start, found.text_end, in_link=True), found.stop
        if not citations.warn_without_at(self.page, self.passage, at):
            links.warn_almost_link(self, at)
        return "[", at + 1

    def _shown(self, element: Element | None, typed: re.Match[str]) -> str:
        """The placeholder of a note or a citation; what could not be understood stays as typed."""
        return literal(typed[0]) if element is None else self.page.placeholder(element)
