"""What authors type with `:::`, and what it means. One line of format.md sections 3 to 5 a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.course import build, check, write

if TYPE_CHECKING:
    from pathlib import Path

A = "- [x] Ja\n- [ ] Nej\n"


def q(body: str, opener: str = "::: spørgsmål", closer: str = ":::") -> str:
    return f"# T\n\n{opener}\n{body}{closer}\n"


RADIO = "//input[@type='radio']"
BOX = "//input[@type='checkbox']"

# (name, page, XPath of the inputs, how many)
READ = [
    ("plain", q("Hvad?\n\n" + A), RADIO, 2),
    ("indented opener", q("Hvad?\n\n" + A, "   ::: spørgsmål"), RADIO, 2),
    ("five colons", q("Hvad?\n\n" + A, "::::: spørgsmål", ":::"), RADIO, 2),
    ("no blank", q("Hvad?\n\n" + A, ":::spørgsmål"), RADIO, 2),
    ("NBSP", q("Hvad?\n\n" + A, ":::\u00a0spørgsmål"), RADIO, 2),
    ("zero width", q("Hvad?\n\n" + A, "\u200b::: spørgsmål"), RADIO, 2),
    ("capitals", q("Hvad?\n\n" + A, "::: SPØRGSMÅL"), RADIO, 2),
    ("ASCII", q("Hvad?\n\n" + A, "::: spoergsmaal"), RADIO, 2),
    ("mixed ASCII", q("Hvad?\n\n" + A, "::: spørgsmaal"), RADIO, 2),
    ("English", q("Hvad?\n\n" + A, "::: question"), RADIO, 2),
    ("trailing colon", q("Hvad?\n\n" + A, "::: spørgsmål:"), RADIO, 2),
    ("title is the prompt", q(A, "::: spørgsmål Hvad mener du?"), RADIO, 2),
    ("list right under the prompt", q("Hvad?\n" + A), RADIO, 2),
    ("settings first", q("forsøg: 2\nmål: forklar\n\nHvad?\n\n" + A), RADIO, 2),
    ("equals sign", q("forsøg = 2\n\nHvad?\n\n" + A), RADIO, 2),
    ("blank before the colon", q("forsøg : 2\n\nHvad?\n\n" + A), RADIO, 2),
    ("settings after the answers", q("Hvad?\n\n" + A + "hint: Tænk dig om\n"), RADIO, 2),
    ("settings after a blank line", q("Hvad?\n\n" + A + "\nforklaring: Fordi.\n"), RADIO, 2),
    ("a sentence with a colon is content", q("Forestil dig: en borger ringer. Hvad gør du?\n\n" + A), RADIO, 2),
    ("escaped setting is text", q("\\mål: det vigtige\n\n" + A), RADIO, 2),
    ("capital x", q("Hvad?\n\n- [X] Ja\n- [ ] Nej\n"), RADIO, 2),
    ("blanks round x", q("Hvad?\n\n- [ x ] Ja\n- [ ] Nej\n"), RADIO, 2),
    ("tick", q("Hvad?\n\n- [✓] Ja\n- [] Nej\n"), RADIO, 2),
    ("no blanks", q("Hvad?\n\n-[x]Ja\n-[ ]Nej\n"), RADIO, 2),
    ("escaped brackets", q("Hvad?\n\n- \\[x\\] Ja\n- \\[ \\] Nej\n"), RADIO, 2),
    ("numbers", q("Hvad?\n\n1. [x] Ja\n2. [ ] Nej\n"), RADIO, 2),
    ("letters", q("Hvad?\n\nA) [x] Ja\nB) [ ] Nej\n"), RADIO, 2),
    ("round bullets", q("Hvad?\n\n• [x] Ja\n• [ ] Nej\n"), RADIO, 2),
    ("en dash before boxes", q("Hvad?\n\n– [x] Ja\n– [ ] Nej\n"), RADIO, 2),
    ("several right", q("Hvad?\n\n- [x] Ja\n- [x] Også\n- [ ] Nej\n"), BOX, 3),
    ("choose several with one right", q("vælg: flere\n\nHvad?\n\n" + A), BOX, 2),
    ("all right", q("Hvad?\n\n- [x] Ja\n- [x] Også\n"), BOX, 2),
    ("blank lines between options", q("Hvad?\n\n- [x] Ja\n\n- [ ] Nej\n"), RADIO, 2),
    ("feedback with dash", q("Hvad?\n\n- [x] Ja\n  - Flot.\n- [ ] Nej\n  - Øv.\n"), RADIO, 2),
    ("feedback with quote", q("Hvad?\n\n- [x] Ja\n  > Flot.\n- [ ] Nej\n> Øv.\n"), RADIO, 2),
    ("feedback with arrow", q("Hvad?\n\n- [x] Ja.\n  → Flot.\n- [ ] Nej.\n -> Øv.\n"), RADIO, 2),
    ("feedback by one blank", q("Hvad?\n\n- [x] Ja.\n Flot.\n- [ ] Nej.\n Øv.\n"), RADIO, 2),
    ("feedback by word", q("Hvad?\n\n- [x] Ja.\n  Feedback: Flot.\n- [ ] Nej.\n"), RADIO, 2),
    ("boxes at any indent are options", q("Hvad?\n\n- [x] Ja\n  - [ ] Nej\n"), RADIO, 2),
    ("inside a test", "# T\n\n::: test\n\n::: spørgsmål\nHvad?\n\n" + A + ":::\n\n:::\n", RADIO, 2),
    (
        "test with settings",
        "# T\n\n::: test\nbestået: 80 %\nforsøg: fri\nvis svar: når bestået\n\n::: spørgsmål\nHvad?\n\n"
        + A
        + ":::\n:::\n",
        RADIO,
        2,
    ),
    ("fence shows the form", "# T\n\n```\n::: spørgsmål\n```\n\n" + "::: spørgsmål\nHvad?\n\n" + A + ":::\n", RADIO, 2),
    ("side before the title", "::: side\nminutter: 3\n:::\n# T\n\n::: spørgsmål\nHvad?\n\n" + A + ":::\n", RADIO, 2),
]

# (name, page, severity, line)
REPORTED = [
    ("unknown block", "# T\n\n::: spørgsmaalet\nHvad?\n\n" + A + ":::\n", "error", 3),
    ("closer with nothing open", "# T\n\nTekst\n\n:::\n", "error", 5),
    ("slut", q("Hvad?\n\n" + A, closer="::: slut"), "error", 8),
    ("heading in an open block", "# T\n\n::: spørgsmål\nHvad?\n\n" + A + "\n## Næste\n\nTekst\n", "error", None),
    ("end of file in an open block", "# T\n\n::: spørgsmål\nHvad?\n\n" + A, "error", None),
    (
        "question in a question",
        "# T\n\n::: spørgsmål\nHvad?\n\n" + A + "\n::: spørgsmål\nHvad så?\n\n" + A + ":::\n",
        "error",
        None,
    ),
    ("misspelt key", q("forsøgg: 2\n\nHvad?\n\n" + A), "error", 4),
    ("key of another block", q("bestået: 80\n\nHvad?\n\n" + A), "error", 4),
    ("a word for a number", q("forsøg: to\n\nHvad?\n\n" + A), "error", 4),
    ("måske", q("bland: måske\n\nHvad?\n\n" + A), "error", 4),
    ("key twice", q("forsøg: 2\nforsøg: 3\n\nHvad?\n\n" + A), "error", 5),
    ("no right answer", q("Hvad?\n\n- [ ] Ja\n- [ ] Nej\n"), "error", None),
    ("one option", q("Hvad?\n\n- [x] Ja\n"), "error", None),
    ("no answers", q("Hvad mener du om det?\n"), "error", None),
    ("no prompt", q(A), "error", None),
    ("identical options", q("Hvad?\n\n- [x] Ja\n- [ ] Ja\n"), "error", None),
    ("empty option", q("Hvad?\n\n- [x] Ja\n- [ ]\n"), "error", None),
    ("other mark", q("Hvad?\n\n- [v] Ja\n- [ ] Nej\n"), "error", 6),
    ("round brackets", q("Hvad?\n\n- (x) Ja\n- ( ) Nej\n"), "error", None),
    ("Aiken", q("Hvad?\n\nA) Ja\nB) Nej\nSvar: B\n"), "error", None),
    ("prose after the answers", q("Hvad?\n\n" + A + "\nDet er fordi.\n"), "error", None),
    ("bullet without a box", q("Hvad?\n\n- [x] Ja\n- [ ] Nej\n- Måske\n"), "error", 8),
    ("two forms", q("Hvad?\n\n" + A + "\nsvar: ja\n"), "error", None),
    ("lower case continues", q("Hvad?\n\n- [x] Ja, fordi det\n  er rigtigt\n- [ ] Nej\n"), "warning", 7),
    ("behind a quote", "# T\n\n> ::: spørgsmål\n> Hvad?\n> :::\n", None, 3),
    (
        "question in a test with attempts",
        "# T\n\n::: test\n\n::: spørgsmål\nforsøg: 2\n\nHvad?\n\n" + A + ":::\n\n:::\n",
        "warning",
        6,
    ),
    ("test without questions", "# T\n\n::: test\nforsøg: 2\n:::\n", "error", None),
    ("draw too large", "# T\n\n::: test\ntræk: 5\n\n::: spørgsmål\nHvad?\n\n" + A + ":::\n\n:::\n", "error", None),
    (
        "percent as a fraction",
        "# T\n\n::: test\nbestået: 0,8\n\n::: spørgsmål\nHvad?\n\n" + A + ":::\n\n:::\n",
        "error",
        4,
    ),
    (
        "percent out of range",
        "# T\n\n::: test\nbestået: 180\n\n::: spørgsmål\nHvad?\n\n" + A + ":::\n\n:::\n",
        "error",
        4,
    ),
    ("unknown objective", q("mål: findes-ikke\n\nHvad?\n\n" + A), "error", 4),
    ("bad id", q("id: Æble 1\n\nHvad?\n\n" + A), "error", 4),
    ("content in side", "# T\n\n::: side\nminutter: 3\n\nEn hel side tekst.\n", "error", None),
    ("unclosed fence", "# T\n\n```\nkode\n\n::: spørgsmål\nHvad?\n\n" + A + ":::\n", "error", 3),
    ("class form", "# T\n\n::: {.spørgsmåll}\nHvad?\n\n" + A + ":::\n", "error", 3),
]


@pytest.mark.parametrize(("name", "page", "xpath", "count"), READ, ids=[case[0] for case in READ])
def test_read_as_meant(tmp_path: Path, name: str, page: str, xpath: str, count: int) -> None:
    write(tmp_path, page)
    code, found = check(tmp_path, "--strict")
    assert (code, found) == (0, []), name
    section = build(tmp_path).xpath("//section[@data-page]")[0]
    assert len(section.xpath("." + xpath)) == count, name


@pytest.mark.parametrize(("name", "page", "severity", "line"), REPORTED, ids=[case[0] for case in REPORTED])
def test_reported_once(tmp_path: Path, name: str, page: str, severity: str | None, line: int | None) -> None:
    write(tmp_path, page)
    _, found = check(tmp_path)
    assert len(found) == 1, (name, found)
    if severity:
        assert found[0].severity == severity, (name, found)
    if line:
        assert found[0].line == line, (name, found)
    assert found[0].hint, (name, found)
