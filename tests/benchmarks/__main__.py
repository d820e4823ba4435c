"""Benchmarks by command: `python -m tests.benchmarks evaluation|encryption|forms|printing|start|table`; no tests."""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

import sqlalchemy
import sqlcipher3.dbapi2 as driver

from tests.benchmarks import encryption, evaluation, forms, printing, start, table
from tests.benchmarks.era import Size

SIZES = {"full": Size(), "small": Size(100, 50_000, 10_000, 5_000), "tiny": Size(20, 2_000, 400, 200)}


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 only where `--strict` is given and a goal is not met."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("what", choices=["encryption", "evaluation", "forms", "printing", "start", "table"])
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "qianji-benchmarks")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--no-growth", action="store_true", help="leave out the file with ten times the history")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a goal is not met")
    asked = parser.parse_args(arguments)
    size = SIZES[asked.size]
    if asked.what == "start":
        outcome = start.benchmark(asked.folder, size, asked.rounds)
    elif asked.what == "encryption":
        outcome = encryption.benchmark(asked.folder, size, asked.rounds)
    elif asked.what == "forms":
        outcome = forms.benchmark(asked.folder, asked.rounds)
    elif asked.what == "printing":
        outcome = printing.benchmark(asked.folder)
    elif asked.what == "table":
        outcome = table.benchmark(asked.folder, size, asked.rounds)
    else:
        outcome = evaluation.benchmark(asked.folder, size, asked.rounds, not asked.no_growth)
    versions = (
        f"Python {platform.python_version()}, SQLite {driver.sqlite_version}, SQLAlchemy {sqlalchemy.__version__}"
    )
    print(f"{versions}; {asked.rounds} rounds in turn\n\n{outcome.text}")
    return 0 if outcome.is_met or not asked.strict else 1


if __name__ == "__main__":
    sys.exit(main())
