"""How a text is counted and what is said of it: sentence by sentence, link by link."""

from __future__ import annotations

import sys
import time
import types
from typing import TYPE_CHECKING

import pytest

from builder.checks import check
from builder.checks.linking import links_external
from builder.checks.material import Material
from builder.checks.readability import Readability, is_long, readability
from builder.checks.sentences import masked, sentences, words_of
from builder.checks.silence import not_silenced
from builder.checks.spelling import open_dictionary, words_misspelt
from builder.load import load_module
from builder.model import Ids
from builder.parse import parse
from tests.unit.load.folder import collection, put, write

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from builder.model import Module

SENTENCES = [
    ("Én sætning uden punktum", 1),
    ("Én. To.", 2),
    ("Hvad nu? Vi prøver!", 2),
    ("Vent … Så kom den.", 2),
    ("Den gætter … og gætter igen.", 1),
    ("Vent... Så kom den.", 2),
    ("Det gælder bl.a. Lærere og pædagoger.", 1),
    ("Det gælder bl.a. lærere og pædagoger.", 1),
    ("Brug det f.eks. Til et brev.", 1),
    ("Brug fx. AI til et udkast.", 1),
    ("Se nr. 3 på listen.", 1),
    ("Vi ses kl. 10.30 i dag.", 1),
    ("Vi ses kl. 10:30. Kom til tiden.", 2),
    ("Artikel 4, stk. 2, gælder.", 1),
    ("Se art. 4 i loven.", 1),
    ("Det er en ny art. Den er sjælden.", 2),
    ("Der er ca. 1.000 borgere.", 1),
    ("Det koster 3,5 mio. kr. om året.", 1),
    ("Det koster 3,5 mio. kr. Det er mange penge.", 2),
    ("Reglen gælder fra d. 2. august 2026.", 1),
    ("Reglen gælder fra den 2. august. Før da gælder den ikke.", 2),
    ("Det skete i 2024. Siden er det gået stærkt.", 2),
    ("Lærere i 1. 2. og 3. klasse.", 1),
    ("Læs afsnit 3. Derefter svarer du.", 2),
    ("Papir, blyant osv. Derefter går I i gang.", 2),
    ("Papir, blyant osv. er fint.", 1),
    ("Det skrev H.C. Andersen aldrig.", 1),
    ("Dr. Hansen og hr. Olsen kom.", 1),
    ("»Hvad nu?« spurgte hun.", 1),
    ("»Nej.« Hun gik.", 2),
    ("(Det er en parentes.) Her går det videre.", 2),
    ("Husk: Du har ansvaret.", 2),
    ("Husk: tal, navne og datoer.", 1),
    ("Skriv det til jf. Databeskyttelsesloven.", 1),
    ("**Ja.** Derfor kan den tage fejl.", 2),
    ("Slå det efter.[^1] Så er du sikker. [@J4]", 2),
    ("Se [vejledningen](https://a.dk/b.html). Læs den.", 2),
    ("Skriv `a. B. C` i feltet.", 1),
    ("`tæller: nej`", 0),
    ("https://a.dk/b.", 0),
    ("– … –", 0),
    ("", 0),
]

WORDS = [
    ("En AI-model og 1.000 borgere, bl.a. lærere", 7),
    ("både og/eller hverken", 3),
    ("kl. 10.30 den 2. august", 5),
    ("Se [vejledningen](https://a.dk) hos {{ organisation.name }}.", 3),
    ("![En drage](media/drage.png) her", 1),
    ("Skriv til kontakt@fjordby.dk – i dag", 4),
    ("snake_case og *kursiv*tekst", 4),
    ("a&nbsp;b", 2),
]

