"""The long form by command: `python -m tests.faults kill|broken|power|careless|disturb [--rounds N]`."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from desktop.services.faults.writer import OPERATIONS
from tests.faults.broken import BROKEN
from tests.faults.cuts import CARELESS, Cuts, cut_power
from tests.faults.disturbing import Disturbances, disturb
from tests.faults.rounds import Outcome, kill_rounds, warm_up


def main(arguments: list[str] | None = None) -> int:
    """Print what was found; 1 where anything was lost, torn or went unnoticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("what", choices=["kill", "broken", "power", "careless", "disturb"])
    parser.add_argument("--operation", choices=[*OPERATIONS, *BROKEN, "all"], default="all")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=Path)
    asked = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="qianji-faults-") as folder:
        if asked.what in {"kill", "broken"}:
            warm_up(Path(folder) / "warm.qianji")
        lines, is_good = _rounds(asked, Path(folder))
    lines.append(f"\nSeed {asked.seed}; {time.monotonic() - began:.0f} s.")
    text = "\n".join(lines)
    print(text)
    if asked.report:
        asked.report.write_text(text + "\n", encoding="utf-8")
    return 0 if is_good else 1


def _rounds(asked: argparse.Namespace, folder: Path) -> tuple[list[str], bool]:
    chance = random.Random(asked.seed)  # noqa: S311 - repeatable, not secret
    if asked.what == "broken":
        chosen = {name: work for name, work in BROKEN.items() if asked.operation in {name, "all"}}
        found = [kill_rounds(name, asked.rounds, folder, chance, work) for name, work in chosen.items()]
        return [_line(each) for each in found], all(each.failures for each in found)
    if asked.what == "careless":
        cuts = cut_power("save", asked.rounds, folder / "careless", chance, CARELESS)
        return [_cut_line(cuts)], bool(cuts.failures)
    names = list(OPERATIONS) if asked.operation == "all" else [asked.operation]
    if asked.what == "power":
        all_cuts = [cut_power(name, asked.rounds, folder / name, chance) for name in names]
        head = ["| operation | images | acknowledged before | found |", "|---|---|---|---|"]
        return head + [_cut_line(each) for each in all_cuts], not any(each.failures for each in all_cuts)
    if asked.what == "disturb":
        disturbed = [disturb(name, asked.rounds, folder / name) for name in names]
        head = ["| operation | runs | told | went on | killed | found |", "|---|---|---|---|---|---|"]
        return head + [_disturbed_line(each) for each in disturbed], not any(each.failures for each in disturbed)
    found = [kill_rounds(name, asked.rounds, folder, chance) for name in names]
    head = ["| operation | rounds | killed | acknowledged | looks killed too | found |", "|---|---|---|---|---|---|"]
    return head + [_line(each) for each in found], not any(each.failures for each in found)


def _disturbed_line(outcome: Disturbances) -> str:
    found = "; ".join(outcome.failures) or "nothing"
    return (
        f"| {outcome.operation} | {outcome.runs} | {outcome.told} | {outcome.survived} | {outcome.killed} | {found} |"
    )


def _cut_line(cuts: Cuts) -> str:
    found = "; ".join(cuts.failures) or "nothing"
    return f"| {cuts.operation} | {cuts.images} | {cuts.acknowledged} | {found} |"


def _line(outcome: Outcome) -> str:
    found = "; ".join(outcome.failures) or "nothing"
    return (
        f"| {outcome.operation} | {outcome.rounds} | {outcome.killed} | {outcome.acknowledged} "
        f"| {outcome.looks_killed} | {found} |"
    )


if __name__ == "__main__":
    sys.exit(main())
