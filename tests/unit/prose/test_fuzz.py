"""Any text at all: HTML that is well formed and safe, and diagnostics; never an exception, never a long wait."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from builder.prose import ProseContext, run, take_title
from tests.unit.prose.support import EMPTY, lines, module, one, problems

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES = [
    "# ", "## ", "- ", "1. ", "2) ", "• ", "– ", "> ", "> [!HUSK] ", "[!", "\n", "\n\n", "  ", "    ", "\t", "\xa0",
    "|", "|---|---|", "a | b", "```", "~~~", "`", "``", "*", "**", "_", "__", "\\", "[", "]", "(", ")", "![", "](",
    "][", "]: ", "[^1]", "[^1]: ", "[@J4]", "{{ organisation.name }}", "{{", "}}", "{dekorativ}", "<", ">", "</",
    "<b>", "<script>", "<br>", "&amp;", "&#106;", "javascript:", "data:", "https://x.dk/a_b", "media/drage.png",
    "media/film.mp4", "03-side.md", "#", "---", "===", '"', "'", "”", "AI", "010203-4567", "2. august", "æøå", "x",
    " ", "=", "~", "\x00", "\x02", "\x03", "\x0b", "\u2028", "\u200b", "\ud83d", "😀",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> ProseContext:
    return module(tmp_path_factory.mktemp("module"))


@given(texts=st.lists(TEXTS, min_size=1, max_size=3), inline=st.booleans())
def test_any_text(texts: list[str], inline: bool, context: ProseContext) -> None:
    result = run([lines(text) for text in texts], frozenset(range(len(texts)) if inline else ()), context)
    assert len(result.html) == len(texts)
    assert [problem for html in (*result.html, result.footnotes) for problem in problems(html)] == []
    for told in result.diagnostics:
        assert told.span.line >= 1
        assert told.span.column >= 1
        assert told.message.format_map(dict(told.values))
        told.hint.format_map(dict(told.values))


@given(text=TEXTS)
def test_a_title_is_taken_from_any_text(text: str) -> None:
    taken = take_title(lines(text))
    assert len(taken.rest) <= text.count("\n") + 1
    assert taken.text or taken.found


@given(text=TEXTS)
def test_the_same_text_gives_the_same_page(text: str, context: ProseContext) -> None:
    assert one(text, context) == one(text, context)


LONG: dict[str, Callable[[int], str]] = {
    "quotes": lambda n: ">" * n + " x",
    "bullets": lambda n: "- " * n + "x",
    "steps down": lambda n: "\n".join(" " * (2 * i) + "- x" for i in range(int(n**0.5))),
    "open stars": lambda n: "*a " * n,
    "stars in stars": lambda n: "x *a " * n + " b*" * n,
    "open brackets": lambda n: "[" * n,
    "links in links": lambda n: "[a](b" * n + ")" * n,
    "brackets in brackets": lambda n: "[" * n + "](x)" * n,
    "backticks of every length": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "angles": lambda n: "<a " * n,
    "braces": lambda n: "{{ " * n,
    "one wide table": lambda n: "|" * n + "\n|-|\n" + "|" * n,
    "almost a table": lambda n: "|a\n|" + "-|" * n + "x",
    "open fences in items": lambda n: "- ```\n" * (n // 4),
    "dates": lambda n: "2. august\n\n" * (n // 4),
    "lone dashes": lambda n: "– a\n\n" * (n // 4),
    "half a title": lambda n: '[a](b "x' * n,
    "callouts in a callout": lambda n: "> [!HUSK]\n" + "> > [!HUSK]\n" * (n // 8),
    "one footnote often": lambda n: "[^a]" * (n // 4) + "\n\n[^a]: x",
    "definitions": lambda n: "\n".join(f"[a{i}]: b.dk" for i in range(n // 4)),
    "emphasis of two kinds": lambda n: "*_`[<{!&" * (n // 4),
}


@pytest.mark.parametrize("shape", LONG)
def test_four_times_as_long_takes_about_four_times_as_long(shape: str) -> None:
    """Processor time, the best of three; a quadratic reading would take sixteen times as long."""

    def seconds(size: int) -> float:
        text = lines(LONG[shape](size))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            run([text], frozenset(), EMPTY)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8000) < max(9 * seconds(2000), 0.15)
