"""Someone with a collection in a folder, who writes, builds and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from builder.checks.walk import all_blocks
from builder.diagnostics import words
from builder.i18n import translator
from builder.identity import write_lock
from builder.line import claims, understand
from builder.load import load_collection

if TYPE_CHECKING:
    from pathlib import Path

    from builder.components.question import Question
    from builder.components.test import Test
    from builder.diagnostics import Diagnostic
    from builder.line import Understood

START = """# Velkommen

En sprogmodel gætter det næste ord. Den slår ikke noget op, og den ved ikke, hvad der er sandt.
"""

RULES = """# Regler i kommunen

Skriv aldrig oplysninger om borgere i et værktøj, som kommunen ikke har godkendt. Spørg din leder, hvis du er i tvivl.

::: spørgsmål
Hvad må du skrive i et værktøj uden aftale?

- [ ] En borgers navn
  - Nej. Det er en personoplysning.
- [x] Et opdigtet eksempel
  - Ja, når ingen kan kendes på det.
:::
"""

QUIZ = """# Quiz

::: test
vis svar: aldrig
bestået: 50

::: spørgsmål
Hvem har ansvaret for det svar, du sender videre?

- [x] Du selv
- [ ] Leverandøren
- [ ] Datatilsynet
:::

::: spørgsmål
Hvordan opdager du en opdigtet kilde?

- [x] Slår den op
- [ ] Spørger modellen igen
:::
:::
"""


class Author:
    """Someone with a collection in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root / "modules"
        self.folder = self.root / "eksempel"
        self.write("module.toml", 'title = "AI til hverdag"\nversion = "1.0.0"\n')

    def write(self, name: str, text: str) -> Author:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(text.encode())
        return self

    def edit(self, name: str, old: str, new: str) -> Author:
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        return self.write(name, text.replace(old, new))

    def rename(self, old: str, new: str) -> Author:
        (self.folder / old).rename(self.folder / new)
        return self

    def delete(self, name: str) -> Author:
        (self.folder / name).unlink()
        return self

    def lock(self) -> str:
        return (self.folder / "ids.lock").read_text("utf-8")

    def understood(self) -> tuple[Understood, list[Diagnostic]]:
        collection, found = load_collection(self.root, "modules")
        assert collection is not None
        assert found == []
        understood, found = understand(collection, self.folder.name, ["scorm12", "scorm2004"])
        assert understood is not None
        return understood, found

    def builds(self) -> dict[str, str]:
        """What everything is called in the package: pages by title, questions and their options by text."""
        understood, found = self.understood()
        assert found == []
        write_lock(self.folder / "ids.lock", understood.lock)
        return names(understood)

    def fails(self) -> list[tuple[str, str, int, str]]:
        """(code, file, line, hint in Danish); the lock is not touched."""
        understood, found = self.understood()
        before = (self.folder / "ids.lock").read_bytes() if (self.folder / "ids.lock").exists() else b""
        assert understood.lock.encode() == before.replace(b"\r\n", b"\n")
        danish = translator("da")
        return [(f.code, f.span.file.rpartition("/")[2], f.span.line, words(f, danish)[1]) for f in found]

    def told(self) -> list[tuple[str, str]]:
        """What is wrong between the modules."""
        collection, _ = load_collection(self.root, "modules")
        assert collection is not None
        return [(found.code, found.span.file) for found in claims(collection)]


def names(understood: Understood) -> dict[str, str]:
    module, ids = understood.module, understood.ids
    found = {page.title: f"page {ids.entries['page', at].number}" for at, page in enumerate(module.pages)}
    for page in module.pages:
        for block in all_blocks(page.blocks):
            if getattr(block, "component", "") == "question":
                question = cast("Question", block)
                entry = ids.entries["question", question.index]
                found[question.text] = f"question {entry.number} {entry.options}"
            elif getattr(block, "component", "") == "test":
                found["test"] = f"test {ids.entries['test', cast('Test', block).index].number}"
    return found
