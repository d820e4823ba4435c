"""The server's own kind of backup, by its own program, where that is on this computer."""

import os
import shutil
import subprocess
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.store.server.address import ServerAddress

PROGRAM = "pg_dump"
_MOST = 3600  # seconds
_FAILED = N_(
    "The program pg_dump of this computer did not write the server's own kind of backup. Often it is older than the "
    "server: let the technician install one of the server's version. It said: {words}"
)


def dump(address: ServerAddress, target: Path) -> bool:
    """Write a dump that `pg_restore` reads; False where the program is missing. Why it fails is told."""
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
            raise RequestError(_FAILED, words=_words(done.stderr))
        part.replace(target)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RequestError(_FAILED, words=str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return True


def _words(said: bytes) -> str:
    """What the program said, in the language and letters of this system, on one line."""
    return " ".join(said.decode(errors="replace").split()) or "–"
