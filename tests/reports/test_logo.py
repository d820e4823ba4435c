"""The company's logo on paper."""

import io

import pypdf
import pytest
from PIL import Image

from desktop.reports.logo import picture
from desktop.reports.look import MM
from desktop.reports.review import review_pdf, sheets_of
from desktop.reports.sheet import Picture
from tests.reports import checks
from tests.reports.chinese_form import chinese


def image_file(kind: str, size: tuple[int, int] = (900, 300)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "#2456E6").save(buffer, kind)
    return buffer.getvalue()


class TestPicture:
    def test_a_large_logo_is_made_small(self) -> None:
        small = picture(image_file("JPEG", (3000, 2000)))

        assert small is not None
        assert (small.wide, small.high) == Image.open(io.BytesIO(small.content)).size == (480, 320)

    def test_transparent_edges_are_cut_off(self) -> None:
        image, buffer = Image.new("RGBA", (400, 400)), io.BytesIO()
        image.paste("#2456E6", (100, 150, 300, 200))
        image.save(buffer, "PNG")

        small = picture(buffer.getvalue())

        assert small is not None
        assert (small.wide, small.high) == (200, 50)

    def test_what_is_no_picture_is_none(self) -> None:
        assert picture(b"<svg onload=alert(1)>") is None
        assert picture(image_file("PNG")[:60]) is None


class TestOnTheForm:
    def test_a_logo_stands_in_its_box(self) -> None:
        form = chinese(logo=image_file("PNG"))

        marks = [mark for mark in sheets_of(form)[0].marks if isinstance(mark, Picture)]

        assert len(marks) == 1
        assert len(pypdf.PdfReader(io.BytesIO(review_pdf(form))).pages[0].images) >= 1

    @pytest.mark.parametrize("size", [(300, 300), (900, 300), (1200, 100), (100, 1200), (40, 400)])
    def test_a_logo_keeps_its_proportions_beside_the_title(self, size: tuple[int, int]) -> None:
        sheet = sheets_of(chinese(logo=image_file("PNG", size)))[0]

        (drawn,) = (mark for mark in sheet.marks if isinstance(mark, Picture))
        assert drawn.width / drawn.height == pytest.approx(size[0] / size[1], rel=0.02)
        assert drawn.width <= 40 * MM + 0.01
        assert drawn.height <= 11.5 * MM + 0.01
        assert drawn.width > 39 * MM or drawn.height > 11.4 * MM
        head = [words for words in checks.words_of(sheet) if words.baseline < 70]
        assert min(words.left for words in head) > drawn.left + drawn.width + 3 * MM
        assert checks.overlapping(sheet) == []
        assert checks.crossing_margins(sheet) == []

    def test_an_unreadable_logo_gives_the_first_character(self) -> None:
        assert "澄" in checks.texts(sheets_of(chinese(logo=b"no picture"))[0])
