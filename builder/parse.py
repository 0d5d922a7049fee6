"""`ModuleSource` → `Module`: scan the pages, find their titles, read their blocks, run their prose. Never raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from builder import prose
from builder.components.only import scope_from
from builder.components.registry import keys_of
from builder.diagnostics import N_, Diagnostic, error, warning
from builder.model import Directive, GlossaryTerm, Identity, Line, Module, Page
from builder.names import is_blank
from builder.patterns import Forgiving
from builder.reader import Numbers, PageReader
from builder.record import NamedTuple
from builder.scan import scan
from builder.scan.marks import heading_level, key_line
from builder.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.components.side import PageSettings
    from builder.load import Collection, ModuleSource
    from builder.model import Block, SourceFile
    from builder.prose.headings import Title

    Item = Line | Directive


_MARKUP = Forgiving(r"\]\([^()]*\)|\[[@^][^\[\]]*\]|<[^<>]*>")
"""Addresses, citations and tags: no words of a page. Other marks are no letters, and so nothing to a comparison."""


class _Draft(NamedTuple):
    """A page whose blocks are read; its prose waits until every page's title is known."""

    source: SourceFile
    title: Title
    reader: PageReader
    blocks: tuple[Block, ...]
    settings: dict[str, object]
    identity: Identity
    told: frozenset[tuple[str, int]]
    """Lines that an error names already."""


def parse(source: ModuleSource, collection: Collection, audience: str = "") -> tuple[Module, list[Diagnostic]]:
    """The module as far as it can be understood; what cannot is `Broken`, and reported.

    With an `audience` what is meant for the others is not there; without one all of it is.

    Diagnostics: those of `scan`, of the components, of `prose`, and `page-settings-misplaced`.
    """
    numbers = Numbers()
    values = prose.values_of(collection.catalogue.organisation, source.settings)
    read = (_draft(page, source, collection, numbers, values, audience) for page in source.pages)
    drafts = [draft for draft in read if draft is not None]
    facts, found = _facts(drafts, values)
    pages: list[Page] = []
    links: list[prose.PageLink] = []
    cited: dict[str, None] = {}
    used: dict[str, None] = {}
    for draft in drafts:
        context = _context(draft, facts, cited, source, collection)
        result = prose.run(draft.reader.pieces, frozenset(draft.reader.inlines), context)
        found += _once(draft, result.diagnostics)
        links += result.links
        cited |= dict.fromkeys(result.sources)
        used |= dict.fromkeys(result.terms)
        pages.append(_page(draft, facts[draft.source.name], result))
    found += prose.check_links(links, {page.file: page.headings for page in pages})
    terms, explained = _terms(used, facts, cited, source, collection)
    if explained:
        found += explained.diagnostics
        cited |= dict.fromkeys(explained.sources)
    shown = {name for page in pages for name in page.media}
    module = Module(
        slug=source.slug,
        settings=source.settings,
        pages=tuple(pages),
        identities=numbers.identities(),
        media=tuple(sorted(media for media in source.media if media.name in shown)),
        sources=tuple(collection.sources[name] for name in cited if name in collection.sources),
        terms=terms,
    )
    return module, found


def _draft(
    page: SourceFile,
    source: ModuleSource,
    collection: Collection,
    numbers: Numbers,
    values: Mapping[str, str],
    audience: str,
) -> _Draft | None:
    items, found, told = scan(lines_of(page), collection.shared)
    page_lines = list(_page_lines(items))
    title = prose.take_title(page_lines)
    left = {(line.file, line.number) for line in title.rest}
    items = _without(items, left)
    reader = PageReader(page.name, collection.catalogue, source.settings, numbers, values)
    reader.found += found
    if title.text or items:
        reader.found += title.found
    settings, items = _settings(items, reader)
    if not settings and (fault := _bare_settings(items)):
        reader.report(fault)
    if audience:
        from builder.audience import left_of, only_for

        scope = left_of(scope_from(settings), audience)
        if scope is None:
            return None
        settings = {**settings, "audience": (), "organisation": scope.organisations}
        items = only_for(items, audience, reader)
    index = numbers.reserve("page")
    blocks = reader.blocks(items)
    if typed_level := _level_of_title(page_lines, title):
        reader.under.setdefault(0, typed_level)
    text = _MARKUP.sub(" ", " ".join(line.text for piece in reader.pieces for line in piece))
    typed = str(settings.get("id", ""))
    identity = Identity("page", typed, f"{title.text}\n{text}", (), page.name, title.span)
    numbers.known["page", index] = identity
    return _Draft(page, title, reader, blocks, settings, identity, told)


