"""Joins ES modules into one classic script, because learning platforms serve modules unreliably.

Native modules do not run from `file://`, nor when a server calls `.js` `text/plain`; one deferred
classic script runs everywhere. Each module becomes a function that returns its exports, in the order
of dependency:

    import { a, b as c } from "./x.js"      →  const { a, b: c } = $m0;
    import * as x from "./x.js"             →  const x = $m0;
    export [async] function|const|class a   →  the declaration, and `a` among the returned exports

These are the only forms; any other `import` or `export`, a circle, an unknown file or an unknown name
raises `ScriptError` with file and line. Comments that stand on lines of their own are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class ScriptError(Exception):
    """A source that cannot be joined: a mistake in our own script, not in the author's text."""


class _Import(NamedTuple):
    file: str
    names: tuple[tuple[str, str], ...]
    """(exported name, local name); empty for `* as`."""
    everything: str
    """The local name of `* as`, or empty."""
    line: int


class _Module(NamedTuple):
    imports: tuple[_Import, ...]
    exports: tuple[str, ...]
    body: str


def join(entry: str, files: Mapping[str, str]) -> str:
    """One classic script that does what the module `entry` does; `files` maps names to sources.

    Names are relative paths with forward slashes; `import` paths are resolved against the importing file's.
    """
    numbers: dict[str, int] = {}
    parts: list[str] = []

    def add(name: str, path: tuple[str, ...]) -> _Module:
        module = _module(name, files[name])
        if name in numbers:
            return module
        heads = []
        for needed in module.imports:
            where = f"{name}:{needed.line}"
            if needed.file in path:
                raise ScriptError(
                    f"{where}: the modules import each other in a circle: {' → '.join((*path, needed.file))}"
                )
            if needed.file not in files:
                raise ScriptError(f"{where}: there is no file {needed.file}")
            source = add(needed.file, (*path, needed.file))
            for exported, _ in needed.names:
                if exported not in source.exports:
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


def _head(needed: _Import, number: int) -> str:
    if needed.everything:
        return f"const {needed.everything} = $m{number};\n"
    names = ", ".join(a if a == b else f"{a}: {b}" for a, b in needed.names)
    return f"const {{ {names} }} = $m{number};\n"


