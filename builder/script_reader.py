"""Reads one ES module of our own for `builder/script.py`."""

from __future__ import annotations

import re

from builder.script import Import, Script, ScriptError

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


class Reader:
    """Reads one module: cuts its imports and own-line comments, takes `export` off its declarations.

    It goes from one interesting character to the next, so that what looks like a comment or an import
    inside a string, a template or a regular expression stays what it is.
    """

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.source = source
        self.position = 0
        self.imports: list[Import] = []
        self.exports: list[str] = []
        self.kept: list[str] = []
        self.kept_to = 0
        self.open: list[str] = []
        """What each open brace is: `{`, or `${` in a template."""
        self.comment = (-1, -1)
        """The last comment, which the search for what stands before a slash looks through."""

    def read(self) -> Script:
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
        return Script(tuple(self.imports), tuple(self.exports), body + "\n" if body else "")

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
        self.imports.append(Import(file, tuple(names), found["all"] or "", self.line(start)))
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