def _level_of_title(lines: Sequence[Line], title: Title) -> int:
    """1 for `#`; the level of the heading that is the title for want of a `#`."""
    first = next((line for line in lines if line.number == title.span.line and line.file == title.span.file), None)
    return heading_level(first.text) if first is not None else 0


def _once(draft: _Draft, in_prose: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What was found on a page, each mistake once.

    A block that is not closed may have lost its content; a line that an error names may be odd in other ways.
    """
    found = [*draft.reader.found, *in_prose]
    unclosed = [one for one in found if one.code == "block-unclosed"]
    if unclosed:
        found = [one for one in found if one in unclosed or not any(_follows(one, cause) for cause in unclosed)]
    lines = {(one.span.file, one.span.line) for one in found if one.code in _AT_THE_LINE} | draft.told
    return [one for one in found if one.severity == "error" or (one.span.file, one.span.line) not in lines]


_AT_THE_LINE = frozenset(
    {"text-after-answers", "question-without-answers", "scene-without-ending", "download-without-file", "items-missing"}
)
"""Errors at a line that may be odd in other ways."""
_OF_LOST_CLOSERS = frozenset(
    {
        "text-after-answers", "option-without-box", "key-in-text", "feedback-or-option-text", "scene-unknown",
        "heading-skipped",
    }
)  # fmt: skip


def _follows(one: Diagnostic, cause: Diagnostic) -> bool:
    """Would the finding go away if the block of `cause` were closed where it ought to be?"""
    if one.span == cause.span:
        return True
    last = int(dict(cause.values)["end"])
    return one.code in _OF_LOST_CLOSERS and one.span.file == cause.span.file and cause.span.line < one.span.line <= last


def _page_lines(items: Sequence[Item]) -> Iterator[Line]:
    """The lines outside blocks; those of inserted texts stand on the page too. A block is its opener's line."""
    for item in items:
        if isinstance(item, Line):
            yield item
        elif item.name == "include":
            yield from _page_lines(item.body)
        elif item.name not in ("side", ""):
            yield Line(item.span.file, item.span.line, item.span.column, ":::")


def _without(items: Sequence[Item], left: set[tuple[str, int]]) -> tuple[Item, ...]:
    """The items without the title's lines."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Line):
            if (item.file, item.number) in left:
                kept.append(item)
        elif item.name == "include":
            kept.append(item._replace(body=_without(item.body, left)))
        else:
            kept.append(item)
    return tuple(kept)


def _settings(items: Sequence[Item], reader: PageReader) -> tuple[dict[str, object], tuple[Item, ...]]:
    """The values of `::: side`, and the other items. It stands before the title or straight after it."""
    values: dict[str, object] = {}
    kept: list[Item] = []
    first: Directive | None = None
    content = False
    for item in items:
        if isinstance(item, Directive) and item.name == "side":
            if fault := _misplaced(item, first, content=content):
                reader.report(fault)
            elif first is None:
                understood = cast("PageSettings", reader.component(item))
                values, first = understood.values, item
        else:
            content = content or isinstance(item, Directive) or not is_blank(item.text)
            kept.append(item)
    return values, tuple(kept)


def _bare_settings(items: Sequence[Item]) -> Diagnostic | None:
    """`minutter: 3` straight under the title, without the `::: side` around it."""
    first = next((item for item in items if isinstance(item, Directive) or not is_blank(item.text)), None)
    typed = key_line(first) if isinstance(first, Line) else None
    if typed is None or typed.key not in keys_of("side") or not typed.typed[:1].islower():
        return None
    return warning(
        "key-in-text",
        typed.span,
        N_("`{key}:` is shown to the learner as text"),
        N_("write `::: side` over the page's settings and `:::` under them"),
        key=typed.typed,
    )


def _misplaced(item: Directive, first: Directive | None, *, content: bool) -> Diagnostic | None:
    if item.title:
        message = N_("`::: side` has no title: the page's title is its `#` heading")
        hint, line = N_("delete what stands after `::: side`"), 0
    elif first is not None:
        message = N_("the page has its settings in line {line} already")
        hint, line = N_("write all of them in one `::: side`"), first.span.line
    elif content:
        message = N_("`::: side` stands after the page's text has begun")
        hint, line = N_("move it up, straight under the title"), 0
    else:
        return None
    return error("page-settings-misplaced", item.title_span if item.title else item.span, message, hint, line=line)


def _facts(drafts: Sequence[_Draft], values: dict[str, str]) -> tuple[dict[str, prose.PageFacts], list[Diagnostic]]:
    """Title and anchor of every page by file name. No two sections of the document share an anchor."""
    found: list[Diagnostic] = []
    taken = {"slut"}
    facts: dict[str, prose.PageFacts] = {}
    for draft in drafts:
        wanted = prose.anchor_of(draft.title.text) or prose.anchor_of(draft.source.name.removesuffix(".md")) or "side"
        if wanted.startswith(("ord-", "kilde-")):
            wanted = f"side-{wanted}"
        anchor, times = wanted, 1
        while anchor in taken:
            times += 1
            anchor = f"{wanted}-{times}"
        taken.add(anchor)
        title, unknown = prose.title_with_values(draft.title.text, draft.title.span, values)
        found += unknown
        facts[draft.source.name] = prose.PageFacts(anchor, title or draft.source.name)
    return facts, found


def _context(
    draft: _Draft,
    facts: dict[str, prose.PageFacts],
    cited: dict[str, None],
    source: ModuleSource,
    collection: Collection,
) -> prose.ProseContext:
    return prose.ProseContext(
        file=draft.source.name,
        pages=facts,
        folder=source.folder,
        media={media.name: media for media in source.media},
        sources=collection.sources,
        values=prose.values_of(collection.catalogue.organisation, source.settings),
        glossary=collection.glossary,
        language=collection.catalogue.language,
        cited=tuple(cited),
        questions=frozenset(draft.reader.asked),
        under=draft.reader.under,
    )


def _page(draft: _Draft, facts: prose.PageFacts, result: prose.ProseResult) -> Page:
    return Page(
        file=draft.source.name,
        title=facts.title,
        anchor=facts.anchor,
        blocks=draft.blocks,
        html=result.html,
        footnotes=result.footnotes,
        headings=result.headings,
        settings=draft.settings,
        media=result.media,
        sources=result.sources,
        words=result.words,
        stretches=result.stretches,
        linked=result.linked,
        identity=draft.identity,
        span=draft.title.span,
    )


def _terms(
    used: dict[str, None],
    facts: dict[str, prose.PageFacts],
    cited: dict[str, None],
    source: ModuleSource,
    collection: Collection,
) -> tuple[tuple[GlossaryTerm, ...], prose.ProseResult | None]:
    """The glossary terms that the pages use, and their explanations; the sources' numbers go on from the pages'."""
    terms = sorted((term for term in collection.glossary if term.term in used), key=lambda term: term.term.casefold())
    if not terms:
        return (), None
    context = prose.ProseContext(
        file="glossary.md",
        pages=facts,
        folder=source.folder,
        media={media.name: media for media in source.media},
        sources=collection.sources,
        values=prose.values_of(collection.catalogue.organisation, source.settings),
        language=collection.catalogue.language,
        cited=tuple(cited),
    )
    result = prose.run([term.lines for term in terms], frozenset(), context)
    explained = tuple(GlossaryTerm(term.term, term.also, html) for term, html in zip(terms, result.html, strict=True))
    return explained, result
