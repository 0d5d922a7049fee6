"""Design section 5 and format.md 7, sentence by sentence: what keeps its number, and what does not."""

from __future__ import annotations

import pytest

from builder.diagnostics import Diagnostic, words
from builder.identity import similarity
from tests.unit.identity.course import MODEL, PRIVACY, WEATHER, P, Q, build, faults, module, numbers, options, quiz

BEES = "Bier\nBier samler pollen og nektar i haven hele sommeren, og de danser for hinanden i stadet."
TAXES = "Skat\nÅrsopgørelsen kommer i marts, og du kan rette dit fradrag for kørsel indtil første maj."
NURSES = "Hjemmepleje\nEn vagtplan skal være kendt fire uger før; bytter du, så sig det til din koordinator."


def likeness(one: Q, other: Q) -> float:
    return similarity.dice(similarity.trigrams(one.text, *one.options), similarity.trigrams(other.text, *other.options))


def hint(found: Diagnostic) -> str:
    return words(found, lambda text: text)[1]


# Numbers


def test_pages_and_questions_are_numbered_from_one_in_reading_order_each_kind_by_itself() -> None:
    test = Q("Afsluttende test", (), kind="test")
    ids, _ = build(module(P("01-a.md", BEES, (MODEL,)), P("02-b.md", TAXES, (test, WEATHER, PRIVACY))))
    assert numbers(ids, "page") == [1, 2]
    assert numbers(ids) == [1, 2, 3]
    assert numbers(ids, "test") == [1]
    assert ids.entries["page", 0] == (1, "", "")
    assert ids.entries["test", 0] == (1, "", "")


def test_the_interaction_id_is_frozen_at_the_first_build() -> None:
    ids, lock = build(quiz(MODEL))
    assert ids.entries["question", 0].interaction == "q_1_hvad_goer_en_sprogmodel_naar_den_svarer"
    edited = MODEL._replace(text="Hvad gør en sprogmodel, når den svarer jer?")
    ids, _ = build(quiz(edited), lock)
    assert ids.entries["question", 0].interaction == "q_1_hvad_goer_en_sprogmodel_naar_den_svarer"


@pytest.mark.parametrize(
    ("prompt", "interaction"),
    [
        ("Hvad er AI?", "q_1_hvad_er_ai"),
        ("", "q_1_question"),
        ("Τι είναι;", "q_1_question"),
        ("Speciallægepraksisplanlægningsstabiliseringsperiode", "q_1_speciallaegepraksisplanlaegningsstabilis"),
    ],
)
def test_the_slug_is_the_first_words_in_ascii(prompt: str, interaction: str) -> None:
    ids, _ = build(quiz(Q(prompt, ("Ja", "Nej"))))
    assert ids.entries["question", 0].interaction == interaction


def test_after_number_4095_comes_an_error() -> None:
    _, lock = build(quiz(MODEL))
    full = lock.replace("question | 1 |", "question | 4095 |").replace("q_1_", "q_4095_")
    [found] = faults(quiz(MODEL, WEATHER, PRIVACY), full)
    assert (found.code, dict(found.values)["kind"]) == ("id-limit", "question")


def test_nothing_is_compared_when_nothing_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    course = module(P("01-a.md", BEES, (MODEL, WEATHER)), P("02-b.md", TAXES, (PRIVACY,)))
    _, lock = build(course)
    monkeypatch.setattr(similarity, "trigrams", None)
    assert build(course, lock)[1] == lock


# Questions


def test_order_and_page_do_not_matter() -> None:
    _, lock = build(module(P("01-a.md", BEES, (MODEL, WEATHER)), P("02-b.md", TAXES, (PRIVACY,))))
    ids, _ = build(module(P("01-a.md", BEES, (PRIVACY,)), P("02-b.md", TAXES, (WEATHER, MODEL))), lock)
    assert numbers(ids) == [3, 2, 1]


