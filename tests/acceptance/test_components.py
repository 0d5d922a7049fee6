"""What authors type in questions, tests and components (format.md 3-6): what it became, or the one thing they are told.

A body stands straight under `::: navn` in line 3, so its first line is line 4.
"""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.course import build, check, write

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """format = 1
[organisation]
name = "Fjordby"
[[organisation.tools]]
name = "Copilot"
status = "grøn"
purpose = "tekst"
owner = "IT"
checked = 2026-10-01
[audiences]
alle = "Alle"
ledere = "Ledere"
"""
DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

Q = "::: spørgsmål\nHvad?\n\n- [x] Ja\n- [ ] Nej\n:::\n"
PICTURE = "![Kort](media/x.png)\n\n"
STORY = """### Start

En borger ringer.

- [Svar](#slut)
- [Vent](#vent)

### Vent
slutning: dårlig

Han blev sur.

### Slut
slutning: god

Godt.
"""
VALUES = """værdier: tillid 0

### Start

En borger ringer.

- [Svar](#slut) tillid +1
- [Vent](#slut) tillid −1

### Slut
hvis: tillid > 0
slutning: god

Godt.

### Slut
slutning: blandet

Nå.
"""

FIELD = "input[@type='text']"
TICK = "input[@type='checkbox']"
AREA = "textarea"
LIST = "select"

