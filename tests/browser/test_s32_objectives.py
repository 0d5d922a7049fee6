"""What an LMS is told of each objective when the test that counts is handed in, and when it will not hear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.browser.rig.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.rig.launch import Course, Launch, Rig

NAMES = ["o_kende-modellen", "o_tage-ansvar"]


def rows(cmi: dict[str, Any]) -> list[tuple[str, ...]]:
    """Id, raw score and statuses of each objective, as the LMS has stored them."""
    found = []
    for row in cmi["objectives"].values():
        words = (row["success_status"], row["completion_status"]) if "success_status" in row else (row["status"],)
        found.append((row["id"], row["score"]["raw"], *words))
    return found


def about(launch: Launch) -> list[str]:
    return [element for element in launch.sets() if "objectives" in element]


def test_s32_each_objective_of_the_test(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    learner = Learner(launch).goes_on()
    learner.answers(1, learner.right(1)).goes_on(2)
    assert about(launch) == []
    learner.takes_test(right=3).leaves()
    cmi = launch.stored()["cmi"]
    reached: tuple[str, ...] = ("passed",)
    if course.edition == "scorm2004":
        reached = ("passed", "completed")
        assert [row["score"]["scaled"] for row in cmi["objectives"].values()] == ["1", "0.5"]
    else:
        assert [(row["score"]["min"], row["score"]["max"]) for row in cmi["objectives"].values()] == [("0", "100")] * 2
    assert rows(cmi) == [(NAMES[0], "100", *reached), (NAMES[1], "50", *reached)]
    wrong = [call for call in launch.calls if "objectives" in call.element and (call.error not in {"", "0"})]
    assert wrong == []


def test_s33_rows_are_found_by_their_ids(rig: Rig, course: Course) -> None:
    """The primary objective of the manifest has the first row, as in Moodle; a new session goes on in the old rows."""
    launch = rig.launch(course, hidden="yes")
    launch.page.evaluate(
        "lms.real.cmi.objectives.childArray.push(lms.real.getChildElement('cmi.objectives.0', '', true))"
    )
    launch.page.evaluate("lms.real.cmi.objectives.childArray[0].id = 'primary'")
    launch.page.evaluate("show()")
    launch.page.wait_for_function("lms.log.length > 0")
    Learner(launch).goes_on(3).takes_test(right=1).leaves()
    assert [row[:2] for row in rows(launch.stored()["cmi"])][1:] == [(NAMES[0], "50"), (NAMES[1], "0")]

    again = rig.launch(course)
    Learner(again).takes_test(right=4).leaves()
    stored = rows(again.stored()["cmi"])
    assert [row[:2] for row in stored] == [("primary", ""), (NAMES[0], "100"), (NAMES[1], "100")]
    assert [element for element in about(again) if element.endswith(".id")] == []


def test_s34_an_lms_that_refuses_objectives_is_not_in_trouble(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    launch.break_("SetValue", "/objectives/.test(values[0]) ? (lms.error = '401', 'false') : (lms.error = '', act())")
    launch.break_("GetLastError", "lms.error || act()")
    learner = Learner(launch).goes_on(3).takes_test(right=1).takes_test(right=4)
    assert not learner.sees("trouble")
    learner.leaves()
    assert about(launch) == ["cmi.objectives.0.id"]
    cmi = launch.stored()["cmi"]
    status = cmi["core"]["lesson_status"] if course.edition == "scorm12" else cmi["success_status"]
    assert (status, len(cmi["interactions"])) == ("passed", 4)


def test_s34_one_that_says_no_without_a_reason(rig: Rig, course: Course) -> None:
    launch = rig.launch(course)
    launch.break_("SetValue", "/objectives/.test(values[0]) ? 'false' : act()")
    learner = Learner(launch).goes_on(3).takes_test(right=4)
    assert not learner.sees("trouble")
    learner.leaves()
    assert len(about(launch)) <= len(NAMES) * 2
    assert len(launch.stored()["cmi"]["interactions"]) == 4


def test_s35_what_was_reached_stays(rig: Rig, course: Course) -> None:
    learner = Learner(rig.launch(course)).goes_on(3).takes_test(right=2)
    learner.leaves().launch.stored()
    launch = rig.launch(course)
    Learner(launch).takes_test(right=0).takes_test(right=0).leaves()
    first, second = rows(launch.stored()["cmi"])
    words = ("passed", "failed") if course.edition == "scorm12" else ("passed", "completed", "failed", "completed")
    assert (first[1], second[1], *first[2:], *second[2:]) == ("100", "0", *words)


def test_s36_what_a_failed_commit_carried_is_told_again(rig: Rig, course: Course) -> None:
    """Some LMSs count values as sent although the commit failed: rows of lists must be sent anew like all the rest."""
    context = rig.context()
    context.clock.install()
    launch = rig.launch(course, context=context)
    learner = Learner(launch).goes_on(3)
    launch.break_("Commit", "'false'")
    learner.takes_test(right=4)
    assert learner.sees("trouble")
    before = len(launch.calls)
    launch.mend()
    context.clock.run_for(120_000)
    assert not learner.sees("trouble")
    told = {call.element for call in launch.calls[before:] if call.name == "SetValue"}
    assert {"cmi.objectives.0.score.raw", "cmi.interactions.0.result"} <= told


GOALS = "".join(f'[[objectives]]\nid = "maal-{n}"\ntext = "Du kan {n}."\nstrand = "praktisk"\n\n' for n in range(4))
TWELVE = "".join(
    f"::: spørgsmål\nmål: maal-{n % 4}\n\nHvad er svar nummer {n}?\n\n- [x] Ja, {n}\n- [ ] Nej, {n}\n\n:::\n\n"
    for n in range(12)
)
A_LONG_TEST = {
    "04-test.md": ("# Testen", ""),
    "05-lang.md": ("", f"# Testen\n\n::: test\nbestået: 50\n\n{TWELVE}:::\n"),
    "module.toml": ('[[objectives]]\nid = "kende-modellen"', f'{GOALS}[[objectives]]\nid = "kende-modellen"'),
}


def test_s32_objectives_fit_in_the_calls(rig: Rig, variant: Callable[..., Course]) -> None:
    """Twelve answers and four objectives: at most 8 calls an answer and 45 besides, at most 6 commits (design, 9)."""
    launch = rig.launch(variant(A_LONG_TEST))
    Learner(launch).goes_on(3).takes_test(right=12).goes_on().leaves()
    assert len(rows(launch.stored()["cmi"])) == 4
    assert launch.count("Commit") <= 6
    assert launch.count("SetValue") + launch.count("Commit") <= 8 * 12 + 45, launch.sets()
