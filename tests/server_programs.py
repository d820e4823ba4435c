"""Where the programs of a PostgreSQL server lie on this machine.

`QIANJI_TEST_PROGRAMS` names the folder of others than the system's, such as those of a newer version.
"""

import os
import shutil
from pathlib import Path

NAMED = "QIANJI_TEST_PROGRAMS"


def binaries() -> Path | None:
    """The folder of the server that is named, else of the newest on this machine; None where there is none."""
    if NAMED in os.environ:
        return Path(os.environ[NAMED])
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).resolve().parent if named else None
