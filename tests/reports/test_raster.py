"""Pages as pictures."""

import io

from PIL import Image

from desktop.reports.raster import page_count, render_png
from desktop.reports.review import review_pdf
from tests.reports import cases


class TestRenderPng:
    def test_a_page_becomes_a_picture_of_its_size(self) -> None:
        pdf = review_pdf(cases.many())

        picture = Image.open(io.BytesIO(render_png(pdf, 1, 72)))

        assert page_count(pdf) == 2
        assert picture.size == (596, 842)

    def test_the_form_is_not_blank_and_has_white_margins(self) -> None:
        picture = Image.open(io.BytesIO(render_png(review_pdf(cases.minimal()), 0, 72))).convert("L")

        assert picture.crop((0, 0, 40, 842)).getextrema() == (255, 255)
        assert picture.histogram()[:60] != [0] * 60
