"""What is a fact that needs a source, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.checks.material import findings, question

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = '[J4]\ntitle = "Forordningen"\n'


def facts(folder: Path, text: str, sources: str = SOURCES) -> list[tuple[str, int, int]]:
    """(the fact, its line, how many on the page)."""
    found = findings(folder, f"# Start\n\n{text}", sources___toml=sources)
    told = [(dict(one.values), one.span.line) for one in found if one.code == "fact-without-source"]
    return [(values["fact"], line, int(values["count"])) for values, line in told]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Reglen gælder siden 2. februar 2025.", "2. februar 2025"),
        ("Det skete i 2018.", "2018"),
        ("Fejlen var 34,7 procent.", "34,7 procent"),
        ("Fejlen var 45 % i prøven af **nyheder**.", "45 %"),
        ("Bøden var 5.000 dollar.", "5.000 dollar"),
        ("Det kostede 3 mio. kroner.", "3 mio"),
        ("Det står i § 5.", "§ 5"),
        ("Artikel 9 og artikel 4 gælder.", "artikel 4"),
        ("Ifølge Datatilsynet er det nok.", "Ifølge Datatilsynet"),
        ("En ny undersøgelse viser noget andet.", "undersøgelse viser"),
        ("I et studie fra et universitet tog modellen fejl.", "I et studie"),
        ("According to the board it is enough.", "According to"),
        ("Linje et.\n- Punkt fra 2020.", "2020"),
        ("> [!HUSK]\n> Reglen kom i 2024.", "2024"),
        ("::: foldud\n### Mere\n\nDet var i 2019.\n:::", "2019"),
    ],
)
def test_facts(tmp_path: Path, text: str, fact: str) -> None:
    [(told, line, count)] = facts(tmp_path, text)
    assert (told.casefold(), count) == (fact.casefold(), 1)
    assert told in f"# Start\n\n{text}".split("\n")[line - 1]


@pytest.mark.parametrize(
    "text",
    [
        "Sæt 10 minutter af, og følg de 3 trin.",
        "Hallen lukker klokken 22 den 1. marts.",
        "Ring på 2025 2025 eller 20252025.",
        "Det kræver 1.200 ord.",
        "Brevet er opdigtet og fra 2023.",
        "Du har bestået med 70 procent.",
        "Skriv for eksempel »Mødet i 2024 er flyttet«.",
        "Skriv `2024` i feltet.",
        "```\nI 2024 skete det.\n```",
        "> I 2024 skete det.",
        "> [!EKSEMPEL]\n> I 2024 købte Fjordby et kamera.",
        "| År | Hvad |\n| --- | --- |\n| 2024 | Loven |",
        "I 2024 skete det, skriver [Datatilsynet](https://datatilsynet.dk).",
        "I 2024 skete det.[^1]\n\n[^1]: Forordningen.",
        "I 2024 skete det. [@J4]",
        "I 2024 skete det.\n\nOg i 2025 igen. [@J4]",
        "Følg kommunens regler, og lav dine egne undersøgelser.",
        "Ifølge dig selv, hvad er svært?",
        question(1, "", "- [x] I 2024\n  - Ja, 80 procent.\n- [ ] I 2025\n  - Nej.\n"),
        "::: dialog\n**Mette:** I 2024 skete det.\n:::",
        "::: scenarie\n### Start\n\nI 2024 skete det.\n\nslutning: god\n:::",
    ],
)
def test_no_facts(tmp_path: Path, text: str) -> None:
    assert facts(tmp_path, text) == []


def test_a_page_is_told_once(tmp_path: Path) -> None:
    assert facts(tmp_path, "Se her.\n\nI 2018 ...\n\n- 45 procent\n- i 2020\n") == [("2018", 5, 3)]


@pytest.mark.parametrize(("text", "count"), [("I 2018.\n\nI 2019.\n", 0), ("I 2018.\n\nI 2019.\n\nI 2020.\n", 1)])
def test_a_collection_without_sources(tmp_path: Path, text: str, count: int) -> None:
    assert len(facts(tmp_path, text, sources="")) == count
