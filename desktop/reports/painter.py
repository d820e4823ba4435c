"""Paints sheets onto reportlab's canvas: shapes first, then all words in one text object.

Most of it is written as operators, to a hundredth of a point: reportlab's own calls measure each text once more and
write more digits than a page can show.
"""

import io
import math
from collections.abc import Callable, Mapping
from functools import lru_cache

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.reports.lettering import Lettering
from desktop.reports.look import INK, PAGE_HEIGHT, WHITE, Colour
from desktop.reports.margins import Placing
from desktop.reports.sheet import Block, Dot, Picture, Sheet, Stroke, Words

Palette = Mapping[Colour, Colour]
_NO_OTHERS: Palette = {}
_AS_SET = Placing()


def paint(
    canvas: Canvas,
    sheet: Sheet,
    lettering: Lettering,
    palette: Palette = _NO_OTHERS,
    placing: Placing = _AS_SET,
) -> None:
    """Paint one page, with the colours of `palette` in place of some; the caller shows it."""
    if placing != _AS_SET:
        canvas.transform(placing.scale, 0, 0, placing.scale, placing.right, placing.up)
    pen, words = _Pen(canvas, palette), []
    for mark in sheet.marks:
        if isinstance(mark, Words):
            words.append(mark)
        elif isinstance(mark, Stroke):
            _stroke(canvas, mark, pen)
        elif isinstance(mark, Block):
            _block(canvas, mark, pen)
        elif isinstance(mark, Dot):
            _dot(canvas, mark, pen)
        elif isinstance(mark, Picture):
            _picture(canvas, mark)
    _words(pen.write, words, lettering, palette)


class _Pen:
    """Writes operators, and a colour or a thickness only where it is another one than before."""

    def __init__(self, canvas: Canvas, palette: Palette) -> None:
        self.write = canvas._code.append  # noqa: SLF001 - reportlab has no call for operators
        self._palette = palette
        self._fill: Colour | None = None
        self._stroke: Colour | None = None
        self._thickness = 0.0

    def fill(self, colour: Colour) -> None:
        """What areas are filled with from now on."""
        if colour != self._fill:
            self.write(_rgb(self._palette.get(colour, colour)) + "rg")
            self._fill = colour

    def stroke(self, colour: Colour, thickness: float) -> None:
        """How lines are drawn from now on."""
        if colour != self._stroke:
            self.write(_rgb(self._palette.get(colour, colour)) + "RG")
            self._stroke = colour
        if thickness != self._thickness:
            self.write(f"{thickness:.4g} w")
            self._thickness = thickness


@lru_cache(maxsize=64)
def _rgb(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.4g} {green:.4g} {blue:.4g} "


def _words(write: Callable[[str], None], words: list[Words], lettering: Lettering, palette: Palette) -> None:
    """All texts of the page, in the order a reader copies them."""
    font = size = colour = None
    write("BT")
    for word in words:
        if colour != word.colour:
            colour = word.colour
            write(_rgb(palette.get(colour, colour)) + "rg")
        line = word.line
        if line.is_special:
            stated = line.text.encode("utf-16-be").hex().upper()
            write(f"/Span <</ActualText <FEFF{stated}>>> BDC")
        write(f"1 0 0 1 {word.left:.2f} {PAGE_HEIGHT - word.baseline:.2f} Tm")
        for run in line.runs:
            key, operator = lettering.shown(run)
            if font != key or size != word.size:
                font, size = key, word.size
                write(f"/{font} {size:.4g} Tf")
            write(operator)
        if line.is_special:
            write("EMC")
    write("ET")


def _stroke(canvas: Canvas, stroke: Stroke, pen: _Pen) -> None:
    pen.stroke(stroke.colour, stroke.thickness)
    if stroke.dots:
        canvas.setDash(*stroke.dots)
    steps = " l ".join([f"{x:.2f} {PAGE_HEIGHT - y:.2f}" for x, y in stroke.points])
    pen.write(f"n {steps.replace(' l ', ' m ', 1)} l S")
    if stroke.dots:
        canvas.setDash()


def _block(canvas: Canvas, block: Block, pen: _Pen) -> None:
    if block.fill:
        pen.fill(block.fill)
    if block.edge:
        pen.stroke(block.edge, block.thickness)
    bottom = PAGE_HEIGHT - block.top - block.height
    stroke, fill = int(block.edge is not None), int(block.fill is not None)
    if block.radius:
        canvas.roundRect(block.left, bottom, block.width, block.height, block.radius, stroke, fill)
    else:
        canvas.rect(block.left, bottom, block.width, block.height, stroke, fill)


def _dot(canvas: Canvas, dot: Dot, pen: _Pen) -> None:
    x, y = dot.centre[0], PAGE_HEIGHT - dot.centre[1]
    pen.stroke(INK, dot.thickness)
    pen.fill(dot.fill or WHITE)
    canvas.circle(x, y, dot.radius, 1, int(dot.fill is not None))
    if dot.half:
        pen.fill(INK)
        path = canvas.beginPath()
        path.moveTo(x, y - dot.radius)
        path.arcTo(x - dot.radius, y - dot.radius, x + dot.radius, y + dot.radius, -90, 180)
        path.close()
        canvas.drawPath(path, 0, 1)


def _picture(canvas: Canvas, picture: Picture) -> None:
    image = ImageReader(io.BytesIO(picture.content))
    wide, high = image.getSize()
    scale = min(picture.width / wide, picture.height / high)
    width, height = wide * scale, high * scale
    left = picture.left + (picture.width - width) / 2
    bottom = PAGE_HEIGHT - picture.top - (picture.height + height) / 2
    if math.isfinite(scale):
        canvas.drawImage(image, left, bottom, width, height, mask="auto")
