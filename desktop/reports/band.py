"""The band with the few figures to be seen first, each with what it is and how it compares."""

from desktop.domain.sheets import Band
from desktop.reports import breaking
from desktop.reports.flow import Row
from desktop.reports.look import ACCENT, BAND, CAPTION, HAIRLINE, LEFT, NOTE, TEXT_WIDTH, Type
from desktop.reports.sheet import Block, Sheet

_ABOVE = 6.0
_HEIGHT, _WITHOUT_NOTES = 52.0, 41.0
_INSET = 10.0
_LEADING = 10.6
_VALUE = Type(15, bold=True, colour=ACCENT)


def band_rows(part: Band) -> list[Row]:
    """The band as one row."""
    column = TEXT_WIDTH / len(part.cells)
    room = column - 2 * _INSET
    notes = [breaking.broken(cell.note, (room + _INSET / 2) / NOTE.size) if cell.note else () for cell in part.cells]
    most = max(len(lines) for lines in notes)
    height = _HEIGHT + (most - 1) * _LEADING if most else _WITHOUT_NOTES

    def draw(sheet: Sheet, top: float) -> None:
        top += _ABOVE
        sheet.marks.append(Block(LEFT, top, TEXT_WIDTH, height, BAND))
        for place, (cell, lines) in enumerate(zip(part.cells, notes, strict=True)):
            left = LEFT + place * column
            if place:
                sheet.upright(left, top + 5, top + height - 6, 0.5, HAIRLINE)
            sheet.text((left + _INSET, top + 12.6), cell.caption, CAPTION, room=room)
            sheet.text((left + _INSET, top + 32.0), cell.value, _VALUE, room=room)
            for index, line in enumerate(lines):
                baseline = top + 45.4 + index * _LEADING
                sheet.text((left + _INSET, baseline), line, NOTE, room=room + _INSET / 2)

    return [Row(_ABOVE + height, draw)]
