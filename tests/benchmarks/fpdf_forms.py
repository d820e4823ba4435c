"""Review forms with fpdf2: the same strings at the same places in the same fonts, each form a file of its own.

What stands where is worked out beforehand and is no part of its time, so that this is the least fpdf2 could take.
"""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.i18n import CHINESE
from desktop.queries.evaluations import evaluation_list
from desktop.queries.reviews import review_forms
from desktop.reports import fonts
from desktop.reports.look import PAGE_HEIGHT, PAGE_WIDTH, Colour
from desktop.reports.review import write_review
from desktop.reports.sheet import Block, Stroke
from desktop.store.database import Database
from tests.benchmarks.bare_canvas import Page, Text, pages_of
from tests.benchmarks.evaluation import Outcome
from tests.benchmarks.start import sample_file
from tests.benchmarks.timing import Goal, Variant, shown, take_turns, weighed

GOAL = 1.0  # our time ÷ theirs
FORMS = 10


def benchmark(folder: Path, rounds: int) -> Outcome:
    """A few forms of the sample company in turn; left out where fpdf2 is not installed."""
    if importlib.util.find_spec("fpdf") is None:
        return Outcome("fpdf2 is not installed (dependency group `benchmarks`), so nothing is compared with it", True)
    out = folder / "fpdf"
    out.mkdir(parents=True, exist_ok=True)
    with Database.open(sample_file(folder)) as database, database.read() as session:
        newest = evaluation_list(session, CHINESE)[0].evaluation_id
        forms = list(review_forms(session, newest, CHINESE))[:FORMS]
    pages = [pages_of(form) for form in forms]

    def write_ours() -> None:
        for number, form in enumerate(forms):
            write_review(form, out / f"{number}.pdf")

    def write_theirs() -> None:
        for number, each in enumerate(pages):
            (out / f"fpdf {number}.pdf").write_bytes(pdf_of(each))

    ours, theirs = (
        Variant(f"{len(forms)} forms, a file each", write_ours),
        Variant("the same with fpdf2", write_theirs),
    )
    goals = [Goal("separate files ÷ fpdf2", ours, theirs, GOAL)]
    take_turns([ours, theirs], rounds)
    return Outcome(shown([ours, theirs], goals), all(goal.is_met for goal in goals), weighed(goals))


def pdf_of(pages: Sequence[Page]) -> bytes:
    """One form; fpdf2 reads the fonts anew for every document."""
    import fpdf  # only here: no part of the program, installed for this comparison

    document = fpdf.FPDF(unit="pt", format=(PAGE_WIDTH, PAGE_HEIGHT))
    document.set_auto_page_break(False)
    for name in (fonts.REGULAR, fonts.BOLD):
        document.add_font(name, fname=paths.resources() / "fonts" / f"{name}.ttf")
    for page in pages:
        document.add_page()
        for mark in page:
            _draw(document, mark)
    return bytes(document.output())


def _draw(document: Any, mark: Any) -> None:
    if isinstance(mark, Text):
        document.set_font(mark.font if mark.font in (fonts.REGULAR, fonts.BOLD) else fonts.REGULAR, size=mark.size)
        document.set_text_color(*_whole(mark.colour))
        document.text(mark.left, PAGE_HEIGHT - mark.bottom, mark.text)
    elif isinstance(mark, Stroke):
        document.set_line_width(mark.thickness)
        document.set_draw_color(*_whole(mark.colour))
        for (x, y), (to_x, to_y) in zip(mark.points, mark.points[1:], strict=False):
            document.line(x, y, to_x, to_y)
    elif isinstance(mark, Block):
        document.set_fill_color(*_whole(mark.fill or (1.0, 1.0, 1.0)))
        document.set_draw_color(*_whole(mark.edge or (1.0, 1.0, 1.0)))
        style = ("D" if mark.edge else "") + ("F" if mark.fill else "")
        document.rect(mark.left, mark.top, mark.width, mark.height, style=style or "D")
    else:
        document.circle(mark.centre[0], mark.centre[1], mark.radius, style="D")


def _whole(colour: Colour) -> tuple[int, int, int]:
    """The colour in steps of 255."""
    red, green, blue = (round(255 * part) for part in colour[:3])
    return red, green, blue
