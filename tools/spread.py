"""Where the right answers stand and how long they are, in every module: nobody shall be able to guess by the look.

`python -m tools.spread` writes the table to `docs/faktatjek/spredning.md`. Learners mostly see the options shuffled;
whoever reads the source, the printed course or a question that keeps its order sees them as the author put them.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

from builder.checks.walk import scored
from builder.line import understand
from builder.load import load_collection
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.checks.walk import Asked
    from builder.components.choice.read import Choice
    from builder.load import Collection
    from builder.model import Module

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs/faktatjek/spredning.md"
HEAD = """\
# Hvor de rigtige svar står, og hvor lange de er

Skrevet af `python -m tools.spread`; ret modulerne, ikke tabellen.
Den tæller spørgsmål med ét rigtigt svar, som de står i modulernes tekst.
I kurset bliver svarene blandet, så den, der tager det, ser dem sjældent i denne rækkefølge.
»Længst« og »kortest« er det rigtige svars længde mod de forkertes; »imellem« er alt andet, også lige lange.
"""
COUNTED = "| Modul | Spørgsmål | Plads 1 | Plads 2 | Plads 3 | Plads 4 | Længst | Imellem | Kortest |\n"
EACH = "| Side | Spørgsmål | Plads | Tegn i det rigtige | Tegn i de forkerte |\n| --- | --- | --: | --: | --- |\n"


class Shape(NamedTuple):
    """A question with one right answer, as it looks to somebody who has not read it."""

    page: str
    text: str
    place: int
    """Of the right option, from 1."""
    right: int
    """Characters."""
    wrong: tuple[int, ...]

    @property
    def length(self) -> str:
        """`longest` or `shortest` when no wrong option is as long or as short, else `between`."""
        if self.right > max(self.wrong):
            return "longest"
        return "shortest" if self.right < min(self.wrong) else "between"


def collection() -> Collection:
    """What lies in `modules/`."""
    found, _ = load_collection(ROOT / "modules", "modules")
    if found is None:
        message = "modules/catalogue.toml cannot be read"
        raise LookupError(message)
    return found


def read(of: Collection, slug: str) -> Module:
    """One of its modules, understood."""
    understood, _ = understand(of, slug, of.catalogue.editions)
    if understood is None:
        message = f"{slug} cannot be read"
        raise LookupError(message)
    return understood.module


def shapes(module: Module) -> list[Shape]:
    """Its questions with one right answer, in reading order; true or false has no places to speak of."""
    return [_shape(asked) for asked in scored(module) if _one_right(asked)]


def _one_right(asked: Asked) -> bool:
    return asked.question.answers.component == "choice" and cast("Choice", asked.question.answers).kind == "single"


def _shape(asked: Asked) -> Shape:
    options = cast("Choice", asked.question.answers).options
    place = next(place for place, option in enumerate(options, start=1) if option.right)
    wrong = tuple(len(option.plain) for option in options if not option.right)
    return Shape(asked.page.title, asked.question.text, place, len(options[place - 1].plain), wrong)


def table() -> str:
    """The whole page."""
    of = collection()
    modules = [read(of, slug) for slug in of.catalogue.order]
    counted = "".join(_row(module.settings.title, shapes(module)) for module in modules)
    every = _row("**Alle**", [shape for module in modules for shape in shapes(module)])
    parts = [HEAD, COUNTED + "| --- " + "| --: " * 8 + "|\n" + counted + every]
    parts += [f"## {module.settings.title}\n\n{EACH}{_rows(shapes(module))}" for module in modules]
    return "\n".join(parts)


def _row(title: str, found: list[Shape]) -> str:
    places = Counter(shape.place for shape in found)
    lengths = Counter(shape.length for shape in found)
    numbers = [len(found), *(places[place] for place in range(1, 5))]
    numbers += [lengths[word] for word in ("longest", "between", "shortest")]
    return f"| {title} | {' | '.join(map(str, numbers))} |\n"


def _rows(found: Iterable[Shape]) -> str:
    return "".join(
        f"| {shape.page} | {shape.text} | {shape.place} | {shape.right} | {', '.join(map(str, shape.wrong))} |\n"
        for shape in found
    )


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
