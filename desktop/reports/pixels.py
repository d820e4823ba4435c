"""A page of a PDF as bare dots, for a screen or a printer: no time is lost on packing a picture file."""

from dataclasses import dataclass

import pypdfium2

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture of `width` × `height` dots; `content` holds blue, green, red and an idle byte of each, row by row."""

    width: int
    height: int
    stride: int  # bytes from row to row
    content: bytes


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(document.get_page_size(page) for page in range(len(document)))
    finally:
        document.close()


def page_pixels(pdf: bytes, page: int, scale: float) -> Pixels:
    """One page (counted from 0) drawn with `scale` dots to the point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        document.close()


def page_dots(pdf: bytes, page: int, dpi: int) -> Pixels:
    """One page (counted from 0) with `dpi` dots to the inch, for a printer."""
    return page_pixels(pdf, page, dpi / _POINTS)
