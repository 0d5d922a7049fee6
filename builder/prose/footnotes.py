"""Footnotes: `[^1]` in the text, `[^1]: …` anywhere on the page, all of them at the page's end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from builder.diagnostics import N_, error

if TYPE_CHECKING:
    from builder.model import Span
    from builder.prose.page import PageRun
    from builder.prose.rows import Row


class Footnotes:
    """A page's footnotes, numbered in the order in which the text first refers to them."""

    def __init__(self, page: PageRun) -> None:
        self._page = page
        self._defined: dict[str, tuple[str, list[Row], Span]] = {}
        """By name in lower case: the name as typed, the text, where."""
        self._numbers: dict[str, int] = {}
        self._references: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._items: dict[str, Element] = {}

    def define(self, name: str, rows: list[Row], span: Span) -> None:
        """Take down a footnote's text. Diagnostics: `footnote-twice`."""
        if name.casefold() in self._defined:
            self._page.report(
                error(
                    "footnote-twice",
                    span,
                    N_("the footnote `[^{name}]` is written twice"),
                    N_("give one of them another name, also where the text refers to it"),
                    name=name,
                )
            )
            return
        self._defined[name.casefold()] = (name, rows, span)

    def refer(self, name: str, span: Span) -> Element | None:
        """The raised number that stands for `[^name]`, None when there is none to show.

        Diagnostics: `footnote-missing`.
        """
        key = name.casefold()
        if key not in self._defined:
            self._report_missing(name, span)
            return None
        if self._page.hidden:
            self._hidden.add(key)
            return None
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        times = self._references[key] = self._references.get(key, 0) + 1
        raised = Element("sup", {"id": self._page.prefixed(_reference_id(number, times))})
        link = SubElement(raised, "a", {"href": "#" + self._page.prefixed(f"-fn-{number}"), "role": "doc-noteref"})
        link.set("aria-label", self._page.texts("Note {number}").format(number=number))
        link.text = AtomicString(str(number))
        return raised

    def unread(self, section: Element) -> list[tuple[Element, list[Row]]]:
        """A list item and the text to read into it, for every footnote referred to since the last call."""
        fresh = []
        for key, number in self._numbers.items():
            if key not in self._items:
                item = SubElement(section, "li", {"id": self._page.prefixed(f"-fn-{number}")})
                self._items[key] = item
                fresh.append((item, self._defined[key][1]))
        return fresh

    def finish(self) -> None:
        """Put the way back at each footnote's end. Diagnostics: `footnote-unused`."""
        for key, item in self._items.items():
            last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
            number = self._numbers[key]
            for times in range(1, self._references[key] + 1):
                target = "#" + self._page.prefixed(_reference_id(number, times))
                back = SubElement(last, "a", {"class": "footnote-back", "href": target, "role": "doc-backlink"})
                back.set("aria-label", self._page.texts("Back to the text at note {number}").format(number=number))
                back.text = AtomicString("↩")
        for key, (name, _, span) in self._defined.items():
            if key not in self._numbers and key not in self._hidden:
                self._page.report(
                    error(
                        "footnote-unused",
                        span,
                        N_("nothing refers to the footnote `[^{name}]`, so it would not be shown"),
                        N_("write `[^{name}]` in the text where the footnote belongs, or delete it"),
                        name=name,
                    )
                )

    def _report_missing(self, name: str, span: Span) -> None:
        from builder.names import did_you_mean

        near = did_you_mean(name, [typed for typed, _, _ in self._defined.values()])
        self._page.report(
            error(
                "footnote-missing",
                span,
                N_("the footnote `[^{name}]` has no text"),
                N_("did you mean `[^{near}]`?") if near else N_("write `[^{name}]: …` on a line of its own below"),
                name=name,
                near=near or "",
            )
        )


def _reference_id(number: int, times: int) -> str:
    return f"-fnref-{number}" if times == 1 else f"-fnref-{number}-{times}"
