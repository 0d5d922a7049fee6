"""Records what a released package leaves in an LMS: `python -m tests.packages.record FOLDER MODULE [NAME]`.

`FOLDER/modules` is the collection as it was released. Written to `released/<version of modulbygger>/<NAME>/` are
`states.json` and `ids.lock`; a collection that is kept nowhere else is put beside them as `modules/`, lock and all, by
hand. Done once, when a version is released; a record that is there is never written over.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from builder import VERSION
from tests.packages.player import Learner, Value, course, player

HERE = Path(__file__).parent / "released"


def recorded(data: Value) -> dict[str, Value]:
    """Each state, and what it says: the learner has just begun, is halfway, has finished."""
    engine = player()
    learner = Learner(engine, data)
    learner.does("page-opened", page=data["pages"][0]["id"])
    made: dict[str, Value] = {}
    for name, does in (("opened", None), ("halfway", learner.begins), ("finished", learner.finishes)):
        if does is not None:
            does()
        made[name] = {"state": learner.leaves(), "result": engine("views", "result", data, learner.attempt)}
    engine.close()
    return made


def main(folder: Path, module: str, name: str) -> None:
    target = HERE / VERSION / name
    if target.exists():
        raise SystemExit(f"{target} is a record of a release: it stays as it is")
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        shutil.copytree(folder / "modules", copy / "modules")
        states = recorded(course(copy, module))
        target.mkdir(parents=True)
        shutil.copy(copy / "modules" / module / "ids.lock", target / "ids.lock")
    (target / "states.json").write_text(json.dumps(states, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else sys.argv[2])
