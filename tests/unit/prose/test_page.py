"""A page of several pieces, and what the pages of a module have to say to each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from builder.model import Heading, Span
from builder.prose import (
    PageFacts,
    anchor_of,
    check_links,
    plain,
    run,
    source_anchor,
    take_title,
    title_with_values,
    values_of,
)
from builder.settings import ModuleSettings, Organisation, Theme
from tests.unit.prose.support import EMPTY, PAGES, TERMS, found, lines, module, one, source

if TYPE_CHECKING:
    from pathlib import Path

NONE: frozenset[int] = frozenset()


def test_footnotes_and_addresses_work_from_piece_to_piece() -> None:
    pieces = [lines("Se [her][a] og noten.[^1]"), lines("[a]: https://x.dk", first=3), lines("[^1]: Noten.", first=5)]
    result = run(pieces, NONE, EMPTY)
    assert 'href="https://x.dk"' in result.html[0]
    assert "Noten." in result.footnotes
    assert result.html[1:] == ("", "")
    assert found(result) == ""


def test_a_single_paragraph_loses_its_p_where_asked() -> None:
    pieces = [lines("**Ja**"), lines("**Nej**"), lines("to\n\nafsnit"), lines("- liste")]
    result = run(pieces, frozenset({0, 2, 3}), EMPTY)
    assert result.html == (
        "<strong>Ja</strong>",
        "<p><strong>Nej</strong></p>",
        "<p>to</p>\n<p>afsnit</p>",
        "<ul><li>liste</li>\n</ul>",
    )


def test_a_picture_with_a_caption_stays_running_text_in_an_option(tmp_path: Path) -> None:
    html = one('![En drage](media/drage.png "Dragen")', module(tmp_path), inline=True).html[0]
    assert html == (
        '<span class="figure"><img src="media/drage.png" alt="En drage" width="40" height="30">'
        "<span>Dragen</span></span>"
    )


def test_numbers_in_an_ordering_question_begin_items() -> None:
    text = lines("2. august kom\n9. maj gik")
    assert run([text], NONE, EMPTY).html == ("<p>2. august kom\n9. maj gik</p>",)
    flagged = run([text], NONE, EMPTY._replace(ordering=frozenset({0})))
    assert flagged.html == ('<ol start="2"><li>august kom</li>\n<li>maj gik</li>\n</ol>',)


def test_the_first_use_on_the_page_is_marked_but_not_in_questions() -> None:
    context = EMPTY._replace(glossary=TERMS, questions=frozenset({0}))
    result = run([lines("Om AI?"), lines("Om AI."), lines("Mere AI, en sprogmodel.")], NONE, context)
    assert result.html == (
        "<p>Om AI?</p>",
        '<p>Om <a class="term" href="#ord-ai">AI</a>.</p>',
        '<p>Mere AI, en <a class="term" href="#ord-sprogmodel">sprogmodel</a>.</p>',
    )
    assert result.terms == ("AI", "sprogmodel")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("sprogmodeller", "sprogmodel"),
        ("Sprogmodel", "sprogmodel"),
        ("KUNSTIG INTELLIGENS", "AI"),
        ("kunstig\nintelligens", "AI"),
        ("(AI)", "AI"),
        ("»AI«", "AI"),
        ("**AI**", "AI"),
        ("ai", ""),
        ("AI-forordningen", ""),
        ("sprogmodellen", ""),
        ("storsprogmodel", ""),
        ("mini-AI", ""),
        ("`AI`", ""),
        ("[AI](03-side.md)", ""),
        ("# AI", ""),
    ],
)
def test_a_term_is_a_whole_word(text: str, term: str) -> None:
    assert one(text, EMPTY._replace(glossary=TERMS)).terms == ((term,) if term else ())


def test_sources_are_numbered_on_from_page_to_page() -> None:
    context = EMPTY._replace(sources={name: source(name) for name in ("A", "B", "C")}, cited=("B", "A"))
    result = one("Ét. [@C] To. [@A] Tre. [@C; @B]", context)
    assert result.sources == ("C", "A", "B")
    assert re.findall(r">(\d)</a>", result.html[0]) == ["3", "2", "3", "1"]
    assert f'href="#{source_anchor("C")}"' in result.html[0]


def test_headings_have_anchors_of_their_own() -> None:
    result = run([lines("## Vælg kanal\n## Start"), lines("### Vælg kanal", first=9)], NONE, EMPTY)
    assert [(one.level, one.text, one.anchor, one.span.line) for one in result.headings] == [
        (2, "Vælg kanal", "vaelg-kanal", 1),
        (2, "Start", "start-2", 2),  # the page's title has taken `start`
        (3, "Vælg kanal", "vaelg-kanal-2", 9),
    ]
    assert '<h2 id="start--vaelg-kanal">' in result.html[0]


def test_a_level_is_skipped_only_below_what_stands_above() -> None:
    pieces = [lines("## To"), lines("#### Fire", first=5), lines("### Tre", first=9)]
    assert found(run(pieces, NONE, EMPTY)) == "heading-skipped:5"
    assert found(run(pieces, NONE, EMPTY._replace(under={1: 3}))) == ""


def test_links_to_headings_are_checked_when_all_pages_are_known() -> None:
    result = one("[a](03-side.md#Vælg-kanal) [b](03-side.md#vaelg-kanl) [c](#findes) [d](03-side.md#slet ikke)")
    headings = {
        "03-side.md": (Heading(2, "Vælg kanal", "vaelg-kanal", Span("")),),
        "01-start.md": (Heading(2, "Findes", "findes", Span("")),),
    }
    told = check_links(result.links, headings)
    assert [(one.code, one.span.column, dict(one.values)["near"]) for one in told] == [
        ("link-anchor-unknown", 32, "03-side.md#vaelg-kanal"),
        ("link-anchor-unknown", 72, ""),
    ]


def test_pictures_are_lazy_on_every_page_but_the_first(tmp_path: Path) -> None:
    context = module(tmp_path)
    picture = "![En drage](media/drage.png)"
    assert "loading" not in one(picture, context).html[0]
    assert ' loading="lazy"' in one(picture, context._replace(file="03-side.md")).html[0]


def test_what_a_page_shows_is_listed_once(tmp_path: Path) -> None:
    text = "![Et møde](media/film.mp4)\n\n[hent](media/bilag.pdf) ![a b](media/drage.png) ![c d](media/drage.png)"
    assert one(text, module(tmp_path)).media == (
        "media/film.mp4",
        "media/film.vtt",
        "media/bilag.pdf",
        "media/drage.png",
    )


def test_a_facilitators_callout_is_checked_but_absent(tmp_path: Path) -> None:
    text = "Før\n\n> [!FACILITATOR]\n> **Vis** den. [@J4] ![x y](media/drage.png) [z](mangler.md)[^1]\n\n[^1]: Til dig."
    result = one(text, module(tmp_path))
    assert result.html == ("<p>Før</p>",)
    assert (result.footnotes, result.media, result.sources) == ("", (), ())
    assert found(result) == "link-page-unknown:4"


def test_a_films_transcript_is_read_as_prose_but_its_headings_are_not_the_pages(tmp_path: Path) -> None:
    result = one("![Et møde](media/film.mp4)", module(tmp_path))
    assert '<p class="transcript-heading">Udskrift</p>\n<p>Hun siger <em>hej</em>.</p>' in result.html[0]
    assert result.headings == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("WEBVTT\n", 1),
        ("1\n00:00:01,000 --> 00:00:02,000\nHej", 1),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nHej", 3),
    ],
)
def test_captions_that_no_browser_reads(text: str, line: int, tmp_path: Path) -> None:
    context = module(tmp_path)
    (tmp_path / "media/film.vtt").write_text(text, "utf-8")
    told = [one for one in one("![Et møde](media/film.mp4)", context).diagnostics if one.code == "captions-broken"]
    assert [(one.span.file, one.span.line) for one in told] == [("modules/eksempel/media/film.vtt", line)]


def test_words_are_those_that_are_read() -> None:
    text = "# Om AI\n\nDet *koster* 1.000 kr. `x = 1`\n\n> [!FACILITATOR]\n> Ikke talt med."
    assert one(text).words == 2 + 4 + 2


def test_columns_are_those_of_the_file() -> None:
    text = lines("  - > Se [a](x.md)\n\tog [b](y.md)")
    spans = [(one.span.line, one.span.column, one.span.end_column) for one in run([text], NONE, EMPTY).diagnostics]
    assert spans == [(1, 14, 18), (2, 9, 13)]


def test_a_line_that_begins_later_in_the_file() -> None:
    late = (lines("x")[0]._replace(number=7, column=5, text="[a](x.md)"),)
    assert [one.span[1:3] for one in run([late], NONE, EMPTY).diagnostics] == [(7, 9)]


@pytest.mark.parametrize(
    ("text", "title", "rest", "told"),
    [
        ("# Titel\n\nTekst", "Titel", ["", "Tekst"], ""),
        ("#Titel", "Titel", [], ""),
        ("Titel\n=====\nTekst", "Titel", ["Tekst"], ""),
        ("## Titel\n\nTekst", "Titel", ["", "Tekst"], "title-level"),
        ("## Afsnit\n# **Titel** `x`", "Titel x", ["## Afsnit"], "text-before-title"),
        ("Tekst\n# Titel", "Titel", ["Tekst"], "text-before-title"),
        ("# A\n# B", "A", ["# B"], "title-twice"),
        ("Tekst", "", ["Tekst"], "title-missing"),
        ("#[^1]", "", ["#[^1]"], "title-missing"),
        ("# A [@J4] b[^1]", "A b", [], "title-with-note title-with-note"),
        ("# A \\[@J4]", "A [@J4]", [], ""),
        ("```\n# Kode\n```\n# Titel", "Titel", ["```", "# Kode", "```"], "text-before-title"),
    ],
)
def test_a_pages_title(text: str, title: str, rest: list[str], told: str) -> None:
    taken = take_title(lines(text))
    assert taken.text == title
    assert [line.text for line in taken.rest] == rest
    assert " ".join(one.code for one in taken.found) == told


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Vælg kanal", "vaelg-kanal"),
        ("Æbler, ØL & å!", "aebler-oel-aa"),
        ("  – 1. del – ", "1-del"),
        ("C++ / C#", "c-c"),
        ("…", ""),
    ],
)
def test_the_anchor_rule(text: str, anchor: str) -> None:
    assert anchor_of(text) == anchor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hvad gør **en sprogmodel**?", "Hvad gør en sprogmodel?"),
        ("- [x] Ja, _altid_", "Ja, altid"),
        ("1. Læs `koden`", "Læs koden"),
        ("> citat\n> mere", "citat mere"),
        ("[tekst](https://x.dk/(a)) og ![alt](m.png){dekorativ}", "tekst og alt"),
        ("[tekst][ref] påstand [@J4].[^1]", "tekst påstand ."),
        ("2 * 3 = 6 og snake_case", "2 * 3 = 6 og snake_case"),
        ("{{ organisation.name }}", "{{ organisation.name }}"),
        ("Tom &amp; Ida\\*", "Tom & Ida*"),
        ("```\nkode\n```", "kode"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b | | 1 | 2 |"),
    ],
)
def test_plain_text(text: str, words: str) -> None:
    assert plain(lines(text)) == words


def test_the_look_up_table() -> None:
    organisation = Organisation("Aby", "A", Theme(), {"it": "IT"}, {"ai": "https://a.dk"}, {"chat": "Chat"}, ())
    settings = ModuleSettings(
        "Titel", "", "1.2.0", 20, (), 80, "free", None, (), "", "", None, "", (), Span("module.toml")
    )
    values = values_of(organisation, settings)
    assert values["organisation.navn"] == values["organisation.name"] == "Aby"
    assert values["organisation.contacts.it"] == "IT"
    assert values["organisation.links.ai"] == "https://a.dk"
    assert values["organisation.values.chat"] == "Chat"
    assert (values["module.version"], values["module.minutes"]) == ("1.2.0", "20")


def test_a_value_that_is_empty_is_told_where_to_give() -> None:
    told = one("{{ organisation.contacts.it }}", EMPTY._replace(values={"organisation.contacts.it": ""})).diagnostics
    assert "catalogue.toml" in told[0].hint


def test_a_looked_up_value_is_text_and_never_markup() -> None:
    values = {"organisation.name": "<b>*A*</b> & [x](y.md)"}
    html = one("{{ organisation.name }}", EMPTY._replace(values=values)).html[0]
    assert html == "<p>&lt;b&gt;*A*&lt;/b&gt; &amp; [x](y.md)</p>"


def test_a_looked_up_address_is_checked_like_a_typed_one() -> None:
    values = {"organisation.links.x": "javascript:alert(1)"}
    assert found(one("[x]({{ organisation.links.x }})", EMPTY._replace(values=values))) == "link-unsafe:1"


def test_danish_words_for_danish_courses() -> None:
    html = one("> [!TIP]\n> [x](https://x.dk)", EMPTY._replace(language="da")).html[0]
    assert "Tip</p>" in html
    assert "(åbner i et nyt vindue)" in html


def test_pages_are_known_by_their_file_names() -> None:
    assert PAGES["03-side.md"] == PageFacts("side", "Side tre")
    assert one("[x](03-side.md)").html == ('<p><a href="#side">x</a></p>',)


def test_a_title_may_look_up() -> None:
    title, told = title_with_values("AI hos {{ organisation.name }}", Span("p"), {"organisation.name": "Aby"})
    assert (title, told) == ("AI hos Aby", [])
    title, told = title_with_values("AI hos {{ organisation.nam }}", Span("p", 3), {"organisation.name": "Aby"})
    assert title == "AI hos {{ organisation.nam }}"
    assert [(one.code, one.span.line) for one in told] == [("lookup-unknown", 3)]
