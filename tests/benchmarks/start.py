"""How soon the window stands and its first page has its figures, as multiples of a bare window with a table.

Each start is a process of its own (`tests/benchmarks/window_probe.py`), with compiled modules as an installed program
has them; the first round fills them and is not measured. A file is started as the program left it, with the figures
it kept, and again after a change, when they have to be asked for.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.services.sample import fill_sample
from desktop.services.sample.rehearsal import rehearse
from desktop.store.database import Database
from desktop.store.tables import FINGERPRINT
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import Outcome, company_file
from tests.benchmarks.start_peers import Peer, peers_in
from tests.benchmarks.timing import Goal, Variant, Weighed, shown, weighed

PAINT, FIGURES = 1.5, 3.5
VORTA = "Vorta"  # the window is to stand sooner than this one's
TODAY = date(2026, 11, 21)


def benchmark(folder: Path, size: Size, rounds: int, peers: Path | None = None) -> Outcome:
    """Make the files where they are missing, then start bare window, program and what `peers` holds in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"sample company": sample_file(folder), f"{size.visits:,} visits": company_file(folder, size, 1)}
    bare = Variant("bare window with a table", list)
    painted = [Variant(f"first paint, {name}", list) for name in files]
    kept = [Variant(f"kept figures, {name}", list) for name in files]
    repainted = [Variant(f"first paint, changed {name}", list) for name in files]
    asked = [Variant(f"figures asked for, {name}", list) for name in files]
    others = {peer: Variant(f"first paint, {peer.name}", list) for peer in peers_in(peers)}
    for turn in range(rounds + 1):
        readings = [(bare, bare, started(folder, "bare", None))]
        for paint, figure, file in zip(painted, kept, files.values(), strict=True):
            readings.append((paint, figure, started(folder, "program", file)))
        for paint, figure, file in zip(repainted, asked, files.values(), strict=True):
            _change(file)
            readings.append((paint, figure, started(folder, "program", file)))
        readings += [(variant, variant, _started(peer, folder)) for peer, variant in others.items()]
        if turn:
            _note(readings)
    goals = [Goal(f"{each.name} / bare", each, bare, PAINT) for each in (*painted, *repainted)]
    goals += [Goal(f"{each.name} / bare", each, bare, FIGURES) for each in (*kept, *asked)]
    goals += [
        Goal(f"{painted[0].name} / {VORTA}", painted[0], each, 1) for each in others.values() if VORTA in each.name
    ]
    variants = [bare, *painted, *repainted, *kept, *asked, *others.values()]
    told = tuple(Weighed(f"{each.name} / bare", Goal("", each, bare, 0).ratio) for each in others.values())
    return Outcome(shown(variants, goals), all(goal.is_met for goal in goals), (*weighed(goals), *told))


def _started(peer: Peer, folder: Path) -> tuple[float, ...]:
    home = folder / "peers" / peer.name
    peer.prepare(home)
    return peer.started(home)


def _note(readings: Sequence[tuple[Variant, Variant, tuple[float, ...]]]) -> None:
    for paint, figure, (paint_work, paint_clock, *later) in readings:
        paint.seconds.append(paint_work)
        paint.clock.append(paint_clock)
        if figure is not paint:
            figure.seconds.append(later[0])
            figure.clock.append(later[1])


def started(folder: Path, kind: str, file: Path | None) -> tuple[float, ...]:
    """One start: seconds of the processor and on the clock until the paint, then until the figures."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "QIANJI_HOME": str(folder / "home"),
        "QIANJI_DATA": str(file or ""),
    }
    command = [sys.executable, "-m", "tests.benchmarks.window_probe", kind, repr(time.monotonic())]
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=120)
    return tuple(float(word) for word in answer.stdout.split())


def _change(file: Path) -> None:
    """A write that changes no record: whatever was kept is removed by it."""
    with Database.open(file) as database, database.write():
        pass


def sample_file(folder: Path) -> Path:
    """The sample company with its evaluations, made where it is missing."""
    path = folder / f"{FINGERPRINT}-sample.qianji"
    if not path.exists():
        with Database.create(path, lambda session: fill_sample(session, TODAY)) as database:
            rehearse(database, TODAY, lambda _period: None)
    return path
