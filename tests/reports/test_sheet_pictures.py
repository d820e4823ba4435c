"""The sheets look as they do in the documentation: each page against its stored picture, with some tolerance."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from desktop.domain.sheet_kinds import SHEETS, SheetEntry
from desktop.i18n import LANGUAGES
from desktop.reports.raster import page_count, render_png
from desktop.reports.sheets import sheets_pdf
from desktop.store.database import Database
from tests.pictures import PICTURES
from tests.sheet_pictures import DOTS_PER_INCH, sheets_of

COARSE = (132, 187)  # a figure that changed is a speck, a line that moved is not
DIFFERENT = 48  # of 255 levels of grey
MOST = 0.02  # of all dots


@pytest.fixture(scope="module")
def company(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The evaluated sample company, only looked at."""
    path = tmp_path_factory.mktemp("pictures") / "sample.qianji"
    path.write_bytes(rehearsed_file.read_bytes())
    with Database.open(path) as database:
        yield database


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.kind)
def test_a_sheet_looks_like_its_picture(company: Database, entry: SheetEntry, language: str) -> None:
    pdf = sheets_pdf(sheets_of(company, entry, language))

    names = [
        f"sheet_{entry.kind}_{language[:2]}{f'_{page + 1}' if page else ''}.png" for page in range(page_count(pdf))
    ]
    for page, name in enumerate(names):
        drawn = Image.open(io.BytesIO(render_png(pdf, page, DOTS_PER_INCH)))
        with Image.open(PICTURES / name) as stored:
            share = _differing(drawn, stored)
        assert share < MOST, f"{name}: look at it, then draw it again with `python -m tests.sheet_pictures`"


def _differing(one: Image.Image, other: Image.Image) -> float:
    """The part of dots that clearly differ, both pictures seen from afar."""
    seen = [picture.convert("L").resize(COARSE, Image.Resampling.BOX) for picture in (one, other)]
    counts = ImageChops.difference(*seen).histogram()
    return sum(counts[DIFFERENT:]) / (COARSE[0] * COARSE[1])
