"""Whatever is edited, everything else keeps its numbers."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

from hypothesis import HealthCheck, assume, given, settings, strategies as st

from builder.identity import identify
from builder.identity.similarity import dice, trigrams
from tests.unit.identity.course import P, Q, build, module, numbers, options

SYLLABLES = ("ba", "do", "fi", "gu", "hæ", "jø", "kå", "le", "my", "no", "pi", "ra", "su", "te", "vy", "xo", "zæ", "qu")
WORDS = ["".join(parts) for parts in permutations(SYLLABLES, 3)]

word = st.sampled_from(WORDS)
sentence = st.randoms(use_true_random=False).map(lambda chance: " ".join(chance.choices(WORDS, k=chance.randint(5, 9))))
option_lists = st.lists(word, min_size=2, max_size=5, unique=True).map(tuple)
questions = st.tuples(sentence, option_lists).map(lambda made: Q(*made))
pages = st.lists(st.tuples(sentence, st.lists(questions, max_size=4).map(tuple)), min_size=1, max_size=4).map(
    lambda made: [P(f"{number:02}-side.md", text, things) for number, (text, things) in enumerate(made, 1)]
)


def all_questions(course: list[P]) -> list[Q]:
    return [question for page in course for question in page.things]


def numbered(course: list[P], lock: str) -> dict[Q, int]:
    ids, _ = build(module(*course), lock)
    return dict(zip(all_questions(course), numbers(ids), strict=True))


def are_all_different(course: list[P]) -> bool:
    grams = [trigrams(q.text, *q.options) for q in all_questions(course)]
    return all(dice(one, other) < 0.4 for at, one in enumerate(grams) for other in grams[:at])


@given(pages)
def test_a_second_build_changes_nothing(course: list[P]) -> None:
    ids, lock = build(module(*course))
    assert build(module(*course), lock) == (ids, lock)
    assert build(module(*course), lock.replace("\n", "\r\n")) == (ids, lock)


@given(pages)
def test_lines_in_any_order_are_the_same_lock(course: list[P]) -> None:
    ids, lock = build(module(*course))
    head, *entries, end = lock.split("\n\n")
    entries.sort(reverse=True)
    assert build(module(*course), "\n\n".join([head, *entries, end])) == (ids, lock)


@given(pages, st.data())
def test_order_and_page_of_questions_never_matter(course: list[P], data: st.DataObject) -> None:
    assume(len(set(all_questions(course))) == len(all_questions(course)))
    _, lock = build(module(*course))
    before = numbered(course, lock)
    mixed: list[Q] = data.draw(st.permutations(all_questions(course)))
    cut = data.draw(st.integers(0, len(mixed)))
    moved = [page._replace(things=()) for page in course]
    moved[0] = moved[0]._replace(things=tuple(mixed[:cut]))
    moved[-1] = moved[-1]._replace(things=(*moved[-1].things, *mixed[cut:]) if len(moved) > 1 else tuple(mixed))
    assert numbered(moved, lock) == before


@given(pages, questions, st.booleans(), st.data())
def test_adding_and_removing_questions_keeps_all_others(
    course: list[P], new: Q, removes: bool, data: st.DataObject
) -> None:
    assume(are_all_different([*course, P("99-ny.md", "", (new,))]))
    _, lock = build(module(*course))
    before = numbered(course, lock)
    at = data.draw(st.integers(0, len(course) - 1))
    things = list(course[at].things)
    if things and removes:
        del things[data.draw(st.integers(0, len(things) - 1))]
    things.insert(data.draw(st.integers(0, len(things))), new)
    edited = [*course[:at], course[at]._replace(things=tuple(things)), *course[at + 1 :]]
    after = numbered(edited, lock)
    assert {q: n for q, n in after.items() if q != new} == {q: n for q, n in before.items() if q in after}
    assert after[new] == max(before.values(), default=0) + 1


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(pages, st.data())
def test_a_typo_keeps_every_number_and_letter(course: list[P], data: st.DataObject) -> None:
    assume(all_questions(course))
    assume(are_all_different(course))
    ids, lock = build(module(*course))
    at = data.draw(st.sampled_from([n for n, page in enumerate(course) if page.things]))
    things = list(course[at].things)
    which = data.draw(st.integers(0, len(things) - 1))
    old = things[which]
    letter = data.draw(st.integers(0, len(old.text) - 1))
    typo = old.text[:letter] + data.draw(st.sampled_from("æøåx ")) + old.text[letter + 1 :]
    things[which] = old._replace(text=typo)
    assume(dice(trigrams(typo, *old.options), trigrams(old.text, *old.options)) >= 0.75)
    edited, after = build(module(*course[:at], course[at]._replace(things=tuple(things)), *course[at + 1 :]), lock)
    assert edited == ids
    assert build(module(*course), after)[0] == ids


@given(option_lists, st.lists(option_lists, min_size=1, max_size=6))
def test_a_letter_never_means_another_option(first: tuple[str, ...], later: list[tuple[str, ...]]) -> None:
    """Over a question's life a letter's option changes only when one option in one place is edited."""
    question = Q("Hvad er hovedstaden i Danmark?", first, "hovedstad")
    ids, lock = build(module(P("01-a.md", "Side", (question,))))
    before = dict(zip(options(ids)[0], first, strict=True))
    meant = dict(before)
    for texts in later:
        ids, lock = build(module(P("01-a.md", "Side", (question._replace(options=texts),))), lock)
        now = dict(zip(options(ids)[0], texts, strict=True))
        changed = [c for c in now if c in meant and meant[c] != now[c]]
        assert len(changed) <= 1
        for character in changed:
            assert list(before).index(character) == list(now).index(character)
        meant |= now
        before = now
    assert len(meant) == len(set(meant))


def without_repeated_ids(course: list[P]) -> list[P]:
    """As the parser hands a module over: an id stands once."""
    seen: set[str] = set()

    def first(typed: str) -> str:
        if typed in seen:
            return ""
        seen.add(typed)
        return typed

    return [
        page._replace(id=first(page.id), things=tuple(one._replace(id=first(one.id)) for one in page.things))
        for page in course
    ]


loose_questions = st.builds(
    Q,
    st.one_of(sentence, st.text(max_size=30)),
    st.lists(st.one_of(word, st.text(max_size=8)), max_size=5).map(tuple),
    st.sampled_from(["", "", "", "a", "b", "question-1", "question-2", "page-1"]),
    st.sampled_from(["question", "question", "test", "reflection"]),
)
loose_pages = st.lists(
    st.builds(
        P,
        st.sampled_from(["01.md", "02.md", "03 | x.md", "04-æ.md"]),
        st.one_of(sentence, st.text(max_size=30)),
        st.lists(loose_questions, max_size=4).map(tuple),
        st.sampled_from(["", "", "a", "page-1"]),
    ),
    max_size=4,
    unique_by=lambda page: page.file,
).map(without_repeated_ids)


@given(st.lists(loose_pages, min_size=2, max_size=3))
def test_any_module_after_any_other_has_a_number_for_everything(versions: list[list[P]]) -> None:
    lock: str | None = None
    for course in versions:
        made = module(*course)
        ids, after, found = identify(made, lock, "ids.lock")
        assert set(ids.entries) == {(kind, index) for kind, index, _ in made.identities}
        given_out = Counter((kind, entry.number) for (kind, _), entry in ids.entries.items())
        assert set(given_out.values()) <= {1}
        if any(one.severity == "error" for one in found):
            assert after == (lock or "")
        else:
            assert identify(made, after, "ids.lock") == (ids, after, [])
            lock = after
