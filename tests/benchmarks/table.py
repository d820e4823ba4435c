"""The list of a million visits against one of a hundred: opened, ordered, narrowed, scrolled and jumped in."""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from desktop.store.database import Database
from desktop.store.tables import FINGERPRINT
from desktop.ui.kit.look import Look
from tests.benchmarks.company import make_company
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import Outcome, company_file
from tests.benchmarks.filters import WORD, Filters
from tests.benchmarks.log_stage import LogStage, Took, look_of
from tests.benchmarks.timing import Variant, Weighed, shown

OPEN = 1.5
FRAME, WAIT = 0.016, 0.050  # s
FEW = 100
STEPS, STEP = 100, 137  # of scrolling, px
SORTED = ("customer", "outcome", "summary", "next_on")
SORT, SCROLL = f"order by {SORTED[0]}", f"scroll, {STEPS} steps"


@dataclass(slots=True)
class Round:
    """What is timed, by name; the longest wait of the loop and the longest own work of each."""

    taken: dict[str, list[Took]] = field(default_factory=dict)

    def note(self, name: str, took: Took) -> None:
        """Remember one reading."""
        self.taken.setdefault(name, []).append(took)

    def variant(self, name: str) -> Variant:
        """One act's readings; what counts is the clock, since the data file's thread works beside the window's."""
        found = self.taken[name]
        return Variant(name, list, seconds=[each.clock for each in found], clock=[each.work for each in found])


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """Make the files where they are missing, then move in both lists in turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look = look_of(application)
    readings, filters = Round(), Filters()
    with _stage(look, company_file(folder, size, 1)) as many, _stage(look, _few(folder, size)) as few:
        for turn in range(rounds + 1):
            noted = readings if turn else Round()
            noted.note(f"open {FEW}", few.act(few.open, few.is_begun))
            _move(many, application, noted, size.visits)
            if turn:
                filters.time(many.database)
    return _outcome(readings, filters, size.visits)


def _move(stage: LogStage, application: QApplication, noted: Round, visits: int) -> None:
    """Everything an owner does with a long list."""
    noted.note("loop at rest", stage.act(lambda: None, lambda: True) if stage.table else Took(0, 0, 0, 0))
    noted.note(f"open {visits:,}", stage.act(stage.open, stage.is_begun))
    bar = stage.shown.view.verticalScrollBar()
    for place in (bar.maximum(), random.Random(visits).randrange(bar.maximum() + 1)):  # noqa: S311 - the same places each time
        began, clock_began = time.thread_time(), time.perf_counter()
        bar.setValue(place)
        stage.draw()
        side, clock = time.thread_time() - began, time.perf_counter() - clock_began
        noted.note("jump, until the window is drawn", Took(side, side, 0, 0))
        rows = stage.act(lambda: None, stage.is_whole)
        noted.note("jump, until its rows stand there", replace(rows, work=side + rows.work, clock=clock + rows.clock))

    def scroll() -> None:
        for _step in range(STEPS):
            bar.setValue(bar.value() - STEP)
            application.processEvents()

    noted.note(SCROLL, stage.act(scroll, stage.is_whole))
    names = [column.name for column in stage.shown.model.columns]
    for name in SORTED:
        noted.note(f"order by {name}", stage.act(_sorting(stage, names.index(name)), stage.is_begun))
    noted.note("order as usual", stage.act(_sorting(stage, -1), stage.is_begun))
    noted.note(f"narrow to {WORD}", stage.act(lambda: stage.show(WORD), stage.is_begun))
    noted.note("refresh", stage.act(lambda: stage.show(WORD), stage.is_counted))
    stage.show()


def _sorting(stage: LogStage, column: int) -> Callable[[], None]:
    return lambda: stage.shown.sort_by(column, descending=True)


@contextmanager
def _stage(look: Look, path: Path) -> Iterator[LogStage]:
    with Database.open(path) as database:
        stage = LogStage(look, database)
        yield stage
        stage.close()
        stage.tasks.close()


def _few(folder: Path, size: Size) -> Path:
    """A company of as many people with a hundred visits; each has a customer of their own."""
    path = folder / f"{FINGERPRINT}-{size.staff}-{FEW}-visits.qianji"
    if not path.exists():
        make_company(path, Size(size.staff, FEW, max(FEW, size.staff), FEW // 10))
    return path


def _outcome(readings: Round, filters: Filters, visits: int) -> Outcome:
    opened, few = readings.variant(f"open {visits:,}"), readings.variant(f"open {FEW}")
    jump = readings.variant("jump, until the window is drawn")
    rows = readings.variant("jump, until its rows stand there")
    waits = {name: median(took.gap for took in found) for name, found in readings.taken.items()}
    rest = waits.pop("loop at rest")
    longest = max(waits, key=lambda name: waits[name])
    held = max(took.held for found in readings.taken.values() for took in found)
    weighed = (
        Weighed(f"open {visits:,} / open {FEW}, on the clock", _ratio(opened, few), OPEN),
        Weighed("jump, the window's side, ms", 1000 * median(jump.seconds), 1000 * FRAME),
        Weighed("jump, until its rows stand there, ms", 1000 * median(rows.seconds)),
        Weighed("longest work of the window at a stretch, ms", 1000 * held, 1000 * WAIT),
        Weighed("longest wait of the loop on the clock, ms", 1000 * waits[longest], 1000 * WAIT),
        *filters.weighed(),
        *(Weighed(f"{name}, ms of the processor", _worked(readings.variant(name))) for name in (SORT, SCROLL)),
    )
    acts = shown([readings.variant(name) for name in readings.taken], [])
    lines = [acts.replace("processor time in ms", "on the clock in ms").replace("     clock", " processor")]
    lines += [
        f"{each.name:44}{each.found:>10.2f}{each.limit:>10.2f}  {'met' if each.is_met else 'NOT MET'}"
        for each in weighed
        if each.limit is not None
    ]
    lines += [f"the longest wait was in “{longest}”; the loop at rest waited {1000 * rest:.1f} ms", ""]
    lines += [shown(filters.all, [])]
    return Outcome("\n".join(lines), all(each.is_met for each in weighed), weighed)


def _worked(variant: Variant) -> float:
    return 1000 * median(variant.clock)  # what counts first in these is the clock, so the processor stands here


def _ratio(measured: Variant, base: Variant) -> float:
    return median(a / b for a, b in zip(measured.seconds, base.seconds, strict=True))
