"""What is filled in by hand: lines with boxes to tick and rules to write on, and room for whole sentences."""

import re
from collections.abc import Sequence
from functools import partial

from desktop.domain.sheets import Blanks, Writing
from desktop.reports.flow import Cell, Row, Spacing, strips
from desktop.reports.look import INK, LEADING, LEFT, RIGHT, TEXT, TEXT_WIDTH, WRITING, Type
from desktop.reports.parts import head
from desktop.reports.sheet import Block, Sheet, width

STEP = 21.0  # between two lines to write on: over 7 mm
_BOX = 7.4
_AFTER_BOX = 3.0
_BEFORE_BOX, _BEFORE_FIRST = 9.0, 3.0  # the first one stands behind its caption
_LEAST = 4.5  # points of a rule for each underscore, where a line is full
_PIECES = re.compile("(□|_{2,})")
_HEIGHT, _BASELINE = 22.0, 14.6


def blank_rows(part: Blanks) -> list[Row]:
    """The lines, kept together."""
    rows = [head(part.title)] if part.title else []
    last = len(part.lines) - 1
    return rows + [Row(_HEIGHT, partial(_draw, line), keep=place < last) for place, line in enumerate(part.lines)]


def draw_line(sheet: Sheet, line: str, baseline: float, left: float = LEFT, right: float = RIGHT) -> None:
    """One line to be filled in; its rules share what the words leave."""
    pieces = [piece for piece in _PIECES.split(line) if piece]
    count = sum(len(piece) for piece in pieces if piece.startswith("__"))
    type_, taken = TEXT, _taken(pieces, TEXT)
    room = right - left - count * _LEAST
    if taken > room:  # a language that needs more is set smaller
        type_ = Type(TEXT.size * max(room / taken, 0.75), colour=TEXT.colour)
        taken = _taken(pieces, type_)
    each = max((right - left - taken) / count, 0.0) if count else 0.0
    before = 0.0
    for piece in pieces:
        if piece == "□":
            left += before
            before = _BEFORE_BOX
            sheet.marks.append(Block(left, baseline - _BOX + 1.0, _BOX, _BOX, None, INK, 0, 0.6))
            left += _BOX + _AFTER_BOX
        elif piece.startswith("__"):
            sheet.rule(left, left + len(piece) * each, baseline + 2.2, 0.4, INK)
            left += len(piece) * each
        else:
            left += sheet.text((left, baseline), piece, type_)
            before = max(before, _BEFORE_FIRST)


def writing_rows(part: Writing, room: float = 0.0, is_close: bool = False) -> list[Row]:
    """A head with what was said, or lines to write on: as many as `room` (points) holds where that is more.

    Set close, a third of the lines is left out.
    """
    rows = [head(part.title, part.note)]
    if part.text.strip():
        return rows + strips([Cell(LEFT, TEXT_WIDTH, part.text, TEXT, hang=True)], Spacing(LEADING + 4, 12.0, rule=0))
    least = part.lines - part.lines // 3 if is_close else part.lines
    count = max(least, min(int((room - rows[0].height) / STEP), part.most) if part.fills else 0)
    return rows + [Row(STEP, _rule, keep=place < min(count, part.lines) - 1) for place in range(count)]


def _draw(line: str, sheet: Sheet, top: float) -> None:
    draw_line(sheet, line, top + _BASELINE)


def _taken(pieces: Sequence[str], type_: Type) -> float:
    words = sum(width(piece, type_) for piece in pieces if piece != "□" and not piece.startswith("__"))
    boxes = pieces.count("□")
    first = _BEFORE_FIRST if boxes and pieces[0] != "□" else 0.0
    return words + first + boxes * (_BOX + _AFTER_BOX) + max(boxes - 1, 0) * _BEFORE_BOX


def _rule(sheet: Sheet, top: float) -> None:
    sheet.rule(LEFT, RIGHT, top + STEP - 1.5, 0.3, WRITING)
