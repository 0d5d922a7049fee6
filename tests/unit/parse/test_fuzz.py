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
COMPONENTS = (
    "::: spørgsmål", "::: spørgsmål Det er [[a]].", "::: refleksion", "::: prøvehandling", "::: scenarie", "::: dialog",
    "::: foldud", "::: faner", "::: trin", "::: vendekort", "::: tidslinje", "::: gør-undgå", "::: huskeliste",
    "::: billedpunkter", "::: sammenlign", "::: værktøjer", "::: kilder", "::: download", "::: kun", "::: indsæt a",
    ":::", ":::", ":::", "", "", "tekst", "# Titel", "## Afsnit", "### En", "### To:", "###", "#### Fire", "**En**",
    "### Gør", "### ❌ Undgå", "### 2. februar 2025: En", "### 2. februar 2025 En", "### 30. februar 2025: En",
    "### En (30, 60)", "### (30 60):", "### En (30,, 200)", "![kort](media/a.png)", "[Ark](media/a.png)", "media/a.png",
    "- [Svar](#en)", "- [Svar](#to) tillid +1, tid −2", "- [ ](#en)", "[Svar] (en)", "  Og så …",
    "værdier: tillid 0, tid",
    "værdi: tillid 0", "hvis: tillid > 0", "hvis: tillid", "slutning: god", "slutning: fin", "form: mail", "form: LLM",
    "**Bo:** Hej.", "**Ea**: ==galt=={fordi}", "**Ea:**", "==halvt", "{alene}", "gem: browser", "gem: nej",
    "plads: 500",
    "plads: 5", "modelsvar: Sådan.", "følg op: 14 dage", "følg op: fredag", "status: grøn", "formål: tekst",
    "svar: a / b",
    "svar: 24/7", "svar: (a) | b", "svar: fri", "præcis: ja", "tal: 42 ± 2 %", "tal: –5,5", "tal: 3.5", "skala: a … b",
    "skala: 1-5", "trin: 5", "[[a / b]]", "[[(a) / b]] og [[c]]", "[[[a]]]", "[[(a), b]]", "a <-> b", "c -> d", "1. a",
    "2. b",
    "- [ ] a", "- [x] b", "- (x) c", "☐ d", "målgruppe: laerer", "målgruppe: hvem", "ikke: ja", "id: a", "mål: ukendt",
    "bestået: 80", "træk: 2 fra a", "pulje: a", "vis svar: efter",
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


@given(st.lists(st.sampled_from(COMPONENTS), max_size=40))
def test_components_of_authors_in_any_order(lines: list[str]) -> None:
    check("\n".join(lines))


@given(
    st.sampled_from([line for line in COMPONENTS if line.startswith("::: ")]),
    st.lists(st.sampled_from([line for line in COMPONENTS if not line.startswith(":::")]), max_size=12),
)
def test_one_component_with_anything_in_it(opener: str, lines: list[str]) -> None:
    check("\n".join(["# T", "", opener, *lines, ":::"]))


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
