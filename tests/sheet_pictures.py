"""Draws the pictures of every sheet in both languages from the sample company: `python -m tests.sheet_pictures`."""

import os
import sys
import tempfile
from pathlib import Path

from desktop.domain.period import parse_period
from desktop.domain.sheet_kinds import SHEETS, Question, SheetEntry, SheetKind
from desktop.domain.sheets import Sheet
from desktop.i18n import LANGUAGES
from desktop.queries.sheets import MAKERS, Paper
from desktop.reports.raster import page_count, render_png
from desktop.reports.sheets import sheets_pdf
from desktop.services.sample import fill_sample
from desktop.services.sample.rehearsal import rehearse
from desktop.store.database import Database
from tests.pictures import PERSON, PICTURES, TODAY, keep

DOTS_PER_INCH = 96
COLOURS = 24  # the sheets are grey, with one ink
PERIODS = {SheetKind.WEEK: "2026-W46", SheetKind.TARGETS: "2026Q4", SheetKind.RANKING: "2026Q2"}  # with honours
LAST_QUARTER = "2026Q3"


def draw_sheets(database: Database, folder: Path = PICTURES) -> None:
    """Every page of each sheet, of one person where there is one for each."""
    for entry in SHEETS:
        for language in LANGUAGES:
            pdf = sheets_pdf(sheets_of(database, entry, language))
            for page in range(page_count(pdf)):
                suffix = f"_{page + 1}" if page else ""
                name = f"sheet_{entry.kind}_{language[:2]}{suffix}.png"
                keep(render_png(pdf, page, DOTS_PER_INCH), name, folder, colours=COLOURS)


def sheets_of(database: Database, entry: SheetEntry, language: str) -> list[Sheet]:
    """The sheets a picture shows."""
    codes = [PERSON] if Question.PERSON in entry.questions else None
    period = parse_period(PERIODS.get(entry.kind, LAST_QUARTER))
    with database.read() as session:
        return MAKERS[entry.kind](Paper(session, period, language, TODAY, codes))


def main() -> int:
    """Draw the sheets anew and leave all other pictures."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["QIANJI_HOME"] = home  # the settings of whoever draws stay as they are
        path = Path(home) / "sample.qianji"
        with Database.create(path, lambda session: fill_sample(session, TODAY)) as database:
            rehearse(database, TODAY, lambda _period: None)
            draw_sheets(database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