LONG = [
    ("borgere", True),
    ("borger,", False),
    ("»borgere«", True),
    ("AI-brug", False),
    ("AI-modeller", True),
    ("1.000.000", False),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences(text: str, count: int) -> None:
    found = sentences(masked(text))
    assert len(found) == count
    assert all(found[number][1] <= found[number + 1][0] for number in range(len(found) - 1))


@pytest.mark.parametrize(("text", "count"), WORDS)
def test_words(text: str, count: int) -> None:
    assert len(masked(text)) == len(text)
    assert len(words_of(masked(text))) == count


@pytest.mark.parametrize("sign", ["![", "{{", "[@", "](", "![a](", "](a(", "<a", "`a``b", "A.", "www."])
def test_time_stays_in_proportion(sign: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        sentences(masked(sign * times))
        return time.process_time() - begun

    assert min(seconds(16_000) for _ in range(3)) < 8 * max(min(seconds(4_000) for _ in range(3)), 0.005)


@pytest.mark.parametrize(("word", "long"), LONG)
def test_long_words_have_seven_letters(word: str, long: bool) -> None:
    assert is_long(word) == long


def read(tmp_path: Path, page: str, catalogue: str = "", **media: str) -> tuple[Module, Material]:
    modules = write(tmp_path, m__module___toml='title = "Brug AI"\n')
    put(modules / "catalogue.toml", catalogue)
    put(modules / "m/01-start.md", page)
    put(modules / "m/02-mere.md", "# Mere\n\nNoget mere.\n")
    for name, text in media.items():
        put(modules / f"m/media/{name.replace('_', '.')}", text)
    shared, _ = collection(modules)
    source, faults = load_module(shared, "m")
    assert faults == []
    assert source is not None
    module, _ = parse(source, shared)
    return module, Material(module, source, Ids("x", {}), shared, _day())


def _day() -> datetime.date:
    import datetime

    return datetime.date(2026, 11, 22)


def figures(tmp_path: Path, page: str, approved: tuple[str, ...] = ()) -> Readability:
    return readability(read(tmp_path, page)[0].pages[0], approved)


def found(tmp_path: Path, page: str, catalogue: str = "") -> list[tuple[str, int, int]]:
    _, material = read(tmp_path, page, catalogue)
    one = check(material.module, material.source, material.ids, material.collection, material.today)
    return [(told.code, told.span.line, told.span.column) for told in one]


def test_lix_by_hand(tmp_path: Path) -> None:
    # The title is 1 word; 4 words with 1 long; 6 words with 2 long: 11 words, 3 sentences, 3 long.
    one = figures(tmp_path, "# Start\n\nEn borger skriver brev. Kommunen svarer altid inden tre dage.\n")
    assert (one.words, one.sentences) == (11, 3)
    assert one.lix == round(11 / 3 + 100 * 2 / 11)  # skriver, Kommunen; `svarer` has six letters


def test_items_headings_cells_and_answers_are_sentences(tmp_path: Path) -> None:
    page = (
        "# Start\n\n## En del\n\n- et\n- to\n\n| a | b |\n| - | - |\n| c | d |\n\n```\nKode. Mere kode.\n```\n\n"
        "::: spørgsmål\nforsøg: 2\n\nHvad er to og to?\n\n- [x] Fire\n  - Ja. Sådan er det.\n- [ ] Fem\n\n:::\n"
    )
    one = figures(tmp_path, page)
    assert one.sentences == 1 + 1 + 2 + 4 + 1 + 2 + 2
    assert one.words == 1 + 2 + 2 + 4 + 5 + 2 + 4


def test_what_the_learner_is_not_shown_does_not_count(tmp_path: Path) -> None:
    page = "# Start\n\n<!-- Kommentaren. Er. Væk. -->\nTo ord.\n\n> [!FACILITATOR]\n> Kun for underviseren på dagen.\n"
    assert figures(tmp_path, page).words == 3


def test_approved_words_with_what_they_are_put_together_with(tmp_path: Path) -> None:
    page = "# Start\n\nSprogmodellen, sprogmodelbrug og kæmpesprogmodeller er en slags program her.\n"
    one = figures(tmp_path, page, ("sprogmodel",))
    assert one.lix - one.lix_without_approved == round(300 / 10)
    assert one.longest == ("program",)


def test_a_short_approved_word_stands_alone(tmp_path: Path) -> None:
    page = "# Start\n\nAidaserne er her, og aidamål er noget andet end det.\n"
    one = figures(tmp_path, page, ("aida",))
    assert one.lix == one.lix_without_approved


def test_the_worst_sentences_know_their_place(tmp_path: Path) -> None:
    page = (
        "# Start\n\nDet er godt. Databeskyttelsesrådgiveren vurderer behandlingens nødvendighed\n"
        "og proportionalitet grundigt forinden ibrugtagning. Fint.\n"
    )
    worst = figures(tmp_path, page).worst
    assert [(one.span.line, one.span.column, one.span.end_line, one.span.end_column) for one in worst] == [
        (3, 14, 4, 52)
    ]
    assert worst[0].text.startswith("Databeskyttelsesrådgiveren vurderer")


HARD = "Behandlingsgrundlaget forudsætter, at der er en grundlæggende vurdering, før anvendelsen af det begynder. "


@pytest.mark.parametrize(
    ("settings", "catalogue", "told"),
    [
        ("", "", True),
        ("::: side\nlix: 80\n:::\n", "", False),
        ("", "[checks]\nlix = 100\n", False),
        ("::: side\nlix: 30\n:::\n", "[checks]\nlix = 100\n", True),
        ("", '[checks.silence]\npage-hard-to-read = "Jura."\n', True),
    ],
)
def test_the_limit_is_the_page_s_own_or_the_collection_s(
    tmp_path: Path, settings: str, catalogue: str, told: bool
) -> None:
    page = f"# Start\n\n{settings}\n{HARD * 5}\n"
    assert ("page-hard-to-read" in {code for code, _, _ in found(tmp_path, page, catalogue)}) == told


def test_a_few_words_have_no_readability(tmp_path: Path) -> None:
    assert found(tmp_path, f"# Start\n\n{HARD * 2}\n") == []


WANTED = """[checks.words]
udbreder = "idriftsætter"
KI = "AI"
"personfølsomme data" = "følsomme personoplysninger"
AI = "kunstig intelligens (AI)"
"""


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("En udbreder her.", [4]),
        ("En **udbreder** her.", [6]),
        ("Flere udbredere og Udbredernes pligter.", [7, 20]),
        ("udbrederkreds", []),
        ("genudbreder", []),
        ("Brug KI-system.", [6]),
        ("Brug ki her.", []),
        ("Brug `KI` her.", []),
        ("Brug »KI« her.", []),
        ("> En udbreder.", []),
        ("[teksten](02-mere.md#ki)", []),
        ("[En KI](02-mere.md)", [5]),
        ("Om personfølsomme\ndata.", [4]),
        ("Om kunstig intelligens (AI).", []),
    ],
)
def test_words_to_replace(tmp_path: Path, text: str, columns: list[int]) -> None:
    told = found(tmp_path, f"# Start\n\n{text}\n", WANTED)
    assert [column for code, _, column in told if code == "word-unwanted"] == columns


