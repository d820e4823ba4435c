"""The company's logo on paper."""

import io

import pypdf
from PIL import Image

from desktop.reports.logo import picture
from desktop.reports.review import review_pdf, sheets_of
from desktop.reports.sheet import Picture
from tests.reports import checks
from tests.reports.builders import chinese


def image_file(kind: str, size: tuple[int, int] = (900, 300)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "#2456E6").save(buffer, kind)
    return buffer.getvalue()


class TestPicture:
    def test_a_large_logo_is_made_small(self) -> None:
        small = picture(image_file("JPEG", (3000, 2000)))

        assert small is not None
        assert max(Image.open(io.BytesIO(small)).size) == 320

    def test_what_is_no_picture_is_none(self) -> None:
        assert picture(b"<svg onload=alert(1)>") is None
        assert picture(image_file("PNG")[:60]) is None


class TestOnTheForm:
    def test_a_logo_stands_in_its_box(self) -> None:
        form = chinese(logo=image_file("PNG"))

        marks = [mark for mark in sheets_of(form)[0].marks if isinstance(mark, Picture)]

        assert len(marks) == 1
        assert len(pypdf.PdfReader(io.BytesIO(review_pdf(form))).pages[0].images) >= 1

    def test_an_unreadable_logo_gives_the_first_character(self) -> None:
        assert "澄" in checks.texts(sheets_of(chinese(logo=b"no picture"))[0])