def test_an_edited_question_that_is_moved_to_another_page_is_recognised() -> None:
    _, lock = build(module(P("01-a.md", BEES, (MODEL,)), P("02-b.md", TAXES)))
    edited = MODEL._replace(text="Hvad gør en sprogmodel, når den svarer jer?")
    ids, _ = build(module(P("01-a.md", BEES, (WEATHER,)), P("02-b.md", TAXES, (edited,))), lock)
    assert numbers(ids) == [2, 1]


def test_a_typo_keeps_the_number_and_the_lock_learns_the_new_text() -> None:
    _, lock = build(quiz(MODEL, WEATHER))
    ids, lock = build(quiz(WEATHER, MODEL._replace(text="Hvad gør en sprogmodel, naar den svarer dig?")), lock)
    assert numbers(ids) == [2, 1]
    assert "naar den svarer" in lock


def test_a_question_unlike_all_is_new_and_the_old_is_gone_without_a_word() -> None:
    assert likeness(MODEL, WEATHER) < 0.40
    _, lock = build(quiz(MODEL))
    ids, lock = build(quiz(WEATHER), lock)
    assert numbers(ids) == [2]
    assert " gone 1.0.0 | q_1_" in lock


HALF_OLD = Q("Hvem har ansvaret for borgerens oplysninger i kommunen?", ("Kommunen", "Leverandøren"))
HALF_NEW = Q("Hvem har ansvaret for teksten, når en maskine skriver?", ("Kommunen", "Maskinen"))


def test_between_new_and_the_same_only_the_author_knows() -> None:
    assert 0.40 <= likeness(HALF_OLD, HALF_NEW) < 0.75
    _, lock = build(quiz(MODEL, HALF_OLD))
    [found] = faults(quiz(MODEL, HALF_NEW), lock)
    assert found.code == "id-unclear"
    assert hint(found).split("\n")[1:] == [
        "`id: question-2` if it is the same as »hvem har ansvaret for borgerens oplysninger i kommunen«",
        "`id: hvem-har-ansvaret-for-teksten-naar-en` if it is new",
    ]


def test_the_first_id_line_keeps_the_number() -> None:
    _, lock = build(quiz(MODEL, HALF_OLD))
    ids, lock = build(quiz(MODEL, HALF_NEW._replace(id="question-2")), lock)
    assert numbers(ids) == [1, 2]
    ids, _ = build(quiz(MODEL, WEATHER._replace(id="question-2")), lock)
    assert numbers(ids) == [1, 2]


def test_the_second_id_line_gives_a_new_one() -> None:
    _, lock = build(quiz(MODEL, HALF_OLD))
    ids, _ = build(quiz(MODEL, HALF_NEW._replace(id="hvem-har-ansvaret-for-teksten-naar-en")), lock)
    assert numbers(ids) == [1, 3]


def test_the_new_id_proposed_is_one_the_lock_does_not_have() -> None:
    taken = WEATHER._replace(id="hvem-har-ansvaret-for-teksten-naar-en")
    _, lock = build(quiz(taken, HALF_OLD))
    [found] = faults(quiz(taken, HALF_NEW), lock)
    assert "`id: hvem-har-ansvaret-for-teksten-naar-en-2` if it is new" in hint(found)


TWIN_A = Q("Må du skrive borgerens navn i en åben chat på nettet?", ("Ja, altid", "Nej, aldrig"))
TWIN_B = Q("Må du skrive borgerens alder i en åben chat på nettet?", ("Ja, altid", "Nej, aldrig"))
TWIN_C = Q("Må du skrive borgerens adresse i en åben chat på nettet?", ("Ja, altid", "Nej, aldrig"))