def test_a_title_is_looked_through_too(tmp_path: Path) -> None:
    assert found(tmp_path, "\n# Om KI\n\nTekst.\n", WANTED) == [("word-unwanted", 2, 6)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[her](02-mere.md)", ["link-text-vague"]),
        ("[**Læs mere** …](02-mere.md)", ["link-text-vague"]),
        ("[Læs mere om skabeloner](02-mere.md)", []),
        ("<https://a.example/b>", ["link-text-address"]),
        ("[www.a.example](https://a.example)", ["link-text-address"]),
        ("[a.example/b](https://a.example/b)", ["link-text-address"]),
        ("[borger.example](https://borger.example)", []),
        ("<kontakt@fjordby.dk>", []),
        ("[Regler](02-mere.md) og [regler](01-start.md)", ["link-text-twice"]),
        ("[Regler](02-mere.md) og [regler](02-mere.md)", []),
        ("![Se her](media/a.svg)", []),
        ("Skriv til anne.jensen@fjordby.dk", ["email-of-person"]),
        ("Skriv til [Anne](mailto:anne-jensen2@fjordby.dk)", ["email-of-person"]),
        ("Skriv til fornavn.efternavn@fjordby.dk", []),
        ("Skriv til bo.hansen@fjordby.example", []),
        ("Skriv til data.beskyttelse@fjordby.dk", []),
        ("Skriv til ai@fjordby.dk", []),
        ("Ord. " * 120, []),
        ("Ord. " * 121, ["paragraph-long"]),
    ],
)
def test_links_addresses_and_paragraphs(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert [code for code, _, _ in found(tmp_path, f"# Start\n\n{text}\n")] == codes


def test_the_same_words_for_two_audiences(tmp_path: Path) -> None:
    page = "# Start\n"
    for audience, file in (("a", "02-mere.md"), ("b", "01-start.md")):
        page += f"\n::: kun\nmålgruppe: {audience}\n[Regler]({file})\n:::\n"
    assert found(tmp_path, page, '[audiences]\na = "A"\nb = "B"\n') == []


def test_addresses_outside_are_listed_once(tmp_path: Path) -> None:
    page = "# Start\n\n[A](https://a.dk), [B](https://b.dk/c), [igen A](https://a.dk), [D](02-mere.md), [C](http://c.example/)\n"
    (told,) = links_external(read(tmp_path, page)[0])
    assert dict(told.values)["addresses"] == "https://a.dk, https://b.dk/c"
    assert links_external(read(tmp_path, "# Start\n\nTekst.\n")[0]) == []


@pytest.mark.parametrize(
    ("picture", "codes"),
    [
        ("![En rød drage](media/a.svg)", []),
        ("![Ikon](media/a.svg)", ["alt-says-nothing"]),
        ("![Et billede](media/a.svg)", ["alt-says-nothing"]),
        ("![Figur 3](media/a.svg)", ["alt-says-nothing"]),
        ("![Billede af en drage](media/a.svg)", ["alt-says-nothing"]),
        ("![Billedet hænger skævt](media/a.svg)", []),
        ("![Fotografen ser væk](media/a.svg)", []),
        ('![En drage](media/a.svg "En drage.")', ["alt-as-caption"]),
        ('![En drage](media/a.svg "Vores legeplads")', []),
        (f"![{'drage ' * 67}](media/a.svg)", ["alt-too-long"]),
        ("![](media/a.svg){dekorativ}", []),
        ("| | a |\n| - | - |\n| b | c |", []),
        ("| a | |\n| - | - |\n| b | c |", ["table-without-header"]),
        ("| | |\n| - | - |\n| b | c |", ["table-without-header"]),
        ("| |\n| - |\n| b |", ["table-without-header"]),
    ],
)
def test_descriptions_and_tables(tmp_path: Path, picture: str, codes: list[str]) -> None:
    modules = write(tmp_path, m__module___toml='title = "Brug AI"\n')
    put(modules / "m/01-start.md", f"# Start\n\n{picture}\n")
    put(
        modules / "m/media/a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3z"/></svg>',
    )
    shared, _ = collection(modules)
    source, _ = load_module(shared, "m")
    assert source is not None
    assert [one.code for one in parse(source, shared)[1]] == codes


LISTED = "en\nspørg\nog\ner\ngod\ndu\nbrev\nskriv\nbl.a.\nsom  # en bemærkning\n"
OWN = """publisher = "Fjordby Kommune"

[checks]
dictionary = "ordliste.txt"
approved = ["sprogmodel"]

[checks.words]
brugbar = "nyttig"
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("En god breev.", ["breev"]),
        ("En breev og en breev.", ["breev"]),
        ("Skriv `breev` og [brev](https://breev.dk).", []),
        ("En sprogmodel og sprogmodels brev.", []),
        ("En nyttig prompt.", []),
        ("Spørg Samira. Samira er god.", []),
        ("Spørg Fjordby. Fjordbys brev.", []),
        ("Samira er god.", ["Samira"]),
        ("Er AI god? AI-brev, GPT. SkoleGPT er god.", []),
        ("Brev-breev.", ["Brev-breev"]),
        ("> Breev.", []),
        ("Skriv bl.a. 3 breve1.", []),
    ],
)
def test_spelling(tmp_path: Path, text: str, wrong: list[str]) -> None:
    module, material = read(tmp_path, f"# Brev\n\n{text}\n", OWN)
    put(material.collection.root / "ordliste.txt", LISTED)
    put(material.collection.root / "glossary.md", "## Prompt\n\nDet, man skriver.\n")
    shared, _ = collection(material.collection.root)
    dictionary, missing = open_dictionary(shared)
    assert missing == []
    assert dictionary is not None
    first = module._replace(pages=module.pages[:1])
    assert [dict(told.values)["word"] for told in words_misspelt(first, dictionary)] == wrong


class Speller:
    """In place of the extra: knows `brev` and its dictionary's folder."""

    def __init__(self, name: str, *, hunspell_data_dir: str) -> None:
        self.words = {name, hunspell_data_dir.rpartition("/")[2].rpartition("\\")[2]}

    def spell(self, word: str) -> bool:
        return word in self.words


def test_a_hunspell_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = types.ModuleType("hunspell")
    monkeypatch.setattr(fake, "Hunspell", Speller, raising=False)
    monkeypatch.setitem(sys.modules, "hunspell", fake)
    module, material = read(tmp_path, "# Start\n\nbrev ordbog breev\n", '[checks]\ndictionary = ["ordbog/brev.dic"]\n')
    put(material.collection.root / "ordbog/brev.dic", "1\nbrev\n")
    assert open_dictionary(material.collection)[0] is None
    put(material.collection.root / "ordbog/brev.aff", "SET UTF-8\n")
    dictionary, missing = open_dictionary(material.collection)
    assert missing == []
    assert dictionary is not None
    first = module._replace(pages=module.pages[:1])
    assert [dict(told.values)["word"] for told in words_misspelt(first, dictionary)] == ["breev"]


@pytest.mark.parametrize(
    "typed", ["../ordliste.txt", "/etc/passwd", "//vært/mappe/ord.dic", "ordbog/../../ord.txt", "link.txt"]
)
def test_a_dictionary_outside_the_collection_is_not_read(tmp_path: Path, typed: str) -> None:
    (tmp_path / "modules").mkdir(exist_ok=True)
    _, material = read(tmp_path, "# Start\n\nTekst.\n", f'[checks]\ndictionary = ["{typed}"]\n')
    outside = material.collection.root.parent / "ordliste.txt"
    put(outside, "tekst\n")
    (material.collection.root / "link.txt").symlink_to(outside)
    dictionary, found = open_dictionary(material.collection)
    assert dictionary is None
    assert [one.code for one in found] == ["path-outside"]


SILENCED = {
    "page-hard-to-read": f"{HARD * 5}",
    "word-unwanted": "En udbreder.",
    "paragraph-long": "Ord. " * 121,
    "email-of-person": "anne.jensen@fjordby.dk",
    "link-text-vague": "[her](02-mere.md)",
    "link-text-address": "<https://a.example>",
    "link-text-twice": "[A](02-mere.md) [A](01-start.md)",
}


@pytest.mark.parametrize("code", SILENCED)
def test_each_can_be_silenced_with_a_reason(tmp_path: Path, code: str) -> None:
    catalogue = f'[checks.silence]\n{code} = "Det har vi talt om."\n[checks.words]\nudbreder = "idriftsætter"\n'
    _, material = read(tmp_path, f"# Start\n\n{SILENCED[code]}\n", catalogue)
    told = check(material.module, material.source, material.ids, material.collection, material.today)
    assert [one.code for one in told] == [code]
    assert not_silenced(told, material.collection) == []
