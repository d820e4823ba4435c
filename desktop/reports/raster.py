"""Pages of a finished PDF: counted, picked, and drawn as pictures for documentation."""

import io
from collections.abc import Sequence

import pypdfium2

from desktop.reports.pdfium import opened

_POINTS = 72


def render_png(pdf: bytes, page: int = 0, dpi: int = 150) -> bytes:
    """The PNG of one page (counted from 0) at `dpi` dots per inch."""
    buffer = io.BytesIO()
    with opened(pdf) as document:
        picture = document[page].render(scale=dpi / _POINTS).to_pil()
        picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def picked(pdf: bytes, pages: Sequence[int]) -> bytes:
    """A PDF of these pages (counted from 0) in this order; all of them as they lie are the PDF itself."""
    with opened(pdf) as source:
        if tuple(pages) == tuple(range(len(source))):
            return pdf
        target = pypdfium2.PdfDocument.new()
        try:
            target.import_pages(source, list(pages))
            buffer = io.BytesIO()
            target.save(buffer)
            return buffer.getvalue()
        finally:
            target.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with opened(pdf) as document:
        return len(document)
