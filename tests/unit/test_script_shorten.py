"""A shortened script does what the long one does."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from builder import resources
from builder.script import join
from builder.script_reader import Reader
from builder.script_shorten import shorten

if TYPE_CHECKING:
    from builder.script import Script

NODE = shutil.which("node")
OWN = [
    *(("templates/" + name, name) for folder in ("runtime", "runtime/lms") for name in resources.names(folder, ".js")),
    *((f"builder/components/{one}/{one}.js", f"components/{one}/{one}.js") for one in ("question", "choice", "test")),
]

# Every form our sources are written in, where a name could come to mean something else.
PROGRAM = {
    "main.js": r"""
import { given as taken, twice } from "./other.js";
import * as everything from "./other.js";
const outer = "outer";
let count = 0;
const document = { title: "a title of our own" };
/** @param {{outer: string, fallback?: string}} parts */
function method({ outer, fallback = `${outer} else`, deep: { count: inner = 3 } = {} }, [first, ...rest], ...more) {
  // A comment with `a` {brace
  const answer = { outer, fallback, inner, first, rest, more, "outer-key": outer, [outer]: count };
  return answer;
}
const machine = {
  outer,
  get size() { return count; },
  set size(value) { count = value; },
  raise(count) { return { count, outer: this.outer }; },
  arrow: (count) => ({ count, outer }),
  async later() { return outer; },
};
const choose = (outer) => (outer ? { outer: count } : { count: outer });
function kinds(kind) {
  switch (kind) {
    case "a":
      return { kind };
    case outer: {
      const kind = "shadow";
      return kind;
    }
    default:
      return [kind, count];
  }
}
const total = [1, 2, 3].map((each) => each / 2 / 1).filter((each) => /[/]|\d/.test(String(each)));
for (const { outer: renamed, count = 7 } of [{ outer: 1 }, { outer: 2, count: 3 }]) total.push(renamed + count);
for (let index = 0; index < 2; index++) count += +index - -index;
let failed = "";
try {
  throw new Error(outer);
} catch (error) {
  failed = error?.message ?? outer;
}
machine.size = machine.size + 1;
const text = `${outer} ${`${count} in ${{ outer }.outer}`} "quoted" \`${typeof outer}`;
console.log(JSON.stringify([method({ outer: "x" }, [1, 2, 3], 4, 5), machine.raise(9), machine.arrow(8), machine.size,
  choose(1), choose(0), kinds("a"), kinds("outer"), kinds("z"), total, count, failed, text, taken(outer), twice.count,
  everything.given(2), document.title, "in" in { in: 1 }, void 0 === undefined, outer instanceof Object]));
""",
    "other.js": """
const count = 2;
export const twice = { count };
export function given(count) {
  const { length } = String(count);
  return { count, length, twice };
}
""",
}


def output(script: str) -> str:
    assert NODE
    return subprocess.run(
        [NODE, "-"], input=script, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


def test_every_form_we_use_means_the_same() -> None:
    long, short = join("main.js", PROGRAM), join("main.js", PROGRAM, shorter=PROGRAM)
    assert output(short) == output(long)
    assert "fallback" in output(short)
    assert len(short) < 0.75 * len(long)


def test_our_own_modules() -> None:
    bodies = []
    for place, name in OWN:
        module = Reader(place, resources.text(name)).read()
        short = shorten(module)
        assert short.exports == module.exports
        assert _asked(short) == _asked(module)
        assert len(short.body) < 0.9 * len(module.body), name
        bodies.append(f"(() => {{ {short.body} }});")
    output("\n".join(bodies))


def _asked(module: Script) -> list[tuple[str, list[str]]]:
    """What a module imports from where."""
    return [(one.file, [exported for exported, _ in one.names]) for one in module.imports]
