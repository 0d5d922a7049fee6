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
from typing import TYPE_CHECKING
from zlib import crc32

from builder import resources
from builder.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


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
                circle = " → ".join((*path, needed.file))
                raise ScriptError(f"{where}: the modules import each other in a circle: {circle}")
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


@lru_cache(maxsize=512)
def _module(name: str, source: str) -> _Module:
    ready = resources.ahead("SCRIPTS").get(key(name, source))
    if ready is None:
        return _Reader(name, source).read()
    imports, exports, body = ready
    return _Module(tuple(_Import(*one) for one in imports), exports, body)


def key(name: str, source: str) -> tuple[str, int]:
    """What a source was read as: its folder, which its imports are relative to, and its text."""
    return name.rpartition("/")[0], crc32(source.encode())


def read_ahead(name: str, source: str) -> tuple[object, ...]:
    """One module as the wheel carries it, a plain literal."""
    imports, exports, body = _Reader(name, source).read()
    return tuple(tuple(one) for one in imports), exports, body


_TOKEN = re.compile(r"""["'`/{}]|\b(?:import|export)\b""")
_STRING = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""")
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_IMPORT = re.compile(
    r"import\s*(?:\{(?P<names>[\w\s,$]*)\}|\*\s*as\s+(?P<all>[\w$]+))\s*"
    r"from\s*(?P<quote>[\"'])(?P<path>\.[^\"']*)(?P=quote)[ \t]*;?[ \t]*(?=\n|$)"
)
_EXPORT = re.compile(r"export\s+(?=(?:(?:async\s+)?function|const|class)\s+(?P<name>[\w$]+))")
_BEFORE_REGEX = frozenset(
    {
        "await",
        "case",
        "delete",
        "do",
        "else",
        "in",
        "instanceof",
        "new",
        "of",
        "return",
        "throw",
        "typeof",
        "void",
        "yield",
    }
)
"""Words after which a slash begins a regular expression and does not divide."""


class _Reader:
    """Reads one module: cuts its imports and own-line comments, takes `export` off its declarations.

    It goes from one interesting character to the next, so that what looks like a comment or an import
    inside a string, a template or a regular expression stays what it is.
    """

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.source = source
        self.position = 0
        self.imports: list[_Import] = []
        self.exports: list[str] = []
        self.kept: list[str] = []
        self.kept_to = 0
        self.open: list[str] = []
        """What each open brace is: `{`, or `${` in a template."""
        self.comment = (-1, -1)
        """The last comment, which the search for what stands before a slash looks through."""

    def read(self) -> _Module:
        read = {
            '"': self.string, "'": self.string, "`": self.template, "{": self.brace, "}": self.end_brace,
            "/": self.slash, "import": self.statement, "export": self.statement,
        }  # fmt: skip
        while found := _TOKEN.search(self.source, self.position):
            self.position = found.end()
            read[found.group()](found.start(), found.group())
        if self.open:
            raise self.fault(len(self.source), "a `{` that is not closed")
        self.cut(len(self.source), len(self.source))
        body = "".join(self.kept).strip("\n")
        return _Module(tuple(self.imports), tuple(self.exports), body + "\n" if body else "")

    def fault(self, at: int, message: str) -> ScriptError:
        return ScriptError(f"{self.name}:{self.line(at)}: {message}")

    def line(self, at: int) -> int:
        return self.source.count("\n", 0, at) + 1

    def cut(self, start: int, end: int) -> None:
        """Leave out what stands from `start` to `end`."""
        self.kept.append(self.source[self.kept_to : start])
        self.kept_to = self.position = end

    def string(self, start: int, _: str) -> None:
        found = _STRING.match(self.source, start)
        if not found:
            raise self.fault(start, "a string that does not end on its line")
        self.position = found.end()

    def template(self, start: int, _: str) -> None:
        """From a backtick, or from the brace that ends an inserted expression, to the next of either."""
        text = _TEMPLATE.match(self.source, self.position)
        self.position = text.end() if text else self.position
        if self.source.startswith("${", self.position):
            self.open.append("${")
            self.position += 2
        elif self.source.startswith("`", self.position):
            self.position += 1
        else:
            raise self.fault(start, "a template literal that does not end")

    def brace(self, _start: int, token: str) -> None:
        self.open.append(token)

    def end_brace(self, start: int, token: str) -> None:
        if not self.open:
            raise self.fault(start, "a `}` too many")
        if self.open.pop() == "${":
            self.template(start, token)

    def slash(self, start: int, _: str) -> None:
        if self.source.startswith(("//", "/*"), start):
            self.skip_comment(start)
        elif not self.divides(start):
            found = _REGEX.match(self.source, start)
            if not found:
                raise self.fault(start, "a `/` that neither divides nor begins a regular expression that ends")
            self.position = found.end()

    def skip_comment(self, start: int) -> None:
        if self.source.startswith("//", start):
            end = self.source.find("\n", start)
            end = len(self.source) if end < 0 else end
        else:
            end = self.source.find("*/", start + 2) + 2
            if end == 1:
                raise self.fault(start, "a comment that does not end")
        self.position = end
        self.comment = (start, end)
        line_start, line_end = self.line_start(start), self.line_end(end)
        alone = not self.source[line_start:start].strip() and not self.source[end:line_end].strip()
        if alone and line_start >= self.kept_to:
            self.cut(line_start, line_end)
            self.comment = (line_start, line_end)

    def divides(self, start: int) -> bool:
        """Is the slash at `start` a division? It is after a value; otherwise a regular expression begins."""
        end = start
        while end and (self.source[end - 1].isspace() or end == self.comment[1]):
            end = self.comment[0] if end == self.comment[1] else end - 1
        last = self.source[end - 1 : end]
        if last.isalnum() or last in ("_", "$"):
            word = re.search(r"[\w$]+\Z", self.source[max(0, end - 20) : end])
            return word is None or word.group() not in _BEFORE_REGEX
        return last != "" and last in ")]}\"'`"

    def statement(self, start: int, token: str) -> None:
        """An `import` or `export`, or a property of that name."""
        is_property = self.source[start - 1 : start] in (".", "#") or (self.open and not self.is_call(token))
        if is_property:
            return
        if self.open or self.line_start(start) != start:
            raise self.fault(start, f"`{token}` only at the beginning of a line, as a statement of its own")
        if token == "import":
            self.read_import(start)
        else:
            self.read_export(start)

    def is_call(self, token: str) -> bool:
        """`import("./a.js")` or `import.meta`."""
        return token == "import" and self.source[self.position : self.position + 9].lstrip()[:1] in ("(", ".")

    def read_import(self, start: int) -> None:
        found = _IMPORT.match(self.source, start)
        if not found:
            raise self.fault(start, 'only `import { a, b as c } from "./file.js"` and `import * as a from "./file.js"`')
        names = []
        for item in (found["names"] or "").split(","):
            words = item.split()
            if len(words) == 3 and words[1] == "as":  # noqa: PLR2004 -- `a as b` is three words
                names.append((words[0], words[2]))
            elif len(words) == 1:
                names.append((words[0], words[0]))
            elif words:
                raise self.fault(start, f"`{item.strip()}` is neither `a` nor `a as b`")
        file = self.resolve(start, found["path"])
        self.imports.append(_Import(file, tuple(names), found["all"] or "", self.line(start)))
        self.cut(start, self.line_end(found.end()))

    def resolve(self, start: int, path: str) -> str:
        folders = self.name.split("/")[:-1]
        for step in path.split("/"):
            if step == ".." and not folders:
                raise self.fault(start, f"{path} leaves the folders of the script")
            if step == "..":
                folders.pop()
            elif step != ".":
                folders.append(step)
        return "/".join(folders)

    def read_export(self, start: int) -> None:
        found = _EXPORT.match(self.source, start)
        if not found:
            raise self.fault(start, "only `export` before a function, a class or a `const` with a name")
        self.exports.append(found["name"])
        self.cut(start, found.end())

    def line_start(self, position: int) -> int:
        return self.source.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """Behind the line break that ends the line of `position`."""
        end = self.source.find("\n", position)
        return len(self.source) if end < 0 else end + 1
