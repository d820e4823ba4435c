"""Runs tests on a PostgreSQL server of their own.

`python -m tests.on_server` runs one test of each module of the rooms that ask for a company, `--all` runs all
of them, and `python -m tests.on_server tests/services` those named.
"""

import os
import subprocess
import sys

from tests.server import NAMED, running

# Everything that asks for a company and takes it from wherever the run works.
ROOMS = (
    "tests/store", "tests/queries", "tests/services", "tests/flows", "tests/app/test_servers.py",
    "tests/app/test_news_on_pages.py", "tests/app/test_patience.py", "tests/cli/test_patience.py",
)  # fmt: skip
# Where the engines differ all tests are run: rules, sums, order, search, guards, taking back.
WHOLE = (
    "tests/store", "tests/app/test_servers.py", "tests/queries/test_facts.py",
    "tests/queries/test_facts_narrowed.py", "tests/queries/test_facts_cost.py", "tests/services/test_audit.py",
    "tests/services/test_import_undo.py", "tests/app/test_news_on_pages.py",
    "tests/cli/test_patience.py",
)  # fmt: skip
FEW = 1  # function of each other module
# The same ways as others, with more rows: minutes that bring nothing new in every run.
LONG = (
    "tests/flows/test_the_sample.py", "tests/flows/test_maven_crm.py", "tests/queries/test_facts_recomputed.py",
    "tests/services/test_imports_shared.py", "tests/services/test_round_trips.py",
    "tests/services/test_strange_names.py",
)  # fmt: skip
CHOICE = [
    f"--few={FEW}", *(f"--whole={each}" for each in WHOLE), *(f"--ignore={each}" for each in LONG), *ROOMS,
]  # fmt: skip


def run_on_server(arguments: list[str]) -> int:
    """What pytest says about these tests."""
    with running() as server:
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, check=False, env={**os.environ, NAMED: server}).returncode


def wanted(arguments: list[str]) -> list[str]:
    """The tests asked for: those named, all, or the choice."""
    if "--all" in arguments:
        return [*(each for each in arguments if each != "--all"), *ROOMS]
    return arguments or CHOICE


if __name__ == "__main__":
    sys.exit(run_on_server(wanted(sys.argv[1:])))