_TOKEN = re.compile(r"""["'`/{}]|\b(?:import|export)\b""")
_STRING = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""")
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_IMPORT = re.compile(
    r"""import\s*(?:\{(?P<names>[\w\s,$]*)\}|\*\s*as\s+(?P<all>[\w$]+))\s*from\s*(?P<quote>["'])(?P<path>\.[^"']*)(?P=quote)[ \t]*;?[ \t]*(?=\n|$)"""
)
_EXPORT = re.compile(r"export\s+(?=(?:(?:async\s+)?function|const|class)\s+(?P<name>[\w$]+))")
_BEFORE_REGEX = frozenset("return typeof case in of delete void throw new else do instanceof yield await".split())
"""Words after which a slash begins a regular expression and does not divide."""


@lru_cache(maxsize=512)
def _module(name: str, source: str) -> _Module:
    """Read one module: cut its imports and own-line comments, take `export` off its declarations."""
    imports: list[_Import] = []
    exports: list[str] = []
    kept: list[str] = []
    done = 0
    nesting: list[str] = []
    """What each open brace is: `{`, or `${` in a template."""
    comment = (-1, -1)
    position = 0

    def fail(at: int, message: str) -> ScriptError:
        return ScriptError(f"{name}:{source.count(chr(10), 0, at) + 1}: {message}")

    def cut(start: int, end: int) -> None:
        nonlocal done
        kept.append(source[done:start])
        done = end

    while found := _TOKEN.search(source, position):
        token, start = found.group(), found.start()
        position = found.end()
        if token in ('"', "'"):
            string = _STRING.match(source, start)
            if not string:
                raise fail(start, "a string that does not end on its line")
            position = string.end()
        elif token == "`" or (token == "}" and nesting and nesting[-1] == "${"):
            if token == "}":
                nesting.pop()
            text = _TEMPLATE.match(source, position)
            position = text.end() if text else position
            if source.startswith("${", position):
                nesting.append("${")
                position += 2
            elif source.startswith("`", position):
                position += 1
            else:
                raise fail(start, "a template literal that does not end")
        elif token == "{":
            nesting.append("{")
        elif token == "}":
            if not nesting:
                raise fail(start, "a `}` too many")
            nesting.pop()
        elif token == "/":
            if source.startswith(("//", "/*"), start):
                end = _comment_end(source, start)
                if end < 0:
                    raise fail(start, "a comment that does not end")
                position, comment = end, (start, end)
                line_start, line_end = source.rfind("\n", 0, start) + 1, _line_end(source, end)
                if line_start >= done and not source[line_start:start].strip() and not source[end:line_end].strip():
                    cut(line_start, line_end)
                    position = line_end
                    comment = (line_start, line_end)
            elif _divides(source, start, comment):
                continue
            else:
                regex = _REGEX.match(source, start)
                if not regex:
                    raise fail(start, "a `/` that neither divides nor begins a regular expression that ends")
                position = regex.end()
        elif source[start - 1 : start] in (".", "#") or (
            nesting and (token == "export" or not _call(source, position))
        ):
            continue  # a property of that name
        else:
            line_start = source.rfind("\n", 0, start) + 1
            if nesting or line_start != start:
                raise fail(start, f"`{token}` only at the beginning of a line, as a statement of its own")
            if token == "import":
                statement = _IMPORT.match(source, start)
                if not statement:
                    raise fail(
                        start, 'only `import { a, b as c } from "./file.js"` and `import * as a from "./file.js"`'
                    )
                imports.append(_import(name, statement, source.count("\n", 0, start) + 1, fail))
                position = _line_end(source, statement.end())
                cut(start, position)
            else:
                declaration = _EXPORT.match(source, start)
                if not declaration:
                    raise fail(start, "only `export` before a function, a class or a `const` with a name")
                exports.append(declaration["name"])
                position = declaration.end()
                cut(start, position)
    if nesting:
        raise fail(len(source), "a `{` that is not closed")
    kept.append(source[done:])
    body = "".join(kept).strip("\n")
    return _Module(tuple(imports), tuple(exports), body + "\n" if body else "")


def _import(name: str, statement: re.Match[str], line: int, fail: Callable[[int, str], ScriptError]) -> _Import:
    folders = name.split("/")[:-1]
    for step in statement["path"].split("/"):
        if step == ".." and folders:
            folders.pop()
        elif step == "..":
            raise fail(statement.start(), f"{statement['path']} leaves the folders of the script")
        elif step != ".":
            folders.append(step)
    names = []
    for item in (statement["names"] or "").split(","):
        words = item.split()
        if len(words) == 3 and words[1] == "as":  # noqa: PLR2004 -- `a as b` is three words
            names.append((words[0], words[2]))
        elif len(words) == 1:
            names.append((words[0], words[0]))
        elif words:
            raise fail(statement.start(), f"`{item.strip()}` is neither `a` nor `a as b`")
    return _Import("/".join(folders), tuple(names), statement["all"] or "", line)


def _comment_end(source: str, start: int) -> int:
    """Behind the comment that begins at `start`; -1 when it does not end."""
    if source.startswith("//", start):
        end = source.find("\n", start)
        return len(source) if end < 0 else end
    end = source.find("*/", start + 2)
    return end + 2 if end >= 0 else -1


def _line_end(source: str, position: int) -> int:
    """Behind the line break that ends the line of `position`."""
    end = source.find("\n", position)
    return len(source) if end < 0 else end + 1


def _divides(source: str, start: int, comment: tuple[int, int]) -> bool:
    """Is the slash at `start` a division? It is after a value; otherwise a regular expression begins.

    `comment` is the last one before it, which is looked through.
    """
    end = start
    while end and (source[end - 1].isspace() or end == comment[1]):
        end = comment[0] if end == comment[1] else end - 1
    last = source[end - 1 : end]
    if last.isalnum() or last in ("_", "$"):
        word = re.search(r"[\w$]+\Z", source[max(0, end - 20) : end])
        return word is None or word.group() not in _BEFORE_REGEX
    return last != "" and last in ")]}\"'`"


def _call(source: str, position: int) -> bool:
    """Does `(` or `.` follow, as in `import("./a.js")` and `import.meta`?"""
    return source[position : position + 9].lstrip()[:1] in ("(", ".")