def test_a_close_runner_up_is_unclear_and_both_are_printed() -> None:
    assert likeness(TWIN_A, TWIN_C) >= 0.75
    assert likeness(TWIN_B, TWIN_C) > 0.60
    _, lock = build(quiz(TWIN_A, TWIN_B))
    [found] = faults(quiz(TWIN_C), lock)
    assert found.code == "id-unclear"
    lines = hint(found).split("\n")[1:]
    assert sorted(line[:16] for line in lines) == ["`id: question-1`", "`id: question-2`"]
    ids, _ = build(quiz(TWIN_C._replace(id="question-2")), lock)
    assert numbers(ids) == [2]


def test_one_old_question_and_two_that_may_be_it_is_unclear_too() -> None:
    _, lock = build(quiz(TWIN_A))
    assert [found.code for found in faults(quiz(TWIN_B, TWIN_C), lock)] == ["id-unclear", "id-unclear"]
    ids, _ = build(quiz(TWIN_B, TWIN_C._replace(id="question-1")), lock)
    assert numbers(ids) == [2, 1]


def test_exact_matches_leave_the_pool_before_anything_is_compared() -> None:
    _, lock = build(quiz(TWIN_A, TWIN_B))
    ids, _ = build(quiz(TWIN_C, TWIN_A), lock)
    assert numbers(ids) == [2, 1]


def test_three_unchanged_options_count_as_close() -> None:
    old = Q("Hvad siger forordningen?", ("Det er forbudt", "Det er tilladt", "Det afhænger af formålet"))
    new = Q("En lærer måler trivsel med kamera.", old.options)
    assert likeness(old, new) < 0.75
    _, lock = build(quiz(MODEL, old))
    ids, _ = build(quiz(new._replace(options=old.options[::-1]), MODEL), lock)
    assert numbers(ids) == [2, 1]
    assert options(ids)[0] == "cba"


def test_two_unchanged_options_do_not() -> None:
    old = Q("Hvad siger forordningen om kameraer?", ("Det er forbudt", "Det er tilladt"))
    _, lock = build(quiz(old))
    assert faults(quiz(old._replace(text="En lærer måler trivsel i klassen.")), lock)[0].code == "id-unclear"


def test_nor_three_that_another_question_has_as_well() -> None:
    scale = ("Det er forbudt", "Det er tilladt", "Det afhænger af formålet")
    old, other = Q("Hvad siger forordningen?", scale), Q("Må kommunen optage møder?", scale)
    _, lock = build(quiz(old, other))
    assert faults(quiz(Q("En lærer måler trivsel med kamera.", scale), other), lock)[0].code == "id-unclear"


def test_a_copied_question_in_the_old_place_keeps_the_id() -> None:
    _, lock = build(module(P("01-a.md", BEES, (WEATHER, MODEL)), P("02-b.md", TAXES)))
    for before, after in (((WEATHER, MODEL, MODEL), [1, 2, 3]), ((MODEL, WEATHER, MODEL), [3, 1, 2])):
        ids, _ = build(module(P("01-a.md", BEES, before), P("02-b.md", TAXES)), lock)
        assert numbers(ids) == after
    ids, lock = build(module(P("00-ny.md", NURSES, (MODEL,)), P("01-a.md", BEES, (WEATHER, MODEL))), lock)
    assert numbers(ids) == [3, 1, 2]
    ids, _ = build(module(P("01-a.md", BEES, (MODEL, WEATHER)), P("02-b.md", TAXES, (MODEL,))), lock)
    assert numbers(ids) == [2, 1, 3]


def test_when_one_of_two_copies_is_deleted_the_other_keeps_its_own_id() -> None:
    _, lock = build(module(P("01-a.md", BEES, (MODEL, WEATHER)), P("02-b.md", TAXES, (MODEL,))))
    ids, _ = build(module(P("01-a.md", BEES, (WEATHER,)), P("02-b.md", TAXES, (MODEL,))), lock)
    assert numbers(ids) == [2, 3]


def test_the_original_of_a_copy_can_be_edited_and_both_go_on() -> None:
    _, lock = build(quiz(MODEL, WEATHER))
    _, lock = build(quiz(MODEL, WEATHER, MODEL), lock)
    ids, _ = build(quiz(MODEL._replace(text=MODEL.text + " Tænk dig om."), WEATHER, MODEL), lock)
    assert sorted(numbers(ids)) == [1, 2, 3]
    assert numbers(ids)[1] == 2