# block → XPath of what the learner gets, how many, the bodies
FORGIVEN: list[tuple[str, str, int, tuple[str, ...]]] = [
    ("spørgsmål", LIST, 2, (
        "Par:\nA->B\nC->D", "Par:\n\n• A –> B\n• C => D", "Par:\n\n-\u00a0A\u00a0→\u00a0B\n-\u00a0C\u00a0→\u00a0D",
        "Par:\n\nA <-> B\nC <-> D", "Par:\n\nA --> B\nC --> D", "Par:\n\n1. A -> B\n2) C -> D",
        "Par:\n\n- A -> B\n\n- C -> D", "Par:\n\nA -> B\nC -> D\n-> E",
    )),
    ("spørgsmål", "*[@data-component='ordering']", 1, (
        "Sæt:\n1) A\n2) B\n3) C", "Sæt:\n\n1. A\n1. B\n1. C", "Sæt:\n\n1.\tA\n2.\tB", "Sæt:\n\n(1) A\n(2) B",
        "Sæt:\n\n1. A\n\n2. B", "Sæt:\n\n2. A\n3. B",
    )),
    ("spørgsmål", LIST, 3, (
        "Sortér:\n\n###Må\n1. a\n2. b\n###Må ikke:\n• c",
        "Sortér:\n\n### Må\n- a\n::: kun\nmålgruppe: ledere\n- b\n:::\n### Må ikke\n- c",
    )),
    ("spørgsmål", FIELD, 1, (
        "Det er [[ A / B ]].", "Det er **[[A]]**.", "[[A]]", "Det er [[[A]]].", "Åbent [[24\\/7]].",
        "Det er [[10 / ti]].",
        "Hvad?\n\nSvar = ja", "svar: ja\n\nHvad?", "Hvad?\n\nanswer: “ja”", "Hvad?\n\nsvar: JA\npraecis: Ja.",
        "Hvor mange?\n\ntal: 42±2", "Hvor mange?\n\ntal: 42 +/- 2 timer", "Hvor mange?\n\ntal: 42 timer +- 2 timer",
        "Hvor mange?\n\ntal: –5", "Hvor mange?\n\ntal: 1\u00a0000 kr.", "Hvor mange?\n\ntal: 1.234,5",
    )),
    ("spørgsmål Det er [[A]].", FIELD, 1, ("", "hint: Tænk dig om")),
    ("spørgsmål", LIST, 1, ("Det er [[(A)/B/C]].", "Det er [[ A / (B) ]].")),
    ("spørgsmål", AREA, 1, ("Hvad?\n\nsvar: Fri.\nmodelsvar: Noget.", "Hvad?\n\nsvar: fritekst",
        "Hvad?\n\nanswer: free")),
    ("spørgsmål", "input[@type='radio']", 5, (
        "Mener du?\n\nskala: uenig…enig", "Mener du?\n\nskala: uenig ... enig", "Mener du?\n\nskala: 1 … 5",
        "Mener du?\n\nskala: uenig – enig",
    )),
    ("test", "input[@type='radio']", 2, tuple(f"{key}\n\n{Q}" for key in (
        "bestaaet = 80%", "pass mark: 80 procent", "forsoeg: 3 gange", "forsøg: Fri.", "traek: alle", "bland: Nej.",
        "vis-svar: Efter.", "vis svar: naar bestaaet", "taeller: nej", "målgruppe: Ledere",
    ))),
    ("refleksion", AREA, 1, ("gem: lms\nHvad?", "plads = 500 tegn\nHvad?",
        "Hvad?\n\nmodelsvar: Sådan.", "Hvad?\n\n- a")),
    ("reflection Hvad tænker du?", AREA, 1, ("",)),
    ("prøvehandling", AREA, 4, (
        "", "foelg op: 14", "følg op = 2 uger", "følg op: om en måned", "opfølgning: 1 dag", "Prøv det af.",
    )),
    ("proevehandling", AREA, 2, (
        "###Hvad\nKort.\n###Hvem:", "::: kun\nmålgruppe: ledere\n\n### A\n:::\n### B",
        "### A\nmålgruppe: ledere\n### B",
    )),
    ("huskeliste", TICK, 2, (
        "• a\n• b", "–\u00a0a\n–\u00a0b", "*\ta\n*\tb", "1. a\n2) b", "[ ] a\n[x] b", "☐ a\n☑ b", "- (x) a\n- ( ) b",
        "Før:\n- a\n- b\n\nEfter.", "- a\n  mere\n\n- b", "::: kun\nmålgruppe: ledere\n- a\n:::\n- b",
    )),
    ("foldud", "details", 2, (
        "###A\nx\n###B:\ny", "Før\n### A\nx\n### B\ny", "### A\nmaalgruppe = ledere\n\nx\n### B\ny",
        "::: kun\nmålgruppe: ledere\n\n### A\nx\n:::\n### B\ny", f"### A\n{Q}### B\ny",
    )),
    ("accordion", "details", 1, ("### A\nx",)),
    ("faner", "*[@data-component='tabs']", 1, ("### A\nx\n### B\ny",)),
    ("steps", "*[@data-component='steps']", 1, ("### A\nx\n### B\ny",)),
    ("vendekort", "*[@data-component='flashcards']", 1, ("### A\nx", "### ![Katte](media/x.png)\nBag")),
    ("tidslinje", "time", 1, (
        "### 2. februar 2025 – AI\nx", "### 2/2-2025: AI\nx", "### 02.02.2025: AI\nx", "### Februar 2025: AI\nx",
        "### 2. feb. 2025:AI\nx", "### 2025\nx",
    )),
    ("gør–undgå", "*[@data-component='do_avoid']", 1, (
        "###GØR:\n- a\n###UNDGÅ:\n- b", "### Goer\n- a\n### Undgaa\n- b", "### Do\n- a\n### Don’t\n- b",
        "### ✅ Gør\n- a\n### ❌ Gør ikke\n- b", "### **Gør**\n- a\n### **Undgå**\n- b",
        "### Undgå dette\n- b\n### Gør dette\n- a",
        "### Må\n- a\n### Må ikke\n- b",
    )),
    ("billedpunkter", "*[@data-component='image_points']", 1, tuple(f"{PICTURE}### A{place}\nx" for place in (
        " (30,60)", "(30 %, 60 %)", " (30; 60)", " (30 60)", " [30, 60]", " (30\u00a0, 60):", " (tekst) (30, 60)",
    ))),
    ("sammenlign", "*[@data-component='compare']", 1, ("### A\nx\n### B\ny", f"### A\n{PICTURE}### B\n{PICTURE}")),
    ("vaerktoejer", "*[@data-component='tools']", 1, ("", "status: Grøn.", "status: groen og gul", "formaal = tekst")),
    ("download Arket", "a[@download]", 1, (
        "[Ark](media/x.png)", "- [Ark](media/x.png).", "Hent:\n\n[Ark](media\\x.png)",
    )),
    ("scenarie", "h3", 3, tuple(STORY.replace(old, new, 1) for old, new in (
        ("(#slut)", "( #Slut )"), ("(#slut)", "(slut)"), ("[Svar](", "[Svar] ("), ("- [Svar]", "1. [Svar]"),
        ("- [Svar]", "•\u00a0[Svar]"), ("(#slut)\n", "(#slut)\n\n  > Han blev glad.\n"), ("god", "Godt."),
        ("dårlig", "daarlig"), ("slutning: god", "ending = good"), ("### Vent", "###Vent:"),
    ))),
    ("scenarie", "h3", 3, tuple(VALUES.replace(old, new, 1) for old, new in (
        ("værdier", "vaerdier"), ("tillid 0", "Tillid = 0"), ("tillid +1", "(Tillid + 1)"), ("−1", "–1"), ("−1", "-1"),
        ("> 0", ">= 1"), ("tillid > 0", "Tillid>0"),
    ))),
    ("dialog", "*[@data-component='dialogue']", 1, (
        "**Borger:** Hej.\n\n**Du**: Goddag.", "form: E-mail\n**A :** Hej.", "__AI:__ Hej\nmere\n\nog mere",
        "**AI:** Det er ==galt== {fordi}.", "**AI:** ==A==\n{x}", "**AI:** {{ module.title }} ==A=={x}",
        "**AI:** `==x==`",
    )),
    ("kun", "p[.='Tekst']", 1, ("målgruppe = Ledere.\n\nTekst", "maalgruppe: ledere\nikke: Ja.\n\nTekst")),
    ("indsaet: Navn.md", "p[.='Fælles tekst.']", 1, ("",)),
]  # fmt: skip

