"""Paints sheets onto reportlab's canvas: shapes first, then all words in one text object."""

import io
import math
from collections.abc import Mapping

from reportlab.lib.rl_accel import fp_str
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.reports import fonts
from desktop.reports.look import INK, PAGE_HEIGHT, WHITE, Colour
from desktop.reports.margins import Placing
from desktop.reports.sheet import Block, Dot, Picture, Sheet, Stroke, Words

Palette = Mapping[Colour, Colour]
_NO_OTHERS: Palette = {}
_AS_SET = Placing()


def paint(canvas: Canvas, sheet: Sheet, palette: Palette = _NO_OTHERS, placing: Placing = _AS_SET) -> None:
    """Paint one page, with the colours of `palette` in place of some; the caller shows it."""
    if placing != _AS_SET:
        canvas.transform(placing.scale, 0, 0, placing.scale, placing.right, placing.up)
    pen = _Pen(canvas, palette)
    for mark in sheet.marks:
        if isinstance(mark, Stroke):
            _stroke(canvas, mark, pen)
        elif isinstance(mark, Block):
            _block(canvas, mark, pen)
        elif isinstance(mark, Dot):
            _dot(canvas, mark, pen)
        elif isinstance(mark, Picture):
            _picture(canvas, mark)
    _words(canvas, [mark for mark in sheet.marks if isinstance(mark, Words)], palette)


class _Pen:
    """Tells the canvas a colour or a thickness only where it is another one than before."""

    def __init__(self, canvas: Canvas, palette: Palette) -> None:
        self._canvas, self._palette = canvas, palette
        self._fill: Colour | None = None
        self._stroke: Colour | None = None
        self._thickness = 0.0

    def fill(self, colour: Colour) -> None:
        """What areas are filled with from now on."""
        if colour != self._fill:
            self._canvas.setFillColorRGB(*self._palette.get(colour, colour))
            self._fill = colour

    def stroke(self, colour: Colour, thickness: float) -> None:
        """How lines are drawn from now on."""
        if colour != self._stroke:
            self._canvas.setStrokeColorRGB(*self._palette.get(colour, colour))
            self._stroke = colour
        if thickness != self._thickness:
            self._canvas.setLineWidth(thickness)
            self._thickness = thickness


def _words(canvas: Canvas, words: list[Words], palette: Palette) -> None:
    """All texts of the page; written as operators, since reportlab's own call measures each text once more."""
    text = canvas.beginText()
    write = text._code.append  # noqa: SLF001 - reportlab has no call for marked content inside a text
    document, escape = canvas._doc, canvas._escape  # noqa: SLF001 - as above
    style: tuple[str, int, float] | None = None
    colour: Colour | None = None
    for word in words:
        if colour != word.colour:
            text.setFillColorRGB(*palette.get(word.colour, word.colour))
            colour = word.colour
        if word.line.is_special:
            stated = word.line.text.encode("utf-16-be").hex().upper()
            write(f"/Span <</ActualText <FEFF{stated}>>> BDC")
        write(f"1 0 0 1 {fp_str(word.left, PAGE_HEIGHT - word.baseline)} Tm")
        for run in word.line.runs:
            font = fonts.face(run.font)
            for subset, codes in font.splitString(run.text, document):
                if style != (run.font, subset, word.size):
                    style = (run.font, subset, word.size)
                    write(f"{font.getSubsetInternalName(subset, document)} {fp_str(word.size)} Tf")
                write(f"({escape(codes)}) Tj")
        if word.line.is_special:
            write("EMC")
    canvas.drawText(text)


def _stroke(canvas: Canvas, stroke: Stroke, pen: _Pen) -> None:
    pen.stroke(stroke.colour, stroke.thickness)
    if stroke.dots:
        canvas.setDash(*stroke.dots)
    if len(stroke.points) == 2:
        (x, y), (to_x, to_y) = stroke.points
        canvas.line(x, PAGE_HEIGHT - y, to_x, PAGE_HEIGHT - to_y)
    else:
        path = canvas.beginPath()
        for index, (x, y) in enumerate(stroke.points):
            (path.lineTo if index else path.moveTo)(x, PAGE_HEIGHT - y)
        canvas.drawPath(path)
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
