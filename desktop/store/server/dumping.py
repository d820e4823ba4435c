"""The server's own kind of backup, by its own program, where that is on this computer."""

import os
import shutil
import subprocess
from pathlib import Path

from desktop.store.server.address import ServerAddress

PROGRAM = "pg_dump"
_MOST = 3600  # seconds


def dump(address: ServerAddress, target: Path) -> bool:
    """Write a dump that `pg_restore` reads; False where the program is missing, too old for the server, or fails."""
    program = shutil.which(PROGRAM)
    if program is None:
        return False
    part = target.with_name(target.name + ".part")
    command = [
        program, "--format=custom", "--no-password", f"--file={part}", f"--host={address.host}",
        f"--port={address.port}", f"--username={address.user}", address.database,
    ]  # fmt: skip
    secret = {"PGPASSWORD": address.password} if address.password else {}
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)  # everybody's records: for this user alone, as a copy of the file is
        done = subprocess.run(  # noqa: S603 - a known program with its own words
            command, check=False, capture_output=True, timeout=_MOST, env={**os.environ, **secret}
        )
        if done.returncode or not part.stat().st_size:
            return False
        part.replace(target)
    except (OSError, subprocess.TimeoutExpired):
        return False
    finally:
        part.unlink(missing_ok=True)
    return True
