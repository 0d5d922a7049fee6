"""A module for one audience: what is meant for others is taken out before anything of it is read.

So it is absent by construction: from the pages, the search, the course data, the media, the glossary and the sources,
in every component there is and will be. Numbers are those of the whole module: both are read from the same blocks, and
a block is known by where it stands on its page (`Directive.at`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.components.items import items_of, own_settings
from builder.components.keys import EVERYONE, audiences, organisations, yes_no
from builder.components.only import scope_from
from builder.model import Directive, Entry, Ids, Line, Scope
from builder.names import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic
    from builder.load import Collection, ModuleSource
    from builder.model import Identity, Module, Setting
    from builder.reader import PageReader
    from builder.settings import Catalogue, ModuleSettings

    Item = Line | Directive


_READ = {"audience": audiences, "organisation": organisations, "not": yes_no}


def audiences_of(settings: ModuleSettings, catalogue: Catalogue) -> tuple[str, ...]:
    """The audiences a module is for, in the catalogue's order: those it names, all when it names none."""
    named = settings.audience
    return tuple(one for one in catalogue.audiences if EVERYONE in named or one in named)


def may_choose(source: ModuleSource, collection: Collection) -> bool:
    """Does any text of the module look as if it were for some audiences only? Cheap, and never wrong about a no."""
    texts = [page.text for page in (*source.pages, *collection.shared.values())]
    return any("gruppe" in (folded := visible(text).casefold()) or "audience" in folded for text in texts)


def left_of(scope: Scope, audience: str) -> Scope | None:
    """What of a scope is still to be decided in a build for `audience`; None when it is for others only."""
    if not scope.audiences:
        return scope
    rest = scope._replace(audiences=())
    if scope.inverted:
        if audience not in scope.audiences:
            return Scope()
        return rest if scope.organisations else None
    return rest if audience in scope.audiences else None


def only_for(items: Sequence[Item], audience: str, reader: PageReader) -> tuple[Item, ...]:
    """The items of a page or a block without what is for others. A blank line stays where a block was."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Line):
            kept.append(item)
            continue
        left = _directive(item, audience, reader)
        kept.append(left if left is not None else _gap(item))
    return tuple(kept)


def _gap(directive: Directive) -> Line:
    return Line(directive.span.file, directive.span.line, 1, "")


def _directive(directive: Directive, audience: str, reader: PageReader) -> Directive | None:
    """What is left of one block; None when it is for others."""
    if not directive.name:
        return directive
    own = own_settings(directive)
    left = left_of(_scope(own, reader), audience)
    if left is None:
        return None
    inner = tuple(one for one in directive.settings if one not in own)
    body = directive.body
    if any(one.key == "audience" for one in inner):
        body, inner = _items(directive, audience, reader)
    return directive._replace(settings=(*_settled(own, left), *inner), body=only_for(body, audience, reader))


def _scope(settings: Sequence[Setting], reader: PageReader) -> Scope:
    """The scope that settings type; what is wrong with them is told of when they are read in earnest."""
    before = len(reader.found)
    values: dict[str, object] = {one.key: _READ[one.key](one, reader) for one in settings if one.key in _READ}
    del reader.found[before:]
    return scope_from(values, inverted=values.get("not") is True)


def _settled(settings: Sequence[Setting], left: Scope) -> tuple[Setting, ...]:
    """The settings that say `left`: an audience that was decided is now everyone."""
    undone = () if left != Scope() else ("organisation", "not")
    typed = (one for one in settings if one.key not in undone)
    return tuple(
        one._replace(value=EVERYONE, lines=tuple(line._replace(text=EVERYONE) for line in one.lines[:1]))
        if one.key == "audience"
        else one
        for one in typed
    )


def _items(directive: Directive, audience: str, reader: PageReader) -> tuple[tuple[Item, ...], tuple[Setting, ...]]:
    """Body and items' settings of a block whose `###` items have audiences of their own."""
    before = len(reader.found)
    items = items_of(directive, reader).items
    del reader.found[before:]
    settings: list[Setting] = []
    gone: set[tuple[str, int]] = set()
    headings: set[tuple[str, int]] = set()
    for item in items:
        place = (item.span.file, item.span.line)
        headings.add(place)
        left = left_of(_scope(item.settings, reader), audience)
        if left is None:
            gone.add(place)
        else:
            settings += _settled(item.settings, left)
    return _Cut(gone, headings).cut(directive.body), tuple(settings)


class _Cut:
    """Takes items out, from their heading to the next; `kun` and `indsæt` around items are transparent."""

    def __init__(self, gone: set[tuple[str, int]], headings: set[tuple[str, int]]) -> None:
        self.gone = gone
        self.headings = headings
        self.cutting = False

    def cut(self, body: Sequence[Item]) -> tuple[Item, ...]:
        kept: list[Item] = []
        for item in body:
            if isinstance(item, Line):
                place = (item.file, item.number)
                if place in self.headings:
                    self.cutting = place in self.gone
                if not self.cutting:
                    kept.append(item)
            elif item.name in ("only", "include"):
                inner = self.cut(item.body)
                if inner:
                    kept.append(item._replace(body=inner))
            elif not self.cutting:
                kept.append(item)
        return tuple(kept)


def narrowed(ids: Ids, whole: Module, part: Module) -> Ids:
    """The numbers of a part of a module: each thing has those it has in the whole, an option its character."""
    known = {_place(kind, identity): (index, identity) for kind, index, identity in whole.identities}
    entries: dict[tuple[str, int], Entry] = {}
    for kind, index, identity in part.identities:
        place, full = known[_place(kind, identity)]
        entry = ids.entries[kind, place]
        entries[kind, index] = entry._replace(options=_options(entry.options, full.options, identity.options))
    return Ids(ids.manifest, entries)


def _place(kind: str, identity: Identity) -> tuple[str, str, int]:
    return kind, identity.place.partition("#")[0], identity.at


def _options(characters: str, whole: Sequence[str], part: Sequence[str]) -> str:
    """The characters of the options that are left: `part` is `whole` with some taken out, order kept.

    But for what several pairs of a matching question share: it may stand further back when the first of them has gone.
    """
    kept = []
    at = 0
    for option in part:
        at = whole.index(option, at if option in whole[at:] else 0)
        kept.append(characters[at])
        at += 1
    return "".join(kept)


def told_anew(before: Sequence[Diagnostic], now: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is wrong now and was not before."""
    known = {(one.code, one.span) for one in before}
    return [one for one in now if (one.code, one.span) not in known]
