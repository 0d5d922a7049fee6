"""Any text gives a module and findings, never an exception; and the time grows with the length, not faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from builder.diagnostics import words
from builder.i18n import translator

from .support import read, read_pages

PIECES = (
    "::: spørgsmål", "::: test", "::: kun", "::: side", "::: indsæt a", "::: indsæt b", "::: foldud", "::: slut", ":::",
    "::", ":: test", "> ::: test", "- :::", "::: {.test}", "::: spørgsmål: Hvad?", "- [x] ja", "- [ ] nej", "[x] ja",
    "  - Ja.", "> Nej.", "- [v] x", "a -> b", "1. en", "2) to", "A) tre", "### gruppe", "[[svar]]", "[[åben",
    "svar: B", "svar: fri", "tal: 4", "mål: forklar-sprogmodel", "forsøg: 2", "forsøg = fri", "bestået: 80 %",
    "træk: 4 fra a, 2 fra b", "pulje: a", "målgruppe: laerer", "ikke: ja", "hint: tænk", "  og mere", "id: a", "id: Æ",
    "# Titel", "## Afsnit", "Titel", "=====", "---", "```", "~~~", "> ```", "<!--", "-->", "`<!--", "tekst", "", "\t",
    "\u00a0", "\u200b", "\u2028", "| a | b |", "|---|---|", "{=a ~b}", "**fed**", "- **fed**", "\\::: test", "\\mål: x",
    "![x](media/a.png)", "[@B9]", "{{ module.title }}", "[^1]", "[^1]: note", "Svar: A", "(x) a", "- (x) b",
)  # fmt: skip
SHARED = {"a": "Tekst.\n\n::: indsæt b\n:::\n", "b": "::: spørgsmål\nP?\n- [x] A\n- [ ] B\n:::\n::: indsæt a\n"}


def check(text: str) -> None:
    module, found = read_pages({"01-a.md": text, "02-b.md": "# B\n\n[hjem](01-a.md)\n"}, SHARED)
    assert len(module.pages) == 2
    lines = text.count("\n") + 1
    for one in found:
        for language in ("da", "en"):
            assert all(words(one, translator(language)))
        if one.span.file == "01-a.md":
            assert 1 <= one.span.line <= lines
            assert (one.span.line, one.span.column) <= (one.span.end_line, one.span.end_column)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_lines_of_authors_in_any_order(lines: list[str]) -> None:
    check("\n".join(lines))


@given(st.text(alphabet=":#->[]xX()`~<!*|=\\ \tæåab\n1.\u00a0\u200b", max_size=200))
def test_signs_in_any_order(text: str) -> None:
    check(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text(text: str) -> None:
    check(text)


QUESTION = (
    "::: spørgsmål\nmål: prompt-og-tjek\n\nHvad nu?\n\n"
    "- [x] En {n}\n  - Ja.\n- [ ] To {n}\n\nforklaring: Fordi.\n:::\n\n"
)
HARD = {
    "a course": "## Afsnit {n}\n\nNoget tekst om AI og mere til.\n\n" + QUESTION,
    "settings": "hint: {n}\n",
    "settings in a question": "forsøg: {n}\n",
    "settings and text": "hint: {n}\nog tekst\n",
    "openers": "::: kun\n",
    "unknown openers": "::: ukendt {n}\n",
    "closers": ":::\n",
    "fences": "```\n::: test\n````\n",
    "fences without end": "```a\n",
    "comments": "<!-- a --> `b` <!-- c\n-->\n",
    "comments without end": "<!-- a `\n",
    "options": "- [ ] nr {n}\n",
    "feedback": "- [ ] nr {n}\n  - Nej.\n\n  Og.\n",
    "arrows": "a{n} -> b\n\n",
    "braces": "{= ",
    "brackets": "[[",
    "quotes": "> > > ::: x\n",
    "underlines": "Titel {n}\n====\n\n",
    "keys with many words": "a b c d e f: {n} = ",
    "blanks": "   \u200b \u00a0 ",
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("head", ["# T\n\n", "# T\n\n::: spørgsmål\nP?\n\n- [x] A\n", "# T\n\n::: test\n"])
def test_ten_times_the_text_takes_about_ten_times_as_long(name: str, head: str) -> None:
    def seconds(times: int) -> float:
        text = head + "".join(HARD[name].replace("{n}", str(n)) for n in range(times))
        best = 60.0
        for _ in range(2):
            start = time.process_time()
            read(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(500) < 35 * seconds(50) + 0.05
