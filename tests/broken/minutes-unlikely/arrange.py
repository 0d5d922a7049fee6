"""A page of six minutes in a module of forty-five."""

from pathlib import Path


def arrange(folder: Path) -> None:
    text = "Læs teksten, som om en kollega havde skrevet den, og spørg dig selv, om den er rigtig.\n\n" * 60
    (folder / "modules/eksempel/01-start.md").write_text(f"# Start\n\n{text}", "utf-8")
