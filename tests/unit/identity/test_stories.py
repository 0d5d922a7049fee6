"""An author's working days, on disk: write, build, edit, build again. Whose progress is kept?"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.unit.identity.author import QUIZ, RULES, START, Author

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Three pages, built once."""
    author = Author(tmp_path).write("01-start.md", START).write("02-regler.md", RULES).write("03-quiz.md", QUIZ)
    assert author.builds() == FIRST
    return author


FIRST = {
    "Velkommen": "page 1",
    "Regler i kommunen": "page 2",
    "Quiz": "page 3",
    "Hvad må du skrive i et værktøj uden aftale?": "question 1 ab",
    "test": "test 1",
    "Hvem har ansvaret for det svar, du sender videre?": "question 2 abc",
    "Hvordan opdager du en opdigtet kilde?": "question 3 ab",
}


def test_building_again_changes_nothing(author: Author) -> None:
    lock = author.lock()
    assert author.builds() == FIRST
    assert author.lock() == lock


def test_a_colleague_on_windows_and_one_on_a_mac_get_the_same_lock(author: Author) -> None:
    lock = author.lock()
    for name in ("01-start.md", "02-regler.md", "03-quiz.md", "ids.lock"):
        text = (author.folder / name).read_text("utf-8")
        author.write(name, unicodedata.normalize("NFD", text).replace("\n", "\r\n"))
    assert author.builds() == FIRST
    assert author.lock() == lock


def test_monday_proofreading(author: Author) -> None:
    """Typos in a page, a prompt, an option and a feedback."""
    author.edit("01-start.md", "Den slår ikke noget op", "Den slår ingenting op")
    author.edit("02-regler.md", "værktøj uden aftale?", "værktøj uden en aftale?")
    author.edit("02-regler.md", "Et opdigtet eksempel", "Et opfundet eksempel")
    author.edit("02-regler.md", "Ja, når ingen kan kendes på det.", "Ja. Ingen kan kendes på det.")
    after = author.builds()
    assert after["Hvad må du skrive i et værktøj uden en aftale?"] == "question 1 ab"
    assert [after[title] for title in ("Velkommen", "Regler i kommunen", "Quiz")] == ["page 1", "page 2", "page 3"]


def test_tuesday_a_new_page_in_the_middle_and_everything_after_it_renumbered(author: Author) -> None:
    author.rename("03-quiz.md", "04-quiz.md").rename("02-regler.md", "03-regler.md")
    author.write("02-fejl.md", "# Når modellen tager fejl\n\nBed altid om kilder, og åbn dem selv.\n")
    assert author.builds() == FIRST | {"Når modellen tager fejl": "page 4"}


def test_wednesday_a_practice_question_is_moved_into_the_test(author: Author) -> None:
    question = RULES[RULES.index("::: spørgsmål") :]
    author.edit("02-regler.md", question, "")
    author.edit("03-quiz.md", "bestået: 50\n", f"bestået: 50\n\n{question}")
    assert author.builds() == FIRST


def test_thursday_options_come_and_go(author: Author) -> None:
    author.edit("03-quiz.md", "- [ ] Leverandøren\n", "")
    assert author.builds()["Hvem har ansvaret for det svar, du sender videre?"] == "question 2 ac"
    author.edit("03-quiz.md", "- [ ] Datatilsynet\n", "- [ ] Datatilsynet\n- [ ] Din leder\n")
    assert author.builds()["Hvem har ansvaret for det svar, du sender videre?"] == "question 2 acd"
    author.edit("03-quiz.md", "- [x] Du selv\n", "- [ ] Leverandøren\n- [x] Du selv\n")
    assert author.builds()["Hvem har ansvaret for det svar, du sender videre?"] == "question 2 bacd"


def test_friday_a_page_is_taken_out_and_comes_back_after_the_holidays(author: Author) -> None:
    author.delete("02-regler.md")
    assert set(author.builds().values()) == set(FIRST.values()) - {"page 2", "question 1 ab"}
    author.write("02-nyt.md", "# Nyt om loven\n\nFra august 2026 gælder flere af reglerne.\n")
    assert author.builds()["Nyt om loven"] == "page 4"
    author.write("05-regler.md", RULES)
    assert author.builds() == FIRST | {"Nyt om loven": "page 4"}


