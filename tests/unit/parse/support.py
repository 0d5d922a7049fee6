"""Reads a page from a string, and tells what became of it in a form that is easy to write down in a test."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from builder.load import Collection, ModuleSource
from builder.model import Broken, MediaFile, Prose, SourceFile, Span
from builder.parse import parse
from builder.settings import Catalogue, Checks, ModuleSettings, Objective, Organisation, Source, Theme
from builder.settings.values import Tool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.components.choice import Choice
    from builder.components.only import Only
    from builder.components.question import Question
    from builder.components.test import Test
    from builder.diagnostics import Diagnostic
    from builder.model import Block, Module, Page

OBJECTIVES = ("forklar-sprogmodel", "prompt-og-tjek")
AUDIENCES = {"lærer": "Lærere", "sagsbehandler": "Sagsbehandlere"}
_WHERE = Span("catalogue.toml")
TOOLS = (
    Tool("Gratis billedværktøj", "red", "billeder", "Intet.", "", "databeskyttelsesrådgiveren", None, "", _WHERE),
    Tool("Mødereferenten", "yellow", "referat af møder, tekst fra tale", "Kun når alle i mødet har sagt ja.", "",
         "digitaliseringsafdelingen", date(2026, 9, 15), "", _WHERE),
    Tool("Skrivehjælpen", "green", "udkast til tekst", "Ingen personoplysninger.", "Kommunens aftale",
         "kommunens AI-kontaktperson", date(2026, 10, 1), "https://www.example.org/skrivehjaelpen", _WHERE),
)  # fmt: skip
_ORGANISATION = Organisation("Fjordby Kommune", "Fjordby", Theme(), {}, {}, {}, TOOLS)


def collection(shared: Mapping[str, str] | None = None) -> Collection:
    fragments = {name: SourceFile(name, f"_shared/{name}.md", text) for name, text in (shared or {}).items()}
    checks = Checks(42, {}, (), {})
    catalogue = Catalogue(1, "da", "", ("scorm12",), (), Theme(), _ORGANISATION, dict(AUDIENCES), checks)
    sources = {"B9": Source("B9", "Nyheder og AI", "EBU", "", None, None, None, "", "", Span("sources.toml"))}
    return Collection(Path("modules"), "modules", catalogue, sources, (), fragments, ("eksempel",))


def settings() -> ModuleSettings:
    objectives = tuple(Objective(one, one, "technological", Span("module.toml")) for one in OBJECTIVES)
    return ModuleSettings(
        "Eksempel", "", "1.0.0", 10, ("alle",), 80, "free", None, (), "", "", None, "", objectives, Span("module.toml")
    )


def source_of(pages: Mapping[str, str]) -> ModuleSource:
    files = tuple(SourceFile(name, name, text) for name, text in pages.items())
    pictures = tuple(MediaFile(f"media/{one}.png", f"media/{one}.png", Path(__file__), 1) for one in "ab")
    return ModuleSource("eksempel", Path("modules/eksempel"), settings(), files, pictures, None)


def read_pages(pages: Mapping[str, str], shared: Mapping[str, str] | None = None) -> tuple[Module, list[Diagnostic]]:
    return parse(source_of(pages), collection(shared))


def read(text: str, shared: Mapping[str, str] | None = None) -> tuple[Page, list[Diagnostic]]:
    """One page; a text without a title gets one *after* its last line, so that line numbers stay the text's."""
    module, found = read_pages({"01-side.md": text}, shared)
    return module.pages[0], found


def told(found: list[Diagnostic]) -> str:
    """`code:line` of each finding in order; a warning has `?` before it."""
    seen = dict.fromkeys((one.span.line, one.code, one.severity) for one in found)
    return " ".join(f"{'?' if severity == 'warning' else ''}{code}:{line}" for line, code, severity in sorted(seen))


def shape(page: Page) -> str:
    """The page's blocks in short: `Prose Q(a|*b) T[Q(…)]`; `*` is right, `~x` feedback."""
    return " ".join(_block(block, page) for block in page.blocks)


def _block(block: Block, page: Page) -> str:
    if isinstance(block, Prose):
        return "P"
    if isinstance(block, Broken):
        return "Broken"
    name = block.component
    if name == "question":
        question = cast("Question", block)
        return _question(question, page)
    if name == "test":
        return "T[" + " ".join(_block(one, page) for one in cast("Test", block).blocks) + "]"
    only = cast("Only", block)
    scope = only.scope
    who = ",".join((*scope.audiences, *scope.organisations))
    return f"{'not ' if scope.inverted else ''}{{{who}: " + " ".join(_block(one, page) for one in only.blocks) + "}"


def _question(question: Question, page: Page) -> str:
    if question.answers.component != "choice":
        return question.answers.component
    choice = cast("Choice", question.answers)
    return f"{choice.kind}({' | '.join(_options(choice, page))})"


def _options(choice: Choice, page: Page) -> list[str]:
    return [
        ("*" if option.right else "")
        + option.plain
        + (f" ~{_bare(page.html[option.feedback])}" if option.feedback is not None else "")
        for option in choice.options
    ]


def _bare(html: str) -> str:
    import re

    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def question_of(page: Page) -> Question:
    """The page's first question, also inside a test."""
    for block in page.blocks:
        if not isinstance(block, (Prose, Broken)):
            inner = getattr(block, "blocks", (block,))
            for one in inner:
                if getattr(one, "component", "") == "question":
                    return cast("Question", one)
    raise AssertionError("the page has no question")