# block → body, code, line
TOLD: list[tuple[str, tuple[tuple[str, str, int], ...]]] = [
    ("spørgsmål", (
        ("Par:\n\nA -> B\nC ->", "option-empty", 7),
        ("Par:\n\nA -> B\nA -> C", "option-repeated", 7),
        ("Par:\n\nA: B\nC: D", "question-without-answers", 3),
        ("Sæt:\n\n1. A\n3. B\n2. C", "numbers-out-of-order", 8),
        ("bland: nej\n\nSæt:\n\n1. A\n2. B", "key-without-effect", 4),
        ("Sortér:\n\n### Må\n- a\n### Må ikke", "group-empty", 8),
        ("Sortér:\n\n### Må\n- a", "options-count", 6),
        ("Sortér:\n\n### Må\na\nb\n### Må ikke\nc", "text-after-answers", 7),
        ("Sortér:\n\n## Må\n- a\n## Må ikke\n- b", "block-unclosed", 3),
        ("Sortér:\n\n### Må\n- [x] a\n### Må ikke\n- [ ] b", "answers-mixed", 7),
        ("Det er [[]].", "option-empty", 4),
        ("Det er [[A].", "gap-unclosed", 4),
        ("Det er [[A /\nB]].", "gap-unclosed", 4),
        ("Åbent [[24/7]].", "answer-slash-unclear", 4),
        ("Det er [[(A) | B | C]].", "answer-slash-unclear", 4),
        ("Det er [[(A), B, C]].", "answer-slash-unclear", 4),
        ("Det er [[(A)]].", "options-count", 4),
        ("Det er [[(A) / B / B]].", "option-repeated", 4),
        ("Det er [[A]].\n\n- [x] ja\n- [ ] nej", "answers-mixed", 6),
        ("Hvad?\nSvar: ja", "question-without-answers", 5),
        ("Hvad?\n\nsvar:\n- ja\n- jo", "question-without-answers", 6),
        ("svra: ja\n\nHvad?", "key-unknown", 4),
        ("Hvad?\n\nsvar:", "value-invalid", 6),
        ("Hvad?\n\nsvar: ja\nsvar: jo", "key-twice", 7),
        ("Hvad?\n\nsvar: ja\n\nMere tekst.", "text-after-answers", 8),
        ("Hvad?\n\nsvar: ja\nmodelsvar: fordi", "key-elsewhere", 7),
        ("Hvad?\n\nsvar: fri\nplads: 5000", "value-out-of-range", 7),
        *((f"Hvor mange?\n\ntal: {typed}", "value-invalid", 6) for typed in (
            "3.5", "1.0000", "to", "ca. 42", "40 – 44", "42 / 43", "1/2", "42 ± -2", "kr. 42",
        )),
        ("Hvor mange?\n\ntal: 42\nsvar: 42", "answers-mixed", 7),
        *((f"Mener du?\n\nskala: {typed}", "value-invalid", 6) for typed in ("enig", "1-5", "a … b … c", "a til b")),
        ("Mener du?\n\nskala: a … b\ntrin: 1", "value-out-of-range", 7),
        ("Mener du?\n\nskala: a … b\npoint: 2", "key-without-effect", 7),
    )),
    ("test", tuple((f"{key}\n\n{Q}", code, line) for key, code, line in (
        ("bestået: firs", "value-invalid", 4), ("bestået: 0,8", "value-invalid", 4),
        ("forsøg: 10", "value-out-of-range", 4),
        ("træk: 3", "draw-too-large", 4), ("træk: 1 fra a", "pool-unknown", 4),
        ("vis svar: bagefter", "value-invalid", 4),
        ("vis svaret: aldrig", "key-unknown", 4), ("gentag: ja", "value-invalid", 4), ("hint: x", "key-elsewhere", 4),
        ("målgruppe: findesikke", "audience-unknown", 4), ("## Del 1", "block-unclosed", 3),
        ("::: refleksion\nTænk?\n:::", "block-not-here", 4), ("::: foldud\n### A\nx\n:::", "block-not-here", 4),
    ))),
    ("test", (("", "test-without-questions", 3),)),
    ("refleksion", (
        ("", "question-without-prompt", 3), ("modelsvar: Sådan.", "question-without-prompt", 3),
        ("gem: nej\nHvad?", "value-invalid", 4),
        ("plads: 20\nHvad?", "value-out-of-range", 4), ("svar: fri\nHvad?", "key-elsewhere", 4),
        ("Hvad?\nmodelsvar: Sådan.", "key-in-text", 5), (Q, "block-not-here", 4),
        ("modelsvra: Sådan.", "key-unknown", 4),
    )),
    ("prøvehandling", (
        ("følg op: fredag", "value-invalid", 4), ("følg op: 0", "value-out-of-range", 4),
        ("følgop: 14 dage", "key-unknown", 4),
        ("### Hvad\n### Hvad", "plan-field-twice", 5), ("###", "item-without-title", 4), (Q, "block-not-here", 4),
    )),
    ("huskeliste", (
        ("", "checklist-empty", 3), ("a\nb", "checklist-empty", 3), ("- a\n- a", "checklist-point-twice", 5),
        ("- [ ]\n- [ ] b", "checklist-point-empty", 4), (Q, "block-not-here", 4),
    )),
    *((name, (
        ("", "items-missing", 3), ("x", "items-missing", 3), ("#### A\nx", "items-missing", 4),
        ("**A**\nx", "items-missing", 4),
        ("### A\n### B\ny", "item-empty", 4), ("###\nx", "item-without-title", 4),
        ("### A\nx\n## B\ny", "block-unclosed", 3),
        (f"### A\n::: test\n{Q}:::", "block-not-here", 5),
    )) for name in ("foldud", "faner", "trin")),
    ("vendekort", (
        ("### For", "item-empty", 4), ("A: b\nC: d", "items-missing", 3), (f"### A\n{Q}", "block-not-here", 5),
        ("### A\n::: foldud\n### B\nx\n:::", "block-not-here", 5),
    )),
    ("tidslinje", (
        ("### AI\nx", "event-without-date", 4), ("### 2. februar 2025 AI\nx", "event-without-date", 4),
        ("### 2. februar 2025", "item-empty", 4), ("- 2. februar 2025: A", "items-missing", 3),
        ("### 2. august 2026: B\nx\n### 2. februar 2025: A\ny", "events-out-of-order", 6),
    )),
    ("gør-undgå", (
        ("### Gør\n- a", "side-missing", 3), ("### Gør\n- a\n### Undgå\n- b\n### Måske\n- c", "side-unknown", 8),
        ("### Gør\n- a\n### Gør\n- b", "side-twice", 6), ("- a", "items-missing", 3),
        ("**Gør**\n- a\n**Undgå**\n- b", "items-missing", 4),
        ("## Gør\n- a\n## Undgå\n- b", "block-unclosed", 3), ("### Gør\n### Undgå\n- b", "item-empty", 4),
    )),
    ("billedpunkter", (
        *((f"{PICTURE}### {title}\nx", code, 6) for title, code in (
            ("A", "point-without-place"), ("A 30, 60", "point-without-place"), ("A (x, y)", "point-without-place"),
            ("A (130, 60)", "point-outside"), ("A (30,5, 60)", "point-outside"), ("A (-3, 60)", "point-outside"),
            ("(30, 60)", "item-without-title"),
        )),
        ("### A (30, 60)\nx", "points-picture", 3), (f"{PICTURE}{PICTURE}### A (30, 60)\nx", "points-picture", 6),
        ("![](media/x.png)\n\n### A (30, 60)\nx", "alt-missing", 4), (f"{PICTURE}- A (30, 60): x", "items-missing", 3),
    )),
    ("sammenlign", (("### A\nx", "compare-count", 3), ("| a | b |\n|---|---|\n| 1 | 2 |", "items-missing", 3))),
    ("værktøjer", (
        ("status: blå", "value-invalid", 4), ("formål: findesikke", "tools-none-fit", 3),
        ("Tekst", "block-unclosed", 3),
        ("### A\nx", "block-unclosed", 3), ("licens: x", "key-unknown", 4),
    )),
    ("kilder", (("", "sources-none", 3), ("Tekst", "block-unclosed", 3), ("- a", "block-unclosed", 3))),
    ("download", (
        ("", "download-without-file", 3), ("media/x.png", "link-forgotten", 4), ("x.png", "download-without-file", 4),
        ("![Ark](media/x.png)", "download-without-file", 4), ("[](media/x.png)", "download-without-file", 4),
        ("[Ark] (media/x.png)", "download-without-file", 4),
        ("[Ark](media/x.png) (til print)", "download-without-file", 4),
        ("[Ark](https://x.dk/a.pdf)", "download-elsewhere", 4), ("[Ark](media/X.png)", "path-case", 4),
        ("[Ark](x.png)", "file-missing", 4),
    )),
    ("scenarie", tuple((STORY.replace(old, new, 1), code, line) for old, new, code, line in (
        ("(#slut)", "(#slutt)", "scene-unknown", 8), ("slutning: god\n", "slutning: fin\n", "value-invalid", 17),
        ("(#slut)", "(#slut) tillid +1", "value-undeclared", 8),
        ("(#slut)", "(#slut): Glad.", "choice-change-unclear", 8),
        ("(#slut)", "(#slut)\n\nMere tekst.\n", "text-after-choices", 10), ("[Svar]", "[ ]", "option-empty", 8),
        ("\nGodt.", "", "ending-without-debriefing", 16), ("slutning: god", "", "scene-without-ending", 16),
        ("### Vent", "#### Vent", "text-after-choices", 11), ("### Vent", "## Vent", "block-unclosed", 3),
        ("- [Vent](#vent)\n", "", "scene-unreachable", 10),
        ("- [Svar](#slut)", "- Svar -> slut", "scene-unreachable", 16),
    ))),
    ("scenarie", tuple((VALUES.replace(old, new, 1), code, line) for old, new, code, line in (
        ("værdier: tillid 0", "", "value-undeclared", 10), ("værdier", "værdi", "key-unknown", 4),
        ("tillid 0", "tillid 0, tid 10", "value-unused", 4), ("tillid +1", "tilid +1", "value-undeclared", 10),
        ("tillid +1", "tillid +0,5", "choice-change-unclear", 10),
        ("hvis: tillid > 0", "hvis tillid > 0", "scene-without-ending", 15),
        ("tillid > 0", "tillid er over 0", "value-invalid", 14), ("tillid > 0", "x > 0", "value-undeclared", 14),
        ("slutning: blandet", "hvis: tillid < 1\nslutning: blandet", "scene-without-fallback", 20),
    ))),
    ("dialog", (
        ("", "dialogue-without-speaker", 3), ("Borger: Hej.", "dialogue-without-speaker", 4),
        ("*AI:* Hej.", "dialogue-without-speaker", 4),
        ("**AI:**", "turn-empty", 4), ("form: samtale\n\n**A:** Hej.", "value-invalid", 4),
        ("**AI:** ==A==.", "passage-unpaired", 4), ("**AI:** {galt}.", "passage-unpaired", 4),
        ("**AI:** ==A.", "passage-unpaired", 4),
        ("**AI:** ==A==\n\n{x}", "passage-unpaired", 4), (Q, "block-not-here", 4),
    )),
    ("kun", (
        ("Tekst", "only-for-nobody", 3), ("målgrupper: ledere\n\nTekst", "key-unknown", 4),
        ("ikke: ledere\n\nTekst", "value-invalid", 4),
        ("målgruppe: leder\n\nTekst", "audience-unknown", 4), ("målgruppe: ledere\n\n# O\n\nx", "block-unclosed", 3),
    )),
    ("kun målgruppe: ledere", (("Tekst", "only-for-nobody", 3),)),
    ("indsæt", (("", "include-missing", 3), ("navn: navn", "key-unknown", 4))),
    ("indsæt navn", (("Tekst", "block-unclosed", 3),)),
    ("indsæt nanv", (("", "include-missing", 3),)),
    *((name, (("x", "block-unknown", 3),)) for name in (
        "prøve", "gør undgå", "fold ud", "trial action", "vende-kort", "værktøj", "refleksjon", "kilde",
    )),
]  # fmt: skip


