"""Where the programs of a PostgreSQL server lie on this machine."""

import shutil
from pathlib import Path


def binaries() -> Path | None:
    """The folder of the newest server on this machine, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).resolve().parent if named else None
