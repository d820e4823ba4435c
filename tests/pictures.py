"""Draws the pictures of the documentation: `python -m tests.pictures` writes docs/pictures from the sample company."""

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PIL import Image

from desktop.i18n import LANGUAGES
from desktop.queries.evaluations import evaluation_list
from desktop.queries.reviews import review_forms
from desktop.reports.raster import page_count, render_png
from desktop.reports.review import review_pdf
from desktop.services.sample import fill_sample
from desktop.services.sample.rehearsal import rehearse
from desktop.store.database import Database

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
TODAY = date(2026, 11, 21)  # fixed, so that the same code draws the same pictures
PERSON = "E05"  # strengths, weaknesses with causes, an overdue customer, a last plan and an interview
DOTS_PER_INCH = 120
COLOURS = 128


@contextmanager
def sample_company() -> Iterator[Database]:
    """The sample company with its evaluations in a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.qianji"
        with Database.create(path, lambda session: fill_sample(session, TODAY)) as database:
            rehearse(database, TODAY, lambda _period: None)
            yield database


def draw_forms(database: Database) -> None:
    """Every page of one person's form in both languages."""
    for language in LANGUAGES:
        with database.read() as session:
            latest = evaluation_list(session, language)[0].evaluation_id
            form = review_forms(session, latest, language, [PERSON])[0]
        pdf = review_pdf(form)
        for page in range(page_count(pdf)):
            suffix = f"_{page + 1}" if page else ""
            keep(render_png(pdf, page, DOTS_PER_INCH), f"review_{language[:2]}{suffix}.png")


def keep(png: bytes, name: str) -> None:
    """Write a picture with few colours, small enough to be committed."""
    with Image.open(io.BytesIO(png)) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(PICTURES / name, optimize=True)
    print(PICTURES / name)


def main() -> int:
    """Draw everything."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sample_company() as database:
        draw_forms(database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