def test_a_question_is_copied_as_a_pattern_for_the_next(author: Author) -> None:
    question = QUIZ[QUIZ.index("::: spørgsmål\nHvordan") : QUIZ.rindex(":::")]
    pattern = question.replace("en opdigtet kilde", "et forældet svar")
    author.edit("03-quiz.md", question, pattern + question)
    assert author.builds() == FIRST | {"Hvordan opdager du et forældet svar?": "question 4 ab"}


def test_a_question_rewritten_halfway_is_asked_about_and_one_line_settles_it(author: Author) -> None:
    author.edit(
        "03-quiz.md", "Hvordan opdager du en opdigtet kilde?", "Hvordan tjekker du et tal, en model har skrevet?"
    )
    [(code, file, line, hint)] = author.fails()
    assert (code, file, line) == ("id-unclear", "03-quiz.md", 15)
    assert hint.split("\n")[1:] == [
        "`id: question-3` hvis det er det samme som »hvordan opdager du en opdigtet kilde«",
        "`id: hvordan-tjekker-du-et-tal-en-model-har` hvis det er nyt",
    ]
    before = (author.folder / "03-quiz.md").read_text("utf-8")
    prompt = "Hvordan tjekker du et tal, en model har skrevet?"
    author.edit("03-quiz.md", prompt, f"id: question-3\n\n{prompt}")
    assert author.builds()[prompt] == "question 3 ab"
    author.write("03-quiz.md", before)
    assert author.builds()[prompt] == "question 3 ab"


def test_the_other_line_makes_it_a_new_question(author: Author) -> None:
    prompt = "Hvordan tjekker du et tal, en model har skrevet?"
    author.edit("03-quiz.md", "Hvordan opdager du en opdigtet kilde?", f"id: tjek-tal\n\n{prompt}")
    assert author.builds()[prompt] == "question 4 ab"


def test_a_page_renamed_and_half_rewritten_is_settled_in_its_side_block(author: Author) -> None:
    text = RULES.replace(
        "Spørg din leder, hvis du er i tvivl.", "Det gælder også referater, noter og billeder af skærmen."
    )
    text = text.replace("# Regler i kommunen", "# Må jeg det? Vores egne regler for værktøjer og aftaler")
    author.delete("02-regler.md").write("02-maa-jeg.md", text[: text.index(":::")])
    [(code, file, line, hint)] = author.fails()
    assert (code, file, line) == ("id-unclear", "02-maa-jeg.md", 1)
    assert "`id: page-2` hvis det er den samme side som `02-regler.md`" in hint
    author.edit("02-maa-jeg.md", "og aftaler\n", "og aftaler\n\n::: side\nid: page-2\n:::\n")
    assert author.builds()["Må jeg det? Vores egne regler for værktøjer og aftaler"] == "page 2"


def test_the_test_gets_another_title(author: Author) -> None:
    author.edit("03-quiz.md", "::: test\n", "::: test Afsluttende prøve\n")
    assert author.builds() == FIRST


def test_the_folder_gets_another_name(author: Author) -> None:
    lock = author.lock()
    renamed = author.root / "ai-hver-dag"
    author.folder.rename(renamed)
    author.folder = renamed
    assert author.builds() == FIRST
    assert author.lock() == lock
    assert author.understood()[0].ids.manifest == "eksempel"


def test_the_folder_is_copied_as_a_start_for_the_next_module(author: Author) -> None:
    copy = author.root / "naeste"
    copy.mkdir()
    for file in author.folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    assert author.told() == [("identifiers-claimed", "modules/naeste/ids.lock")]
    (copy / "ids.lock").unlink()
    assert author.told() == []


def test_a_lock_torn_by_git_is_never_replaced_by_a_fresh_one(author: Author) -> None:
    whole = author.lock()
    line = next(line for line in whole.split("\n") if line.startswith("page | 2"))
    author.write("ids.lock", whole.replace(line, f"<<<<<<< HEAD\n{line}\n=======\n>>>>>>> tekster"))
    torn = author.lock()
    assert [(code, file, at) for code, file, at, _ in author.fails()] == [
        ("lock-conflict", "ids.lock", 1 + torn.split("\n").index("<<<<<<< HEAD"))
    ]
    assert author.lock() == torn
    author.write("ids.lock", whole)
    assert author.builds() == FIRST