def test_a_tombstone_revives_when_its_text_does() -> None:
    ids, lock = build(quiz(MODEL, WEATHER))
    _, lock = build(quiz(MODEL), lock)
    back, lock = build(quiz(MODEL, WEATHER), lock)
    assert back == ids
    assert " gone " not in lock


def test_a_tombstone_does_not_revive_for_another_text() -> None:
    _, lock = build(quiz(MODEL, WEATHER))
    _, lock = build(quiz(MODEL), lock)
    ids, _ = build(quiz(MODEL, WEATHER._replace(text=WEATHER.text + " Sandsynligvis.")), lock)
    assert numbers(ids) == [1, 3]


def test_not_even_for_the_same_typed_id() -> None:
    _, lock = build(quiz(MODEL, WEATHER._replace(id="vejr")))
    _, lock = build(quiz(MODEL), lock)
    ids, lock = build(quiz(MODEL, PRIVACY._replace(id="vejr")), lock)
    assert numbers(ids) == [1, 3]
    ids, _ = build(quiz(MODEL, PRIVACY._replace(id="vejr")), lock)
    assert numbers(ids) == [1, 3]


def test_but_the_author_can_point_at_it() -> None:
    _, lock = build(quiz(MODEL))
    _, lock = build(quiz(WEATHER), lock)
    ids, _ = build(quiz(WEATHER, PRIVACY._replace(id="question-1")), lock)
    assert numbers(ids) == [2, 1]


# `id:`


def test_a_typed_id_wins_over_every_text() -> None:
    _, lock = build(quiz(MODEL._replace(id="model"), WEATHER._replace(id="vejr")))
    ids, _ = build(quiz(MODEL._replace(id="vejr"), WEATHER._replace(id="model")), lock)
    assert numbers(ids) == [2, 1]


def test_an_id_given_or_taken_away_later_changes_nothing() -> None:
    _, lock = build(quiz(MODEL, WEATHER))
    ids, lock = build(quiz(MODEL, WEATHER._replace(id="vejr")), lock)
    assert numbers(ids) == [1, 2]
    ids, lock = build(quiz(MODEL, WEATHER._replace(id="vejret")), lock)
    assert numbers(ids) == [1, 2]
    ids, _ = build(quiz(MODEL, WEATHER), lock)
    assert numbers(ids) == [1, 2]


def test_two_different_ids_are_never_likened() -> None:
    _, lock = build(quiz(MODEL._replace(id="a")))
    edited = MODEL._replace(text=MODEL.text + " Vælg.", id="b")
    ids, _ = build(quiz(edited), lock)
    assert numbers(ids) == [2]


# Options


def test_options_have_letters_in_the_authors_order_and_keep_them() -> None:
    ids, lock = build(quiz(WEATHER))
    assert options(ids) == ["abc"]
    one, two, three = WEATHER.options
    ids, _ = build(quiz(WEATHER._replace(options=(three, one, two))), lock)
    assert options(ids) == ["cab"]


def test_a_new_option_has_a_new_letter_and_a_removed_ones_is_never_used_again() -> None:
    one, two, three = WEATHER.options
    _, lock = build(quiz(WEATHER))
    ids, lock = build(quiz(WEATHER._replace(options=(one, two, three, "Tåge"))), lock)
    assert options(ids) == ["abcd"]
    ids, lock = build(quiz(WEATHER._replace(options=(one, two, three))), lock)
    ids, lock = build(quiz(WEATHER._replace(options=(one, two, three, "Storm"))), lock)
    assert options(ids) == ["abce"]
    ids, _ = build(quiz(WEATHER._replace(options=(one, "Tåge", two, three, "Storm"))), lock)
    assert options(ids) == ["adbce"]


