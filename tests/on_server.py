"""Runs tests on a PostgreSQL server of their own: `python -m tests.on_server tests/services`."""

import os
import subprocess
import sys

from tests.server import NAMED, running


def run_on_server(arguments: list[str]) -> int:
    """What pytest says about these tests."""
    with running() as server:
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, check=False, env={**os.environ, NAMED: server}).returncode


if __name__ == "__main__":
    sys.exit(run_on_server(sys.argv[1:]))
