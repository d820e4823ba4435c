"""The least a form can cost: the same strings at the same places in the same fonts, written with reportlab alone.

What stands where is worked out beforehand and is no part of the time.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.review import ReviewForm
from desktop.reports import fonts
from desktop.reports.closing_up import mark_of
from desktop.reports.look import INK, PAGE_HEIGHT, PAGE_WIDTH, WHITE, Colour
from desktop.reports.review import sheets_of
from desktop.reports.sheet import Block, Dot, Sheet, Stroke, Words


@dataclass(frozen=True, slots=True)
class Text:
    """One string in one font."""

    left: float
    bottom: float
    font: str
    size: float
    colour: Colour
    text: str


Mark = Text | Stroke | Block | Dot
Page = Sequence[Mark]


def pages_of(form: ReviewForm) -> list[Page]:
    """What stands on the pages of a form."""
    return [_page(sheet) for sheet in sheets_of(form)]


def _page(sheet: Sheet) -> Page:
    marks: list[Mark] = []
    for mark in sheet.marks:
        if isinstance(mark, Words):
            left = mark.left
            for run in mark.line.runs:
                text = "".join(map(mark_of, run.text))
                marks.append(Text(left, PAGE_HEIGHT - mark.baseline, run.font, mark.size, mark.colour, text))
                left += run.width * mark.size
        elif isinstance(mark, (Stroke, Block, Dot)):
            marks.append(mark)
    return marks


def write_each(forms: Sequence[Sequence[Page]], folder: Path) -> None:
    """One file for each form."""
    for number, pages in enumerate(forms):
        (folder / f"{number}.pdf").write_bytes(_pdf([pages]))


def write_merged(forms: Sequence[Sequence[Page]], path: Path) -> None:
    """One file for all."""
    path.write_bytes(_pdf(forms))


def _pdf(forms: Sequence[Sequence[Page]]) -> bytes:
    buffer = io.BytesIO()
    size = (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = Canvas(buffer, pagesize=size, pageCompression=1, invariant=1, initialFontName=fonts.REGULAR)
    for pages in forms:
        for page in pages:
            _draw(canvas, page)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, page: Page) -> None:
    font: tuple[str, float] | None = None
    colour: Colour | None = None
    for mark in page:
        if isinstance(mark, Text):
            if font != (mark.font, mark.size):
                font = (mark.font, mark.size)
                canvas.setFont(*font)
            if colour != mark.colour:
                colour = mark.colour
                canvas.setFillColorRGB(*colour)
            canvas.drawString(mark.left, mark.bottom, mark.text)
        elif isinstance(mark, Stroke):
            _line(canvas, mark)
        else:
            colour = None
            _shape(canvas, mark)


def _line(canvas: Canvas, stroke: Stroke) -> None:
    canvas.setLineWidth(stroke.thickness)
    canvas.setStrokeColorRGB(*stroke.colour)
    if stroke.dots:
        canvas.setDash(*stroke.dots)
    for (x, y), (to_x, to_y) in zip(stroke.points, stroke.points[1:], strict=False):
        canvas.line(x, PAGE_HEIGHT - y, to_x, PAGE_HEIGHT - to_y)
    if stroke.dots:
        canvas.setDash()


def _shape(canvas: Canvas, mark: Block | Dot) -> None:
    if isinstance(mark, Dot):
        canvas.setFillColorRGB(*(mark.fill or WHITE))
        canvas.setStrokeColorRGB(*INK)
        canvas.circle(mark.centre[0], PAGE_HEIGHT - mark.centre[1], mark.radius, 1, int(mark.fill is not None))
        return
    bottom = PAGE_HEIGHT - mark.top - mark.height
    if mark.fill:
        canvas.setFillColorRGB(*mark.fill)
    if mark.edge:
        canvas.setStrokeColorRGB(*mark.edge)
        canvas.setLineWidth(mark.thickness)
    canvas.rect(mark.left, bottom, mark.width, mark.height, int(mark.edge is not None), int(mark.fill is not None))
