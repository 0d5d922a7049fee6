"""The course document: what is in it, what can never be in it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lxml import html

from builder import resources
from builder.render import script

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.render import Document

    Draw = Callable[..., Document]

LOGO = ".//p[starts-with(@class, 'logo')]"


def tree(document: Document) -> Any:
    return html.document_fromstring(document.html.decode())


def data_of(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tree(document).get_element_by_id("course-data").text)
    return found


def test_no_text_can_end_the_script_or_the_data(draw: Draw) -> None:
    document = draw()
    assert len(re.findall(rb"</script>", document.html)) == 2
    assert data_of(document) == document.data
    assert document.data["pages"][0]["title"] == "Begynd </script>"  # type: ignore[index]
    assert tree(document).findtext(".//h1") == "Begynd </script>"


def test_the_policy_allows_exactly_the_styles_that_are_there(draw: Draw) -> None:
    document = draw()
    styles = re.findall(rb"<style>(.*?)</style>", document.html, re.DOTALL)
    assert len(styles) == 1
    digest = b64encode(sha256(styles[0]).digest()).decode()
    policy = tree(document).xpath("//meta[@http-equiv]")[0].get("content")
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_inline_handler_and_no_inline_style(draw: Draw) -> None:
    names = {name for element in tree(draw()).iter() if isinstance(element.tag, str) for name in element.attrib}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names


def test_nothing_is_fetched_from_elsewhere(draw: Draw) -> None:
    document = draw()
    for element in tree(document).iter():
        if isinstance(element.tag, str) and element.tag not in {"a", "meta"}:
            for name in ("src", "href", "srcset", "poster", "data"):
                assert not re.match(r"(https?:)?//", element.get(name) or ""), element.tag
    assert b"url(" not in document.html
    assert b"@import" not in document.html


def test_the_same_source_gives_the_same_bytes(draw: Draw) -> None:
    first, second = draw(), draw()
    assert first.html == second.html
    assert script(first, "scorm12") == script(second, "scorm12")


def test_data_as_the_engine_reads_it(draw: Draw) -> None:
    data = data_of(draw())
    assert (data["module"], data["version"], data["language"], data["pass_mark"]) == ("eksempel", "1.2.3", "da", 60)
    assert (data["navigation"], data["completion"]) == ("free", "both")
    assert [page["id"] for page in data["pages"]] == [1, 2, 3]
    assert data["pages"][1]["minutes"] == 4
    assert sum(page["minutes"] for page in data["pages"]) == 12
    practice, tested = data["questions"].values()
    assert (practice["attempts"], practice["test"], practice["page"]) == (2, None, 2)
    assert practice["objectives"] == ["se"]
    assert practice["text"] == "Hvad er 1 < 2?"
    assert len(practice["options"]) == 2
    assert practice["right"] in practice["options"]
    assert practice["truth"] == ""
    assert tested["truth"] != tested["right"]
    (test,) = data["tests"].values()
    assert (test["mark"], test["questions"], test["page"]) == (50, [2], 3)
    assert data["pages"][2]["tests"] == [tested["test"]]


def test_a_tests_objectives_are_those_of_its_questions(draw: Draw) -> None:
    question = "::: spørgsmål\nEr det rigtigt?\n\n- [x] Ja, det er\n- [ ] Nej\n:::\n"
    document = draw({"01-test.md": f"# Test\n\n::: test\nmål: se\n\n{question}:::\n"})
    (asked,) = data_of(document)["questions"].values()
    assert asked["objectives"] == ["se"]
    assert '<li data-objective="se" hidden>' in document.html.decode()


def test_a_module_without_a_counting_test_is_completed_by_reading(draw: Draw) -> None:
    assert data_of(draw({"01-start.md": "# Kun én side\n\nTekst.\n"}))["completion"] == "pages"


def test_only_what_the_course_uses_is_in_it(draw: Draw) -> None:
    plain = draw({"01-start.md": "# Kun tekst\n\nTekst.\n"})
    assert plain.components == ()
    assert b".options" not in plain.html
    assert b".confidence input" not in script(plain, "scorm12")
    full = draw()
    assert full.components == ("callout", "choice", "question", "test")
    assert b".confidence input" in script(full, "scorm12")


def test_each_edition_has_its_own_script_and_no_other(draw: Draw) -> None:
    document = draw()
    made = {edition: script(document, edition) for edition in ("scorm12", "scorm2004", "scorm2004-3rd", "web")}
    assert b"cmi.core.lesson_status" in made["scorm12"]
    assert b"cmi.core.lesson_status" not in made["scorm2004"]
    assert b"cmi.completion_status" in made["scorm2004"]
    assert made["scorm2004"] == made["scorm2004-3rd"]
    assert b"cmi." not in made["web"]


def test_english_needs_no_translation(draw: Draw) -> None:
    english = draw(language="en")
    numbered = {str(number): msgid for msgid, number in resources.bundled("MSGIDS").items()}
    texts = data_of(english)["texts"]
    assert texts == {number: numbered[number] for number in texts}
    assert tree(english).get("lang") == "en"
    assert "Check the answer" in tree(english).text_content()
    assert "Tjek svar" in tree(draw()).text_content()


def test_headings_of_a_page_come_in_order(draw: Draw) -> None:
    for page in tree(draw()).iter("section"):
        if "page" not in page.get("class", "").split():
            continue
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_logo_stands_on_the_first_page(draw: Draw) -> None:
    first, *others = tree(draw(logos='logo = "logo.svg"\nlogo_dark = "dark.svg"\n')).xpath(
        "//section[contains(@class, 'page')]"
    )
    assert [dict(one.attrib) for one in first.xpath(".//p[@class='logo']/img")] == [
        {"src": "media/_logo.svg", "alt": "Fjordby & Omegn", "width": "44", "height": "12", "class": "for-light"},
        {"src": "media/_logo-dark.svg", "alt": "Fjordby & Omegn", "width": "44", "height": "12", "class": "for-dark"},
    ]
    assert not [one for page in others for one in page.xpath(LOGO)]


def test_one_logo_is_shown_on_a_plate_in_the_dark(draw: Draw) -> None:
    document = draw(logos='logo = "logo.svg"\n')
    (logo,) = tree(document).xpath(LOGO)
    assert logo.get("class") == "logo on-plate"
    assert [one.get("class") for one in logo.xpath("img")] == [None]


def test_without_a_logo_there_is_none(draw: Draw) -> None:
    assert not tree(draw()).xpath(LOGO)
