"""Settings files: what is understood, and what is told of everything else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builder.diagnostics import Diagnostic, words
from builder.i18n import translator
from builder.model import SourceFile
from builder.settings.read import read_catalogue, read_module, read_sources

if TYPE_CHECKING:
    from builder.settings import Catalogue, ModuleSettings, Source


def catalogue(text: str = "", modules: tuple[str, ...] = ("a", "b")) -> tuple[Catalogue, list[Diagnostic]]:
    made, found = read_catalogue(SourceFile("catalogue.toml", "modules/catalogue.toml", text), modules)
    assert made is not None
    return made, found


def module(text: str, shared: str = "") -> tuple[ModuleSettings, list[Diagnostic]]:
    made, found = read_module(SourceFile("module.toml", "modules/a/module.toml", text), catalogue(shared)[0], "a")
    assert made is not None
    return made, found


def sources(text: str) -> tuple[dict[str, Source], list[Diagnostic]]:
    made, found = read_sources(SourceFile("sources.toml", "modules/sources.toml", text))
    assert made is not None
    return made, found


def told(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line, one.span.column) for one in found]


def test_nothing_at_all_is_a_collection() -> None:
    made, found = catalogue()
    assert found == []
    assert (made.format, made.language, made.editions, made.order) == (1, "da", ("scorm12", "scorm2004"), ())
    assert made.organisation.name == ""


def test_a_title_is_all_a_module_needs() -> None:
    made, found = module('title = "Brug AI"')
    assert found == []
    assert made[:9] == ("Brug AI", "", "1.0.0", 0, ("alle",), 80, "free", None, ())


def test_everything_a_module_can_say() -> None:
    made, found = module(
        """
title = "Brug   AI"
summary = '''
To linjer
bliver én.'''
version = "1.10.0"
minutes = 25
audience = ["alle", "lærere"]
pass_mark = 70
navigation = "Låst"
completion = "sider og test"
keywords = ["AI"]
owner = "Digitalisering"
contact = "it@fjordby.dk"
review_date = 2027-02-22
licence = "CC BY 4.0"

[[objectives]]
id = "forklar"
text = "Du kan forklare."
strand = "teknologisk"

