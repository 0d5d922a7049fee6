"""Snippets for editors: every block, question type and callout, from the components' plain examples.

`python -m builder.components.snippets` writes `docs/editors/markdown.code-snippets` anew. The form is Visual Studio
Code's; other editors read it too.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from builder.components.callout import KNOWN
from builder.components.manual import plain_example
from builder.components.registry import FORMS, NAMES, block, folders, question_type
from builder.i18n import translator


def snippets() -> dict[str, dict[str, object]]:
    """Name → what is typed to get it, its lines, and what it is."""
    danish = translator("da")
    made: dict[str, dict[str, object]] = {}
    for name, (typed, *_) in NAMES.items():
        if name != "question" and (found := block(name)) is not None:
            made[typed] = _snippet([f"::: {typed}", typed], _example(name), danish(found.doc))
    for form, name in FORMS.items():
        if name in folders() and (kind := question_type(form)) is not None:
            doc = danish(kind.doc)
            short = doc.partition(";")[0]
            made[f"spørgsmål: {short}"] = _snippet(["::: spørgsmål", f"spørgsmål {short}"], _example(name), doc)
    for word in KNOWN:
        lines = [f"> [!{word}]", "> Skriv her."]
        made[f"[!{word}]"] = _snippet([f"> [!{word}]", word.lower()], lines, "fremhævning")
    return made


def _snippet(prefixes: list[str], lines: list[str], doc: str) -> dict[str, object]:
    body = [re.sub(r"([\\$}])", r"\\\1", line) for line in lines]
    return {"scope": "markdown", "prefix": prefixes, "body": [*body, "$0"], "description": doc[:1].upper() + doc[1:]}


def _example(name: str) -> list[str]:
    """The lines of the plain example from its block on."""
    path = plain_example(name)
    if path is None:
        return []
    text = path.read_text("utf-8")
    return text[text.index(":::") :].rstrip().split("\n")


def text() -> str:
    """The file as it lies in `docs/editors/`."""
    return json.dumps(snippets(), ensure_ascii=False, indent=2) + "\n"


def main(path: str) -> None:
    Path(path).write_text(text(), "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs/editors/markdown.code-snippets")
