"""`docs/syntakskort.html`: everything an author can write, on one sheet of paper.

Questions and blocks are cut from the components' plain examples, keys come from their declarations, so the card says
what this version reads. `python -m tools.card` writes it anew.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from builder.components.keys import COMMON
from builder.components.manual import plain_example
from builder.components.registry import FORMS, block

CARD = Path(__file__).parent.parent / "docs/syntakskort.html"

QUESTIONS = {
    "boxes": "Vælg: ét eller flere kryds",
    "arrows": "Par, der hører sammen",
    "order": "Rækkefølge",
    "groups": "Sortér i grupper",
    "gap": "Udfyld",
    "drop-down": "Vælg i teksten; det rigtige i ( )",
    "answer": "Kort svar",
    "number": "Et tal; også `42 ± 2`",
    "scale": "Skala, uden rigtigt og forkert",
    "free": "Frit svar med et modelsvar",
}
"""The form of a question's answers → what an author calls it."""

BLOCKS = {
    "test": "Test; én i kurset tæller",
    "reflection": "Tænk efter",
    "trial_action": "En plan; hvert ### er et felt",
    "scenario": "Historie med valg; hvert ### er en scene",
    "dialogue": "Samtale; find det mellem ==",
    "accordion": "Fold ud",
    "tabs": "Faner",
    "steps": "Trin",
    "flashcards": "Kort, der vender",
    "timeline": "Tidslinje",
    "do_avoid": "Gør og undgå",
    "checklist": "Huskeliste",
    "image_points": "Punkter på et billede (% fra venstre, top)",
    "compare": "Side om side",
    "tools": "Jeres værktøjer",
    "sources": "Kilder, der er nævnt",
    "download": "Fil til at hente",
    "include": "Tekst fra _shared/",
    "only": "Kun for nogle",
    "side": "Om siden, øverst",
}
"""The folder of a block → what it is for. A question has the list above."""

PROSE = """
# Sidens titel
## Overskrift
Afsnit med **fed** og *kursiv*.

- punkt
  - underpunkt
1. trin

[link](03-side.md)  [link](https://…)
![hvad man ser](media/x.png "billedtekst")
![](media/pynt.png) {dekorativ}
![film](media/x.mp4)   + x.vtt og x.md

| Hoved | Hoved |
| --- | --- |
| celle | celle |

Fodnote[^1]      [^1]: teksten
Kilde [@navn]    fra sources.toml
{{ organisation.name }}  {{ module.title }}
<!-- note, som ikke kommer med -->

> [!HUSK] Titel
> Tekst i boksen.
TIP  VIGTIGT  EKSEMPEL  JURA  FACILITATOR
"""
QUESTION_KEYS = "question"
LONGEST = {"questions": 5, "blocks": 7}
"""Lines of an example on the card, the opener and what closes it apart."""
NOTES = "forklaring:"

