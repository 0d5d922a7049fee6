"""Draws the blocks of a page by the templates in the components' folders.

What a template gets is told in docs/architecture.md, "render and the components' values".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from builder import resources
from builder.i18n import translator
from builder.model import Prose
from builder.record import NamedTuple
from builder.reference import day_of, sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.components.base import Keeper
    from builder.components.question import Question
    from builder.components.test import Test
    from builder.model import Block, Component, Entry, Ids, Module, Page, Piece, Scope
    from builder.settings import Catalogue


_HEADING = re.compile(r"<h([1-6])[ >]")
_MEGABYTE = 1_000_000
_CALLOUT = '<div class="callout '
"""Callouts are prose and come drawn, but their styles lie in a component's folder."""


class Place(NamedTuple):
    """Where a block stands."""

    page: Page
    index: int  # type: ignore[assignment]  # nobody asks a place for a tuple's `index`
    """The page's, in the module."""
    test: Test | None = None
    question: Question | None = None


class Drawing:
    """Draws a module's blocks and remembers what it met on the way."""

    def __init__(self, module: Module, ids: Ids, catalogue: Catalogue) -> None:
        self.translate = translator(catalogue.language)
        self._language = catalogue.language
        self.components: set[str] = set()
        self.questions: list[tuple[Question, Place]] = []
        """In reading order."""
        self.tests: list[tuple[Test, Place]] = []
        self.keepers: list[tuple[Keeper, Place]] = []
        """The blocks that keep something, other than questions and tests."""
        self._module = module
        self._ids = ids
        self._audiences = catalogue.audiences
        self._level = 1
        """Of the last heading that was drawn."""
        self._template = resources.environment().get_template

    def page(self, page: Page, index: int) -> Markup:
        """Everything under the page's title."""
        self._level = 1
        html = self._blocks(page.blocks, Place(page, index)) + _safe(page.footnotes)
        if _CALLOUT in html:
            self.components.add("callout")
        return html

    def _blocks(self, blocks: Iterable[Block], place: Place) -> Markup:
        return Markup("\n").join(self._block(block, place) for block in blocks)

    def _block(self, block: Block, place: Place) -> Markup:
        if isinstance(block, Prose):
            html = place.page.html[block.piece]
            headings = _HEADING.findall(html) if "<h" in html else ()
            if headings:
                self._level = int(headings[-1])
            return Markup('<div class="prose">\n{}\n</div>').format(_safe(html))
        return self._component(cast("Component", block), place)  # a module with a `Broken` is never rendered

    def _component(self, block: Component, place: Place) -> Markup:
        name = block.component
        self.components.add(name)
        if name == "question":
            place = place._replace(question=cast("Question", block))
            self.questions.append((cast("Question", block), place))
        elif name == "test":
            place = place._replace(test=cast("Test", block))
            self.tests.append((cast("Test", block), place))
        elif isinstance(getattr(block, "index", None), int):  # every tuple has a method of that name
            self.keepers.append((cast("Keeper", block), place))
        known_questions = len(self.questions)
        inner = self._blocks(cast("Test", block).blocks, place) if name == "test" else Markup()
        asked = [question for question, _ in self.questions[known_questions:]]

        def html(piece: Piece) -> Markup:
            return _safe(place.page.html[piece])

        def blocks(inner: Iterable[Block], under: int = 0) -> Markup:
            """Inner blocks; `under` is the level of the heading they stand under, when the template draws one."""
            outer, self._level = self._level, under or self._level
            drawn = self._blocks(inner, place)
            self._level = outer
            return drawn

        def answers() -> Markup:
            return self._component(cast("Question", block).answers, place)

        return _safe(
            self._template(f"components/{name}/{name}.html.jinja").render(
                block=block,
                entry=self._entry(block, place),
                html=html,
                blocks=blocks,
                answers=answers,
                questions=inner,
                asked=asked,
                test=place.test,
                question=place.question,
                objectives=self._module.settings.objectives,
                label=self.label,
                level=min(self._level + 1, 5),
                cited=lambda: self._cited(place),
                about=self._about,
                day=lambda day: day_of(day, self._language),
                _=self.translate,
            )
        )

    def _cited(self, place: Place) -> list[dict[str, object]]:
        """The sources cited on this page and those before it, with the numbers of their citations."""
        known = {name for page in self._module.pages[: place.index + 1] for name in page.sources}
        return [one for one in sources_of(self._module, self._language) if one["id"] in known]

    def _about(self, href: str) -> str:
        """Kind and size of a file in the package: `PDF, 1,2 MB`."""
        size = next(media.size for media in self._module.media if media.packed == href)
        kind = href.rpartition(".")[2].upper()
        number, unit = (f"{size / 1e6:.1f}", "MB") if size >= _MEGABYTE else (str(max(1, round(size / 1e3))), "kB")
        return f"{kind}, {number.replace('.', ',') if self._language == 'da' else number} {unit}"

    def _entry(self, block: Component, place: Place) -> Entry | None:
        """What `ids.lock` says of the block; a question's answers share the question's entry."""
        index = getattr(block, "index", None)
        if isinstance(index, int):
            kind = block.component if block.component in ("question", "test") else "component"
            return self._ids.entries[kind, index]
        return self._ids.entries["question", place.question.index] if place.question else None

    def label(self, scope: Scope) -> str:
        """Who the block is for, in words; empty when it is for everyone."""
        names = [self._audiences.get(name, name) for name in scope.audiences] + list(scope.organisations)
        if not names:
            return ""
        text = self.translate("Not for: {names}") if scope.inverted else self.translate("For: {names}")
        return text.format(names=", ".join(names))


def _safe(html: str) -> Markup:
    """HTML from the prose room, which made it safe, or from a template, which escaped it."""
    return Markup(html)  # noqa: S704
