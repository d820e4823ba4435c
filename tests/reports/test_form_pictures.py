"""The forms look as they did when somebody last looked at them."""

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.reports.form_pictures import FOLDER, SHOWN, drawn

BLOCK = 16  # dots: a word
MOST, MOST_OF_A_BLOCK = 1.5, 24.0  # of 255 shades of grey on average, over the page and over a word's place


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_looks_like_its_picture(name: str) -> None:
    page = drawn(name)
    with Image.open(FOLDER / f"{name}.png") as stored:
        assert stored.size == page.size
        difference = ImageChops.difference(page, stored.convert("L"))

    wide, high = page.size
    blocks = difference.resize((wide // BLOCK, high // BLOCK), Image.Resampling.BOX)
    worst = max(blocks.getextrema()) if blocks.getextrema() else 0.0
    message = f"{name}: look at it, then `python -m tests.reports.form_pictures`"
    assert ImageStat.Stat(difference).mean[0] < MOST, message
    assert float(worst) < MOST_OF_A_BLOCK, message  # type: ignore[arg-type] # one band has two figures
