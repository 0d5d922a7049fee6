"""The file itself: what is written, what is refused, what Git can merge."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builder.identity import check_claims, identify, renumber, write_lock
from builder.identity.lock import CHARACTERS, Lock, Record, print_lock, read_lock
from builder.identity.similarity import sketch, trigrams
from tests.unit.identity.course import MODEL, PRIVACY, WEATHER, P, Q, build, faults, module, numbers, quiz

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from builder.diagnostics import Diagnostic

HERE = "modules/eksempel/ids.lock"

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(lambda text: " ".join(text.split()))
versions = st.from_regex(r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True)
numbers_of_two_digits = st.integers(1, 4095)


@st.composite
def records(draw: st.DrawFn) -> Record:
    kind = draw(st.sampled_from(["page", "question", "test", "trial_action", "trial-action"]))
    number = draw(numbers_of_two_digits)
    question = kind == "question"
    characters = draw(st.permutations(CHARACTERS)) if question else []
    split = sorted(draw(st.tuples(st.integers(0, 36), st.integers(0, 36))))
    options, retired = "".join(characters[: split[0]]), "".join(characters[split[0] : split[1]])
    page = kind == "page"
    return Record(
        kind=kind,
        number=number,
        key=draw(words),
        digest=draw(st.from_regex(r"[0-9a-f]{12}", fullmatch=True)),
        options=options,
        retired=retired,
        since=draw(versions),
        gone=draw(st.one_of(st.just(""), versions)),
        sketch=sketch(trigrams(draw(words))) if page else "",
        interaction=f"q_{number}_x" if question else "",
        place=(0, 0) if page else draw(st.tuples(numbers_of_two_digits, numbers_of_two_digits)),
        text="" if page else draw(words),
        option_texts=tuple(draw(words) for _ in options + retired),
        line=0,
    )


def bare(found: Lock) -> Lock:
    """Without line numbers."""
    return found._replace(manifest_line=0, records=tuple(sorted(r._replace(line=0) for r in found.records)))


@given(st.lists(records(), max_size=5, unique_by=lambda r: (r.kind, r.number)), versions, st.randoms())
def test_a_lock_is_read_as_it_was_written(made: list[Record], version: str, chance: random.Random) -> None:
    lock = Lock("eksempel", version, tuple(made), 0)
    text = print_lock(lock)
    found, problems = read_lock(text, HERE)
    assert problems == []
    assert found is not None
    assert bare(found) == bare(lock)
    head, *rest, end, _ = text.split("\n")
    chance.shuffle(rest)
    again, problems = read_lock("\r\n".join([head, *rest, end, "", ""]), HERE)
    assert problems == []
    assert again is not None
    assert print_lock(again) == text


def test_what_the_file_looks_like() -> None:
    course = module(
        P("01-start.md", "Start\nHej", (MODEL,)),
        P("02-quiz.md", "Quiz", (Q("", (), kind="test"), Q("Sandt | falsk?", ("Sandt", "Falsk"), "sandt"))),
        slug="Bier på 2. år",
    )
    _, text = build(course)
    head, *entries, end = text.rstrip("\n").split("\n\n")
    assert end == "# end"
    assert head.startswith("# ids.lock 1 ")
    assert [entry.split(" | ")[:3] for entry in entries] == [
        ["manifest", "bier-paa-2-aar", "1.0.0"],
        ["page", "1", "01-start.md"],
        ["page", "2", "02-quiz.md"],
        ["question", "1", "hvad gør en sprogmodel når den svarer dig"],
        ["question", "2", "id:sandt"],
        ["test", "1", ""],
    ]
    assert entries[3].split(" | ")[4:] == [
        "ab",
        "1.0.0",
        "q_1_hvad_goer_en_sprogmodel_naar_den_svarer",
        "1 0",
        "Hvad gør en sprogmodel, når den svarer dig?",
        "Beregner næste ord",
        "Slår op i en database",
    ]
    assert entries[4].split(" | ")[6:] == ["q_2_sandt_falsk", "2 0", "Sandt \\p falsk?", "Sandt", "Falsk"]


def test_a_removed_entry_stays_as_a_tombstone_and_its_number_is_not_used_again() -> None:
    _, lock = build(quiz(MODEL, WEATHER))
    _, lock = build(quiz(MODEL), lock)
    assert [line for line in lock.split("\n") if " gone " in line] == [
        line for line in lock.split("\n") if line.startswith("question | 2 | hvordan bliver vejret")
    ]
    ids, _ = build(quiz(MODEL, PRIVACY), lock)
    assert numbers(ids) == [1, 3]


def test_the_version_is_that_of_the_first_build() -> None:
    _, lock = build(quiz(MODEL))
    _, lock = build(module(P("01-quiz.md", "Quiz", (MODEL, WEATHER)), version="2.1.0"), lock)
    assert [line.split(" | ")[5] for line in lock.split("\n") if line.startswith("question")] == ["1.0.0", "2.1.0"]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> deres", "||||||| base"])
def test_a_conflict_is_told_with_its_line_and_never_a_fresh_lock(mark: str) -> None:
    _, lock = build(quiz(MODEL, WEATHER))
    lines = lock.split("\n")
    lines.insert(4, mark)
    [found] = faults(quiz(MODEL, WEATHER), "\n".join(lines))
    assert (found.code, found.severity, found.span.file, found.span.line) == ("lock-conflict", "error", HERE, 5)


@pytest.mark.parametrize(
    "damage",
    [
        "question | 3",
        "question | 0 | x | 0123456789ab |  | 1.0.0 | q_0_x | 1 0 | x",
        "question | 4096 | x | 0123456789ab |  | 1.0.0 | q_4096_x | 1 0 | x",
        "question | 3 | x | 0123456789ab | aa | 1.0.0 | q_3_x | 1 0 | x | a | b",
        "question | 3 | x | 0123456789ab | ab-b | 1.0.0 | q_3_x | 1 0 | x | a | b | c",
        "question | 3 | x | 0123456789ab | ab | 1.0.0 | q_3_x | 1 0 | x | a",
        "question | 3 | x | 0123456789ab |  | 1.0.0 | q_4_x | 1 0 | x",
        "question | 3 | x | 0123456789ab |  | 1.0.0 |  | 1 0 | x",
        "test | 3 | x | 0123456789ab |  | 1.0.0 | q_3_x | 1 0 | x",
        "question | 3 | x | 0123456789ab |  | 1.0.0 | q_3_x | 1 | x",
        "question | 3 | x | 0123 |  | 1.0.0 | q_3_x | 1 0 | x",
        "question | 3 | x | 0123456789ab |  |  | q_3_x | 1 0 | x",
        "page | 3 | 03.md | 0123456789ab | a | 1.0.0 | 2 BB",
        "page | 3 | 03.md | 0123456789ab |  | 1.0.0 | mange",
        "page | 3 | 03.md | 0123456789ab |  | 1.0.0",
        "page | 3 | 03.md | 0123456789ab |  | 1.0.0 | 2 BB | mere",
        "manifest | 2-aar | 1.0.0",
        "manifest | et-til | 1.0.0",
        "hej",
    ],
)
def test_a_damaged_line_is_told(damage: str) -> None:
    _, lock = build(quiz(MODEL))
    [found] = faults(quiz(MODEL), lock.replace("# end", f"{damage}\n# end"))
    assert (found.code, found.span.line) == ("lock-damaged", lock.count("\n"))


@pytest.mark.parametrize("text", ["", "\n", "hej", "# ids.lock", "# ids.lock x"])
def test_a_lock_without_its_first_line_is_damaged_not_new(text: str) -> None:
    [found] = faults(quiz(MODEL), text)
    assert (found.code, found.span.line) == ("lock-damaged", 1)


def test_a_lock_without_the_line_of_the_manifest_is_damaged() -> None:
    _, lock = build(quiz(MODEL))
    [found] = faults(quiz(MODEL), "\n".join(line for line in lock.split("\n") if not line.startswith("manifest")))
    assert found.code == "lock-damaged"


def test_a_lock_of_a_newer_format_is_not_touched() -> None:
    _, lock = build(quiz(MODEL))
    [found] = faults(quiz(MODEL), lock.replace("# ids.lock 1 ", "# ids.lock 2 ", 1))
    assert found.code == "lock-format"


@given(st.text())
def test_any_text_is_a_lock_or_an_error(text: str) -> None:
    _, after, found = identify(quiz(MODEL), text, HERE)
    assert found
    assert after == text


@given(st.data())
def test_a_lock_cut_off_anywhere_is_an_error(data: st.DataObject) -> None:
    _, lock = build(quiz(MODEL, WEATHER))
    cut = lock[: data.draw(st.integers(0, len(lock) - 2))]
    assert [found.code for found in faults(quiz(MODEL, WEATHER), cut)] == ["lock-damaged"]


def test_two_branches_that_add_questions_merge_and_the_number_given_twice_is_told(tmp_path: Path) -> None:
    _, base = build(quiz(MODEL))
    _, ours = build(quiz(MODEL, WEATHER), base)
    bees = Q("Bor bier i et stade?", ("Ja", "Nej"))
    _, theirs = build(quiz(bees, MODEL), base)
    merged = merge(tmp_path, ours, base, theirs)
    [found] = faults(quiz(bees, MODEL, WEATHER), merged)
    assert found.code == "id-twice"
    assert merged.split("\n")[found.span.line - 1].startswith("question | 2 | hvordan bliver vejret")
    assert dict(found.values) == {"number": "2", "kind": "question", "older": str(found.span.line - 4), "free": "3"}
    ids, _ = build(quiz(bees, MODEL, WEATHER), renumber(merged))
    assert numbers(ids) == [2, 1, 3]


def test_two_branches_that_edit_neighbours_merge(tmp_path: Path) -> None:
    pages = [P(f"0{n}-side.md", f"Side {n}\n" + " ".join(f"ord{n}{m}" for m in range(30))) for n in range(1, 4)]
    _, base = build(module(*pages))
    rewritten = [page._replace(text=f"En helt anden side: {page.text[::-1]}") for page in pages]
    _, ours = build(module(rewritten[0], *pages[1:]), base)
    _, theirs = build(module(pages[0], rewritten[1], pages[2]), base)
    merged = merge(tmp_path, ours, base, theirs)
    ids, text = build(module(*rewritten[:2], pages[2]), merged)
    assert numbers(ids, "page") == [1, 2, 3]
    assert text == merged


def test_two_branches_that_edit_the_same_page_merge(tmp_path: Path) -> None:
    long = " ".join(f"ord{number}" for number in range(300))
    _, base = build(module(P("01-side.md", f"Side\n{long}")))
    _, ours = build(module(P("01-side.md", f"Side\nNy begyndelse. {long}")), base)
    _, theirs = build(module(P("01-side.md", f"Side\n{long} Ny slutning.")), base)
    assert merge(tmp_path, ours, base, theirs) == base


def merge(folder: Path, ours: str, base: str, theirs: str) -> str:
    """As Git merges three versions of a file; fails on a conflict."""
    git = shutil.which("git")
    assert git is not None
    for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
        (folder / name).write_bytes(text.encode())
    command = [git, "merge-file", "-p", str(folder / "ours"), str(folder / "base"), str(folder / "theirs")]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def test_renumbering_gives_the_younger_a_free_number_and_its_interaction_id() -> None:
    _, lock = build(quiz(MODEL))
    _, older = build(module(P("01-quiz.md", "Quiz", (MODEL, PRIVACY)), version="1.9.0"), lock)
    _, younger = build(module(P("01-quiz.md", "Quiz", (MODEL, WEATHER)), version="1.10.0"), lock)
    both = older.replace("# end", next(line for line in younger.split("\n") if "vejret" in line) + "\n# end")
    mended = renumber(both)
    assert "question | 3 | hvordan bliver vejret" in mended
    assert "q_3_hvordan_bliver_vejret" in mended
    assert "question | 2 | må du skrive" in mended
    assert renumber(mended) == mended


def test_renumbering_leaves_other_faults_to_people() -> None:
    _, lock = build(quiz(MODEL))
    damaged = lock.replace("# end", "hej\n# end")
    assert renumber(damaged) == damaged


def test_a_lock_is_written_whole_with_line_feeds(tmp_path: Path) -> None:
    _, text = build(quiz(MODEL))
    write_lock(tmp_path / "ids.lock", text)
    assert (tmp_path / "ids.lock").read_bytes() == text.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["ids.lock"]


def test_a_lock_that_cannot_be_written_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ids.lock").write_text("gammel")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_lock(tmp_path / "ids.lock", "ny")
    assert (tmp_path / "ids.lock").read_text() == "gammel"
    assert [path.name for path in tmp_path.iterdir()] == ["ids.lock"]


def claims(*locks: tuple[str, str | None]) -> list[Diagnostic]:
    return check_claims([(slug, text, f"modules/{slug}/ids.lock") for slug, text in locks])


def test_a_copied_module_folder_claims_the_identifiers_of_the_first() -> None:
    _, lock = build(module(P("01-a.md"), slug="introduktion"))
    for order in ([("kopi", lock), ("introduktion", lock)], [("introduktion", lock), ("kopi", lock)]):
        [found] = claims(*order)
        assert (found.code, found.span.file, found.span.line) == ("identifiers-claimed", "modules/kopi/ids.lock", 3)
        assert dict(found.values) == {"first": "introduktion", "copy": "kopi", "base": "introduktion"}


def test_a_renamed_folder_keeps_its_identifiers() -> None:
    ids, lock = build(module(P("01-a.md"), slug="introduktion"))
    renamed, after = build(module(P("01-a.md"), slug="intro"), lock)
    assert renamed.manifest == ids.manifest == "introduktion"
    assert after == lock
    assert claims(("intro", lock), ("andet", None)) == []


def test_a_new_folder_with_the_name_a_renamed_one_had_is_told() -> None:
    _, lock = build(module(P("01-a.md"), slug="introduktion"))
    assert [found.code for found in claims(("intro", lock), ("introduktion", None))] == ["identifiers-claimed"]


def test_two_folders_whose_names_come_to_the_same_are_told() -> None:
    [found] = claims(("mål", None), ("maal", None), ("andet", None))
    assert (found.code, found.span.file) == ("identifiers-claimed", "modules/maal/ids.lock")


def test_a_lock_that_cannot_be_read_claims_nothing() -> None:
    assert claims(("a", "hej"), ("b", "hej")) == []


@given(st.text())
def test_identifiers_are_ascii_names(slug: str) -> None:
    ids, _ = build(module(P("01-a.md"), slug=slug))
    assert ids.manifest.isascii()
    assert ids.manifest[0].isalpha()
    assert set(ids.manifest) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