PAGE = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Syntakskort til modulbygger</title>
<style>
:root {{ --ink: #1b2225; --soft: #505a5e; --paper: #fdfcfa; --sunken: #f1eee7; --accent: #0b5c7a; }}
@media screen and (prefers-color-scheme: dark) {{
  :root {{ --ink: #e9e7e2; --soft: #abb4b7; --paper: #15191b; --sunken: #22292c; --accent: #7cc4e0; }}
}}
body {{ margin: 0; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.45 system-ui, "Segoe UI", Arial, sans-serif; }}
h1 {{ margin: 0; font-size: 1.6em; }}
p {{ margin: 0.3em 0 1em; color: var(--soft); }}
main {{ columns: 20rem; column-gap: 1.5rem; }}
section {{ break-inside: auto; }}
h2 {{ margin: 0 0 0.4em; font-size: 1.15em; color: var(--accent); break-after: avoid; }}
section + section h2 {{ margin-top: 0.8em; }}
figure {{ margin: 0 0 0.7em; break-inside: avoid; }}
figcaption {{ font-weight: 600; }}
pre {{ margin: 0.15em 0 0; padding: 0.3em 0.5em; overflow-x: auto; border-radius: 0.25rem; background: var(--sunken);
  font: 0.86em/1.4 ui-monospace, Consolas, "Liberation Mono", monospace; white-space: pre-wrap;
  overflow-wrap: break-word; }}
small {{ font-size: 0.86em; color: var(--soft); }}
@media print {{
  @page {{ size: A4; margin: 6mm 7mm; }}
  body {{ padding: 0; background: none; color: #000; font-size: 7pt; line-height: 1.22; }}
  header {{ display: flex; align-items: baseline; gap: 4mm; }}
  h1 {{ font-size: 11pt; }}
  p {{ margin: 0 0 1.5mm; }}
  main {{ columns: 4; column-gap: 3mm; column-fill: auto; height: 274mm; }}
  figure {{ margin-bottom: 0.8mm; }}
  pre {{ padding: 0.3mm 0.8mm; line-height: 1.16; }}
}}
</style>
</head>
<body>
<header><h1>Syntakskort</h1>
<p>Alt, du kan skrive på en side. En blok begynder med <code>:::</code> og et navn
og slutter med <code>:::</code> alene. »…« betyder, at der kan stå mere.</p></header>
<main>
{sections}
</main>
</body>
</html>
"""


def card() -> str:
    """The page."""
    questions = [_figure(title, _cut(FORMS[form], LONGEST["questions"])) for form, title in QUESTIONS.items()]
    blocks = [_figure(title, _cut(name, LONGEST["blocks"]), _keys(name)) for name, title in BLOCKS.items()]
    sections = [
        _section("Tekst", [_figure("Almindelig tekst", PROSE.strip())]),
        _section("Spørgsmål", [*questions, f"<small>{_keys(QUESTION_KEYS)}</small>"]),
        _section("Blokke", blocks),
        _section("Overalt", [f"<small>{', '.join(f'<code>{key.danish}:</code>' for key in COMMON)}</small>"]),
    ]
    return PAGE.format(sections="\n".join(sections))


def _section(title: str, parts: list[str]) -> str:
    return f"<section>\n<h2>{title}</h2>\n" + "\n".join(part for part in parts if part) + "\n</section>"


def _figure(title: str, text: str, keys: str = "") -> str:
    caption = re.sub("`([^`]*)`", r"<code>\1</code>", escape(title, quote=False))
    small = f"\n<small>{keys}</small>" if keys else ""
    # A stop for the keyboard is not needed: lines are broken, so nothing has to be scrolled.
    return f"<figure>\n<figcaption>{caption}</figcaption>\n<pre>{escape(text, quote=False)}</pre>{small}\n</figure>"


def _keys(name: str) -> str:
    """The keys that only this block knows."""
    found = block(name)
    own = [key.danish for key in found.keys if key not in COMMON] if found else []
    return "Nøgler: " + ", ".join(f"<code>{key}:</code>" for key in own) if own else ""


def _cut(name: str, longest: int) -> str:
    """A folder's plain example without its explanations, blank lines and most of what is only more of the same."""
    path = plain_example(name)
    if path is None:
        message = f"`{name}` has no plain example"
        raise LookupError(message)
    text = re.sub(r"\A# .*\n", "", path.read_text("utf-8")).strip()
    block_text = re.search(r"^:::+ *[^\s:].*", text, re.MULTILINE | re.DOTALL)
    lines = [line for line in (block_text[0] if block_text else text).split("\n") if line.strip()]
    lines = [line for line in lines if not line.startswith(NOTES)]
    closed = next((at for at, line in enumerate(lines) if at and _depth(lines[: at + 1]) == 0), len(lines) - 1)
    inner = lines[1:closed]
    shown = [_short(line) for line in inner[:longest]]
    if len(inner) > longest:
        shown.append("…")
        shown += [":::"] * (_depth(lines[: longest + 1]) - 1)
    return "\n".join([lines[0], *shown, ":::"])


def _depth(lines: list[str]) -> int:
    """How many blocks are open after these lines."""
    return sum(-1 if line.strip().strip(":") == "" else line.strip().startswith(":::") for line in lines)


def _short(line: str, longest: int = 56) -> str:
    """A line of prose that says how it goes on; what has a form is left whole."""
    if len(line) <= longest or re.search(r"\]\(|\[\[|==|->", line):
        return line
    return line[:longest].rpartition(" ")[0] + " …"


def told_of() -> set[str]:
    """The folders that the card shows."""
    return {FORMS[form] for form in QUESTIONS} | BLOCKS.keys() | {QUESTION_KEYS}


def main() -> None:
    CARD.write_text(card(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
