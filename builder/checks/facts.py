"""What a page states as a fact, and whether it says where that is from.

Read from the page's HTML: look-ups are filled in there, comments are gone, and it is plain what is a quotation, a
table, code or an example. What may be no fact at all is let go: a few told, and rightly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import N_, note
from builder.model import Prose
from builder.prose.lazily import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.checks.material import Material
    from builder.diagnostics import Diagnostic
    from builder.model import Block, Page, Span

_INVENTED = frozenset({"question", "test", "scenario", "dialogue", "reflection", "trial_action", "checklist", "tools"})
"""Blocks that ask, tell a story or list what someone is to do: nothing in them is stated."""

_MONTH = "(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
_NUMBER = (
    rf"(?:[0-3]?\d\.\s?{_MONTH}\s)?(?<![\d.,/-])(?<!\d )(?:19|20)\d\d(?![\d/-]|[.,]\d| \d{{4}})"
    r"|\d+(?:,\d+)?\s?(?:%|procent\b|percent\b)"
    r"|\d[\d.,]*\s?(?:kr\b|kroner\b|euro\b|dollars?\b|mio\b|mia\b|million|milliard)"
    r"|[$€]\s?\d|§\s?\d"
)
"""A year, perhaps with its date; a percentage; a sum; a paragraph of a law."""
_WORDS = (
    r"\b(?:artikel|article|art\.)\s?\d+"
    r"|\b[Ii]følge\s+(?:en|et|den|det|flere|forsk|eksp|myndig|Datatil|EU|Kommiss)\w*|\b[Aa]ccording to\b"
    r"|\b(?:undersøgelser?|studier?|stud(?:y|ies)|survey|rapport|forskning)(?:e?n|e?t|ne)?\s+"
    r"(?:viser|viste|fandt|finder|peger|pegede|siger|konkluder|shows?|found|finds?)"
    r"|\b[Ii] (?:en|et) (?:nye?t? |stor[te]? )?(?:undersøgelse|studie|rapport)\b"
)
"""An article of a law; whoever is said to have found something out."""
_SIGNS = (
    "rtikel",
    "rticle",
    "art.",
    "følge ",
    "ccording",
    "undersøgelse",
    "studie",
    "study",
    "survey",
    "rapport",
    "forskning",
)
"""Without any of these in a text the words need not be looked for."""
_DIGITS = re.compile(r"(?:19|20)\d\d|\d\s?(?:[%$€§]|[pP]ro|per|kr|eur|dol|mi)|[$€§]")
"""Nor a number without this."""

_MANY = 3
"""Facts from which a collection is told that has no list of sources yet."""

_LEFT_OUT = (
    r"<pre.*?</pre>|<code>.*?</code>|<blockquote.*?</blockquote>|<table.*?</table>|<svg.*?</svg>"
    r'|<div class="callout (?:example|facilitator)".*?</div>|»[^«]*«|“[^”]*”|„[^“”]*[“”]'
)
_PARAGRAPH = r"<(?:p|li)(?:\s[^>]*)?>(.*?)(?=</?(?:p|li|ul|ol|div)\b)"
_OF_THE_COURSE = r"opdigt|\bfiktiv|\bbestå|\bquiz|\btesten?\b|\bkurset\b|\bmodulet\b|invented|\bpass\b"
"""Words of a paragraph about an invented case, or about the course itself."""


def fact_without_source(material: Material) -> Iterator[Diagnostic]:
    """`fact-without-source`: a page states facts and cites nothing. Once a page, where it begins to."""
    bare = [page for page in material.module.pages if not page.sources and not page.footnotes]
    texts = {page.display: page.text for page in material.source.pages}
    stated = [
        [fact for block in _stated(page.blocks) for fact in _facts(page, block, texts.get(block.span.file))]
        for page in bare
    ]
    if not material.collection.sources and sum(map(len, stated)) < _MANY:
        return
    for found in filter(None, stated):
        fact, block = found[0]
        yield note(
            "fact-without-source",
            _span(fact, block.span, texts.get(block.span.file, "")),
            N_("`{fact}` is stated as a fact, and the page cites no source")
            if len(found) == 1
            else N_("the page states facts in {count} places, first `{fact}`, and cites no source"),
            N_("write where you know it from: `[@id]` with a table `[id]` in `sources.toml`, or a link to the place"),
            fact=fact,
            count=len(found),
        )


def _stated(blocks: Iterable[Block]) -> Iterator[Prose]:
    """The prose of a page, also in what folds, but for blocks that invent."""
    for block in blocks:
        if isinstance(block, Prose):
            yield block
        elif getattr(block, "component", "") not in _INVENTED:
            yield from _stated(getattr(block, "blocks", ()))
            for item in getattr(block, "items", ()):
                yield from _stated(getattr(item, "blocks", ()))


def _facts(page: Page, block: Prose, text: str | None) -> list[tuple[str, Prose]]:
    """The first fact of each paragraph and list item that has one. `text`: what the author typed, where known."""
    html = page.html[block.piece]
    words = any(sign in (text or html) for sign in _SIGNS)
    if not words and not _DIGITS.search(text or html):
        return []
    found = []
    bare = pattern(_LEFT_OUT, re.DOTALL).sub(" ", html)
    for paragraph in pattern(_PARAGRAPH, re.DOTALL).finditer(bare):
        inner = paragraph[1]
        if pattern(_OF_THE_COURSE).search(inner) or 'rel="noopener"' in inner:
            continue
        plain = pattern("<[^>]*>").sub("", inner)
        fact = pattern(_NUMBER).search(plain) or (pattern(_WORDS).search(plain) if words else None)
        if fact:
            found.append((" ".join(fact[0].split()), block))
    return found


def _span(fact: str, span: Span, text: str) -> Span:
    """Where the fact stands among the lines of its block; the block's beginning when it is broken over two lines."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    for number, line in enumerate(lines, span.line):
        at = line.find(fact)
        if at >= 0:
            return span._replace(line=number, column=at + 1, end_line=number, end_column=at + 1 + len(fact))
    return span._replace(end_line=span.line, end_column=span.column)
