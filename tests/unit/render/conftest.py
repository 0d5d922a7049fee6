"""A module of a few lines, parsed and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builder.diagnostics import any_error
from builder.identity import identify
from builder.load import load_collection, load_module
from builder.parse import parse
from builder.render import Document, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOGUE = 'language = "{language}"\npublisher = "Fjordby & Omegn"\n\n[theme]\naccent = "#0b5c6b"\n'
SETTINGS = """title = "Fra <b> & til æøå"
version = "1.2.3"
summary = "Kort om </script> og <style>"
minutes = 12
pass_mark = 60

[[objectives]]
id = "se"
text = "Du kan se <forskel>"
strand = "teknologisk"
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 12"/>'
PAGES = {
    "01-start.md": "# Begynd </script>\n\nTekst med `<script>` i kode.\n\n> [!HUSK]\n> Husk det.\n",
    "02-proev.md": """# Prøv

::: side
minutter: 4
:::

::: spørgsmål
mål: se
forsøg: 2
hint: Tænk.

Hvad er 1 < 2?

- [x] Rigtigt
  - Ja.
- [ ] Forkert
:::
""",
    "03-test.md": """# Test

::: test
bestået: 50

::: spørgsmål
mål: se

Er </script> farligt i tekst?

- [x] Falsk
- [ ] Sandt
:::
:::
""",
}


@pytest.fixture
def draw(tmp_path: Path) -> Callable[..., Document]:
    """Write a collection, and draw its only module: `draw({"01-start.md": "…"}, language="en")`."""

    def made(
        pages: dict[str, str] = PAGES, language: str = "da", settings: str = SETTINGS, logos: str = ""
    ) -> Document:
        folder = tmp_path / "modules" / "eksempel"
        folder.mkdir(parents=True, exist_ok=True)
        (tmp_path / "modules/catalogue.toml").write_text(CATALOGUE.format(language=language) + logos, encoding="utf-8")
        (folder / "module.toml").write_text(settings, encoding="utf-8")
        for name in ("logo.svg", "dark.svg"):
            (tmp_path / "modules" / name).write_text(LOGO, encoding="utf-8")
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8")
        collection, found = load_collection(tmp_path / "modules", "modules")
        assert collection is not None, found
        source, found = load_module(collection, "eksempel")
        assert source is not None, found
        module, found = parse(source, collection)
        assert not any_error(found), found
        ids, _, _ = identify(module, None, "ids.lock")
        return render(module, ids, collection)

    return made
