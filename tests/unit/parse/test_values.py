"""What the settings and the parts of a question become."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from builder.diagnostics import words
from builder.i18n import translator

from .support import question_of, read, read_pages, told

if TYPE_CHECKING:
    from builder.components.choice import Choice
    from builder.components.only import Only
    from builder.components.test import Test as TestBlock

QUIZ = "::: spørgsmål\nP?\n- [x] A\n- [ ] B\n:::\n"


def test_a_question_without_settings() -> None:
    page, _ = read("# T\n" + QUIZ)
    question = question_of(page)
    assert (question.attempts, question.points, question.partial, question.shuffle) == (0, 1.0, False, True)
    assert (question.pool, question.objectives, question.test, question.title) == ("", (), None, None)
    assert question.text == "P?"
    assert page.html[question.prompt] == "P?"
    assert (question.hint, question.explanation, question.right, question.wrong) == (None, None, None, None)


def test_a_question_with_all_settings() -> None:
    page, found = read(
        "# T\n::: spørgsmål Om *AI*\nforsøg: 3\npoint: 0,5\ndelvis: ja\nbland: nej\nmål: prompt-og-tjek\nhint: H\n"
        "forklaring: E\nved rigtigt: R\nved forkert: W\n\nP **fed**?\n\n- [x] A\n- [ ] B\n:::"
    )
    question = question_of(page)
    assert found == []
    assert (question.attempts, question.points, question.partial, question.shuffle) == (3, 0.5, True, False)
    assert question.objectives == ("prompt-og-tjek",)
    assert page.html[question.title or 0] == "Om <em>AI</em>"
    assert page.html[question.prompt] == "P <strong>fed</strong>?"
    assert question.text == "P fed?"
    pieces = (question.hint, question.explanation, question.right, question.wrong)
    assert [page.html[piece or 0] for piece in pieces] == ["<p>H</p>", "<p>E</p>", "<p>R</p>", "<p>W</p>"]


@pytest.mark.parametrize(
    ("typed", "prompt"),
    [
        ("Hvad er AI?", "Hvad er AI?"),
        ("1. Hvad er AI?", "1. Hvad er AI?"),
        ("#1", "#1"),
        ("> 50 %", "&gt; 50 %"),
        ("2. august 2026", "2. august 2026"),
    ],
)
def test_a_title_is_running_text(typed: str, prompt: str) -> None:
    page, found = read(f"# T\n::: spørgsmål {typed}\n- [x] A\n- [ ] B\n:::")
    assert found == []
    assert question_of(page).title is None
    assert page.html[question_of(page).prompt] == prompt


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1. plads", "1. plads"),
        ("> 50 %", "&gt; 50 %"),
        ("# er et tegn", "# er et tegn"),
        ("+ moms", "+ moms"),
        ("- 5", "5"),
    ],
)
def test_an_option_is_running_text(typed: str, shown: str) -> None:
    page, _ = read(f"# T\n::: spørgsmål\nP?\n- [x] {typed}\n- [ ] B\n:::")
    choice = cast("Choice", question_of(page).answers)
    assert page.html[choice.options[0].text] == shown


def test_where_an_option_stands() -> None:
    page, _ = read("# T\n::: spørgsmål\nP?\n  - [x] A\n    - Ja.\n  - [ ] B\n:::")
    choice = cast("Choice", question_of(page).answers)
    assert [(option.span.line, option.span.column) for option in choice.options] == [(4, 3), (6, 3)]


def test_feedback_keeps_its_lists_and_paragraphs() -> None:
    page, _ = read("# T\n::: spørgsmål\nP?\n- [x] A\n  - Ja, fordi:\n    - et\n    - to\n\n    Slut.\n- [ ] B\n:::")
    choice = cast("Choice", question_of(page).answers)
    html = page.html[choice.options[0].feedback or 0].replace("\n", "")
    assert html == "<p>Ja, fordi:</p><ul><li>et</li><li>to</li></ul><p>Slut.</p>"


def test_an_option_for_some_says_so() -> None:
    page, _ = read("# T\n::: spørgsmål\nP?\n- [x] A\n::: kun\nmålgruppe: lærer\n- [ ] B\n:::\n- [ ] C\n:::")
    choice = cast("Choice", question_of(page).answers)
    assert [option.scopes and option.scopes[0].audiences for option in choice.options] == [(), ("lærer",), ()]
    assert page.html[choice.options[1].text] == "B <em>(For: Lærere)</em>"
    assert choice.options[1].plain == "B"


def test_a_prompt_for_some_says_so_and_is_not_part_of_the_identity() -> None:
    page, _ = read("# T\n::: spørgsmål\n::: kun\nmålgruppe: lærer\nDu er lærer.\n:::\n\nP?\n- [x] A\n- [ ] B\n:::")
    question = question_of(page)
    assert page.html[question.prompt].replace("\n", "") == "<p><em>For: Lærere</em></p><p>Du er lærer.</p><p>P?</p>"
    assert question.text == "Du er lærer. P?"


def the_test(text: str) -> TestBlock:
    page, found = read("# T\n" + text)
    assert [one for one in found if one.severity == "error"] == []
    return cast("TestBlock", page.blocks[0])


def test_a_test_without_settings() -> None:
    test = the_test("::: test\n" + QUIZ + ":::")
    assert (test.mark, test.attempts, test.draw, test.shuffle, test.show) == (80, 3, (), True, "after")
    assert (test.retry, test.confidence, test.counts, test.title) == ("all", False, True, None)


def test_a_test_with_all_settings() -> None:
    test = the_test(
        "::: test Quiz\nbestået: 70 %\nforsøg: fri\ntræk: 1\nbland: nej\nvis svar: Når bestået.\n"
        "gentag: forkerte\nsikkerhed: ja\ntæller: nej\n" + QUIZ + ":::"
    )
    assert (test.mark, test.attempts, test.draw, test.shuffle, test.show) == (70, 0, (("", 1),), False, "passed")
    assert (test.retry, test.confidence, test.counts) == ("wrong", True, False)
    assert test.title is not None


@pytest.mark.parametrize(
    ("typed", "show"),
    [
        ("straks", "at-once"),
        ("efter", "after"),
        ("Aldrig", "never"),
        ("naar bestaaet", "passed"),
        ("at once", "at-once"),
    ],
)
def test_when_answers_are_shown(typed: str, show: str) -> None:
    assert the_test(f"::: test\nvis svar: {typed}\n{QUIZ}:::").show == show


def test_draws_take_the_pools_as_the_questions_spell_them() -> None:
    pool = "::: spørgsmål\npulje: {name}\n{prompt}\n- [x] A\n- [ ] B\n:::\n"
    test = the_test(
        "::: test\ntræk: 1 fra lette, 1 fra svaere\n"
        + pool.format(name="Lette", prompt="P?")
        + pool.format(name="Svære", prompt="R?")
        + ":::"
    )
    assert test.draw == (("Lette", 1), ("Svære", 1))


def test_questions_of_a_test_know_it() -> None:
    page, _ = read(f"# T\n::: test\ntæller: nej\n{QUIZ}:::\n::: test\n::: kun\nmålgruppe: lærer\n{QUIZ}:::\n:::")
    second = cast("TestBlock", page.blocks[1])
    inner = cast("Only", second.blocks[0])
    assert second.index == 1
    assert getattr(inner.blocks[0], "test", None) == 1


def test_page_settings() -> None:
    page, found = read(
        "# T\n\n::: side\nminutter: 2,5\nlix: 35\nlåst: ja\nmål: prompt-og-tjek\nid: start\n:::\n\nTekst."
    )
    assert found == []
    assert page.settings == {
        "minutes": 2.5,
        "lix": 35,
        "locked": True,
        "objectives": ("prompt-og-tjek",),
        "id": "start",
    }
    assert page.identity.typed == "start"


def test_identities_stand_in_reading_order() -> None:
    text = f"# A\n\n{QUIZ}\n::: test Slut\nid: slutquiz\n{QUIZ.replace('P?', 'R?')}:::\n"
    module, _ = read_pages({"01-a.md": text, "02-b.md": f"# B\n{QUIZ.replace('P?', 'S?')}"})
    assert [(kind, index, one.text.split("\n")[0], one.typed, one.place) for kind, index, one in module.identities] == [
        ("page", 0, "A", "", "01-a.md"),
        ("question", 0, "P?", "", "01-a.md#1"),
        ("test", 0, "Slut", "slutquiz", "01-a.md#1"),
        ("question", 1, "R?", "", "01-a.md#2"),
        ("page", 1, "B", "", "02-b.md"),
        ("question", 2, "S?", "", "02-b.md#1"),
    ]
    assert module.identities[1][2].options == ("A", "B")


def test_anchors_of_pages_are_their_own() -> None:
    module, _ = read_pages(
        {"01.md": "# Slut\n", "02.md": "# Vælg!\n", "03.md": "# Vælg\n", "04.md": "# Ord om AI\n", "05.md": "# …\n"}
    )
    assert [page.anchor for page in module.pages] == ["slut-2", "vaelg", "vaelg-2", "side-ord-om-ai", "05"]


def test_glossary_marks_stay_out_of_questions() -> None:
    from builder.load import Term
    from builder.model import Line, Span
    from builder.parse import parse

    from . import support

    term = Term("prompt", (), (Line("glossary.md", 2, 1, "Det, du beder om."),), Span("glossary.md"))
    text = "# T\n\n" + QUIZ.replace("P?", "Hvad er en prompt?") + "\nEn prompt er tekst.\n"
    source = support.source_of({"01.md": text})
    module, _ = parse(source, support.collection()._replace(glossary=(term,)))
    page = module.pages[0]
    assert page.html[question_of(page).prompt] == "Hvad er en prompt?"
    assert [one.term for one in module.terms] == ["prompt"]
    assert "ord-prompt" in "".join(page.html)


@pytest.mark.parametrize("language", ["da", "en"])
def test_words_are_whole(language: str) -> None:
    """Every field of a message has a value."""
    _, found = read("# T\n::: hokus\n:::\n::: side X\n:::\n::: kun\n:::\n::: spørgsmål\nforsøk: to\npoint: 20\n:::")
    assert len(found) == 5
    for one in found:
        message, hint = words(one, translator(language))
        assert "{" not in message + hint


def test_a_look_up_is_filled_in_where_the_question_is_told_of_but_not_in_its_identity() -> None:
    module, found = read_pages({"01.md": "# T\n" + QUIZ.replace("P?", "Hvad må {{ organisation.name }}?")})
    assert found == []
    assert question_of(module.pages[0]).text == "Hvad må Fjordby Kommune?"
    assert module.identities[1][2].text == "Hvad må {{ organisation.name }}?"


@pytest.mark.parametrize(
    ("text", "findings", "title"),
    [
        (QUIZ + "\n# T\n\nTekst.\n", "?text-before-title:1", "T"),
        ("::: side\nlix: 30\n:::\n\n# T\n\nTekst.\n", "", "T"),
        ("::: side\nlix: 30\n:::\n\nTekst.\n\n# T\n", "?text-before-title:5", "T"),
        ("## T\n\n### U\n", "?title-level:1", "T"),
        ("T\n===\n\n::: side\nlix: 30\n:::\n", "", "T"),
        ("#T\n\n##U\n", "", "T"),
        ("::: kun\nmålgruppe: lærer\n## A\n:::\n", "title-missing:1", "01-side.md"),
        (QUIZ, "title-missing:1", "01-side.md"),
    ],
)
def test_the_title_of_a_page(text: str, findings: str, title: str) -> None:
    page, found = read(text)
    assert told(found) == findings
    assert page.title == title


def test_a_kun_in_a_question_may_have_a_title() -> None:
    page, found = read(
        "# T\n::: spørgsmål\n::: kun Til lærere\nmålgruppe: lærer\nDu er lærer.\n:::\nP?\n- [x] A\n- [ ] B\n:::"
    )
    assert found == []
    html = page.html[question_of(page).prompt].replace("\n", "")
    assert html == "<p><em>For: Lærere</em></p><p><strong>Til lærere</strong></p><p>Du er lærer.</p><p>P?</p>"
