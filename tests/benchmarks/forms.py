"""Five hundred review forms: against the same content on a bare canvas, and against WeasyPrint; sizes and memory."""

import gc
import importlib.util
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from desktop.domain.paper import USUAL
from desktop.domain.review import ReviewForm
from desktop.i18n import CHINESE
from desktop.queries.evaluations import evaluation_list
from desktop.queries.reviews import review_forms
from desktop.reports.review import write_review
from desktop.reports.saving import save_whole
from desktop.services.compositor import CompositorHere
from desktop.services.garbage import collect_young, collected_later
from desktop.services.printing_pieces import bookmark_of, described, pieces_of_forms
from desktop.services.sample import fill_sample
from desktop.services.sample.rehearsal import rehearse
from desktop.store.database import Database
from tests.benchmarks import bare_canvas
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import Outcome
from tests.benchmarks.timing import Goal, Variant, Weighed, shown, take_turns, weighed

SEPARATE, MERGED, WEB = 1.4, 1.8, 1 / 14  # our time ÷ theirs
LARGEST, LARGEST_MERGED = 60_000, 12_000  # bytes of a form
GROWTH = 8  # MB more after all forms than after the first fifth
FORMS, FEW = 500, 10  # WeasyPrint prints few, and its time is counted up
TODAY = date(2026, 11, 21)


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """Five hundred forms, fewer with a small size, and a few of them with WeasyPrint where it is installed."""
    out = folder / "forms"
    out.mkdir(parents=True, exist_ok=True)
    return compared(
        _forms(out / "sample.qianji", min(FORMS, size.staff)),
        out,
        rounds,
        FEW if importlib.util.find_spec("weasyprint") else 0,
    )


def compared(wanted: Sequence[ReviewForm], out: Path, rounds: int, few: int) -> Outcome:
    """Write the forms in turn in every way, then weigh the files and the memory."""
    forms = len(wanted)
    grown = _memory(wanted, out)
    bare = [bare_canvas.pages_of(form) for form in wanted]
    separate = Variant(f"{forms} forms, a file each", lambda: _write_each(wanted, out))
    merged = Variant(f"{forms} forms, one file", lambda: _write_merged(wanted, out / "all.pdf"))
    beside = out / "bare"
    beside.mkdir(exist_ok=True)
    bare_separate = Variant("the same on a bare canvas, a file each", lambda: bare_canvas.write_each(bare, beside))
    bare_merged = Variant(
        "the same on a bare canvas, one file", lambda: bare_canvas.write_merged(bare, out / "bare.pdf")
    )
    variants = [separate, bare_separate, merged, bare_merged]
    goals = [
        Goal("separate files ÷ bare canvas", separate, bare_separate, SEPARATE),
        Goal("one file ÷ bare canvas", merged, bare_merged, MERGED),
    ]
    take_turns(variants, rounds)
    if few:
        goals.append(_against_weasyprint(variants, wanted[:few], out, rounds))
    held = (*weighed(goals), *_sizes(wanted, out), grown)
    lines = [f"{each.name:44}{each.found:>10,.1f}{each.limit or 0:>10,.0f}" for each in held[len(goals) :]]
    return Outcome("\n".join([shown(variants, goals), "", *lines]), all(each.is_met for each in held), held)


def _forms(path: Path, number: int) -> list[ReviewForm]:
    """All forms of the sample company, told apart by their numbers, until there are enough."""
    path.unlink(missing_ok=True)
    with Database.create(path, lambda session: fill_sample(session, TODAY)) as database:
        rehearse(database, TODAY, lambda _period: None)
        with database.read() as session:
            keys = [row.evaluation_id for row in evaluation_list(session, CHINESE)]
            found = [form for key in keys for form in review_forms(session, key, CHINESE)]
    return [replace(form, number=f"KH-{place:04}") for place, form in enumerate(islice(cycle(found), number), 1)]


def _write_each(forms: Sequence[ReviewForm], out: Path) -> None:
    for number, form in enumerate(forms):
        write_review(form, out / f"{number}.pdf")


@collected_later()
def _write_merged(forms: Sequence[ReviewForm], path: Path) -> None:
    """One file, as the process beside the window sets it; in this one, whose time is measured."""
    pieces = pieces_of_forms(forms)
    compositor = CompositorHere(described(pieces), USUAL)
    for piece in pieces:
        compositor.add(piece, bookmark_of(piece))
        collect_young()
    save_whole(path, compositor.content())


def _against_weasyprint(variants: list[Variant], forms: Sequence[ReviewForm], out: Path, rounds: int) -> Goal:
    """Both write the same few forms, a file each."""
    from tests.benchmarks.web_page import WebForms

    web = WebForms()
    ours = Variant(f"{len(forms)} forms, a file each", lambda: _write_each(forms, out))
    theirs = Variant(f"{len(forms)} forms with WeasyPrint", lambda: web.write_each(forms, out))
    take_turns([ours, theirs], rounds)
    variants += [ours, theirs]
    return Goal("separate files ÷ WeasyPrint", ours, theirs, WEB)


def _sizes(forms: Sequence[ReviewForm], out: Path) -> tuple[Weighed, ...]:
    """How large the files are that were just written."""
    each = [(out / f"{number}.pdf").stat().st_size for number in range(len(forms))]
    merged = (out / "all.pdf").stat().st_size / len(forms)
    return (
        Weighed("bytes of a form in a file of its own", median(each)),
        Weighed("bytes of the largest form in a file of its own", max(each), LARGEST),
        Weighed("bytes of a form in one file", merged, LARGEST_MERGED),
    )


def _memory(forms: Sequence[ReviewForm], out: Path) -> Weighed:
    """How much more the process holds after all forms than after a fifth of them."""
    _write_each(forms[: len(forms) // 5], out)
    before = _held()
    _write_each(forms, out)
    return Weighed(f"MB of memory more after {len(forms)} more forms", (_held() - before) / 1e6, GROWTH)


def _held() -> int:
    """Bytes in memory as Linux counts them."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
