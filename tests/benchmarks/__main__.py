"""Benchmarks by command: `python -m tests.benchmarks all`, or one of them by name; no part of the tests."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.benchmarks import (
    backup,
    encryption,
    evaluation,
    everything,
    forms,
    fpdf_forms,
    growth,
    imports,
    memory,
    peers,
    printing,
    start,
    table,
)
from tests.benchmarks.era import Size
from tests.benchmarks.versions import versions

SIZES = {"full": Size(), "small": Size(100, 50_000, 10_000, 5_000), "tiny": Size(20, 2_000, 400, 200)}
ALL = "all"
Benchmarks = Mapping[str, Callable[[], evaluation.Outcome]]


def benchmarks(
    folder: Path, size: Size, rounds: int, with_growth: bool, peers_folder: Path | None = None
) -> Benchmarks:
    """Each by its name, ready to run."""
    return {
        "evaluation": partial(evaluation.benchmark, folder, size, rounds, with_growth),
        "peers": partial(peers.benchmark, folder, size, rounds),
        "growth": partial(growth.benchmark, folder, size, rounds),
        "imports": partial(imports.benchmark, folder, size, rounds),
        "backup": partial(backup.benchmark, folder, size, rounds),
        "encryption": partial(encryption.benchmark, folder, size, rounds),
        "forms": partial(forms.benchmark, folder, size, rounds),
        "fpdf2": partial(fpdf_forms.benchmark, folder, rounds),
        "printing": partial(printing.benchmark, folder),
        "start": partial(start.benchmark, folder, size, rounds, peers_folder),
        "memory": partial(memory.benchmark, folder, rounds),
        "table": partial(table.benchmark, folder, size, rounds),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 only where `--strict` is given and a goal is not met or a ratio got worse by a fifth."""
    asked = _parser().parse_args(arguments)
    chosen = benchmarks(asked.folder, SIZES[asked.size], asked.rounds, not asked.no_growth, asked.peers)
    print(f"{everything.machine()}; {asked.rounds} rounds in turn\n")
    if asked.what != ALL:
        outcome = chosen[asked.what]()
        print(outcome.text)
        return 0 if outcome.is_met or not asked.strict else 1
    left_out = set(asked.without)
    chosen = {name: run for name, run in chosen.items() if name not in left_out}
    took = everything.Took()
    lines = everything.run_all(chosen, everything.last_ratios(asked.size), took)
    more = f"{took} With {versions(asked.peers)}."
    print(f"\n{everything.table(lines)}\n\n{more}")
    if not asked.no_write:
        everything.remember(lines, asked.size, accept=asked.accept)
        everything.show_on_page(lines, asked.size, asked.rounds, more=more)
    is_well = all(line.weighed.is_met and not line.is_worse for line in lines)
    return 0 if is_well or not asked.strict else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = [*benchmarks(Path(), SIZES["tiny"], 1, False)]
    parser.add_argument("what", choices=[ALL, *names])
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "qianji-benchmarks")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", type=Path, help="environments of Vorta, novelWriter and Anki (start_peers.py)")
    parser.add_argument("--no-growth", action="store_true", help="leave out the file with ten times the history")
    parser.add_argument("--without", nargs="*", choices=names, default=[], help="leave these out of all")
    parser.add_argument("--accept", action="store_true", help="keep ratios that got worse as the new ones")
    parser.add_argument("--no-write", action="store_true", help="leave the page and the kept ratios as they are")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a goal is not met")
    return parser


if __name__ == "__main__":
    sys.exit(main())
