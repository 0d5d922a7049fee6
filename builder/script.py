"""Joins ES modules into one classic script, because learning platforms serve modules unreliably.

Native modules do not run from `file://`, nor when a server calls `.js` `text/plain`; one deferred
classic script runs everywhere. Each module becomes a function that returns its exports, in the order
of dependency:

    import { a, b as c } from "./x.js"      →  const { a, b: c } = $m0;
    import * as x from "./x.js"             →  const x = $m0;
    export [async] function|const|class a   →  the declaration, and `a` among the returned exports

These are the only forms; any other `import` or `export`, a circle, an unknown file or an unknown name
raises `ScriptError` with file and line. Comments that stand on lines of their own are left out.

So it is in a checkout. A wheel carries what `tools/bundle.mjs` made of the same sources, and `assemble` puts together
what a course needs of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class ScriptError(Exception):
    """A source that cannot be joined: a mistake in our own script, not in the author's text."""


class Import(NamedTuple):
    file: str
    names: tuple[tuple[str, str], ...]
    """(exported name, local name); empty for `* as`."""
    everything: str
    """The local name of `* as`, or empty."""
    line: int


class Script(NamedTuple):
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    body: str


def join(entry: str, files: Mapping[str, str | Script]) -> str:
    """One classic script that does what the module `entry` does; `files` maps names to sources, or modules as read.

    Names are relative paths with forward slashes; `import` paths are resolved against the importing file's.
    """
    numbers: dict[str, int] = {}
    parts: list[str] = []

    def add(name: str, path: tuple[str, ...]) -> Script:
        source = files[name]
        module = read(name, source) if isinstance(source, str) else source
        if name in numbers:
            return module
        heads = []
        for needed in module.imports:
            where = f"{name}:{needed.line}"
            if needed.file in path:
                circle = " → ".join((*path, needed.file))
                raise ScriptError(f"{where}: the modules import each other in a circle: {circle}")
            if needed.file not in files:
                raise ScriptError(f"{where}: there is no file {needed.file}")
            found = add(needed.file, (*path, needed.file))
            for exported, _ in needed.names:
                if exported not in found.exports:
                    raise ScriptError(f"{where}: {needed.file} does not export {exported}")
            heads.append(_head(needed, numbers[needed.file]))
        numbers[name] = len(numbers)
        parts.append(
            f"const $m{numbers[name]} = (() => {{\n{''.join(heads)}{module.body}"
            f"return {{ {', '.join(module.exports)} }};\n}})();\n"
        )
        return module

    if entry not in files:
        raise ScriptError(f"there is no file {entry}")
    add(entry, (entry,))
    return f'(() => {{\n"use strict";\n{"".join(parts)}}})();\n'


def _head(needed: Import, number: int) -> str:
    if needed.everything:
        return f"const {needed.everything} = $m{number};\n"
    names = ", ".join(a if a == b else f"{a}: {b}" for a, b in needed.names)
    return f"const {{ {names} }} = $m{number};\n"


@lru_cache(maxsize=512)
def read(name: str, source: str) -> Script:
    from builder.script_reader import Reader

    return Reader(name, source).read()


def assemble(core: str, components: Mapping[str, str], used: Collection[str], mounted: Collection[str]) -> str:
    """One classic script of a bundled `core` and those of the bundled `components` that are `used`.

    `components` come in the order of dependency; the core is handed the `mounted` ones by folder.
    """
    texts = "".join(text for name, text in components.items() if name in used)
    listed = ",".join(f"{name}:${name}" for name in mounted)
    return f'(()=>{{"use strict";const $components=$shared=>{{{texts}return{{{listed}}}}};{core}}})();\n'
