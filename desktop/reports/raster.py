"""Pages of a finished PDF: counted, picked, and drawn as pictures for preview, printing and documentation."""

import io
from collections.abc import Sequence

import pypdfium2

_POINTS = 72


def render_png(pdf: bytes, page: int = 0, dpi: int = 150) -> bytes:
    """The PNG of one page (counted from 0) at `dpi` dots per inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=dpi / _POINTS).to_pil()
    finally:
        document.close()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def picked(pdf: bytes, pages: Sequence[int]) -> bytes:
    """A PDF of these pages (counted from 0) in this order; all of them as they lie are the PDF itself."""
    source = pypdfium2.PdfDocument(pdf)
    try:
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
    finally:
        source.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
