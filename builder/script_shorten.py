"""Shorter names and no blanks: what the script weighs on the wire (design section 9: 20 kB with the styles).

Learners on a slow line wait for the script. Our own plain style needs no compiler for this; three things are done:

- comments go, and blanks that separate nothing: our statements end with `;`, so that lines need not;
- a name that the module declares (by `const`, `let`, `function`, `import`, as a parameter) becomes one or two letters,
  the same ones wherever it stands in the module. One old name, one new name, and no new name is in use already: so
  whatever scopes there are, every name still means what it meant;
- `{ name }` becomes `{name:a}`, which says the same where an object is made and where one is taken apart.

Properties, exported names and names the module does not declare stay. A wheel carries the results.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, product
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from builder.script import Script, ScriptError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    |(?P<number>0x[\da-fA-F]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)
    |(?P<word>[^\W\d][\w$]*|\$[\w$]*)
    |(?P<mark>=>|\.\.\.|\?\.(?!\d)|\+\+|--|(?:&&|\|\||\?\?|\*\*|<<|>>>?)=?|[=!]==?|[-+*/%&|^<>]=?|[=!?~{}()\[\];,.:])""",
    re.DOTALL | re.VERBOSE,
)
_TEXT = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_RESERVED = frozenset(
    [
        "arguments",
        "async",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "default",
        "delete",
        "do",
        "else",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "get",
        "if",
        "import",
        "in",
        "instanceof",
        "let",
        "new",
        "null",
        "of",
        "return",
        "set",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
        "yield",
    ]
)
_GLOBALS = frozenset("addEventListener crypto document localStorage location performance print window".split())  # noqa: SIM905
"""The browser's own names that a module may use beside a parameter of the same name: never shortened."""
_BEFORE_OBJECT = frozenset("( , [ = : ? return ... && || ?? const let of in throw".split())  # noqa: SIM905
"""After these a brace begins an object or a pattern, after anything else a block."""
_BEFORE_REGEX = _BEFORE_OBJECT | frozenset("{ } ; => ! & | + - < > typeof case void".split()) | {""}  # noqa: SIM905


class _Token(NamedTuple):
    kind: str
    """`string`, `number`, `word`, `mark`, `regex`, or `text`: a piece of a template with what begins and ends it."""
    text: str


def shorten(module: Script) -> Script:
    """The same module with a shorter body; the local names of its imports are shortened along."""
    body = _Body(_tokens(module.body))
    imported = {local for one in module.imports for _, local in one.names}
    imported |= {one.everything for one in module.imports if one.everything}
    kept = _GLOBALS.union(module.exports)
    count = Counter(text for (_, text), role in zip(body.tokens, body.roles, strict=True) if role in {"name", "short"})
    count.update(imported)
    often = [name for name, _ in sorted(count.items(), key=lambda one: (-one[1], one[0]))]
    taken = {text for _, text in body.tokens}.union(kept, imported, _RESERVED)
    new = dict(zip((name for name in often if name in (body.declared | imported) - kept), _fresh(taken), strict=False))
    imports = tuple(
        one._replace(
            names=tuple((exported, new.get(local, local)) for exported, local in one.names),
            everything=new.get(one.everything, one.everything),
        )
        for one in module.imports
    )
    written = body.written(new)
    return Script(imports, module.exports, written + "\n" if written else "")


def _tokens(source: str) -> list[_Token]:
    tokens: list[_Token] = []
    open_braces: list[bool] = []
    """For each open brace: does its end go on with a template?"""
    position = 0
    while position < len(source):
        last = tokens[-1].text if tokens else ""
        character = source[position]
        text = None
        if character == "`" or (character == "}" and open_braces and open_braces[-1]):
            text = _TEXT.match(source, position + 1)
            if character == "}":
                open_braces.pop()
            if text and text.group().endswith("${"):
                open_braces.append(True)
        if text:
            tokens.append(_Token("text", source[position : text.end()]))
            position = text.end()
            continue
        value_next = last in _BEFORE_REGEX
        found = _REGEX.match(source, position) if character == "/" and value_next else None
        if found and not source.startswith(("//", "/*"), position):
            tokens.append(_Token("regex", found.group()))
        else:
            found = _TOKEN.match(source, position)
            if not found:
                raise ScriptError(f"nothing that can be shortened: {source[position : position + 40]!r}")
            if found.group() == "{":
                open_braces.append(False)
            elif found.group() == "}":
                open_braces.pop()
            if found.lastgroup != "blank":
                tokens.append(_Token(str(found.lastgroup), found.group()))
        position = found.end()
    return tokens


