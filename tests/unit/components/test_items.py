"""Items of a block, `### title` and what follows: who each is for, and what is left of them for one audience."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from builder.audience import only_for
from builder.components import registry
from builder.components.base import BlockType
from builder.components.items import items_of, own_settings
from builder.components.keys import COMMON
from builder.model import Broken, Directive, Line, Scope, SourceFile
from builder.reader import Numbers, PageReader
from builder.scan import scan
from builder.settings.read import read_catalogue, read_module
from builder.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """# Side

::: foldud
### Til alle
Æbler.

### Til lærere
målgruppe: lærer

Abrikoser.

```
### ingen overskrift
```

::: kun
målgruppe: leder

### Til ledere
Pærer.
:::

### Igen til alle
Blommer.
:::
"""


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[PageReader]:
    """Of a page in a collection with audiences, where `foldud` is a block with items and nothing more."""
    folder = ModuleType("builder.components.accordion")
    vars(folder)["BLOCK"] = BlockType("accordion", "foldud", COMMON, "anything", True, lambda d, _: Broken(d.span), "")  # type: ignore[arg-type,return-value]
    monkeypatch.setitem(sys.modules, "builder.components.accordion", folder)
    known = registry.folders() | {"accordion"}
    monkeypatch.setattr(registry, "folders", lambda: known)
    caches = (registry.block, registry.keys_of)
    for cached in caches:
        cached.cache_clear()
    catalogue, _ = read_catalogue(SourceFile("c", "c", '[audiences]\nlærer = "Lærere"\nleder = "Ledere"\n'), ())
    assert catalogue
    settings, _ = read_module(SourceFile("m", "m", 'title = "T"\nversion = "1.0.0"\n'), catalogue, "m")
    assert settings
    yield PageReader("01.md", catalogue, settings, Numbers(), {})
    for cached in caches:
        cached.cache_clear()


def block_of(page: str) -> Directive:
    found = scan(lines_of(SourceFile("01.md", "01.md", page)), {})
    assert found.found == []
    return next(item for item in found.items if isinstance(item, Directive))


def words(items: tuple[Line | Directive, ...]) -> str:
    texts = [item.text if isinstance(item, Line) else words(item.body) for item in items]
    return " ".join(text for text in texts if text)


def test_an_items_own_setting_is_of_the_item_alone(reader: PageReader) -> None:
    directive = block_of(PAGE)
    assert own_settings(directive) == ()
    scopes = [item.scopes for item in items_of(directive, reader).items]
    assert scopes == [(), (Scope(("lærer",)),), (Scope(("leder",)),), ()]
    assert reader.found == []


def test_a_setting_above_the_items_is_the_blocks(reader: PageReader) -> None:
    directive = block_of(PAGE.replace("::: foldud\n", "::: foldud\nmålgruppe: leder\n\n"))
    assert [one.value for one in own_settings(directive)] == ["leder"]
    assert only_for((directive,), "lærer", reader) == (Line("01.md", 3, 1, ""),)


@pytest.mark.parametrize(
    ("audience", "left"),
    [
        (
            "lærer",
            "### Til alle Æbler. ### Til lærere Abrikoser. ``` ### ingen overskrift ``` ### Igen til alle Blommer.",
        ),
        ("leder", "### Til alle Æbler. ### Til ledere Pærer. ### Igen til alle Blommer."),
    ],
)
def test_the_items_of_one_audience(reader: PageReader, audience: str, left: str) -> None:
    (directive,) = only_for((block_of(PAGE),), audience, reader)
    assert isinstance(directive, Directive)
    assert words(directive.body) == left
    assert [item.scopes for item in items_of(directive, reader).items] == [()] * left.count("### Til") + [()]
    assert reader.found == []
