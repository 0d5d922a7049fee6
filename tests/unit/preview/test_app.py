"""The preview as its page sees it: the package's files, news after every save, attempts that are kept."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.building import PAGE, build
from tests.unit.preview.conftest import Running, until

if TYPE_CHECKING:
    from pathlib import Path

QUERY = "module=eksempel&audience=&edition=scorm2004&window=me"
CMI = {"completion_status": "incomplete", "progress_measure": "0.5", "interactions": {"0": {"id": "q_1"}}}
BAD = PAGE.replace("[x]", "[ ]")


def page_of(running: Running) -> Path:
    return running.folder / "modules/eksempel/01-start.md"


def send(running: Running, path: str, method: str = "POST", told: Any = None) -> Any:
    body = json.dumps(told).encode()
    status, _, answer = running.ask(path, method, body, origin=f"http://127.0.0.1:{running.port}")
    assert status == 200, answer
    return json.loads(answer)


@pytest.mark.parametrize("edition", ["scorm12", "scorm2004", "scorm2004-3rd"])
def test_the_files_are_those_of_the_package(running: Running, edition: str) -> None:
    news = running.news()
    assert news.next()["course"]["title"] == "Eksempel på æøå"
    shutil.copytree(running.folder / "modules", running.folder / "copy/modules")
    built = build(running.folder / "copy", editions=(edition,))
    with zipfile.ZipFile(built.packages[0].path) as package:
        assert len(package.namelist()) > 8
        for name in package.namelist():
            status, _, body = running.ask(f"course/eksempel/-/{edition}/{name}")
            assert (status, body == package.read(name)) == (200, True), name
    assert not (running.folder / "modules/eksempel/ids.lock").exists()


def test_a_save_is_news(running: Running) -> None:
    news = running.news()
    before = news.next()
    page_of(running).write_text(PAGE.replace("# Start", "# En ny titel"), "utf-8")
    after = news.until(lambda told: told["course"]["pages"][0]["title"] == "En ny titel")
    assert after["course"]["stamp"] != before["course"]["stamp"]
    assert after["blocked"] is False


def test_an_error_keeps_the_last_good_version_and_tells_the_line(running: Running) -> None:
    news = running.news()
    before = news.next()
    page_of(running).write_text(BAD, "utf-8")
    broken = news.until(lambda told: told["blocked"])
    assert broken["course"]["stamp"] == before["course"]["stamp"]
    (found,) = [one for one in broken["found"] if one["severity"] == "error"]
    assert (found["code"], found["place"]) == ("question-without-right-answer", "modules/eksempel/01-start.md:7")
    assert found["typed"] == "::: spørgsmål"
    assert found["link"] == f"vscode://file{running.folder}/modules/eksempel/01-start.md:7:1"
    assert running.ask("course/eksempel/-/scorm12/index.html")[0] == 200
    page_of(running).write_text(PAGE, "utf-8")
    mended = news.until(lambda told: not told["blocked"])
    assert (mended["blocked"], mended["course"]["stamp"]) == (False, before["course"]["stamp"])


def test_a_page_with_another_name_is_the_same_course(running: Running) -> None:
    news = running.news()
    before = news.next()["course"]
    page_of(running).rename(running.folder / "modules/eksempel/01-begynd.md")
    after = news.until(lambda told: told["course"]["pages"][0]["file"] == "01-begynd.md")
    assert after["course"]["stamp"] == before["stamp"]


def test_an_audience_sees_only_what_is_meant_for_it(running: Running) -> None:
    catalogue = running.folder / "modules/catalogue.toml"
    catalogue.write_text(catalogue.read_text("utf-8") + '[audiences]\nlærer = "Lærere"\nleder = "Ledere"\n', "utf-8")
    page_of(running).write_text(PAGE + "\n::: kun\nmålgruppe: leder\n\nAbrikos.\n:::\n", "utf-8")
    teacher, everyone = running.news("module=eksempel&edition=scorm12&audience=l%C3%A6rer"), running.news()
    told = teacher.next()
    everyone.next()
    assert told["audiences"] == [["lærer", "Lærere"], ["leder", "Ledere"]]
    assert b"Abrikos" in running.ask("course/eksempel/-/scorm12/index.html")[2]
    assert b"Abrikos" not in running.ask("course/eksempel/l%C3%A6rer/scorm12/index.html")[2]
    page_of(running).write_text(
        PAGE + "\n[se](#abrikos)\n\n::: kun\nmålgruppe: leder\n\n## Abrikos\n\nJa.\n:::\n", "utf-8"
    )
    told = everyone.next()
    while not told["found"]:  # what is wrong only for one audience comes after the course
        told = everyone.next()
    assert "`lærer`" in told["found"][0]["message"]


def test_how_hard_each_page_is_to_read(running: Running) -> None:
    hard = "Kommunalbestyrelsens sekretariatsbetjening forudsætter dokumentationsforpligtelser. " * 12
    page_of(running).write_text(PAGE + "\n" + hard, "utf-8")
    news = running.news()
    pages = news.next()["course"]["pages"]
    while "lix" not in pages[0]:  # it comes after the course
        pages = news.next()["course"]["pages"]
    assert pages[0]["lix"] > 50
    assert pages[0]["heavy"] is True
    assert "lix" not in pages[1]


def test_numbers_hold_while_questions_are_written_above_each_other(running: Running) -> None:
    def question(text: str) -> str:
        return f"\n::: spørgsmål\n{text}\n\n- [x] Ja\n- [ ] Nej\n:::\n"

    def numbers() -> dict[str, str]:
        html = running.ask("course/eksempel/-/scorm12/index.html")[2].decode()
        data = json.loads(html.partition('id="course-data">')[2].partition("</script>")[0])
        return {one["text"]: number for number, one in data["questions"].items()}

    news = running.news()
    news.next()
    first, second = question("Hvor mange sten er der på stranden?"), question("Kan man stole på et kort fra nettet?")
    page_of(running).write_text(PAGE + first, "utf-8")
    news.until(lambda _: len(numbers()) == 3)
    before = numbers()
    page_of(running).write_text(PAGE.replace("En sprogmodel", second + "\nEn sprogmodel", 1) + first, "utf-8")
    news.until(lambda _: len(numbers()) == 4)
    after = numbers()
    assert before.items() <= after.items()


def test_a_module_that_goes_and_comes_back(running: Running) -> None:
    news = running.news()
    assert news.next()["blocked"] is False
    folder = running.folder / "modules/eksempel"
    folder.rename(folder.with_name("omdoebt"))
    gone = news.next()
    while gone["modules"] != ["omdoebt"]:  # a rename may be seen in two steps
        gone = news.next()
    assert gone["blocked"] is True
    assert "`eksempel`" in gone["notice"]
    assert gone["course"]["title"] == "Eksempel på æøå"
    folder.with_name("omdoebt").rename(folder)
    back = news.next()
    while back["blocked"]:
        back = news.next()
    assert back["notice"] == ""


def test_the_whole_collection_goes_and_comes_back(running: Running) -> None:
    news = running.news()
    news.next()
    modules = running.folder / "modules"
    modules.rename(running.folder / "away")
    gone = news.next()
    while not gone["notice"]:
        gone = news.next()
    (running.folder / "away").rename(modules)
    back = news.next()
    while back["blocked"]:
        back = news.next()
    page_of(running).write_text(PAGE.replace("# Start", "# Igen"), "utf-8")
    while back["course"]["pages"][0]["title"] != "Igen":
        back = news.next()


def test_a_catalogue_that_cannot_be_read(running: Running) -> None:
    news = running.news()
    news.next()
    catalogue = running.folder / "modules/catalogue.toml"
    text = catalogue.read_text("utf-8")
    catalogue.write_text("publisher = ", "utf-8")
    broken = news.until(lambda told: told["blocked"])
    assert broken["found"][0]["place"].startswith("modules/catalogue.toml")
    catalogue.write_text(text, "utf-8")
    news.until(lambda told: not told["blocked"])


def test_an_attempt_is_kept_told_in_words_and_forgotten(running: Running) -> None:
    mine, other = running.news(QUERY), running.news(QUERY.replace("window=me", "window=other"))
    mine.next(), other.next()
    assert send(running, f"attempt?{QUERY}", told={"cmi": CMI})["sentence"] == "ikke færdig, 50 % læst, 1 svar"
    assert json.loads(running.ask(f"attempt?{QUERY}")[2])["kept"] == {}
    send(running, f"attempt?{QUERY}", told={"cmi": CMI, "kept": {"cmi": CMI, "total": "PT1M"}})
    assert other.next("attempt") == "me"
    assert json.loads(running.ask(f"attempt?{QUERY}")[2])["kept"] == {"cmi": CMI, "total": "PT1M"}
    assert json.loads(running.ask(f"attempt?{QUERY.replace('2004', '12')}")[2])["kept"] == {}
    assert send(running, f"attempt?{QUERY}", "DELETE")["sentence"] == "ikke begyndt, 0 svar"
    assert json.loads(running.ask(f"attempt?{QUERY}")[2])["kept"] == {}


def test_attempts_outlive_the_preview(tmp_path: Path, running: Running) -> None:
    send(running, f"attempt?{QUERY}", told={"cmi": CMI, "kept": {"cmi": CMI}})
    again = Running(tmp_path)
    try:
        assert json.loads(again.ask(f"attempt?{QUERY}")[2])["kept"] == {"cmi": CMI}
        assert again.address != running.address
    finally:
        again.stop()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'"x"', b"1"])
def test_an_attempt_that_is_none(running: Running, body: bytes) -> None:
    origin = f"http://127.0.0.1:{running.port}"
    assert running.ask(f"attempt?{QUERY}", "POST", body, origin=origin)[0] == 400


@pytest.mark.parametrize("kept", [{"cmi": 7}, {"cmi": {"interactions": [1, {"id": 2}], "score": "x"}}, {"cmi": []}])
def test_an_attempt_of_another_shape_is_no_trouble(running: Running, kept: dict[str, Any]) -> None:
    assert send(running, f"attempt?{QUERY}", told={**kept, "kept": kept})["sentence"] == "ikke begyndt, 0 svar"
    assert json.loads(running.ask(f"attempt?{QUERY}")[2])["kept"] == kept


def test_the_version_before_is_what_was_shown_first(running: Running) -> None:
    news = running.news()
    news.next()
    query = "module=eksempel&audience=&edition=scorm12"
    assert json.loads(running.ask(f"previous?{query}")[2]) is None
    page_of(running).write_text(PAGE.replace("# Start", "# Nyere"), "utf-8")
    news.until(lambda told: told["course"]["pages"][0]["title"] == "Nyere")
    assert json.loads(running.ask(f"previous?{query}")[2]) == {"version": "1.0.0", "package": ""}
    assert b"Nyere" not in running.ask("previous/eksempel/-/scorm12/index.html")[2]
    assert b"Nyere" in running.ask("course/eksempel/-/scorm12/index.html")[2]


def test_the_version_before_is_the_package_built_last(running: Running) -> None:
    news = running.news()
    news.next()
    build(running.folder, editions=("scorm12",))
    news.next()  # the lock is new
    page_of(running).write_text(PAGE.replace("# Start", "# Nyere"), "utf-8")
    while news.next()["course"]["pages"][0]["title"] != "Nyere":
        pass
    before = json.loads(running.ask("previous?module=eksempel&audience=&edition=scorm12")[2])
    assert before == {"version": "1.0.0", "package": "eksempel-1.0.0-scorm12.zip"}
    assert b"Nyere" not in running.ask("previous/eksempel/-/scorm12/index.html")[2]
    assert running.ask("previous/eksempel/-/scorm12/imsmanifest.xml")[0] == 200


def test_hundreds_of_saves_are_made_together(running: Running) -> None:
    news = running.news()
    news.next()
    for number in range(200):
        page_of(running).write_text(PAGE.replace("# Start", f"# Start {number}"), "utf-8")
    told = 0
    while news.next()["course"]["pages"][0]["title"] != "Start 199":
        told += 1
    assert told < 150


def test_windows_that_hang_up_are_forgotten(running: Running) -> None:
    for _ in range(5):
        news = running.news()
        news.next()
        news.close()
    page_of(running).write_text(PAGE.replace("# Start", "# Igen"), "utf-8")
    last = running.news()
    until(lambda: last.next()["course"]["pages"][0]["title"] == "Igen")
