"""A page of a PDF as bare dots, for a screen or a printer: no time is lost on packing a picture file."""

import ctypes
from dataclasses import dataclass

from desktop.reports.pdfium import opened


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture of `width` × `height` dots; `content` holds blue, green, red and an idle byte of each, row by row."""

    width: int
    height: int
    stride: int  # bytes from row to row
    content: bytes | bytearray


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, in points."""
    with opened(pdf) as document:
        return tuple(document.get_page_size(page) for page in range(len(document)))


def page_pixels(pdf: bytes, page: int, scale: float) -> Pixels:
    """One page (counted from 0) drawn with `scale` dots to the point."""
    with opened(pdf) as document:
        drawn = document[page]
        bitmap = drawn.render(scale=scale, prefer_bgrx=True)
        try:
            return Pixels(bitmap.width, bitmap.height, bitmap.stride, _copied(bitmap.buffer))
        finally:  # here, not whenever garbage is searched for: another thread may be drawing then
            bitmap.close()
            drawn.close()


def _copied(dots: "ctypes.Array[ctypes.c_ubyte]") -> bytearray:
    """The dots in memory of our own; other threads run meanwhile, as they do not while bytes are made."""
    content = bytearray(len(dots))
    place = (ctypes.c_ubyte * len(content)).from_buffer(content)
    ctypes.memmove(place, dots, len(content))
    return content
