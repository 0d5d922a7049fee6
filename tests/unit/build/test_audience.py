"""Packages for one audience: what is meant for others is in no byte of them, and every number is the same."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from builder import cli
from builder.build import BuildResult, UnknownAudience
from builder.i18n import translator
from builder.output import as_text
from tests.building import DRAWING, Quiet, build, collection

CATALOGUE = """publisher = "Fjordby"
editions = ["scorm12", "scorm2004"]

[audiences]
lærer = "Lærere"
leder = "Ledere"
"""
QUESTION = "::: spørgsmål\n{}\nHvad er rigtigt?\n\n- [x] Det ene\n- [ ] Det andet\n- [ ] Det tredje\n{}:::\n"


def only(inner: str, *settings: str) -> str:
    return "::: kun\n" + "\n".join(settings or ("målgruppe: lærer",)) + f"\n\n{inner}\n:::\n"


PLACES = {
    "kun": only("Abrikos er sødt."),
    "kun-with-a-title": "::: kun Abrikos\nmålgruppe: lærer\n\nTekst.\n:::",
    "kun-inverted": only("Abrikos.", "målgruppe: leder", "ikke: ja"),
    "kun-for-an-organisation-too": only("Abrikos.", "målgruppe: lærer", "organisation: fjordby"),
    "kun-in-kun": only(only("Abrikos.") + "\nTekst.", "målgruppe: lærer, leder"),
    "a-block-with-a-setting": QUESTION.format("målgruppe: lærer\nforklaring: Abrikos.\n", ""),
    "a-turn-of-a-dialogue": "::: dialog\n**Anna:** Hej.\n\n" + only("**Bo:** Abrikos.") + "\n**Anna:** Farvel.\n:::",
    "a-callout": only("> [!HUSK]\n> Abrikos."),
    "a-heading": only("## Abrikos"),
    "a-table": only("| a | b |\n|---|---|\n| Abrikos | 1 |"),
    "a-link": only("[her](https://abrikos.dk)"),
    "a-footnote": only("Tekst[^1].\n\n[^1]: Abrikos."),
    "code": only("```\nabrikos\n```"),
    "an-inserted-text": "::: indsæt frugt\nmålgruppe: lærer\n:::",
    "kun-in-an-inserted-text": "::: indsæt blandet\n:::",
    "a-line-of-a-prompt": "::: spørgsmål\n" + only("Abrikos.") + "\nHvad er rigtigt?\n\n- [x] Ja\n- [ ] Nej\n:::",
    "an-option": QUESTION.format("", only("- [ ] Abrikos")),
    "an-options-feedback": QUESTION.format("", only("- [ ] Det fjerde\n  - Abrikos")),
    "a-pair": "::: spørgsmål\nHvad er det?\n\n"
    + only("- Abrikos -> Frugt")
    + "- Gulerod -> Grønsag\n- Pære -> Frugt\n:::",
    "a-line-to-put-in-order": "::: spørgsmål\nHvad er mindst?\n\n1. Jordbær\n" + only("2. Abrikos") + "3. Æble\n:::",
    "a-group": "::: spørgsmål\nHvad er det?\n\n### Frugt\n- Pære\n\n"
    + only("### Abrikos\n- Drue")
    + "\n### Grønsag\n- Gulerod\n:::",
    "a-prompt-of-free-text": "::: spørgsmål\n" + only("Abrikos.") + "\nHvad tænker du?\n\nsvar: fri\n:::",
    "a-scene": "::: scenarie\n### Start\nDu får en mail.\n\n- [Svar](#svar)\n"
    + only("- [Spis den](#abrikos)")
    + "\n### Svar\nslutning: god\n\nGodt.\n\n"
    + only("### Abrikos\nslutning: god\n\nNam.")
    + ":::",
    "a-question-in-a-test": "::: test\n"
    + QUESTION.format("", "")
    + "\n"
    + only(QUESTION.format("", "- [ ] Abrikos\n"))
    + ":::",
    "prose-in-a-test": "::: test\n" + only("Abrikos.") + "\n" + QUESTION.format("", "") + ":::",
    "an-image": only("![En abrikos](media/abrikos.svg)"),
    "a-term": only("Her står ordet frugtord."),
    "a-source": only("Det siger kilden [@J9]."),
}

TITLES = {"tidslinje": ("1. maj 2024", "2. maj 2025", "3. maj 2026")}
for block in ("foldud", "faner", "trin", "vendekort", "tidslinje", "sammenlign"):
    first, second, third = (
        f"### {title}{': ' if block in TITLES else ' '}" for title in TITLES.get(block, ("Pære", "Drue", "Æble"))
    )
    kept = f"::: {block}\n{first}Den ene\n\nTekst.\n\n{{}}\n\n{third}Den sidste\n\nMere tekst.\n:::"
    item = f"{second}Abrikos\n{{}}\nTekst.\n"
    PLACES |= {
        f"{block}-an-item-in-kun": kept.format(only(item.format(""))),
        f"{block}-an-items-own-setting": kept.format(item.format("målgruppe: lærer\n")),
        f"{block}-kun-in-an-item": kept.format(only("Abrikos.")),
    }
PLACES["foldud-a-question-in-an-item"] = (
    "::: foldud\n### Pære\n"
    + QUESTION.format("", "")
    + "\n### Abrikos\nmålgruppe: lærer\n\n"
    + QUESTION.format("", "").replace("Hvad", "Abrikos hvad")
    + "\n### Æble\nTekst.\n:::"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = collection(tmp_path / "samling")
    root = made / "modules"
    (root / "catalogue.toml").write_text(CATALOGUE, "utf-8")
    (root / "_shared").mkdir()
    (root / "_shared/frugt.md").write_text("Abrikos.\n", "utf-8")
    (root / "_shared/blandet.md").write_text(only("Abrikos.") + "\nTekst.\n", "utf-8")
    (root / "glossary.md").write_text("## frugtord\n\nEt ord om abrikos.\n", "utf-8")
    (root / "sources.toml").write_text('[J9]\ntitle = "Abrikosen"\naddress = "https://abrikos.dk"\n', "utf-8")
    (root / "eksempel/media/abrikos.svg").write_text(DRAWING, "utf-8")
    return made


def alone(folder: Path) -> None:
    """Without the other test, which counts too."""
    (folder / "modules/eksempel/02-test.md").unlink(missing_ok=True)


def page(folder: Path, text: str, name: str = "03-mere.md") -> None:
    (folder / "modules/eksempel" / name).write_text(f"# Mere\n\nTekst til alle.\n\n{text}\n\nSlut.\n", "utf-8")


def files(folder: Path, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / "dist" / name) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def holding(folder: Path, name: str, word: str = "abrikos") -> list[str]:
    """The files of a package with the word in their names or anywhere in their bytes."""
    return [entry for entry, data in files(folder, name).items() if word.encode() in (entry.encode() + data).lower()]


def data(folder: Path, name: str) -> dict[str, Any]:
    text = files(folder, name)["index.html"].decode()
    found = re.search(r'id="course-data">(.*?)</script>', text, re.DOTALL)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def told(result: BuildResult) -> str:
    return as_text(list(result.found), translator("da"))


@pytest.mark.parametrize("place", PLACES)
def test_what_is_for_others_is_in_no_file(folder: Path, place: str) -> None:
    alone(folder)
    page(folder, PLACES[place])
    result = build(folder, audiences=("all",))
    assert told(result) == ""
    assert holding(folder, "eksempel-lærer-1.0.0-scorm12.zip") != []
    assert holding(folder, "eksempel-leder-1.0.0-scorm12.zip") == []
    document = files(folder, "eksempel-lærer-1.0.0-scorm12.zip")["index.html"].decode()
    assert "For: Lærere" not in document
    assert "Til: Lærere" not in document


def test_a_page_for_others_is_not_there(folder: Path) -> None:
    page(folder, "Abrikos.")
    path = folder / "modules/eksempel/03-mere.md"
    path.write_text(
        path.read_text("utf-8").replace("# Mere\n", "# Abrikos\n\n::: side\nmålgruppe: lærer\n:::\n"), "utf-8"
    )
    page(folder, "Den sidste.", "04-sidst.md")
    assert told(build(folder, audiences=("all",))) == ""
    assert holding(folder, "eksempel-leder-1.0.0-scorm12.zip") == []
    pages = {name: data(folder, f"eksempel-{name}-1.0.0-scorm12.zip")["pages"] for name in ("lærer", "leder")}
    assert [one["id"] for one in pages["lærer"]] == [1, 2, 3, 4]
    assert [one["id"] for one in pages["leder"]] == [1, 2, 4]


def test_without_an_audience_all_of_it_is_in_and_says_for_whom(folder: Path) -> None:
    page(folder, PLACES["kun"])
    page(folder, "Abrikos.", "04-side.md")
    path = folder / "modules/eksempel/04-side.md"
    path.write_text(
        path.read_text("utf-8").replace("# Mere\n", "# Abrikos\n\n::: side\nmålgruppe: lærer\n:::\n"), "utf-8"
    )
    build(folder, audiences=("lærer",))
    build(folder)
    told = {name: files(folder, f"eksempel-{name}1.0.0-scorm12.zip")["index.html"].decode() for name in ("", "lærer-")}
    assert holding(folder, "eksempel-1.0.0-scorm12.zip") == ["index.html"]
    assert [len(re.findall("For: Lærere|Til: Lærere", document)) for document in told.values()] == [2, 0]


def test_numbers_are_those_of_the_lock_whoever_it_is_built_for(folder: Path) -> None:
    """Also of a question whose options, or whose twin from the same inserted text, are for others."""
    shared = folder / "modules/_shared/frugt.md"
    shared.write_text(QUESTION.format("", ""), "utf-8")
    page(
        folder,
        "::: indsæt frugt\nmålgruppe: lærer\n:::\n\n"
        "::: indsæt frugt\n:::\n\n"
        "::: spørgsmål\nHvad passer bedst?\n\n" + only("- [ ] Abrikos") + "\n- [x] Pære\n- [ ] Æble\n:::",
    )
    build(folder)
    lock = (folder / "modules/eksempel/ids.lock").read_bytes()
    whole = data(folder, "eksempel-1.0.0-scorm12.zip")["questions"]
    build(folder, audiences=("all",), editions=("scorm12", "scorm2004"))
    assert (folder / "modules/eksempel/ids.lock").read_bytes() == lock
    assert data(folder, "eksempel-lærer-1.0.0-scorm12.zip")["questions"] == whole
    leders = data(folder, "eksempel-leder-1.0.0-scorm12.zip")["questions"]
    gone = set(whole) - set(leders)
    assert len(gone) == 1
    (first, second) = [number for number, one in whole.items() if one["text"] == "Hvad er rigtigt?"]
    assert gone == {first}
    assert leders[second] == whole[second]
    (fewer,) = [number for number, one in whole.items() if one["text"] == "Hvad passer bedst?"]
    assert (whole[fewer]["options"], leders[fewer]["options"], leders[fewer]["right"]) == ("abc", "bc", "b")
    manifests = [
        files(folder, f"eksempel-{name}1.0.0-scorm2004.zip")["imsmanifest.xml"] for name in ("lærer-", "leder-")
    ]
    ids = [re.findall(rb'identifier="[^"]*"', manifest) for manifest in manifests]
    assert ids[0] == ids[1]


def test_a_lock_written_for_one_audience_is_everyones(folder: Path, tmp_path: Path) -> None:
    alone(folder)
    page(folder, PLACES["a-question-in-a-test"])
    build(folder, audiences=("leder",))
    written = (folder / "modules/eksempel/ids.lock").read_bytes()
    (folder / "modules/eksempel/ids.lock").unlink()
    assert "ids.lock" in told(build(folder))
    assert (folder / "modules/eksempel/ids.lock").read_bytes() == written


def test_what_is_unchanged_is_not_built_again(folder: Path) -> None:
    page(folder, PLACES["kun"])
    assert len(build(folder, audiences=("lærer",)).packages) == 1
    report = Quiet()
    both = build(folder, audiences=("all",), report=report)
    assert [one.unchanged for one in both.packages] == [False, False]
    assert report.asked == 2
    assert [one.unchanged for one in build(folder, audiences=("all",)).packages] == [True, True]
    assert [one.unchanged for one in build(folder, audiences=("leder",)).packages] == [True]
    assert [one.unchanged for one in build(folder).packages] == [False]
    rows = json.loads((folder / "dist/build.json").read_text("utf-8"))["packages"]
    assert {name: row.get("audience") for name, row in rows.items()} == {
        "eksempel-1.0.0-scorm12.zip": None,
        "eksempel-leder-1.0.0-scorm12.zip": "leder",
        "eksempel-lærer-1.0.0-scorm12.zip": "lærer",
    }
    page(folder, PLACES["a-heading"])
    assert [one.unchanged for one in build(folder, audiences=("all",)).packages] == [False, False]


def test_a_module_names_who_it_is_for(folder: Path) -> None:
    settings = folder / "modules/eksempel/module.toml"
    settings.write_text(settings.read_text("utf-8") + 'audience = ["leder"]\n', "utf-8")
    assert [Path(one.path).name for one in build(folder, audiences=("all",)).packages] == [
        "eksempel-leder-1.0.0-scorm12.zip"
    ]
    assert build(folder, audiences=("lærer",)).packages == ()


def test_an_audience_is_forgiven_its_spelling_and_no_more(folder: Path) -> None:
    assert len(build(folder, audiences=("Laerer",)).packages) == 1
    with pytest.raises(UnknownAudience):
        build(folder, audiences=("lære",))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("::: test\n" + only(QUESTION.format("", "")) + ":::", "test-without-questions", 5),
        (QUESTION.format("", "").replace("- [x] Det ene\n", only("- [x] Det ene")), "question-without-right-answer", 5),
        (
            "::: test\ntræk: 2\n\n" + QUESTION.format("", "") + "\n" + only(QUESTION.format("", "")) + ":::",
            "draw-too-large",
            6,
        ),
        ("[den](04-sidst.md)", "link-page-unknown", 5),
    ],
)
def test_what_is_wrong_only_for_some_says_for_whom(folder: Path, text: str, code: str, line: int) -> None:
    alone(folder)
    page(folder, text)
    (folder / "modules/eksempel/04-sidst.md").write_text(
        "# Sidst\n\n::: side\nmålgruppe: lærer\n:::\n\nTekst.\n", "utf-8"
    )
    assert told(build(folder)) == ""
    assert told(build(folder, audiences=("lærer",))) == ""
    result = build(folder, audiences=("all",))
    assert [(one.code, one.span.line, one.audience) for one in result.found] == [(code, line, "`leder`")]
    assert "i pakken til `leder`: " in told(result)
    assert result.packages == ()


def test_check_looks_at_each_audience_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = folder / "modules/catalogue.toml"
    catalogue.write_text(CATALOGUE + 'elev = "Elever"\n', "utf-8")
    alone(folder)
    page(folder, "::: test\n" + only(QUESTION.format("", "")) + ":::")
    monkeypatch.chdir(folder)
    assert cli.run(["check"]) == 1
    assert capsys.readouterr().out.count("i pakken til `leder`, `elev`: testen har ingen spørgsmål") == 1
    assert cli.run(["build"]) == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("lærrer", "mente du `lærer`?"),
        ("xyz", "samlingens målgrupper er `lærer`, `leder`; `all` giver en pakke til hver"),
        ("lærer,leder", "samlingens målgrupper er"),
    ],
)
def test_an_unknown_audience_is_wrong_use(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: str, said: str
) -> None:
    monkeypatch.chdir(folder)
    assert cli.run(["build", "--audience", asked]) == 2
    assert said in capsys.readouterr().err


def test_the_sheets_say_for_whom(folder: Path) -> None:
    build(folder, audiences=("lærer",))
    name = "eksempel-lærer-1.0.0-scorm12.zip"
    for text in (files(folder, name)["vejledning.html"].decode(), (folder / f"dist/{name}.html").read_text("utf-8")):
        assert "<dt>Lavet til</dt><dd>Lærere</dd>" in text


def test_what_one_audience_is_warned_of_is_told_with_its_package_alone(folder: Path) -> None:
    page(folder, only("## Abrikoser") + "\n### Om dem")
    for _ in "built", "unchanged":
        for audiences, warned in ((("all",), ["`leder`"]), ((), []), (("lærer",), []), (("leder",), ["`leder`"])):
            assert [one.audience for one in build(folder, audiences=audiences).found] == warned
