"""What authors type, and what becomes of it: the habits of format.md 3–5, each with the one thing it means.

`told` is the code and line of each finding (`?` before a warning); `shape` is the page's blocks: `*` before a right
option, `~` before feedback. Line 1 is always `# T`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .support import read, shape, told

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

Q = "::: spørgsmål\n"
AB = "- [x] A\n- [ ] B\n"
E = ":::\n"
W = Q + "P?\n\n" + AB + E

SHARED = {
    "kontakt": "Ring til os.\n",
    "quiz": W,
    "svar": AB,
    "ring": "::: indsæt ring\n" + E,
    "nul": "::: indsæt et\n" + E,
    "et": "::: indsæt to\n" + E,
    "to": "::: indsæt tre\n" + E,
    "tre": "Bunden.\n",
    "stor": "ord " * 30000,
    "halv": Q + "P?\n" + AB,
    "lukker": "Tekst.\n\n:::\n",
    "testen": "::: test\n" + W + E,
    "overskrift": "## Om prøven\n\nTekst.\n",
}


def habit(name: str, text: str, findings: str, blocks: str) -> ParameterSet:
    return pytest.param("# T\n" + text, findings, blocks, id=name)


HABITS = [
    # 3. Openers
    habit("openers: indented opener", "      ::: spørgsmål\nP?\n" + AB + "      :::\n", "", "single(*A | B)"),
    habit("openers: tab before the opener", "\t::: spørgsmål\nP?\n" + AB + "\t:::\n", "", "single(*A | B)"),
    habit("openers: seven colons and three", "::::::: spørgsmål\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: no blank after the colons", ":::spørgsmål\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: NBSP after the colons", ":::\u00a0spørgsmål\nP?\n" + AB + ":::\u00a0\n", "", "single(*A | B)"),
    habit(
        "openers: zero-width blanks",
        "\u200b:::\u200b spørgs\u00admål\u200b\nP?\n" + AB + "\u200b:::\u200b\n",
        "",
        "single(*A | B)",
    ),
    habit("openers: BOM inside the page", "\ufeff::: spørgsmål\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: zero-width between colons", ":\u200b:: spørgsmål\nP?\n" + AB + ":\u200b::\n", "", "single(*A | B)"),
    habit("openers: capitals", "::: SPØRGSMÅL\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: capital first", "::: Spørgsmål\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: ASCII spelling", "::: spoergsmaal\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: half ASCII", "::: spørgsmaal\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: other half ASCII", "::: spoergsmål\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: English", "::: question\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: trailing colon", "::: spørgsmål:\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: trailing colon after a blank", "::: spørgsmål :\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: title is the prompt", "::: spørgsmål Hvad er AI?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: title after a colon", "::: spørgsmål: Hvad er AI?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: colons at both ends", "::: spørgsmål :::\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: title and prompt", "::: spørgsmål Om AI\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("openers: kun in English", "::: only\naudience: laerer\n\nTekst.\n" + E, "", "{lærer: P}"),
    habit("openers: test in capitals", "::: TEST\n" + W + E, "", "T[single(*A | B)]"),
    habit("openers: unknown name", "::: spørgsmåll\nP?\n" + AB + E + "\nTekst.\n", "block-unknown:2", "Broken P"),
    habit(
        "openers: a name nobody knows",
        "::: hokuspokus\n::: spørgsmål\nP?\n" + AB + E + E + "\nTekst.\n",
        "block-unknown:2",
        "Broken P",
    ),
    habit("openers: pandoc braces", "::: {.spørgsmål}\nP?\n" + AB + E, "block-unknown:2", "Broken"),
    habit("openers: a callout as a block", "::: husk\nHusk at spørge.\n" + E, "block-unknown:2", "Broken"),
    habit("openers: quiz", "::: quiz\n" + W + E, "block-unknown:2", "Broken"),
    habit(
        "openers: a later block inside a test",
        "::: test\n::: foldud\n### Mere\n" + E + W + E,
        "block-not-here:3",
        "T[Broken single(*A | B)]",
    ),
    # 3. Closers
    habit("closers: indented closer", Q + "P?\n" + AB + "   :::\n", "", "single(*A | B)"),
    habit("closers: many colons", Q + "P?\n" + AB + "::::::::\n", "", "single(*A | B)"),
    habit("closers: blank after the closer", Q + "P?\n" + AB + ":::   \n", "", "single(*A | B)"),
    habit("closers: nothing open", "Tekst.\n\n:::\n", "closer-alone:4", "P"),
    habit("closers: two closers, one block", W + E, "closer-alone:8", "single(*A | B)"),
    habit("closers: ::: slut", Q + "P?\n" + AB + "::: slut\n\nTekst.\n", "block-end-word:6", "single(*A | B) P"),
    habit("closers: ::: end", Q + "P?\n" + AB + "::: end\n", "block-end-word:6", "single(*A | B)"),
    habit("closers: ::: /spørgsmål", Q + "P?\n" + AB + "::: /spørgsmål\n", "block-end-word:6", "single(*A | B)"),
    habit("closers: :: navn", ":: spørgsmål\nP?\n" + AB + E, "block-two-colons:2", "single(*A | B)"),
    habit("closers: ::navn without a blank", "::spørgsmål\nP?\n" + AB + E, "block-two-colons:2", "single(*A | B)"),
    habit("closers: :: alone closes", Q + "P?\n" + AB + "::\n", "block-two-colons:6", "single(*A | B)"),
    habit("closers: :: in ordinary text", ":: ikke en blok\n", "", "P"),
    habit("closers: a path with ::", "std::vector er kode\n", "", "P"),
    habit("closers: inside a fence", "```\n::: spørgsmål\n:::\n```\n", "", "P"),
    habit("closers: inside a tilde fence", "~~~\n::: slut\n~~~\n", "", "P"),
    habit("closers: fence inside a block", Q + "P?\n\n```\n:::\n```\n\n" + AB + E, "", "single(*A | B)"),
    habit("closers: unclosed fence swallows a block", "```\nkode\n\n" + W, "fence-unclosed:2", "P single(*A | B)"),
    habit(
        "closers: unclosed fence inside a block",
        Q + "P?\n\n```\nkode\n\n" + AB + E,
        "fence-unclosed:5",
        "single(*A | B)",
    ),
    habit("closers: inline code is no fence", "Skriv ```::: test``` her.\n", "", "P"),
    habit(
        "closers: quoted block",
        "> ::: spørgsmål\n> P?\n> - [x] A\n> - [ ] B\n> :::\n\nTekst.\n",
        "block-behind-mark:2",
        "Broken P",
    ),
    habit(
        "closers: quoted block, bare closer",
        "> ::: spørgsmål\n> P?\n:::\n\nTekst.\n",
        "block-behind-mark:2",
        "Broken P",
    ),
    habit(
        "closers: block in a list",
        "- ::: spørgsmål\n  P?\n  - [x] A\n  :::\n\nTekst.\n",
        "block-behind-mark:2",
        "Broken P",
    ),
    habit("closers: numbered block", "1. ::: test\n   :::\n", "block-behind-mark:2", "Broken"),
    habit("closers: closer behind a bullet", Q + "P?\n" + AB + "- :::\n" + E, "block-behind-mark:6", "single(*A | B)"),
    habit("closers: escaped opener", "\\::: spørgsmål\n\nTekst.\n", "", "P"),
    habit("closers: code in a line", "Skriv `:::` for at lukke.\n", "", "P"),
    # 3. Unclosed
    habit(
        "unclosed: heading in an open block",
        Q + "P?\n" + AB + "\n## Næste afsnit\n\nTekst.\n",
        "block-unclosed:2",
        "single(*A | B) P",
    ),
    habit(
        "unclosed: heading, then the closer",
        Q + "P?\n" + AB + "\n## Næste afsnit\n\nTekst.\n" + E,
        "block-unclosed:2",
        "single(*A | B) P",
    ),
    habit("unclosed: # in an open block", Q + "P?\n" + AB + "# Nyt\n", "block-unclosed:2", "single(*A | B) P"),
    habit(
        "unclosed: underlined title in an open block",
        Q + "P?\n" + AB + "\nNyt\n===\n\nTekst.\n",
        "block-unclosed:2",
        "single(*A | B) P",
    ),
    habit("unclosed: ##Tekst without a blank", Q + "P?\n" + AB + "##Nyt\n", "block-unclosed:2", "single(*A | B) P"),
    habit("unclosed: end of the file", Q + "P?\n" + AB, "block-unclosed:2", "single(*A | B)"),
    habit(
        "unclosed: end of the file, two open", "::: test\n" + Q + "P?\n" + AB, "block-unclosed:3", "T[single(*A | B)]"
    ),
    habit(
        "unclosed: test open at a heading",
        "::: test\n" + W + "## Nyt\n\nTekst.\n" + E,
        "block-unclosed:2",
        "T[single(*A | B)] P",
    ),
    habit(
        "unclosed: question in a question",
        Q + "P?\n" + AB + Q + "R?\n" + AB + E,
        "block-unclosed:2",
        "single(*A | B) single(*A | B)",
    ),
    habit(
        "unclosed: question in a question, all closers at the end",
        Q + "P?\n" + AB + Q + "R?\n" + AB + E + E,
        "block-unclosed:2",
        "single(*A | B) single(*A | B)",
    ),
    habit(
        "unclosed: first of three not closed in a test",
        "::: test\n" + Q + "P?\n" + AB + Q + "R?\n" + AB + E + W.replace("P?", "S?") + E,
        "block-unclosed:3",
        "T[single(*A | B) single(*A | B) single(*A | B)]",
    ),
    habit("unclosed: ### in a test is a heading", "::: test\n### Del 1\n\n" + W + E, "", "T[P single(*A | B)]"),
    habit("unclosed: #### in a question", Q + "#### Om mailen\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit(
        "unclosed: heading in a fence in a block",
        Q + "P?\n\n```\n## ikke en overskrift\n```\n\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit("unclosed: hash of a colour is a heading", "Tekst.\n\n##Mere\n", "", "P"),
    # 3. Settings
    habit("settings: known keys", Q + "forsøg: 2\nmål: forklar-sprogmodel\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: empty line after the opener", Q + "\nforsøg: 2\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: no empty line before the prompt", Q + "forsøg: 2\nP?\n" + AB + E, "", "single(*A | B)"),
    habit(
        "settings: capitals in keys", Q + "Forsøg: 2\nMÅL: forklar-sprogmodel\n\nP?\n" + AB + E, "", "single(*A | B)"
    ),
    habit(
        "settings: ASCII keys",
        Q + "forsoeg: 2\nmaal: prompt-og-tjek\nved forkert: Nej.\n\nP?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: English keys",
        Q + "attempts: 2\nshuffle: no\nwhen_wrong: Nej.\n\nP?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit("settings: equals sign", Q + "forsøg = 2\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: blank before the colon", Q + "forsøg : 2\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: no blank after the colon", Q + "forsøg:2\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: full stop after ja", Q + "bland: Ja.\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: NEJ", Q + "bland: NEJ\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: ja in English", Q + "delvis: yes\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: måske", Q + "bland: måske\n\nP?\n" + AB + E, "value-invalid:3", "single(*A | B)"),
    habit("settings: a word for a number", Q + "forsøg: to\n\nP?\n" + AB + E, "value-invalid:3", "single(*A | B)"),
    habit("settings: forsøg fri", Q + "forsøg: fri\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: forsøg frit.", Q + "forsøg: Frit.\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: forsøg 0", Q + "forsøg: 0\n\nP?\n" + AB + E, "value-out-of-range:3", "single(*A | B)"),
    habit("settings: forsøg 10", Q + "forsøg: 10\n\nP?\n" + AB + E, "value-out-of-range:3", "single(*A | B)"),
    habit("settings: forsøg -1", Q + "forsøg: −1\n\nP?\n" + AB + E, "value-out-of-range:3", "single(*A | B)"),
    habit("settings: 2 forsøg", Q + "forsøg: 2 forsøg\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: no value", Q + "forsøg:\n\nP?\n" + AB + E, "value-invalid:3", "single(*A | B)"),
    habit("settings: point with a comma", Q + "point: 1,5\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: half a point", Q + "point: 0,5\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: point too small", Q + "point: 0,25\n\nP?\n" + AB + E, "value-out-of-range:3", "single(*A | B)"),
    habit("settings: point too large", Q + "point: 11\n\nP?\n" + AB + E, "value-out-of-range:3", "single(*A | B)"),
    habit("settings: point in words", Q + "point: en\n\nP?\n" + AB + E, "value-invalid:3", "single(*A | B)"),
    habit("settings: key twice", Q + "forsøg: 2\nforsøg: 3\n\nP?\n" + AB + E, "key-twice:4", "single(*A | B)"),
    habit(
        "settings: key twice, far apart",
        Q + "hint: Tænk.\n\nP?\n" + AB + "\nhint: Igen.\n" + E,
        "key-twice:9",
        "single(*A | B)",
    ),
    habit("settings: key misspelt", Q + "forsøk: 2\n\nP?\n" + AB + E, "key-unknown:3", "single(*A | B)"),
    habit(
        "settings: key with two letters wrong",
        Q + "forklarin: Fordi.\n\nP?\n" + AB + E,
        "key-unknown:3",
        "single(*A | B)",
    ),
    habit("settings: short key misspelt", Q + "hnit: Tænk.\n\nP?\n" + AB + E, "key-unknown:3", "single(*A | B)"),
    habit("settings: key of three letters misspelt is text", Q + "mel: noget\n" + AB + E, "", "single(*A | B)"),
    habit("settings: key of another block", Q + "bestået: 80\n\nP?\n" + AB + E, "key-elsewhere:3", "single(*A | B)"),
    habit(
        "settings: key of another block in a test",
        "::: test\nhint: Tænk.\n\n" + W + E,
        "key-elsewhere:3",
        "T[single(*A | B)]",
    ),
    habit(
        "settings: content with a colon",
        Q + "Forestil dig: en borger skriver til dig.\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit("settings: three words and a colon", Q + "Du får en mail: hvad gør du?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: later, after an empty line", Q + "P?\n" + AB + "\nforklaring: Fordi.\n" + E, "", "single(*A | B)"),
    habit(
        "settings: later, straight under the answers",
        Q + "P?\n" + AB + "forklaring: Fordi.\nhint: Tænk.\n" + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: later, under feedback",
        Q + "P?\n- [x] A\n  - Ja.\n- [ ] B\n  - Nej.\nforklaring: Fordi.\n" + E,
        "",
        "single(*A ~Ja. | B ~Nej.)",
    ),
    habit("settings: between options", Q + "P?\n- [x] A\nhint: Tænk.\n- [ ] B\n" + E, "", "single(*A | B)"),
    habit(
        "settings: straight under the prompt", Q + "P?\nhint: Tænk.\n\n" + AB + E, "?key-in-text:4", "single(*A | B)"
    ),
    habit("settings: escaped key", Q + "\\hint: er et ord\n\n" + AB + E, "", "single(*A | B)"),
    habit("settings: escaped key later", Q + "P?\n\n\\mål: at vide mere\n\n" + AB + E, "", "single(*A | B)"),
    habit(
        "settings: continuation lines",
        Q + "hint: Tænk på,\n  hvad den er trænet på.\nforsøg: 2\n\nP?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: continuation without indent",
        Q + "hint: Tænk på,\nhvad den er trænet på.\n\n" + AB + E,
        "?line-not-indented:4",
        "single(*A | B)",
    ),
    habit(
        "settings: later, continuation without indent",
        Q + "P?\n" + AB + "\nforklaring: Fordi modellen\ngætter.\n" + E,
        "text-after-answers:7",
        "Broken",
    ),
    habit(
        "settings: a text of two paragraphs",
        Q + "hint: Tænk på,\n  hvad den er trænet på.\n\n  Læs siden igen.\n\nP?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: later, a text of two paragraphs and a list",
        Q + "P?\n" + AB + "forklaring: Fordi.\n\n  Og fordi:\n\n  - den gætter\n  - den ved det ikke\n" + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: the text begins after a blank line",
        Q + "P?\n" + AB + "forklaring:\n\n  Fordi.\nhint: Tænk.\n" + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: indented options after a text are options",
        "::: spørgsmål P?\nhint: Tænk.\n\n  - [x] A\n  - [ ] B\n" + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: an indented setting after a text and a blank line is no part of it",
        Q + "P?\n" + AB + "forklaring: Fordi.\n\n  hint: Tænk.\n" + E,
        "?key-in-text:8",
        "single(*A | B ~hint: Tænk.)",
    ),
    habit(
        "settings: a number does not go on after a blank line",
        Q + "forsøg: 2\n\n  P?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: indented settings", Q + "  forsøg: 2\n  mål: prompt-og-tjek\n\nP?\n" + AB + E, "", "single(*A | B)"
    ),
    habit(
        "settings: setting after an empty line after others",
        Q + "forsøg: 2\n\nmål: prompt-og-tjek\n\nP?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "settings: objective unknown",
        Q + "mål: forklar-sprogmodellen\n\nP?\n" + AB + E,
        "objective-unknown:3",
        "single(*A | B)",
    ),
    habit(
        "settings: two objectives", Q + "mål: forklar-sprogmodel, prompt-og-tjek\n\nP?\n" + AB + E, "", "single(*A | B)"
    ),
    habit(
        "settings: one of two objectives unknown",
        Q + "mål: forklar-sprogmodel, andet\n\nP?\n" + AB + E,
        "objective-unknown:3",
        "single(*A | B)",
    ),
    habit(
        "settings: audience unknown", Q + "målgruppe: larer\n\nP?\n" + AB + E, "audience-unknown:3", "single(*A | B)"
    ),
    habit("settings: audience with æ", Q + "målgruppe: lærer\n\nP?\n" + AB + E, "", "{lærer: single(*A | B)}"),
    habit("settings: audience everyone", Q + "målgruppe: alle\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: id", Q + "id: tjek-svaret\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("settings: id with capitals and æ", Q + "id: Tjek Svaret\n\nP?\n" + AB + E, "id-invalid:3", "single(*A | B)"),
    habit(
        "settings: id twice in the module",
        Q + "id: a\n\nP?\n" + AB + E + Q + "id: a\n\nR?\n" + AB + E,
        "id-repeated:10",
        "single(*A | B) single(*A | B)",
    ),
    habit("settings: percent sign", "::: test\nbestået: 80 %\n" + W + E, "", "T[single(*A | B)]"),
    habit("settings: percent in words", "::: test\nbestået: 80 procent\n" + W + E, "", "T[single(*A | B)]"),
    habit(
        "settings: percent as a fraction", "::: test\nbestået: 0,8\n" + W + E, "value-invalid:3", "T[single(*A | B)]"
    ),
    habit(
        "settings: percent out of range",
        "::: test\nbestået: 180\n" + W + E,
        "value-out-of-range:3",
        "T[single(*A | B)]",
    ),
    habit("settings: setting in a fence", Q + "P?\n\n```\nforsøg: 2\n```\n\n" + AB + E, "", "single(*A | B)"),
    # 3. Nesting
    habit("nesting: test in a question", Q + "P?\n::: test\n" + E + AB + E, "block-not-here:4", "single(*A | B)"),
    habit(
        "nesting: test in a test",
        "::: test\n" + W + "::: test\n" + W.replace("P?", "R?") + E + E,
        "block-not-here:9",
        "T[single(*A | B) Broken]",
    ),
    habit(
        "nesting: side in a test",
        "::: test\n::: side\nminutter: 2\n" + E + W + E,
        "block-not-here:3",
        "T[Broken single(*A | B)]",
    ),
    habit(
        "nesting: kun in a test",
        "::: test\n::: kun\nmålgruppe: laerer\n" + W + E + W.replace("P?", "R?") + E,
        "",
        "T[{lærer: single(*A | B)} single(*A | B)]",
    ),
    habit(
        "nesting: test in kun", "::: kun\nmålgruppe: laerer\n::: test\n" + W + E + E, "", "{lærer: T[single(*A | B)]}"
    ),
    habit("nesting: kun with ##", "::: kun\nmålgruppe: laerer\n## Til lærere\n\nTekst.\n" + E, "", "{lærer: P}"),
    habit(
        "nesting: kun with #",
        "::: kun\nmålgruppe: laerer\n\n# Til lærere\n\nTekst.\n" + E,
        "block-unclosed:2",
        "{lærer: } P",
    ),
    habit("nesting: kun for nobody", "::: kun\n\nTekst.\n" + E, "only-for-nobody:2", "{: P}"),
    habit("nesting: kun with the audience as title", "::: kun laerer\n\nTekst.\n" + E, "only-for-nobody:2", "{: P}"),
    habit("nesting: kun inverted", "::: kun\nmålgruppe: laerer\nikke: ja\n\nTekst.\n" + E, "", "not {lærer: P}"),
    habit(
        "nesting: kun for an organisation",
        "::: kun\norganisation: fjordby, sundby\n\nTekst.\n" + E,
        "",
        "{fjordby,sundby: P}",
    ),
    habit(
        "nesting: kun around an option",
        Q + "P?\n- [x] A\n::: kun\nmålgruppe: laerer\n- [ ] B\n" + E + "- [ ] C\n" + E,
        "",
        "single(*A | B | C)",
    ),
    habit(
        "nesting: kun in the prompt",
        Q + "::: kun\nmålgruppe: laerer\nDu er lærer.\n" + E + "P?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "nesting: eight deep",
        "::: kun\nmålgruppe: laerer\n\n" * 8 + "Tekst.\n" + E * 8,
        "",
        "{lærer: {lærer: {lærer: {lærer: {lærer: {lærer: {lærer: {lærer: P}}}}}}}}",
    ),
    habit(
        "nesting: nine deep",
        "::: kun\nmålgruppe: laerer\n\n" * 9 + "Tekst.\n" + E * 9,
        "block-too-deep:26",
        "{lærer: {lærer: {lærer: {lærer: {lærer: {lærer: {lærer: {lærer: Broken}}}}}}}}",
    ),
    habit("nesting: content in side", "::: side\nminutter: 3\n\nTekst.\n" + E, "block-unclosed:2", "P"),
    habit(
        "nesting: side not closed before a block", "::: side\nminutter: 3\n" + W, "block-unclosed:2", "single(*A | B)"
    ),
    habit("nesting: side", "::: side\nminutter: 3\nlix: 35\nlåst: ja\n" + E + "\nTekst.\n", "", "P"),
    habit("nesting: side too late", "Tekst.\n\n::: side\nminutter: 3\n" + E, "page-settings-misplaced:4", "P"),
    habit(
        "nesting: side twice",
        "::: side\nminutter: 3\n" + E + "::: side\nlix: 40\n" + E,
        "page-settings-misplaced:5",
        "",
    ),
    habit("nesting: side with a title", "::: side Min side\nminutter: 3\n" + E, "page-settings-misplaced:2", ""),
    habit("nesting: side misspelt key", "::: side\nminuter: 3\n" + E, "key-unknown:3", ""),
    habit("nesting: side unknown key", "::: side\nemne: ai\n" + E, "key-unknown:3", ""),
    habit("nesting: side in English", "::: page\nminutes: 1,5\nlocked: yes\n" + E, "", ""),
    habit("nesting: minutes in words", "::: side\nminutter: tre\n" + E, "value-invalid:3", ""),
    # Comments
    habit("comments: dropped", "Tekst <!-- skjult --> mere.\n", "", "P"),
    habit("comments: around a block", "<!--\n" + W + "-->\nTekst.\n", "", "P"),
    habit("comments: between options", Q + "P?\n- [x] A\n<!-- husk B -->\n- [ ] B\n" + E, "", "single(*A | B)"),
    habit("comments: in an option", Q + "P?\n- [x] A <!-- rigtigt -->\n- [ ] B\n" + E, "", "single(*A | B)"),
    habit("comments: on the opener", "::: spørgsmål <!-- nr. 1 -->\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("comments: before the opener", "<!-- nr. 1 --> ::: spørgsmål\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("comments: in backticks", "Skriv `<!-- her` i koden.\n", "", "P"),
    habit("comments: in a fence", "```\n<!-- her\n```\n", "", "P"),
    habit("comments: with a fence inside", "<!--\n```\n-->\n" + W, "", "single(*A | B)"),
    habit("comments: unclosed", "Tekst <!-- hov\n\n" + W, "comment-unclosed:2", "P single(*A | B)"),
    habit(
        "comments: lines stay right",
        "<!-- a\nb\nc -->\n" + Q + "forsøg: to\n\nP?\n" + AB + E,
        "value-invalid:6",
        "single(*A | B)",
    ),
    # 4. Forms
    habit("forms: single", Q + "P?\n" + AB + E, "", "single(*A | B)"),
    habit("forms: multiple", Q + "P?\n- [x] A\n- [x] B\n- [ ] C\n" + E, "", "multiple(*A | *B | C)"),
    habit("forms: all right", Q + "P?\n- [x] A\n- [x] B\n" + E, "", "multiple(*A | *B)"),
    habit("forms: none right", Q + "P?\n- [ ] A\n- [ ] B\n" + E, "question-without-right-answer:2", "Broken"),
    habit("forms: vælg flere", Q + "vælg: flere\n\nP?\n" + AB + E, "", "multiple(*A | B)"),
    habit("forms: vælg en, two right", Q + "vælg: en\n\nP?\n- [x] A\n- [x] B\n" + E, "value-invalid:3", "Broken"),
    habit("forms: true or false", Q + "P?\n- [ ] Sandt\n- [x] Falsk\n" + E, "", "true-false(Sandt | *Falsk)"),
    habit(
        "forms: true or false with full stops",
        Q + "P?\n- [ ] falsk.\n- [x] sandt.\n" + E,
        "",
        "true-false(falsk. | *sandt.)",
    ),
    habit(
        "forms: images",
        Q + "P?\n- [x] ![Et hus](media/a.png)\n- [ ] ![En bil](media/b.png)\n" + E,
        "",
        "single(*Et hus | En bil)",
    ),
    habit(
        "forms: a decorative image",
        Q + "P?\n- [x] ![](media/a.png){dekorativ}\n- [ ] ![En bil](media/b.png)\n" + E,
        "option-image-decorative:4",
        "Broken",
    ),
    habit("forms: svar and boxes", Q + "svar: ja\n\nP?\n" + AB + E, "answers-mixed:6", "Broken"),
    habit("forms: gap and boxes", Q + "Hovedstaden er [[København]].\n\n" + AB + E, "answers-mixed:5", "Broken"),
    habit("forms: group and boxes", Q + "P?\n### En\n" + AB + E, "answers-mixed:5", "Broken"),
    habit("forms: one arrow line is text", Q + "Gå til Filer -> Gem. P?\n\n" + AB + E, "", "single(*A | B)"),
    habit(
        "forms: numbered list with boxes is choice",
        Q + "P?\n\n1. Et\n2. To\n\nHvad så?\n\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit("forms: gap", Q + "Hovedstaden er [[København / Kbh]].\n" + E, "", "gap"),
    habit("forms: gap in the title", "::: spørgsmål Det er [[A]].\n" + E, "", "gap"),
    habit("forms: gap in a title over a prompt", "::: spørgsmål Det er [[A]].\nP?\n" + E, "gap-in-title:2", "Broken"),
    habit(
        "forms: gap in a title over options", "::: spørgsmål Det er [[A]].\nP?\n" + AB + E, "gap-in-title:2", "Broken"
    ),
    habit("forms: two brackets as code in a title", "::: spørgsmål Om `[[x]]`\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("forms: gap unclosed", Q + "Hovedstaden er [[København.\n" + E, "gap-unclosed:3", "Broken"),
    habit("forms: drop-down", Q + "Vand [[(koger) / fryser]] ved 100 grader.\n" + E, "", "drop_down"),
    habit("forms: short text", Q + "svar: København\n\nP?\n" + E, "", "short_text"),
    habit("forms: number", Q + "tal: 42 ± 2\n\nP?\n" + E, "", "number"),
    habit("forms: scale", Q + "skala: uenig … enig\n\nP?\n" + E, "", "survey"),
    habit("forms: free text", Q + "svar: fri\n\nP?\n" + E, "", "free_text"),
    habit("forms: svar and tal", Q + "svar: 4\ntal: 4\n\nP?\n" + E, "answers-mixed:4", "Broken"),
    habit("forms: no answers", Q + "P?\n" + E, "question-without-answers:2", "Broken"),
    habit("forms: empty", Q + E, "question-without-answers:2", "Broken"),
    habit("forms: only a list", Q + "P?\n- A\n- B\n" + E, "question-without-answers:2", "Broken"),
    habit("forms: no prompt", Q + AB + E, "question-without-prompt:2", "Broken"),
    habit("forms: one option", Q + "P?\n- [x] A\n" + E, "options-count:4", "Broken"),
    habit(
        "forms: 36 options",
        Q + "P?\n- [x] nul\n" + "".join(f"- [ ] nr {n}\n" for n in range(35)) + E,
        "",
        "single(*nul | nr 0 | nr 1 | nr 2 | nr 3 | nr 4 | nr 5 | nr 6…",
    ),
    habit(
        "forms: 37 options",
        Q + "P?\n- [x] nul\n" + "".join(f"- [ ] nr {n}\n" for n in range(36)) + E,
        "options-count:40",
        "Broken",
    ),
    habit("forms: empty option", Q + "P?\n- [x] A\n- [ ]\n" + E, "option-empty:5", "Broken"),
    habit("forms: identical options", Q + "P?\n- [x] A\n- [ ] B\n- [ ] a \n" + E, "option-repeated:6", "Broken"),
    habit("forms: identical but for markup", Q + "P?\n- [x] A\n- [ ] **A**\n" + E, "option-repeated:5", "Broken"),
    habit("forms: two prompts", Q + "Læs mailen:\n\n- Hej\n- Send cpr\n\nP?\n\n" + AB + E, "", "single(*A | B)"),
    habit(
        "forms: list in the prompt straight before tight options",
        Q + "Læs mailen:\n\n- Hej\n- Send cpr\n\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "forms: a table in the prompt", Q + "P?\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" + AB + E, "", "single(*A | B)"
    ),
    habit(
        "forms: modelsvar on a choice", Q + "P?\n" + AB + "\nmodelsvar: A\n" + E, "key-elsewhere:7", "single(*A | B)"
    ),
    habit("forms: gem on a choice", Q + "gem: browser\n\nP?\n" + AB + E, "key-elsewhere:3", "single(*A | B)"),
    habit(
        "forms: pulje outside a test", Q + "pulje: lette\n\nP?\n" + AB + E, "?key-without-effect:3", "single(*A | B)"
    ),
    # 4. Boxes
    habit("boxes: capital X", Q + "P?\n- [X] A\n- [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: blanks in the box", Q + "P?\n- [ x ] A\n- [  ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: NBSP in the box", Q + "P?\n- [x] A\n- [\u00a0] B\n" + E, "", "single(*A | B)"),
    habit("boxes: a tick", Q + "P?\n- [✓] A\n- [] B\n" + E, "", "single(*A | B)"),
    habit("boxes: no blank after the bullet", Q + "P?\n-[x] A\n-[ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: no blank after the box", Q + "P?\n- [x]A\n- [ ]B\n" + E, "", "single(*A | B)"),
    habit("boxes: escaped by an editor", Q + "P?\n- \\[x\\] A\n- \\[ \\] B\n" + E, "", "single(*A | B)"),
    habit("boxes: stars", Q + "P?\n* [x] A\n* [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: plus", Q + "P?\n+ [x] A\n+ [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: Word's bullet and tab", Q + "P?\n•\t[x] A\n•\t[ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: dashes", Q + "P?\n– [x] A\n— [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: numbers", Q + "P?\n1. [x] A\n2. [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: numbers with a bracket", Q + "P?\n1) [x] A\n2) [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: letters", Q + "P?\nA) [x] A\nB) [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: no bullet", Q + "P?\n[x] A\n[ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: indented options", Q + "P?\n   - [x] A\n   - [ ] B\n" + E, "", "single(*A | B)"),
    habit("boxes: each indented more", Q + "P?\n- [x] A\n  - [ ] B\n    - [ ] C\n" + E, "", "single(*A | B | C)"),
    habit("boxes: loose list", Q + "P?\n\n- [x] A\n\n- [ ] B\n\n- [ ] C\n" + E, "", "single(*A | B | C)"),
    habit("boxes: v in the box", Q + "P?\n- [v] A\n- [ ] B\n" + E, "box-mark-unknown:4", "Broken"),
    habit("boxes: dash in the box", Q + "P?\n- [x] A\n- [-] B\n" + E, "box-mark-unknown:5", "Broken"),
    habit("boxes: o in the box", Q + "P?\n- [x] A\n- [o] B\n" + E, "box-mark-unknown:5", "Broken"),
    habit("boxes: round brackets", Q + "P?\n- (x) A\n- ( ) B\n" + E, "answer-form-unknown:4", "Broken"),
    habit("boxes: round brackets without bullets", Q + "P?\n(x) A\n( ) B\n" + E, "answer-form-unknown:4", "Broken"),
    habit("boxes: bold", Q + "P?\n- **A**\n- B\n- C\n" + E, "answer-form-unknown:4", "Broken"),
    habit("boxes: bold letters", Q + "P?\nA) **en**\nB) to\n" + E, "answer-form-unknown:4", "Broken"),
    habit("boxes: Aiken", Q + "P?\nA. en\nB. to\nSvar: B\n" + E, "answer-form-unknown:6", "Broken"),
    habit(
        "boxes: Aiken after an empty line",
        Q + "P?\n\nA) en\nB) to\n\nANSWER: A\n" + E,
        "answer-form-unknown:8",
        "Broken",
    ),
    habit(
        "boxes: Aiken with bullets",
        Q + "P?\n- A: en\n- B: to\n\nRigtigt svar: B\n" + E,
        "answer-form-unknown:7",
        "Broken",
    ),
    habit("boxes: options on one line", Q + "P?\n- [x] A [ ] B [ ] C\n" + E, "answer-form-unknown:4", "Broken"),
    habit(
        "boxes: options on one line without bullet", Q + "P? [x] ja [ ] nej\n" + E, "answer-form-unknown:3", "Broken"
    ),
    habit("boxes: GIFT", Q + "P? {=A ~B ~C}\n" + E, "answer-form-unknown:3", "Broken"),
    habit("boxes: GIFT over lines", Q + "::P:: P? {\n  =A\n  ~B\n}\n" + E, "answer-form-unknown:3", "Broken"),
    habit("boxes: a table", Q + "Par dem.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n" + E, "answer-form-unknown:6", "Broken"),
    habit("boxes: boxes drawn as characters", Q + "P?\n☑ A\n☐ B\n" + E, "answer-form-unknown:4", "Broken"),
    habit("boxes: a bullet without a box", Q + "P?\n- [x] A\n- B\n- [ ] C\n" + E, "option-without-box:5", "Broken"),
    habit("boxes: the first without a box", Q + "P?\n\n- A\n- [x] B\n- [ ] C\n" + E, "option-without-box:5", "Broken"),
    habit(
        "boxes: the first without a box, loose",
        Q + "P?\n\n- A\n\n- [x] B\n\n- [ ] C\n" + E,
        "option-without-box:5",
        "Broken",
    ),
    habit("boxes: the last without a box", Q + "P?\n- [x] A\n- [ ] B\n- C\n" + E, "option-without-box:6", "Broken"),
    habit(
        "boxes: code in an option",
        Q + "P?\n- [x] `[ ]` er en tom boks\n- [ ] B\n" + E,
        "",
        "single(*[ ] er en tom boks | B)",
    ),
    habit(
        "boxes: a link as an option",
        Q + "P?\n- [x] [Vejledning](https://example.org)\n- [ ] B\n" + E,
        "",
        "single(*Vejledning | B)",
    ),
    habit("boxes: a source in an option", Q + "P?\n- [x] A [@B9]\n- [ ] B\n" + E, "", "single(*A | B)"),
    # 4. Feedback
    habit("feedback: a bullet", Q + "P?\n- [x] A\n  - Ja.\n- [ ] B\n  - Nej.\n" + E, "", "single(*A ~Ja. | B ~Nej.)"),
    habit("feedback: one blank", Q + "P?\n- [x] A\n - Ja.\n- [ ] B\n" + E, "", "single(*A ~Ja. | B)"),
    habit("feedback: a tab", Q + "P?\n- [x] A\n\tJa.\n- [ ] B\n" + E, "", "single(*A ~Ja. | B)"),
    habit("feedback: eight blanks", Q + "P?\n- [x] A\n        Ja.\n- [ ] B\n" + E, "", "single(*A ~Ja. | B)"),
    habit(
        "feedback: nothing in front", Q + "P?\n- [x] A\n  Ja, derfor.\n- [ ] B\n" + E, "", "single(*A ~Ja, derfor. | B)"
    ),
    habit("feedback: quoted", Q + "P?\n- [x] A\n  > Ja.\n- [ ] B\n" + E, "", "single(*A ~Ja. | B)"),
    habit(
        "feedback: quoted without indent",
        Q + "P?\n- [x] A\n> Ja.\n- [ ] B\n> Nej.\n" + E,
        "",
        "single(*A ~Ja. | B ~Nej.)",
    ),
    habit("feedback: arrow", Q + "P?\n- [x] A\n  → Ja.\n- [ ] B\n  -> Nej.\n" + E, "", "single(*A ~Ja. | B ~Nej.)"),
    habit(
        "feedback: Feedback:",
        Q + "P?\n- [x] A\n  Feedback: Ja.\n- [ ] B\n  - feedback: Nej.\n" + E,
        "",
        "single(*A ~Ja. | B ~Nej.)",
    ),
    habit("feedback: dash without blank", Q + "P?\n- [x] A\n  –Ja.\n- [ ] B\n" + E, "", "single(*A ~Ja. | B)"),
    habit(
        "feedback: after an empty line",
        Q + "P?\n- [x] A\n\n  - Ja.\n\n- [ ] B\n\n  Nej.\n" + E,
        "",
        "single(*A ~Ja. | B ~Nej.)",
    ),
    habit(
        "feedback: several lines",
        Q + "P?\n- [x] A\n  - Ja.\n  - Og mere.\n- [ ] B\n" + E,
        "",
        "single(*A ~Ja. Og mere. | B)",
    ),
    habit(
        "feedback: a paragraph more",
        Q + "P?\n- [x] A\n  - Ja.\n\n    Og mere.\n- [ ] B\n" + E,
        "",
        "single(*A ~Ja. Og mere. | B)",
    ),
    habit(
        "feedback: numbered options",
        Q + "P?\n1. [x] A\n   Ja.\n2. [ ] B\n   Nej.\n" + E,
        "",
        "single(*A ~Ja. | B ~Nej.)",
    ),
    habit("feedback: no bullets", Q + "P?\n[x] A\n  Ja.\n[ ] B\n  Nej.\n" + E, "", "single(*A ~Ja. | B ~Nej.)"),
    habit(
        "feedback: lower case, no end",
        Q + "P?\n- [x] Den beregner\n  næste ord\n- [ ] B\n" + E,
        "?feedback-or-option-text:5",
        "single(*Den beregner ~næste ord | B)",
    ),
    habit(
        "feedback: lower case after a full stop",
        Q + "P?\n- [x] Den beregner.\n  derfor kan den fejle.\n- [ ] B\n" + E,
        "",
        "single(*Den beregner. ~derfor kan den fejle. | B)",
    ),
    habit(
        "feedback: lower case with a bullet",
        Q + "P?\n- [x] Den beregner\n  - derfor kan den fejle.\n- [ ] B\n" + E,
        "",
        "single(*Den beregner ~derfor kan den fejle. | B)",
    ),
    habit(
        "feedback: capital, no end",
        Q + "P?\n- [x] Den beregner\n  Ja, netop.\n- [ ] B\n" + E,
        "",
        "single(*Den beregner ~Ja, netop. | B)",
    ),
    habit(
        "feedback: no indent",
        Q + "P?\n- [x] Den beregner\nnæste ord\n- [ ] B\n" + E,
        "?feedback-or-option-text:5",
        "single(*Den beregner næste ord | B)",
    ),
    habit(
        "feedback: no indent, capital",
        Q + "P?\n- [x] Den beregner.\nJa, netop.\n- [ ] B\n" + E,
        "?feedback-or-option-text:5",
        "single(*Den beregner. Ja, netop. | B)",
    ),
    habit(
        "feedback: text after the answers",
        Q + "P?\n" + AB + "\nFordi modellen gætter.\n" + E,
        "text-after-answers:7",
        "Broken",
    ),
    habit(
        "feedback: text straight under feedback",
        Q + "P?\n- [x] A\n  - Ja.\nFordi.\n- [ ] B\n" + E,
        "text-after-answers:6",
        "Broken",
    ),
    habit(
        "feedback: text between the options",
        Q + "P?\n- [x] A\n\nEllers:\n\n- [ ] B\n" + E,
        "text-after-answers:6",
        "Broken",
    ),
    habit(
        "feedback: a key in feedback",
        Q + "P?\n- [x] A\n  forklaring: Fordi.\n- [ ] B\n" + E,
        "?key-in-text:5",
        "single(*A ~forklaring: Fordi. | B)",
    ),
    # 5. Test
    habit("test: defaults", "::: test\n" + W + E, "", "T[single(*A | B)]"),
    habit(
        "test: all settings",
        "::: test Slutquiz\nbestået: 70\nforsøg: fri\ntræk: 1\nbland: nej\nvis svar: når bestået\n"
        "gentag: forkerte\nsikkerhed: ja\ntæller: nej\n\n" + W + E,
        "",
        "T[single(*A | B)]",
    ),
    habit("test: vis svar with a hyphen", "::: test\nvis-svar: straks\n" + W + E, "", "T[single(*A | B)]"),
    habit("test: vis svar naar bestaaet", "::: test\nvis svar: naar bestaaet\n" + W + E, "", "T[single(*A | B)]"),
    habit("test: vis svar misspelt", "::: test\nvis svar: strakss\n" + W + E, "value-invalid:3", "T[single(*A | B)]"),
    habit(
        "test: prose between questions",
        "::: test\nVelkommen.\n\n" + W + "\nGodt gået.\n\n" + W.replace("P?", "R?") + E,
        "",
        "T[P single(*A | B) P single(*A | B)]",
    ),
    habit("test: no questions", "::: test\nVelkommen.\n" + E, "test-without-questions:2", "Broken"),
    habit(
        "test: no questions but a broken one", "::: test\n" + Q + "P?\n" + E + E, "question-without-answers:3", "Broken"
    ),
    habit("test: draw", "::: test\ntræk: 1 spørgsmål\n" + W + E, "", "T[single(*A | B)]"),
    habit("test: draw all", "::: test\ntræk: alle\n" + W + E, "", "T[single(*A | B)]"),
    habit("test: draw too many", "::: test\ntræk: 2\n" + W + E, "draw-too-large:3", "T[single(*A | B)]"),
    habit("test: draw zero", "::: test\ntræk: 0\n" + W + E, "value-invalid:3", "T[single(*A | B)]"),
    habit("test: draw in words", "::: test\ntræk: nogle\n" + W + E, "value-invalid:3", "T[single(*A | B)]"),
    habit(
        "test: draw from pools",
        "::: test\ntræk: 1 fra lette, 1 fra svære\n"
        + Q
        + "pulje: Lette\nP?\n"
        + AB
        + E
        + Q
        + "pulje: svaere\nR?\n"
        + AB
        + E
        + E,
        "",
        "T[single(*A | B) single(*A | B)]",
    ),
    habit(
        "test: draw too many from a pool",
        "::: test\ntræk: 2 fra lette\n" + Q + "pulje: lette\nP?\n" + AB + E + E,
        "draw-too-large:3",
        "T[single(*A | B)]",
    ),
    habit(
        "test: draw from an unknown pool",
        "::: test\ntræk: 1 fra letteste\n" + Q + "pulje: lette\nP?\n" + AB + E + E,
        "pool-unknown:3",
        "T[single(*A | B)]",
    ),
    habit(
        "test: draw from one pool of two",
        "::: test\ntræk: 1 fra lette\n" + Q + "pulje: lette\nP?\n" + AB + E + W.replace("P?", "R?") + E,
        "?question-never-drawn:10",
        "T[single(*A | B) single(*A | B)]",
    ),
    habit(
        "test: the same pool twice",
        "::: test\ntræk: 1 fra lette, 1 fra lette\n" + Q + "pulje: lette\nP?\n" + AB + E + E,
        "value-invalid:3",
        "T[single(*A | B)]",
    ),
    habit(
        "test: a question's own attempts",
        "::: test\n" + Q + "forsøg: 2\nP?\n" + AB + E + E,
        "?key-without-effect:4",
        "T[single(*A | B)]",
    ),
    habit(
        "test: a question's own shuffle",
        "::: test\n" + Q + "bland: nej\nP?\n" + AB + E + E,
        "?key-without-effect:4",
        "T[single(*A | B)]",
    ),
    habit("test: settings after an empty line", "::: test\n\nbestået: 80\n\n" + W + E, "", "T[single(*A | B)]"),
    habit("test: settings before a question", "::: test\nTekst.\n\nbestået: 80\n" + W + E, "", "T[P single(*A | B)]"),
    habit("test: bestået 0", "::: test\nbestået: 0\n" + W + E, "", "T[single(*A | B)]"),
    habit("test: bestået 101", "::: test\nbestået: 101\n" + W + E, "value-out-of-range:3", "T[single(*A | B)]"),
    habit("test: gentag misspelt", "::: test\ngentag: forkert\n" + W + E, "value-invalid:3", "T[single(*A | B)]"),
    # Include
    habit("include: a fragment", "::: indsæt kontakt\n" + E, "", "{: P}"),
    habit("include: with .md", "::: indsæt kontakt.md\n" + E, "", "{: P}"),
    habit("include: with a path", "::: include _shared/kontakt.md\n" + E, "", "{: P}"),
    habit("include: missing", "::: indsæt kontakter\n" + E, "include-missing:2", "{: }"),
    habit("include: without a name", "::: indsæt\n" + E, "include-missing:2", "{: }"),
    habit("include: content", "::: indsæt kontakt\nTekst.\n" + E, "block-unclosed:2", "{: P} P"),
    habit("include: not closed", "::: indsæt kontakt\n\n## Mere\n\nTekst.\n", "block-unclosed:2", "{: P} P"),
    habit("include: a question in it", "::: indsæt quiz\n" + E, "", "{: single(*A | B)}"),
    habit("include: a question in a test", "::: test\n::: indsæt quiz\n" + E + E, "", "T[{: single(*A | B)}]"),
    habit("include: options", Q + "P?\n::: indsæt svar\n" + E + E, "", "single(*A | B)"),
    habit("include: itself", "::: indsæt ring\n" + E, "include-too-deep:1", "{: {: }}"),
    habit("include: three levels", "::: indsæt et\n" + E, "", "{: {: {: P}}}"),
    habit("include: four levels", "::: indsæt nul\n" + E, "include-too-deep:1", "{: {: {: {: }}}}"),
    habit("include: too much", "::: indsæt stor\n" + E + "::: indsæt stor\n" + E, "include-too-large:4", "{: P} {: }"),
    habit(
        "include: unclosed block in it",
        "::: indsæt halv\n" + E + "\nTekst.\n",
        "block-unclosed:1",
        "{: single(*A | B)} P",
    ),
    habit("include: a closer too many in it", "::: indsæt lukker\n" + E, "closer-alone:3", "{: P}"),
    habit(
        "include: a test in a question",
        Q + "P?\n::: indsæt testen\n" + E + AB + E,
        "block-not-here:1",
        "single(*A | B)",
    ),
    habit(
        "include: a heading in a test",
        "::: test\n::: indsæt overskrift\n" + E + W + E,
        "block-not-here:1",
        "T[{: P} single(*A | B)]",
    ),
    habit("include: a heading on the page", "::: indsæt overskrift\n" + E, "", "{: P}"),
    habit("include: for an audience", "::: indsæt kontakt\nmålgruppe: laerer\n" + E, "", "{lærer: P}"),
    # More
    habit("more: two colons and a misspelt name", ":: spørgsml\nP?\n" + AB + E, "block-two-colons:2", "Broken"),
    habit(
        "more: objectives as a list",
        Q + "mål:\n  - forklar-sprogmodel\n  - prompt-og-tjek\n\nP?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "more: objectives in quotes",
        Q + 'mål: "forklar-sprogmodel"; prompt-og-tjek.\n\nP?\n' + AB + E,
        "",
        "single(*A | B)",
    ),
    habit(
        "more: keys as bullets",
        Q + "- forsøg: 2\n- bland: nej\n\nP?\n\n" + AB + E,
        "?key-in-text:3 ?key-in-text:4",
        "single(*A | B)",
    ),
    habit("more: keys in bold", Q + "**Forsøg:** 2\n\nP?\n" + AB + E, "?key-in-text:3", "single(*A | B)"),
    habit("more: keys between colons", Q + ":forsøg: 2\n\nP?\n" + AB + E, "?key-in-text:3", "single(*A | B)"),
    habit(
        "more: ved rigtigt svar",
        Q + "ved rigtigt svar: Godt.\nved forkert svar: Nej.\n\nP?\n" + AB + E,
        "",
        "single(*A | B)",
    ),
    habit("more: a question for an audience", Q + "målgruppe: lærer\n\nP?\n" + AB + E, "", "{lærer: single(*A | B)}"),
    habit("more: a question for everyone", Q + "målgruppe: alle\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit(
        "more: a question in a test for an organisation",
        "::: test\n" + Q + "organisation: fjordby\n\nP?\n" + AB + E + E,
        "",
        "T[{fjordby: single(*A | B)}]",
    ),
    habit(
        "more: kun around feedback only",
        Q + "P?\n- [x] A\n::: kun\nmålgruppe: lærer\n  - Ja.\n" + E + "- [ ] B\n" + E,
        "only-splits-option:7",
        "Broken",
    ),
    habit("more: a gap in an option", Q + "P?\n- [x] Det er [[A]]\n- [ ] B\n" + E, "answers-mixed:4", "Broken"),
    habit(
        "more: images with the same words",
        Q + "P?\n- [x] ![En graf](media/a.png)\n- [ ] ![En graf](media/b.png)\n" + E,
        "option-repeated:5",
        "Broken",
    ),
    habit(
        "more: an image without words",
        Q + "P?\n- [x] ![](media/a.png)\n- [ ] ![En graf](media/b.png)\n" + E,
        "alt-missing:4",
        "single(* | En graf)",
    ),
    habit("more: Word's private bullet", Q + "P?\n\uf0b7\t[x] A\n\uf0b7\t[ ] B\n" + E, "", "single(*A | B)"),
    habit("more: Word's o", Q + "P?\no\t[x] A\no\t[ ] B\n" + E, "", "single(*A | B)"),
    habit("more: emoji tick", Q + "P?\n- [✔️] A\n- [ ] B\n" + E, "", "single(*A | B)"),
    habit("more: a dash after the box", Q + "P?\n- [x] - A\n- [ ] – B\n" + E, "", "single(*A | B)"),
    habit(
        "more: a number in an option", Q + "P?\n- [x] 3. udgave\n- [ ] > 50 %\n" + E, "", "single(*3. udgave | > 50 %)"
    ),
    habit("more: a numbered title", "::: spørgsmål 1. Hvad er AI?\n" + AB + E, "", "single(*A | B)"),
    habit("more: bold Feedback", Q + "P?\n- [x] A\n  **Feedback:** Ja.\n- [ ] B\n" + E, "", "single(*A ~Ja. | B)"),
    habit(
        "more: a list in feedback",
        Q + "P?\n- [x] A\n  - Ja, fordi:\n    - et\n    - to\n- [ ] B\n" + E,
        "",
        "single(*A ~Ja, fordi: et to | B)",
    ),
    habit(
        "more: lower case in emphasis",
        Q + "P?\n- [x] Den\n  *beregner*\n- [ ] B\n" + E,
        "?feedback-or-option-text:5",
        "single(*Den ~beregner | B)",
    ),
    habit(
        "more: draw with og",
        "::: test\ntræk: 1 fra lette og 1 fra svære\n"
        + Q
        + "pulje: lette\nP?\n"
        + AB
        + E
        + Q
        + "pulje: svære\nR?\n"
        + AB
        + E
        + E,
        "",
        "T[single(*A | B) single(*A | B)]",
    ),
    habit("more: explanation after the closer", W + "forklaring: Fordi.\n", "?key-in-text:8", "single(*A | B) P"),
    habit(
        "more: explanation after the closer and a blank",
        W + "\nforklaring: Fordi.\n",
        "?key-in-text:9",
        "single(*A | B) P",
    ),
    habit(
        "more: a capital explanation after a blank is text",
        W + "\nForklaring: sådan hænger det sammen.\n",
        "",
        "single(*A | B) P",
    ),
    habit(
        "more: explanation after the closer in a test",
        "::: test\n" + W + "forklaring: Fordi.\n" + E,
        "?key-in-text:9",
        "T[single(*A | B) P]",
    ),
    habit("more: escaped after the closer", W + "\\forklaring: Fordi.\n", "", "single(*A | B) P"),
    habit("more: page settings without side", "\nminutter: 3\nlix: 30\n\nTekst.\n", "?key-in-text:3", "P"),
    habit("more: a text that begins with a key", "\nMål: at du kan bruge AI.\n", "", "P"),
    habit("more: answers and then the closer of a fence", Q + "P?\n- [x] `a`\n- [ ] ``b``\n" + E, "", "single(*a | b)"),
    habit("more: prompt with a fence", Q + "P?\n\n~~~\n- [x] kode\n~~~\n\n" + AB + E, "", "single(*A | B)"),
    habit("more: CRLF is read as LF elsewhere; a stray CR is a blank", Q + "P?\r\n" + AB + E, "", "single(*A | B)"),
    habit("more: line separators do not end a line", Q + "Hvad\u2028er AI?\n" + AB + E, "", "single(*A | B)"),
    habit(
        "more: explanation between options and more text",
        Q + "P?\n" + AB + "forklaring: Fordi.\n\nMere tekst.\n" + E,
        "text-after-answers:8",
        "Broken",
    ),
    habit("more: hint after a blank between", Q + "P?\n\nhint: Tænk.\n\n" + AB + E, "", "single(*A | B)"),
    habit("more: a prompt of two paragraphs", Q + "Et.\n\nTo?\n\n" + AB + E, "", "single(*A | B)"),
    habit("more: a callout in the prompt", Q + "> [!HUSK] Tænk\n\nP?\n\n" + AB + E, "", "single(*A | B)"),
    habit(
        "more: a callout in feedback", Q + "P?\n- [x] A\n  > [!HUSK] Ja.\n- [ ] B\n" + E, "", "single(*A ~Husk Ja. | B)"
    ),
    habit("more: organisation with capitals", "::: kun\norganisation: Fjordby\n\nTekst.\n" + E, "", "{fjordby: P}"),
    habit(
        "more: organisation that is no folder",
        "::: kun\norganisation: Fjordby Kommune\n\nTekst.\n" + E,
        "value-invalid:3",
        "{: P}",
    ),
    habit("more: ikke nej", "::: kun\nmålgruppe: lærer\nikke: nej\n\nTekst.\n" + E, "", "{lærer: P}"),
    habit("more: ikke alone", "::: kun\nikke: ja\n\nTekst.\n" + E, "only-for-nobody:2", "not {: P}"),
    habit(
        "more: kun ends at #### ",
        "::: kun\nmålgruppe: lærer\n\n#### Lille\n\nTekst.\n" + E,
        "?heading-skipped:5",
        "{lærer: P}",
    ),
    habit(
        "more: heading inside kun inside a test",
        "::: test\n::: kun\nmålgruppe: lærer\n## Del\n" + W + E + E,
        "block-unclosed:2",
        "Broken P single(*A | B)",
    ),
    habit(
        "more: unknown inside kun",
        "::: kun\nmålgruppe: lærer\n::: hokus\n" + E + E,
        "block-unknown:4",
        "{lærer: Broken}",
    ),
    habit(
        "more: unclosed unknown then heading",
        "::: hokus\nTekst.\n\n## Mere\n\nTekst.\n" + E,
        "block-unknown:2",
        "Broken P",
    ),
    habit("more: unclosed unknown at the end", "::: hokus\nTekst.\n", "block-unknown:2", "Broken"),
    habit("more: question then a stray slut", W + "::: slut\n", "block-end-word:8", "single(*A | B)"),
    habit("more: empty test", "::: test\n" + E, "test-without-questions:2", "Broken"),
    habit("more: opener without a name", "::: :\nTekst.\n" + E, "closer-alone:2 closer-alone:4", "P"),
    habit("more: braces without a name", "::: {}\nTekst.\n" + E, "block-unknown:2", "Broken"),
    habit(
        "more: three questions and a title each",
        "::: test Quiz\n::: spørgsmål 1\nP?\n" + AB + E + "::: spørgsmål 2\nR?\n" + AB + E + E,
        "",
        "T[single(*A | B) single(*A | B)]",
    ),
    # One mistake
    habit(
        "one mistake: a closer forgotten before the page's own text",
        Q + "P?\n" + AB + "\nMere på siden.\n\n- punkt\n\n" + W,
        "block-unclosed:2",
        "Broken single(*A | B)",
    ),
    habit(
        "one mistake: a closer forgotten before a heading and text",
        Q + "P?\n" + AB + "\nMere.\n\n## Nyt\n\nTekst.\n",
        "block-unclosed:2",
        "Broken P",
    ),
    habit("one mistake: an open question without answers", Q + "P?\n", "block-unclosed:2", "Broken"),
    habit(
        "one mistake: a test with one misspelt question",
        "::: test\n::: spørgmål\nP?\n" + AB + E + E,
        "block-unknown:3",
        "Broken",
    ),
    habit(
        "one mistake: a question with an unknown block as its prompt",
        Q + "::: hokus\nP?\n" + E + AB + E,
        "block-unknown:3",
        "Broken",
    ),
    habit(
        "one mistake: a question with its answers in an unknown block",
        Q + "P?\n::: hokus\n" + AB + E + E,
        "block-unknown:4",
        "Broken",
    ),
    habit(
        "one mistake: a test with a question behind a bullet",
        "::: test\n- ::: spørgsmål\n  P?\n  :::\n" + E,
        "block-behind-mark:3",
        "Broken",
    ),
    habit(
        "one mistake: a quoted block without a closer",
        "> ::: spørgsmål\n> P?\n\nTekst.\n\n" + W,
        "block-behind-mark:2",
        "Broken P single(*A | B)",
    ),
    habit(
        "one mistake: a quoted block closed outside",
        "> ::: spørgsmål\n> P?\n\nTekst.\n" + E + W,
        "block-behind-mark:2",
        "Broken P single(*A | B)",
    ),
    habit(
        "one mistake: a block in a list without a closer",
        "- ::: spørgsmål\n  P?\n\nTekst.\n\n" + W,
        "block-behind-mark:2",
        "Broken P single(*A | B)",
    ),
    habit(
        "one mistake: a quoted block in a quoted block",
        "> ::: test\n> ::: spørgsmål\n> P?\n> :::\n> :::\n\n" + W,
        "block-behind-mark:2",
        "Broken single(*A | B)",
    ),
    habit(
        "one mistake: a block of a later version in a test",
        "::: test\n::: foldud\n" + W + E + E,
        "block-not-here:3",
        "Broken",
    ),
    habit(
        "one mistake: a test that is not closed and has no questions",
        "::: test\nTekst.\n\n## Nyt\n",
        "block-unclosed:2",
        "Broken P",
    ),
    habit(
        "one mistake: a nested test with the only question",
        "::: test\n::: test\n" + W + E + E,
        "block-not-here:3",
        "Broken",
    ),
    habit("one mistake: a numbered prompt", Q + "1. Hvad er AI?\n" + AB + E, "", "single(*A | B)"),
    habit(
        "one mistake: a numbered prompt over numbered options",
        Q + "1. Hvad er AI?\n1. [x] A\n2. [ ] B\n" + E,
        "option-without-box:3",
        "Broken",
    ),
    habit("one mistake: a lettered prompt", Q + "a) Hvad er AI?\n" + AB + E, "", "single(*A | B)"),
    habit("one mistake: a bulleted prompt", Q + "* Hvad er AI?\n" + AB + E, "option-without-box:3", "Broken"),
    habit("one mistake: a bulleted prompt set apart", Q + "- Hvad er AI?\n\n" + AB + E, "", "single(*A | B)"),
    habit("one mistake: a bold prompt", Q + "**Hvad er AI?**\n" + AB + E, "", "single(*A | B)"),
    habit(
        "one mistake: code in feedback",
        Q + "P?\n- [x] A\n  ```\n  - [ ] ikke\n  ```\n- [ ] B\n" + E,
        "",
        "single(*A ~- [ ] ikke | B)",
    ),
    habit(
        "one mistake: NBSP before feedback", Q + "P?\n- [x] A\n\u00a0- Ja.\n- [ ] B\n" + E, "", "single(*A ~Ja. | B)"
    ),
    habit("one mistake: Rigtig in words", Q + "P?\n- A (rigtigt)\n- B\n" + E, "question-without-answers:2", "Broken"),
    habit("one mistake: emoji for right and wrong", Q + "P?\n- ✅ A\n- ❌ B\n" + E, "answer-form-unknown:4", "Broken"),
    habit("one mistake: id in capitals as a key", Q + "ID: abc\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("one mistake: vælg Flere.", Q + "vælg: Flere.\n\nP?\n" + AB + E, "", "multiple(*A | B)"),
    habit("one mistake: vælg mange", Q + "vælg: mange\n\nP?\n" + AB + E, "value-invalid:3", "single(*A | B)"),
    habit("one mistake: objective in capitals", Q + "mål: Prompt-og-Tjek\n\nP?\n" + AB + E, "", "single(*A | B)"),
    habit("one mistake: a rule in the prompt", Q + "P?\n\n---\n\n" + AB + E, "", "single(*A | B)"),
    habit(
        "one mistake: ticks in the prompt of a gap text",
        Q + "✓ Husk\n\nDet er [[A]].\n" + E,
        "",
        "gap",
    ),
]


@pytest.mark.parametrize(("text", "findings", "blocks"), HABITS)
def test_what_it_means(text: str, findings: str, blocks: str) -> None:
    page, found = read(text, SHARED)
    assert told(found) == findings
    assert shape(page)[: len(blocks.rstrip("…"))] == blocks.rstrip("…")
