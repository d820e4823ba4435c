"""Every check of the project in one go: `python -m tests`; the tests' own summary comes last."""

import subprocess
import sys
from pathlib import Path

from tests.server_programs import binaries

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m"]
# Import contracts, texts up to date and the other rules of the house are tests: see tests/test_house.py.
CHECKS = (
    ("ruff: habits", [*PYTHON, "ruff", "check", "."]),
    ("ruff: form", [*PYTHON, "ruff", "format", "--check", "."]),
    *([("pytest: on a PostgreSQL server", [*PYTHON, "tests.on_server"])] if binaries() else []),
    ("pytest: behaviour", [*PYTHON, "pytest", "--cov", "--cov-report=", "--cov-fail-under=90"]),
)
TYPES = [*PYTHON, "mypy"]
RULES = [*PYTHON, "coverage", "report", "--include=desktop/domain/*", "--fail-under=98"]


def main() -> int:
    """Run all checks even if one fails; 1 if any did."""
    # The types take a minute of one processor: they are checked beside the tests, which often wait for a window,
    # and told of only where they are wrong.
    with subprocess.Popen(TYPES, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as types:
        failed = [name for name, command in CHECKS if not _passes(name, command)]
        told, _ = types.communicate()
    if types.returncode:
        print(f"\n== mypy: types\n{told}", flush=True)
        failed.append("mypy: types")
    rules = subprocess.run(RULES, cwd=ROOT, check=False, capture_output=True, text=True)
    if rules.returncode:
        print(rules.stdout, "\nThe rules in desktop/domain are covered by less than 98 %.", sep="")
        failed.append("coverage of desktop/domain")
    if failed:
        print("\nFailed: " + ", ".join(failed))
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    print(f"\n== {name}", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