def test_an_edited_option_in_the_same_place_is_the_same() -> None:
    one, _two, three = WEATHER.options
    _, lock = build(quiz(WEATHER))
    ids, _ = build(quiz(WEATHER._replace(options=(one, "Regn det meste af dagen", three))), lock)
    assert options(ids) == ["abc"]


def test_an_edited_option_in_another_place_is_another() -> None:
    one, _two, three = WEATHER.options
    _, lock = build(quiz(WEATHER))
    ids, _ = build(quiz(WEATHER._replace(options=(one, three, "Regn det meste af dagen"))), lock)
    assert options(ids) == ["acd"]


def test_two_edited_options_are_others() -> None:
    _one, _two, three = WEATHER.options
    _, lock = build(quiz(WEATHER))
    ids, _ = build(quiz(WEATHER._replace(options=("Sol hele dagen", "Regn det meste af dagen", three))), lock)
    assert options(ids) == ["dec"]


def test_signs_tell_options_apart() -> None:
    signs = Q("Hvilket tegn mangler i regnestykket?", ("+", "-", "="))
    _, lock = build(quiz(signs))
    ids, _ = build(quiz(signs._replace(options=("=", "+", "-"))), lock)
    assert options(ids) == ["cab"]


def test_the_letters_go_on_with_digits_and_when_all_36_are_used_it_is_a_new_question() -> None:
    many = tuple(f"Valg {number}" for number in range(35))
    _, lock = build(quiz(MODEL._replace(options=many)))
    ids, lock = build(quiz(MODEL._replace(options=(*many, "Valg a"))), lock)
    assert options(ids) == ["abcdefghijklmnopqrstuvwxyz0123456789"]
    from builder.identity import identify

    ids, lock, found = identify(quiz(MODEL._replace(options=("Valg b", *many))), lock, "ids.lock")
    assert [(one.code, one.severity) for one in found] == [("options-exhausted", "warning")]
    assert numbers(ids) == [2]
    assert options(ids)[0].startswith("abc")
    assert build(quiz(MODEL._replace(options=("Valg b", *many))), lock)[1] == lock


def test_more_options_than_letters_are_the_parsers_error_not_ours() -> None:
    many = tuple(f"Valg {number}" for number in range(50))
    ids, lock = build(quiz(MODEL._replace(options=many)))
    assert len(options(ids)[0]) == 36
    assert build(quiz(MODEL._replace(options=many)), lock)[1] == lock


# Pages


def test_a_renamed_page_is_recognised_by_its_title_and_text() -> None:
    _, lock = build(module(P("01-bier.md", BEES), P("02-skat.md", TAXES)))
    ids, lock = build(module(P("01-velkommen.md", NURSES), P("02-bier.md", BEES), P("03-skat.md", TAXES)), lock)
    assert numbers(ids, "page") == [3, 1, 2]
    edited = BEES.replace("sommeren", "foråret")
    ids, _ = build(module(P("01-velkommen.md", NURSES), P("04-honning.md", edited), P("05-skat.md", TAXES)), lock)
    assert numbers(ids, "page") == [3, 1, 2]


def test_a_page_keeps_its_number_by_its_name_whatever_it_says() -> None:
    _, lock = build(module(P("01-side.md", BEES)))
    ids, _ = build(module(P("01-side.md", TAXES)), lock)
    assert numbers(ids, "page") == [1]
    ids, _ = build(module(P("01-side.md", TAXES, id="skat")), lock)
    assert numbers(ids, "page") == [1]


def test_a_text_that_moves_to_a_name_another_page_had_takes_its_number_with_it() -> None:
    _, lock = build(module(P("01.md", BEES), P("02.md", TAXES)))
    edited = TAXES.replace("marts", "april")
    ids, _ = build(module(P("01.md", NURSES), P("02.md", BEES), P("03.md", edited)), lock)
    assert numbers(ids, "page") == [3, 1, 2]
    ids, _ = build(module(P("01.md", TAXES), P("02.md", BEES)), lock)
    assert numbers(ids, "page") == [2, 1]


