"""Real packages, built by the command an author uses, and unpacked the way an LMS unpacks an upload."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BUILD = "from builder.cli import main; main()"


def build(source: Path, workshop: Path, *editions: str, module: str = "eksempel") -> dict[str, Path]:
    """Copy the collection, build it there, and unpack: edition → folder. The collection itself is never written to.

    The zips are left in `workshop / "dist"`.
    """
    collection = workshop / "modules"
    shutil.copytree(source, collection)
    options = [word for edition in editions for word in ("--edition", edition)]
    command = [
        sys.executable,
        "-c",
        BUILD,
        "build",
        module,
        "--modules",
        str(collection),
        "--out",
        str(workshop / "dist"),
    ]
    done = subprocess.run([*command, *options], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    unpacked = {}
    for edition in editions:
        (package,) = (workshop / "dist").glob(f"{module}-*-{edition}.zip")
        unpacked[edition] = workshop / edition
        with zipfile.ZipFile(package) as archive:
            archive.extractall(workshop / edition)
    return unpacked
