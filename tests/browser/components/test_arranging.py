"""Matching, ordering and sorting in Chromium: by keys alone, half-way in a new profile, in a test, without script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.rig.hands import Hands
from tests.browser.rig.learner import Learner
from tests.browser.test_axe import AXE, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.browser.rig.launch import Course, Launch, Rig

SAID = "[data-announce]"


def leave(launch: Launch) -> dict[str, Any]:
    """Close the tab; the last interaction that the LMS has stored, in the words of 2004."""
    kept = launch.close()
    assert [call for call in launch.calls if call.name == "SetValue" and str(call.answer) != "true"] == []
    assert launch.errors == []
    rows = kept["cmi"]["interactions"]
    row = rows[max((key for key in rows if key.isdigit()), key=int)]
    return {
        "type": row["type"],
        "response": row.get("learner_response", row.get("student_response")),
        "result": {"wrong": "incorrect"}.get(row["result"], row["result"]),
    }


def choose(hands: Hands, selector: str, label: str) -> None:
    """With the keys alone: the list takes the first letters that tell it from the others."""
    hands.to(selector)
    for letter in label:
        hands.press(letter if letter != " " else "Space")


def faults_of_axe(launch: Launch) -> list[Any]:
    page = launch.window
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        f"() => axe.run(document, {json.dumps({'runOnly': STANDARDS, 'resultTypes': ['violations']})})"
    )
    return list(found["violations"])


def chosen(question: Locator) -> list[str]:
    return list(
        question.locator("select").evaluate_all("(all) => all.map((one) => one.selectedOptions[0].textContent)")
    )


def test_matching_by_keys_and_resumed(rig: Rig, example: Callable[[str], Course], edition: str) -> None:
    course = example("matching/everything")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    question = first.question(1)
    snapshot = question.aria_snapshot()
    assert '- combobox "Kommunen, når personalet bruger chatbotten":' in snapshot
    assert '- option "Vælg" [selected]' in snapshot
    assert "Ja. Det er kommunen" not in snapshot, "nothing is given away"
    for place, letter in enumerate(("dataa", "t", "datab", "datab")):
        choose(hands, f".pair:nth-child({place + 1}) select", letter)
    hands.to("button.check").press("Enter")
    said = first.frame.locator(SAID)
    expect(said).to_contain_text("Ikke rigtigt. Forsøg tilbage: 1.")
    expect(said).to_contain_text("Tilsynet fører kontrol udefra")
    expect(question.locator(".outcome")).to_have_text("3 af 4 er rigtige")
    snapshot = question.aria_snapshot()
    assert "En myndighed, der bruger" not in snapshot, "nor is what was wrong"
    second_pair = question.locator("select").nth(1)
    expect(second_pair).to_have_accessible_description("Ikke rigtigt")
    expect(question.locator("select").first).to_have_accessible_description(
        "Rigtigt Ja. Det er kommunen, der bestemmer hvorfor og hvordan."
    )
    assert hands.faults == []
    told = {"type": "matching", "result": "incorrect"}
    pairs = "a.e,b.h,c.g,d.g" if edition == "scorm12" else "a[.]e[,]b[.]h[,]c[.]g[,]d[.]g"
    assert leave(first.launch) == {**told, "response": pairs}

    second = Learner(rig.launch(course, where="popup"))
    question = second.question(1)
    assert chosen(question) == ["dataansvarlig", "tilsynsmyndighed", "databehandler", "databehandler"]
    expect(question.locator("button.check")).to_have_text("Prøv igen")
    hands = Hands(second)
    hands.to("button.check").press("Enter")
    expect(question.locator("select").nth(1)).to_be_focused()
    assert question.locator(".verdict:visible").count() == 0
    assert chosen(question)[0] == "dataansvarlig", "what stood there stays"
    choose(hands, ".pair:nth-child(2) select", "i")
    hands.to("button.check").press("Enter")
    expect(question.locator(".outcome")).to_have_text("Rigtigt")
    assert question.locator("select:enabled").count() == 0
    assert faults_of_axe(second.launch) == []
    assert leave(second.launch)["result"] == "correct"
    assert hands.faults == []


def test_ordering_by_keys_and_resumed(rig: Rig, example: Callable[[str], Course], edition: str) -> None:
    course = example("ordering/plain")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    question = first.question(1)
    words = question.locator(".words")
    begun = words.all_inner_texts()
    snapshot = question.aria_snapshot()
    assert f'button "Flyt op: {begun[0]}" [disabled]' in snapshot
    assert f'button "Flyt ned: {begun[0]}"\'\n' in snapshot
    assert f'button "Flyt ned: {begun[3]}" [disabled]' in snapshot
    hands.to("button.check").press("Enter")
    expect(first.frame.locator(SAID)).to_have_text("Flyt dem i rækkefølge først.")
    moved = begun[1]
    button = question.get_by_role("button", name=f"Flyt op: {moved}")
    hands.to(f'.move[aria-label="Flyt op: {moved}"]', "Shift+Tab").press("Enter")
    expect(first.frame.locator(SAID)).to_have_text("1 af 4")
    expect(button).to_be_focused()
    expect(button).to_be_disabled()
    assert words.all_inner_texts() == [begun[1], begun[0], *begun[2:]]
    hands.press("Space")
    assert words.all_inner_texts() == [begun[1], begun[0], *begun[2:]], "the first can go no further"
    hands.to("button.check").press("Enter")
    expect(question.locator(".outcome")).to_contain_text("af 4 står rigtigt")
    kept = words.all_inner_texts()
    response = question.locator(".sequence > li").evaluate_all("(all) => all.map((one) => one.dataset.option)")
    told = {"type": "sequencing", "result": "incorrect"}
    assert leave(first.launch) == {**told, "response": ("," if edition == "scorm12" else "[,]").join(response)}
    assert hands.faults == []

    second = Learner(rig.launch(course, where="popup"))
    question = second.question(1)
    words = question.locator(".words")
    assert words.all_inner_texts() == kept
    hands = Hands(second)
    right = [
        "Læser hele teksten",
        "Tjekker navne, tal og regler i en uafhængig kilde",
        "Retter tonen til",
        "Sender teksten i dit eget navn",
    ]
    for place, text in enumerate(right):
        hands.to(f'.move[aria-label="Flyt op: {text}"]')
        for _ in range(words.all_inner_texts().index(text) - place):
            hands.press("Enter")
    assert words.all_inner_texts() == right
    hands.to("button.check").press("Enter")
    expect(question.locator(".outcome")).to_have_text("Rigtigt")
    assert question.locator("button.move:visible").count() == 0
    assert question.get_by_role("listitem").count() == 4
    assert faults_of_axe(second.launch) == []
    assert leave(second.launch)["result"] == "correct"
    assert hands.faults == []


def test_sorting_by_keys_and_the_solution(rig: Rig, example: Callable[[str], Course], edition: str) -> None:
    course = example("sorting/everything")
    first = Learner(rig.launch(course, where="popup"))
    hands = Hands(first)
    question = first.question(1)
    order = question.locator(".pair label").all_inner_texts()
    for place in range(len(order)):
        choose(hands, f".pair:nth-child({place + 1}) select", "I")
    hands.to("button.check").press("Enter")
    expect(question.locator(".outcome")).to_have_text("1 af 5 er rigtige")
    assert leave(first.launch)["type"] == "matching"

    second = Learner(rig.launch(course, where="popup"))
    question = second.question(1)
    assert question.locator(".pair label").all_inner_texts() == order
    assert chosen(question) == ["Ingen personoplysning"] * 5
    hands = Hands(second)
    choose(hands, ".pair:nth-child(1) select", "F")
    hands.to("button.check").press("Enter")
    health = question.locator(".pair", has_text="Helbred")
    expect(health.locator(".verdict")).to_have_text("Ikke rigtigt. Rigtigt svar: Følsom")
    expect(health.locator(".feedback")).to_be_visible()
    assert faults_of_axe(second.launch) == []
    response = leave(second.launch)["response"]
    assert len(response.split("," if edition == "scorm12" else "[,]")) == 5
    assert hands.faults == []


def test_in_a_test_an_answer_is_kept_and_can_be_taken_back(rig: Rig, example: Callable[[str], Course]) -> None:
    learner = Learner(rig.launch(example("matching/in-a-test"), where="popup"))
    learner.begins_test()
    count = learner.frame.locator(".test .count")
    order, pairs = learner.question(1), learner.question(2)
    order.locator(".move").nth(1).click()
    expect(count).to_contain_text("1")
    order.locator(".move").nth(2).click()
    expect(count).to_contain_text("0")
    pairs.locator("select").first.select_option(index=1)
    expect(count).to_contain_text("1")
    pairs.locator("select").first.select_option("")
    expect(count).to_contain_text("0")
    assert learner.launch.errors == []


def test_without_script_nothing_is_given_away(rig: Rig, example: Callable[[str], Course]) -> None:
    page = rig.context(java_script_enabled=False).new_page()
    page.goto(rig.lms.origin + example("ordering/plain").address)
    shown = page.locator(".sequence .words").all_inner_texts()
    assert len(shown) == 4
    assert shown[0] != "Læser hele teksten"
    assert page.locator("button:visible").count() == 0
    page.goto(rig.lms.origin + example("matching/everything").address)
    assert sorted(page.locator(".targets li").all_inner_texts()) == [
        "dataansvarlig",
        "databehandler",
        "idriftsætter",
        "tilsynsmyndighed",
    ]
    assert page.locator(".targets").is_visible()