def test_a_copied_page_is_new() -> None:
    _, lock = build(module(P("02-bier.md", BEES)))
    ids, _ = build(module(P("01-bier.md", BEES), P("02-bier.md", BEES)), lock)
    assert numbers(ids, "page") == [2, 1]


def test_a_page_that_may_be_an_old_one_is_asked_about_in_a_side_block() -> None:
    half = (
        BEES.split(".", maxsplit=1)[0][:60]
        + " Og så noget ganske andet om køkkenhaver, gulerødder, regnvand og komposten."
    )
    assert 0.40 <= similarity.dice(similarity.trigrams(BEES), similarity.trigrams(half)) < 0.75
    _, lock = build(module(P("01-bier.md", BEES), P("02-skat.md", TAXES)))
    [found] = faults(module(P("02-skat.md", TAXES), P("03-have.md", half)), lock)
    assert found.code == "id-unclear"
    assert "`::: side`" in hint(found)
    assert hint(found).split("\n")[1:] == [
        "`id: page-1` if it is the same as `01-bier.md`",
        "`id: bier-bier-samler-pollen-og-nektar-i` if it is new",
    ]
    ids, _ = build(module(P("02-skat.md", TAXES), P("03-have.md", half, id="page-1")), lock)
    assert numbers(ids, "page") == [2, 1]


def test_a_removed_page_revives_by_its_text_not_by_its_name() -> None:
    _, lock = build(module(P("01-bier.md", BEES), P("02-skat.md", TAXES)))
    _, lock = build(module(P("02-skat.md", TAXES)), lock)
    ids, _ = build(module(P("01-bier.md", NURSES), P("02-skat.md", TAXES)), lock)
    assert numbers(ids, "page") == [3, 2]
    ids, _ = build(module(P("02-skat.md", TAXES), P("07-bier.md", BEES)), lock)
    assert numbers(ids, "page") == [2, 1]


LONG = "Bistadet\n" + " ".join(f"bi{number}" for number in range(400))


def test_a_small_edit_of_a_page_leaves_the_lock_alone_a_large_one_does_not() -> None:
    _, lock = build(module(P("01-bier.md", LONG)))
    _, same = build(module(P("01-bier.md", LONG + " Summ.")), lock)
    assert same == lock
    _, other = build(module(P("01-bier.md", LONG[:1500] + TAXES * 3)), lock)
    assert other != lock


def test_a_page_edited_a_little_since_its_line_was_written_still_revives() -> None:
    _, lock = build(module(P("01-bier.md", LONG), P("02-skat.md", TAXES)))
    _, lock = build(module(P("01-bier.md", LONG + " Summ."), P("02-skat.md", TAXES)), lock)
    _, lock = build(module(P("02-skat.md", TAXES)), lock)
    ids, _ = build(module(P("02-skat.md", TAXES), P("03-bier.md", LONG + " Summ.")), lock)
    assert numbers(ids, "page") == [2, 1]


# Tests


def test_the_one_test_of_a_page_is_the_same_whatever_it_is_called() -> None:
    _, lock = build(module(P("01-a.md", BEES), P("02-b.md", TAXES, (Q("Quiz", kind="test"),))))
    ids, _ = build(module(P("01-a.md", BEES), P("03-b.md", TAXES, (Q("Afsluttende prøve", kind="test"),))), lock)
    assert numbers(ids, "test") == [1]


def test_two_tests_without_a_name_are_told_apart_by_their_pages() -> None:
    test = Q("", kind="test")
    _, lock = build(module(P("01-a.md", BEES, (test,)), P("02-b.md", TAXES, (test,))))
    ids, _ = build(module(P("00-b.md", TAXES, (test,)), P("01-a.md", BEES, (test,))), lock)
    assert numbers(ids, "test") == [2, 1]
