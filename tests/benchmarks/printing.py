"""How long the window waits while five hundred forms are written, merged and drawn for a printer beside it."""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop.domain.paper import USUAL
from desktop.i18n import CHINESE, translator
from desktop.queries.reviews import review_forms
from desktop.reports.pixels import page_pixels
from desktop.reports.raster import page_count
from desktop.services.printing_batch import set_all, write_each, write_merged
from desktop.services.printing_pieces import Piece, piece_pdf, pieces_of_forms
from desktop.store.database import Database
from desktop.ui.changes import Changes
from desktop.ui.messages import Messages
from desktop.ui.ports import Cancelled, Progress
from desktop.ui.tasks import Tasks
from tests.benchmarks.evaluation import Outcome
from tests.benchmarks.gaps import GapWatch, wait_until
from tests.benchmarks.timing import Weighed
from tests.made_once import make_rehearsed, make_sample

FORMS = 500
WAIT = 0.050  # s
PAGES, DOTS = 20, 300
REST = 1.0  # s
Work = Callable[[Progress, Cancelled], Any]


def benchmark(folder: Path, forms: int = FORMS) -> Outcome:
    """Write the forms in every way with the window's event loop running."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    assert application is not None
    out = folder / "printed"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    return beside_the_window(_pieces(folder, forms), out)


def beside_the_window(pieces: Sequence[Piece], out: Path, drawn: int = PAGES, rest: float = REST) -> Outcome:
    """What the event loop waits for while these pieces are written into a folder, and while some pages are drawn.

    The limit is held against the processor time of the whole process between two turns of the loop: the clock also
    counts what other programs do, whose waits stand in the line "loop at rest".
    """
    forms, first = len(pieces), piece_pdf(pieces[0])
    jobs: tuple[tuple[str, Work], ...] = (
        ("loop at rest", lambda _progress, _cancelled: Event().wait(rest)),
        (f"{forms} files", lambda progress, cancelled: write_each(pieces, out, USUAL, progress, cancelled)),
        (f"{forms} in one file", lambda *told: write_merged(pieces, out / "all.pdf", USUAL, *told)),
        (f"{forms} set for a printer", lambda *told: page_count(set_all(pieces, USUAL, *told).content)),
        (
            f"{drawn} pages drawn at {DOTS} dots",
            lambda *_told: [page_pixels(first, 0, DOTS / 72) for _ in range(drawn)],
        ),
    )
    lines, longest = [], 0.0
    for name, work in jobs:
        watch, clock = _watched(work)
        waits = [f"{1000 * seconds:.0f} ms" for seconds in (watch.gap, watch.all_work, watch.work)]
        lines.append(f"| {name} | {clock:.1f} s | {' | '.join(waits)} |")
        longest = max(longest, watch.all_work)
    head = "| beside the window | clock | longest wait of the loop | of it for this program | its own work |"
    rule = "| --- | --- | --- | --- | --- |"
    goal = f"Goal: no wait for this program beyond {WAIT * 1000:.0f} ms; longest {longest * 1000:.0f} ms."
    text = "\n".join([head, rule, *lines, "", goal])
    held = Weighed("longest wait of the window for this program, ms", 1000 * longest, 1000 * WAIT)
    return Outcome(text, held.is_met, (held,))


def _watched(work: Work) -> tuple[GapWatch, float]:
    """What the watch saw, and how long it took in seconds."""
    tasks, watch, done = Tasks(Messages(), Changes(), translator(CHINESE)), GapWatch(), list[Any]()
    began = time.perf_counter()
    watch.start()
    tasks.long(work, done.append, progress=lambda _done, _of: None)
    wait_until(lambda: bool(done))
    watch.stop()
    tasks.close()
    return watch, time.perf_counter() - began


def _pieces(folder: Path, count: int) -> Sequence[Piece]:
    """The sample company's forms, again and again, each with a number of its own."""
    sample, rehearsed = folder / "sample.qianji", folder / "rehearsed.qianji"
    for path in (sample, rehearsed):
        path.unlink(missing_ok=True)
    make_sample(sample)
    make_rehearsed(sample, rehearsed)
    with Database.open(rehearsed) as database, database.read() as session:
        found = review_forms(session, 1, CHINESE)
    repeated: Iterable[Any] = islice(cycle(found), count)
    return pieces_of_forms([replace(form, number=f"KH-{place:04}") for place, form in enumerate(repeated)])
