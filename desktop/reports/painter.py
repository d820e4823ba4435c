"""Paints sheets onto reportlab's canvas: shapes first, then all words in one text object."""

import io
import math
from collections.abc import Mapping

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

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
    for mark in sheet.marks:
        if isinstance(mark, Stroke):
            _stroke(canvas, mark, palette)
        elif isinstance(mark, Block):
            _block(canvas, mark, palette)
        elif isinstance(mark, Dot):
            _dot(canvas, mark, palette)
        elif isinstance(mark, Picture):
            _picture(canvas, mark)
    _words(canvas, [mark for mark in sheet.marks if isinstance(mark, Words)], palette)


def _words(canvas: Canvas, words: list[Words], palette: Palette) -> None:
    text = canvas.beginText()
    style: tuple[object, ...] = ()
    colour = None
    for word in words:
        if colour != word.colour:
            text.setFillColorRGB(*palette.get(word.colour, word.colour))
            colour = word.colour
        if word.line.is_special:
            stated = word.line.text.encode("utf-16-be").hex().upper()
            _code(text, f"/Span <</ActualText <FEFF{stated}>>> BDC")
        text.setTextOrigin(word.left, PAGE_HEIGHT - word.baseline)
        for run in word.line.runs:
            if style != (run.font, word.size):
                fonts.face(run.font)
                text.setFont(run.font, word.size)
                style = (run.font, word.size)
            text.textOut(run.text)
        if word.line.is_special:
            _code(text, "EMC")
    canvas.drawText(text)


def _code(text: PDFTextObject, operator: str) -> None:
    text._code.append(operator)  # noqa: SLF001 - reportlab has no call for marked content inside a text


def _stroke(canvas: Canvas, stroke: Stroke, palette: Palette) -> None:
    canvas.setLineWidth(stroke.thickness)
    canvas.setStrokeColorRGB(*palette.get(stroke.colour, stroke.colour))
    if stroke.dots:
        canvas.setDash(*stroke.dots)
    path = canvas.beginPath()
    for index, (x, y) in enumerate(stroke.points):
        (path.lineTo if index else path.moveTo)(x, PAGE_HEIGHT - y)
    canvas.drawPath(path)
    if stroke.dots:
        canvas.setDash()


def _block(canvas: Canvas, block: Block, palette: Palette) -> None:
    if block.fill:
        canvas.setFillColorRGB(*palette.get(block.fill, block.fill))
    if block.edge:
        canvas.setStrokeColorRGB(*palette.get(block.edge, block.edge))
        canvas.setLineWidth(block.thickness)
    bottom = PAGE_HEIGHT - block.top - block.height
    stroke, fill = int(block.edge is not None), int(block.fill is not None)
    if block.radius:
        canvas.roundRect(block.left, bottom, block.width, block.height, block.radius, stroke, fill)
    else:
        canvas.rect(block.left, bottom, block.width, block.height, stroke, fill)


def _dot(canvas: Canvas, dot: Dot, palette: Palette) -> None:
    x, y = dot.centre[0], PAGE_HEIGHT - dot.centre[1]
    canvas.setLineWidth(dot.thickness)
    canvas.setStrokeColorRGB(*INK)
    fill = dot.fill or WHITE
    canvas.setFillColorRGB(*palette.get(fill, fill))
    canvas.circle(x, y, dot.radius, 1, int(dot.fill is not None))
    if dot.half:
        canvas.setFillColorRGB(*INK)
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