def author(folder: Path, page: str) -> None:
    files: dict[str, str | bytes] = {
        "catalogue.toml": CATALOGUE,
        "_shared/navn.md": "Fælles tekst.\n",
        "eksempel/media/x.png": DOT,
    }
    write(folder, f"# T\n\n{page}", **files)


def block(name: str, body: str) -> str:
    return f"::: {name}\n{body}\n:::\n"


def nested(depth: int) -> str:
    return block("foldud", "### A\n" + nested(depth - 1)) if depth else "Tekst\n"


@pytest.mark.parametrize(
    ("name", "xpath", "count", "body"),
    [(name, xpath, count, body) for name, xpath, count, bodies in FORGIVEN for body in bodies],
)
def test_forgiven_without_a_word(tmp_path: Path, name: str, xpath: str, count: int, body: str) -> None:
    author(tmp_path, block(name, body))
    code, found = check(tmp_path, "--strict")
    assert (code, found) == (0, [])
    section = build(tmp_path).xpath("//section[@data-page]")[0]
    assert len(section.xpath(f".//{xpath}")) == count


@pytest.mark.parametrize(
    ("name", "body", "code", "line"),
    [(name, body, code, line) for name, cases in TOLD for body, code, line in cases],
)
def test_told_once(tmp_path: Path, name: str, body: str, code: str, line: int) -> None:
    author(tmp_path, block(name, body))
    _, found = check(tmp_path)
    assert [(one.code, one.line) for one in found] == [(code, line)]
    assert found[0].hint


@pytest.mark.parametrize(("depth", "told"), [(8, []), (9, ["block-too-deep"])])
def test_eight_blocks_deep(tmp_path: Path, depth: int, told: list[str]) -> None:
    author(tmp_path, nested(depth))
    _, found = check(tmp_path)
    assert [one.code for one in found] == told
