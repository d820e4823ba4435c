"""A page of a PDF as a picture, for preview, printing and the pictures of the documentation."""

import io

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


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
