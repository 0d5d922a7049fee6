from pathlib import Path


def arrange(folder: Path) -> None:
    text = "# Start\n\n" + "En sprogmodel gætter det næste ord.\n" * 30_000
    (folder / "modules/eksempel/01-start.md").write_text(text, "utf-8")
