"""Modules for the tests of identities, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from builder.identity import identify
from builder.model import Identity, Ids, Module, Span
from builder.settings.values import ModuleSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Diagnostic


class Q(NamedTuple):
    """A question; `kind` may be another thing with an identity."""

    text: str
    options: tuple[str, ...] = ()
    id: str = ""
    kind: str = "question"


class P(NamedTuple):
    """A page."""

    file: str
    text: str = ""
    things: tuple[Q, ...] = ()
    id: str = ""


def module(*pages: P, version: str = "1.0.0", slug: str = "eksempel") -> Module:
    span = Span("modules/eksempel/module.toml")
    settings = ModuleSettings("Eksempel", "", version, 10, ("alle",), 80, "free", None, (), "", "", None, "", (), span)
    return Module(slug, settings, (), tuple(_identities(pages)), (), (), ())


def _identities(pages: Sequence[P]) -> list[tuple[str, int, Identity]]:
    found = []
    running: dict[str, int] = {}
    for page in pages:
        span = Span(f"modules/eksempel/{page.file}")
        found.append(("page", Identity("page", page.id, page.text, (), page.file, span)))
        for number, thing in enumerate(page.things, 1):
            place = f"{page.file}#{number}"
            found.append((thing.kind, Identity(thing.kind, thing.id, thing.text, thing.options, place, span)))
    numbered: list[tuple[str, int, Identity]] = []
    for kind, identity in found:
        numbered.append((kind, running.get(kind, 0), identity))
        running[kind] = running.get(kind, 0) + 1
    return numbered


def quiz(*questions: Q, file: str = "01-quiz.md") -> Module:
    """A module of one page."""
    return module(P(file, "Quiz", questions))


def build(course: Module, lock: str | None = None) -> tuple[Ids, str]:
    """Identify without faults."""
    ids, text, found = identify(course, lock, "modules/eksempel/ids.lock")
    assert found == []
    return ids, text


def faults(course: Module, lock: str | None) -> list[Diagnostic]:
    """Identify with faults; the lock must come back as it was."""
    _, text, found = identify(course, lock, "modules/eksempel/ids.lock")
    assert text == (lock or "")
    assert found
    return found


def numbers(ids: Ids, kind: str = "question") -> list[int]:
    """In reading order."""
    return [entry.number for (of, _), entry in sorted(ids.entries.items()) if of == kind]


def options(ids: Ids) -> list[str]:
    return [entry.options for (of, _), entry in sorted(ids.entries.items()) if of == "question"]


WEATHER = Q("Hvordan bliver vejret i morgen ved kysten?", ("Solrigt", "Regn hele dagen", "Sne og slud"))
MODEL = Q("Hvad gør en sprogmodel, når den svarer dig?", ("Beregner næste ord", "Slår op i en database"))
PRIVACY = Q("Må du skrive en borgers navn i en chat?", ("Ja, altid", "Nej, kun med hjemmel", "Kun fornavnet"))
"""Three questions that are not like each other."""
