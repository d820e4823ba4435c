"""Runs tests on a PostgreSQL server of their own: `python -m tests.on_server tests/services`, or a choice of them."""

import os
import subprocess
import sys

from tests.server import NAMED, running

# What differs between engines, in half a minute on two processors: rules, sums, order, search, guards, taking back.
CHOICE = (
    "tests/store/server", "tests/store/test_guards.py", "tests/store/test_bulk.py", "tests/app/test_servers.py",
    "tests/flows/test_a_quarter_by_command.py", "tests/queries/test_facts.py",
    "tests/services/test_audit.py", "tests/services/test_import_undo.py",
)  # fmt: skip


def run_on_server(arguments: list[str]) -> int:
    """What pytest says about these tests."""
    with running() as server:
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, check=False, env={**os.environ, NAMED: server}).returncode


if __name__ == "__main__":
    sys.exit(run_on_server(sys.argv[1:] or [*CHOICE]))