[[objectives]]
id = "afproev-2"
text = "Du kan prøve."
strand = "ethical"
""",
        '[audiences]\nlærere = "Lærere"',
    )
    assert found == []
    assert made.title == "Brug AI"
    assert made.summary == "To linjer bliver én."
    assert (made.navigation, made.completion, made.audience) == ("locked", "both", ("alle", "lærere"))
    assert made.review_date == datetime.date(2027, 2, 22)
    assert [(one.id, one.strand, one.span.line) for one in made.objectives] == [
        ("forklar", "technological", 18),
        ("afproev-2", "ethical", 23),
    ]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("minutes = 25 min", "number-form", 11),
        ('minutes = "25"', "number-form", 11),
        ("minutes = 2.5", "number-form", 11),
        ("minutes = true", "number-form", 11),
        ("minutes = -5", "number-out-of-range", 11),
        ("pass_mark = 80 %", "number-form", 13),
        ('pass_mark = "80 %"', "number-form", 13),
        ("pass_mark = 0,8", "number-form", 13),
        ("pass_mark = 0.8", "number-form", 13),
        ("pass_mark = 101", "number-out-of-range", 13),
        ("version = 1.0", "version-form", 11),
        ("version = 1", "version-form", 11),
        ('version = "1.0"', "version-form", 11),
        ('version = "v1.0.0"', "version-form", 11),
        ('version = "1.0.0-beta"', "version-form", 11),
        ('version = "01.0.0"', "version-form", 11),
        ("version = 1.2.0", "toml-quotes-missing", 11),
        ("review_date = 1/11-2027", "date-form", 15),
        ("review_date = 1.11.2027", "date-form", 15),
        ("review_date = 01-11-2027", "date-form", 15),
        ('review_date = "2027-11-01"', "date-form", 15),
        ("review_date = 2027-13-01", "date-form", 15),
        ("review_date = 20271101", "date-form", 15),
        ("owner = “Anna”", "toml-curly-quotes", 9),
        ("owner = „Anna“", "toml-curly-quotes", 9),
        ("owner = »Anna«", "toml-curly-quotes", 9),
        ('owner = "Anna”', "toml-curly-quotes", 9),
        ("owner = Anna", "toml-quotes-missing", 9),
        ('owner = "Anna', "toml-quote-unclosed", 9),
        ("owner = 'Anna", "toml-quote-unclosed", 9),
        (r'owner = "C:\Users\anna"', "toml-backslash", 9),
        (r'owner = "C:\temp"', "toml-backslash", 9),
        ('owner: "Anna"', "toml-colon", 6),
        ("owner = 42", "toml-value-type", 9),
        ("owner = ['Anna']", "toml-value-type", 9),
        ('owner = "a\\u0000b"', "control-character", 9),
        ("keywords = 7", "toml-value-type", 12),
        ("keywords = ['AI', 7]", "toml-value-type", 19),
        ("keywords = ['AI', '']", "toml-value-empty", 19),
        ('navigation = "frit"', "toml-word-unknown", 14),
        ('completion = "alt"', "toml-word-unknown", 14),
        ('audience = ["alle", "lærer"]', "toml-audience-unknown", 21),
        ('audience = "elever"', "toml-audience-unknown", 12),
        ("minuts = 3", "toml-key-unknown", 1),
        ("pass mark = 80", "toml-key-unknown", 1),
        ("målgruppe = ['alle']", "toml-key-danish", 1),
        ("Bestået = 80", "toml-key-danish", 1),
        ("objectives = 3", "toml-value-type", 14),
        ("[objectives]\nid = 'x'", "toml-value-type", 1),
        ("hvad er det her", "toml-syntax", 1),
        ("owner = 'a'\nowner = 'b'", "toml-key-twice", 1),
    ],
)
def test_a_slip_has_a_message_of_its_own(line: str, code: str, column: int) -> None:
    text = f'title = "Brug AI"\n{line}\n'
    made, found = read_module(SourceFile("module.toml", "m.toml", text), catalogue()[0], "a")
    expected_line = 3 if code == "toml-key-twice" else 2
    assert told(found) == [(code, expected_line, column)]
    for language in ("da", "en"):
        message, hint = words(found[0], translator(language))
        assert message
        assert hint
        assert "{" not in message + hint
    if made is not None:
        assert made.title == "Brug AI"


def hint_of(text: str) -> str:
    found = module(text)[1]
    return words(found[0], translator("da"))[1]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("minuts = 3", "mente du `minutes`?"),
        ("målgruppe = ['alle']", "mente du `audience`?"),
        ("review_date = 1/11-2027", "skriv år, måned, dag uden anførselstegn: `review_date = 2027-11-01`"),
        ("version = 1.2", 'skriv `version = "1.2.0"`'),
        ("minutes = 25 min", "skriv tallet alene uden anførselstegn og uden enhed: `minutes = 25`"),
        ("navigation = 'frit'", 'skriv et af disse: `"fri"`, `"låst"`'),
    ],
)
def test_the_hint_says_what_to_type(line: str, hint: str) -> None:
    assert hint_of(f'title = "Brug AI"\n{line}\n') == hint


def test_three_slips_are_three_messages() -> None:
    made, found = module('title = “Brug AI”\nminutes = 25 min\nversion = 1.0\nowner = "Anna"\n')
    assert sorted(told(found)) == [
        ("number-form", 2, 11),
        ("toml-curly-quotes", 1, 9),
        ("version-form", 3, 11),
    ]
    assert made.owner == "Anna"


def test_a_broken_or_danish_title_is_not_also_missing() -> None:
    assert [one.code for one in module("title = Brug AI\n")[1]] == ["toml-quotes-missing"]
    assert [one.code for one in module('titel = "Brug AI"\n')[1]] == ["toml-key-danish"]


def test_a_missing_title_is_told_of_the_file() -> None:
    made, found = module('version = "1.0.0"\n')
    assert told(found) == [("toml-key-missing", 1, 1)]
    assert made.title == "a"


def test_keys_of_ones_own_may_hold_danish_letters() -> None:
    made, found = catalogue(
        '[checks.words]\npersonfølsomme = "følsomme"\n[audiences]\nlærere="Lærere"\nnye ledere = "Nye"'
    )
    assert found == []
    assert made.checks.words == {"personfølsomme": "følsomme"}
    assert made.audiences == {"lærere": "Lærere", "nye ledere": "Nye"}


def test_a_value_keeps_its_column_behind_a_danish_key() -> None:
    _, found = catalogue("[audiences]\nlærere = 7\n")
    assert told(found) == [("toml-value-type", 2, 10)]


def test_a_danish_header_is_told() -> None:
    _, found = catalogue('[målgrupper]\nalle = "Alle"\n')
    assert told(found) == [("toml-key-danish", 1, 1)]


def test_a_key_after_a_header_is_misplaced() -> None:
    _, found = module('title = "x"\n[[objectives]]\nid = "a"\ntext = "t"\nstrand = "etisk"\nlicence = "CC"\n')
    assert told(found) == [("toml-key-misplaced", 6, 1)]
    assert dict(found[0].values)["header"] == "[[objectives]]"


def test_objectives_need_their_parts_and_their_own_ids() -> None:
    _, found = module(
        'title = "x"\n'
        '[[objectives]]\nid = "Æ b"\ntext = "t"\nstrand = "etisk"\n'
        '[[objectives]]\nid = "a"\ntext = "t"\n'
        '[[objectives]]\nid = "a"\nstrand = "etisk"\n'
    )
    assert sorted(told(found), key=lambda one: one[1]) == [
        ("objective-id-form", 3, 6),
        ("toml-key-missing", 6, 1),
        ("toml-key-missing", 9, 1),
        ("objective-id-twice", 10, 6),
    ]


def test_the_catalogue_is_checked_against_the_folders() -> None:
    made, found = catalogue('order = ["b", "bb", "a"]\neditions = ["scorm13"]\nlanguage = "sv"\nformat = 2\n')
    assert sorted(one.code for one in found) == [
        "format-newer",
        "module-unknown",
        "toml-word-unknown",
        "toml-word-unknown",
    ]
    assert made.order == ("b", "a")


def test_an_empty_list_is_left_out() -> None:
    made, found = catalogue("editions = []\norder = []\n")
    assert found == []
    assert made.editions == ("scorm12", "scorm2004")
    assert module('title = "x"\naudience = []\n')[0].audience == ("alle",)


def test_organisation_values_are_text_and_tools_have_an_owner() -> None:
    _, found = catalogue(
        '[organisation]\nname = "Fjordby"\n[organisation.contacts]\nai = 3\n'
        '[organisation.links]\nintra = "intra.fjordby.dk"\n'
        '[[organisation.tools]]\nname = "Skriver"\nstatus = "grønt"\n'
    )
    assert told(found) == [
        ("toml-value-type", 4, 6),
        ("address-form", 6, 9),
        ("toml-word-unknown", 9, 10),
        ("toml-key-missing", 7, 1),
        ("toml-key-missing", 7, 1),
    ]


def test_a_tool() -> None:
    made, found = catalogue(
        '[[organisation.tools]]\nname = "Skriver"\nstatus = "grøn"\nowner = "IT"\nchecked = 2026-11-01\nguide = "https://x.dk/g"\n'
    )
    (tool,) = made.organisation.tools
    assert found == []
    assert (tool.status, tool.checked, tool.span.line) == ("green", datetime.date(2026, 11, 1), 1)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "www.kl.dk", "kl"])
def test_an_address_is_whole(address: str) -> None:
    _, found = sources(f'[J1]\ntitle = "t"\naddress = "{address}"\n')
    assert told(found) == [("address-form", 3, 11)]


def test_sources() -> None:
    made, found = sources(
        '[J1]\ntitle = "Lov"\ndate = 2026-01-02\n[R-2]\ntitle = "Vejledning"\ncontested = "Uklart."\n'
    )
    assert found == []
    assert list(made) == ["J1", "R-2"]
    assert (made["J1"].date, made["R-2"].contested, made["R-2"].span.line) == (datetime.date(2026, 1, 2), "Uklart.", 4)


def test_a_source_with_a_fault_is_still_there() -> None:
    made, found = sources('[J1]\nadresse = "x"\n')
    assert sorted(one.code for one in found) == ["toml-key-danish", "toml-key-missing"]
    assert "J1" in made


def test_silence() -> None:
    made, found = catalogue('[checks.silence]\npage-name = "Kladder."\npage-nam = "x"\npage-title-twice = ""\n')
    assert told(found) == [("silence-unknown", 3, 1), ("silence-without-reason", 4, 20)]
    assert made.checks.silence["page-name"] == "Kladder."


def test_deep_nesting_is_told_not_thrown() -> None:
    _, found = read_module(SourceFile("m", "m", "a = " + "[" * 100_000), catalogue()[0], "a")
    assert [one.code for one in found] == ["toml-syntax"]


LINES = st.one_of(
    st.sampled_from(
        [
            'title = "Brug AI"',
            "[[objectives]]",
            'id = "a"',
            "[theme]",
            "keywords = [",
            '"a", "b"]',
            'x = """',
            "målgruppe = 3",
            "[a.b]",
            "a.b = 1",
            "a = {x = 1}",
            "version = 1.0",
            "review_date = 1/1-2027",
        ]
    ),
    st.text(max_size=30),
)


@given(st.lists(LINES, max_size=12))
def test_any_text_gives_values_or_diagnostics(lines: list[str]) -> None:
    text = "\n".join(lines).replace("\r", "\n")
    source = SourceFile("x.toml", "x.toml", text)
    shared, found = read_catalogue(source, ("a",))
    assert shared is not None or found
    made, more = read_module(source, catalogue()[0], "a")
    assert made is not None or more
    entries, others = read_sources(source)
    assert entries is not None or others
    for one in [*found, *more, *others]:
        words(one, translator("da"))
        assert 1 <= one.span.line <= text.count("\n") + 1
