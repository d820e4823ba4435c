"""Signs what is given out where a command for it is named; without one nothing is signed."""

import os
import subprocess
from pathlib import Path

COMMAND = "QIANJI_SIGN"  # the variable that holds the command; the file it signs in place is its last word


def sign_command() -> str:
    """The command that signs, empty where nothing is to be signed."""
    return os.environ.get(COMMAND, "").strip()


def sign(*files: Path) -> None:
    """Sign files in place; a refusal ends the build."""
    if command := sign_command():
        for file in files:
            subprocess.run(f'{command} "{file}"', shell=True, check=True)  # noqa: S602 - as the builder wrote it