class _Body:
    """The tokens, what each word is, and the names that are declared."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.roles: list[str] = [""] * len(tokens)
        """`name`: it means a variable; `short`: a variable and a property of that name; else empty."""
        self.ends: dict[int, int] = {}
        """Where the bracket that opens here is closed."""
        self.inside: list[str] = [""] * len(tokens)
        """The innermost bracket a token stands in: `(`, `[`, `object`, `block` or `${`."""
        self._look()
        self.declared = {tokens[index].text for index in self._declarations()}

    def text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def _look(self) -> None:
        stack: list[tuple[str, int]] = []
        in_case = False
        for index, (kind, text) in enumerate(self.tokens):
            if (kind == "mark" and text in ")]}") or (kind == "text" and text[0] == "}"):
                _, start = stack.pop()
                self.ends[start] = index
            self.inside[index] = stack[-1][0] if stack else ""
            if kind == "word":
                in_case = in_case or text in {"case", "default"}
                self.roles[index] = self._role(index)
            elif kind == "mark" and text == "{":
                before = self.text(index - 1)
                is_object = (before in _BEFORE_OBJECT and not in_case) or before.endswith("${")
                stack.append(("object" if is_object else "block", index))
            elif (kind == "mark" and text in "([") or (kind == "text" and text.endswith("${")):
                stack.append(("${" if kind == "text" else text, index))
            if text not in {":", "{"} and self.text(index - 1) == ":":
                in_case = False

    def _role(self, index: int) -> str:
        before, text, after = self.text(index - 1), self.text(index), self.text(index + 1)
        if text in _RESERVED or before in {".", "?."}:
            return ""
        if self.inside[index] == "object":
            if before in {"get", "set", "async"} and after == "(":
                return ""
            if before in {"{", ","} and after in {":", "("}:
                return ""
            if before in {"{", ","} and after in {",", "}", "="}:
                return "short"
        return "name"

    def _declarations(self) -> Iterator[int]:
        """Where names are declared."""
        for index, (kind, text) in enumerate(self.tokens):
            if text == "=>" and kind == "mark":
                if self.text(index - 1) != ")":
                    yield index - 1
            elif kind == "word" and text in {"const", "let"}:
                yield from self._pattern(index + 1)
            elif kind == "word" and text == "function" and self.tokens[index + 1].kind == "word":
                yield index + 1
            elif kind == "mark" and text == "(" and self._holds_parameters(index):
                yield from self._pattern(index)

    def _holds_parameters(self, index: int) -> bool:
        after, before = self.text(self.ends[index] + 1), self.tokens[index - 1]
        if after == "=>" or before.text in {"catch", "function"} or self.text(index - 2) == "function":
            return True
        return after == "{" and before.kind == "word" and before.text not in _RESERVED

    def _pattern(self, index: int) -> Iterator[int]:
        """The names in a declared name, pattern or list of parameters; what they are by default is no declaration."""
        if index not in self.ends:
            yield index
            return
        end = self.ends[index]
        at = index + 1
        while at < end:
            text = self.text(at)
            if text == "=":
                while at < end and self.text(at) != ",":
                    at = self.ends.get(at, at) + 1
                continue
            if text in {"{", "["}:
                yield from self._pattern(at)
                at = self.ends[at]
            elif self.roles[at]:
                yield at
            at += 1

    def written(self, new: dict[str, str]) -> str:
        parts: list[str] = []
        last = ""
        for (_, text), role in zip(self.tokens, self.roles, strict=True):
            short = new.get(text, text) if role else text
            piece = f"{text}:{short}" if role == "short" and short != text else short
            if (_is_word(last[-1:]) and _is_word(piece[0])) or (last[-1:] == piece[0] and piece[0] in "+-/"):
                parts.append(" ")
            parts.append(piece)
            last = piece
        return "".join(parts)


def _is_word(character: str) -> bool:
    return character.isalnum() or character in ("_", "$")


def _fresh(taken: Collection[str]) -> Iterator[str]:
    """The shortest names that are not taken: a, b, … Z, aa, ab, …"""
    pairs = ("".join(pair) for pair in product(ascii_letters, repeat=2))
    return (name for name in chain(ascii_letters, pairs) if name not in taken)
