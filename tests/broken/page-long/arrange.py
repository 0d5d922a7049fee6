"""A page that goes on and on."""

from pathlib import Path


def arrange(folder: Path) -> None:
    text = "Læs teksten, som om en kollega havde skrevet den, og spørg dig selv, om den er rigtig.\n\n" * 80
    (folder / "modules/eksempel/01-start.md").write_text(f"# Start\n\n{text}", "utf-8")
