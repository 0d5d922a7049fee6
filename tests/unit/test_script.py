"""The joined script must do exactly what the modules do: both are run by Node and compared."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from builder.script import ScriptError, assemble, join

if TYPE_CHECKING:
    from pathlib import Path

TRICKY = {
    "main.js": r"""import { area, Shape, NAME as name } from "./lib/shapes.js";
import * as words from "./lib/words.js";
// A comment on its own line.
/** JSDoc
 *  `with` "quotes' and { braces
 */
const quote = "it's a \"string\" // not a comment";
const text = `a template
// this line is text
/* and so is this */
${[1, 2].map((n) => `${n} ${{ a: "}" }.a}`).join(", ")}
export const no = "statement";`;
const half = 10 / 2 / 5; // a comment after code stays
const pattern = /["'`{}/*]/g;
const classed = /[/"]\/\//.test('/"//');
const found = (words.list /* between */ / 2) + "a'b".replace(pattern, "-").length;
const object = { import: 1, export: 2 };
async function later() {
  return `${await words.slowly("x")}`;
}
const test = (value) => /x/.test(value) && !/y/.test(value);
later().then((slow) =>
  console.log(JSON.stringify([
    area(new Shape(3)), name, words.say("hej"), quote, text, half, classed, found,
    object.import + object.export, slow, test("x"), `\`${"$"}{`,
  ])),
);
""",
    "lib/shapes.js": """// Shapes.
import { log as note } from './words.js';
export const NAME = "firkant";
export class Shape {
  /* own line, indented */
  constructor(side) {
    this.side = side;
  }
}
export function area(shape) {
  note(shape.side);
  return shape.side ** 2;
}
""",
    "lib/words.js": """export const list = 8;
const kept = [];
export function log(value) { kept.push(value); }
export function say(word) {
  return `${word} ${kept.join()}`;
}
export async function slowly(word) {
  return word + word;
}""",
}


def node(folder: Path, file: str) -> str:
    return subprocess.run(["node", file], cwd=folder, check=True, capture_output=True, text=True, timeout=30).stdout


def test_the_joined_script_does_what_the_modules_do(tmp_path: Path) -> None:
    for name, source in TRICKY.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source, "utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "joined.cjs").write_text(join("main.js", TRICKY), "utf-8")

    native = node(tmp_path, "main.js")
    assert "// this line is text" in native
    assert node(tmp_path, "joined.cjs") == native


def test_only_comments_on_lines_of_their_own_are_left_out() -> None:
    joined = join("main.js", TRICKY)
    assert "A comment on its own line" not in joined
    assert "JSDoc" not in joined
    assert "own line, indented" not in joined
    assert "// a comment after code stays" in joined
    assert "// this line is text" in joined
    assert "/* and so is this */" in joined


def test_one_module_used_twice_runs_once() -> None:
    joined = join(
        "a.js",
        {
            "a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
            "b.js": 'import { c } from "./c.js";\nexport function b() { return c; }\n',
            "c.js": "export const c = 1;\n",
        },
    )
    assert joined.count("const c = 1;") == 1
    assert joined.index("const c = 1;") < joined.index("function b()") < joined.index("b(c);")


def test_the_whole_script_is_strict_and_keeps_its_names_to_itself() -> None:
    assert join("a.js", {"a.js": "let a;\n"}).startswith('(() => {\n"use strict";\n')


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ('import a from "./b.js";', "a.js:1: only `import {"),
        ('\nimport "./b.js";', "a.js:2: only `import {"),
        ('import { b } from "b";', "a.js:1: only `import {"),
        ('import { b.c } from "./b.js";', "a.js:1: only `import {"),
        ('import { b c } from "./b.js";', "a.js:1: `b c` is neither"),
        ('import { b } from "../b.js";', "a.js:1: ../b.js leaves the folders"),
        ('import { b } from "./c.js";', "a.js:1: there is no file c.js"),
        ('import { c } from "./b.js";', "a.js:1: b.js does not export c"),
        ('import { b } from "./a.js";', "a.js:1: the modules import each other in a circle: a.js → a.js"),
        ('import { d } from "./d.js";', "d.js:2: the modules import each other in a circle: a.js → d.js → a.js"),
        ('let c;\nconst x = import("./b.js");', "a.js:2: `import` only at the beginning"),
        ("function c() {\n  return import.meta;\n}", "a.js:2: `import` only at the beginning"),
        ("export default 1;", "a.js:1: only `export` before"),
        ("export let a = 1;", "a.js:1: only `export` before"),
        ("const a = 1;\nexport { a };", "a.js:2: only `export` before"),
        ("export const { a } = b;", "a.js:1: only `export` before"),
        ("export function* a() {}", "a.js:1: only `export` before"),
        ('export * from "./b.js";', "a.js:1: only `export` before"),
        ('let a = "b\n', "a.js:1: a string that does not end"),
        ("let a;\nlet b = `c ${1}", "a.js:2: a template literal that does not end"),
        ("/* a", "a.js:1: a comment that does not end"),
        ("let a = /b\n/;", "a.js:1: a `/` that neither"),
        ("if (a) {", "a.js:1: a `{` that is not closed"),
        ("}", "a.js:1: a `}` too many"),
    ],
)
def test_anything_else_is_said_with_file_and_line(source: str, where: str) -> None:
    files = {
        "a.js": source,
        "b.js": "export const b = 1;\n",
        "d.js": '\nimport { a } from "./a.js";\nexport const d = a;\n',
    }
    with pytest.raises(ScriptError) as raised:
        join("a.js", files)
    assert str(raised.value).startswith(where)


def test_an_entry_that_is_missing() -> None:
    with pytest.raises(ScriptError, match=r"there is no file a\.js"):
        join("a.js", {})


def test_bundles_are_put_together() -> None:
    components = {
        "first": "var $first={two:$shared.one+1};",
        "second": "var $second={three:$first.two+1};",
        "unused": "throw new Error();",
    }
    script = assemble("console.log($components({one:1}));", components, ("first", "second"), ("second",))
    done = subprocess.run(["node", "-e", script], check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout == "{ second: { three: 3 } }\n"
