"""The long form by command: `python -m tests.faults all --report FILE`, or one exercise, `… kill --rounds 100`."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from desktop.services.faults.writer import OPERATIONS
from tests.faults.broken import BROKEN
from tests.faults.exercises import EXERCISES, Asked
from tests.faults.statements import make_cheap
from tests.faults.stopping import stop_when_asked


def main(arguments: list[str] | None = None) -> int:
    """Print what was found; 1 where anything was lost, torn or went unnoticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("what", choices=[*EXERCISES, "all"])
    parser.add_argument("--operation", choices=[*OPERATIONS, *BROKEN, "all"], default="all")
    parser.add_argument("--rounds", type=int, help="of each operation; without it as many as in the long form")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=Path, help="a file to which each finished exercise is written")
    asked = parser.parse_args(arguments)
    make_cheap()
    stop_when_asked()
    if asked.report:
        asked.report.write_text("", encoding="utf-8")
    names = list(EXERCISES) if asked.what == "all" else [asked.what]
    outcomes = [_tell(name, asked) for name in names]
    return 0 if all(outcomes) else 1


def _tell(name: str, asked: argparse.Namespace) -> bool:
    """Do one exercise; what was found is told at once, as the next may take hours."""
    exercise, began = EXERCISES[name], time.monotonic()
    chance = random.Random(asked.seed)  # noqa: S311 - repeatable, not secret
    with tempfile.TemporaryDirectory(prefix="qianji-faults-") as folder:
        rounds = asked.rounds or exercise.often
        told = exercise.act(Asked(rounds, asked.operation, chance, Path(folder), exercise.keys))
    heading = [f"## {exercise.heading}", ""] if asked.what == "all" else []
    took = f"Seed {asked.seed}; {time.monotonic() - began:.0f} s."
    text = "\n".join([*heading, *told.lines, "", took, ""])
    print(text, flush=True)
    if asked.report:
        with asked.report.open("a", encoding="utf-8") as report:
            report.write(text + "\n")
    return told.is_good


if __name__ == "__main__":
    sys.exit(main())
