"""A page with more answers than SCORM 1.2 can remember."""

from pathlib import Path


def arrange(folder: Path) -> None:
    options = "".join(f"- [x] Valg {number}\n" for number in range(1, 37)) + "forklaring: Det gør det hele.\n"
    questions = "".join(
        f"::: spørgsmål\nHvad gælder i tilfælde {number}?\n\n{options}:::\n\n" for number in range(1, 91)
    )
    (folder / "modules/eksempel/02-quiz.md").write_text(f"# Quiz\n\n{questions}", "utf-8")
