"""The sheet's rows say what `status.js` and `lms/scorm12.js` decide: the scripts themselves are asked."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.editions.reporting import NO_SCORE, Row, Rule, rows

RUNTIME = Path(__file__).parents[3] / "templates/runtime"
PAGES = 5
ASK = """
import {{ status }} from {status};
import {{ lessonStatus }} from {scorm12};
const facts = JSON.parse(process.argv[1]);
const told = facts.map((one) => {{
  const found = status(one);
  return {{ ...found, score: found.score !== null, word: lessonStatus(found, "") }};
}});
process.stdout.write(JSON.stringify(told));
"""


def situation(row: Row, rule: Rule) -> dict[str, object]:
    """What the row's words mean to the script."""
    when = row.when
    passed = "is passed" in when
    read = PAGES if "every page" in when else 0
    used = 1 if passed or "failed" in when else rule.attempts if "attempts ({attempts})" in when else 0
    return {
        "pages": PAGES,
        "read": read,
        "test": rule.mark and {"attempts": rule.attempts, "used": used, "passed": passed, "best": 60},
        "rule": rule.completion,
        "mode": "normal",
        "credit": "credit",
        "previous": {"completed": False, "passed": False, "failed": False},
    }


RULES = [Rule("pages", None, 0)] + [
    Rule(completion, 80, attempts) for completion in ("pages", "test", "both") for attempts in (0, 1, 3)
]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_what_the_sheet_says_is_what_the_script_does(rule: Rule, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "Node is needed for the tests"
    script = tmp_path / "ask.mjs"
    copied = shutil.copytree(RUNTIME, tmp_path / "runtime")
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    where = {
        "status": json.dumps((copied / "status.js").as_uri()),
        "scorm12": json.dumps((copied / "lms/scorm12.js").as_uri()),
    }
    script.write_text(ASK.format(**where).replace("argv[1]", "argv[2]"), "utf-8")
    told = rows(rule)
    facts = json.dumps([situation(row, rule) for row in told])
    ran = subprocess.run([node, script, facts], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    for row, found in zip(told, json.loads(ran.stdout), strict=True):
        assert (row.completion, row.success) == (found["completion"], found["success"]), row.when
        assert row.lesson_status == found["word"], row.when
        assert (row.score != NO_SCORE) == found["score"], row.when
