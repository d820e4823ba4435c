"""Where a sheet is signed: names and days, what a signature means, and what is noted of a refusal and of delivery."""

from collections.abc import Sequence
from functools import partial

from desktop.domain.sheets import Signing
from desktop.i18n import Translator
from desktop.reports.blanks import draw_line
from desktop.reports.flow import Cell, Row, Spacing, strips
from desktop.reports.look import HAIRLINE, LEFT, NOTE, RIGHT, TEXT_WIDTH
from desktop.reports.sheet import Block, Sheet
from desktop.reports.signature import room_in, signature, signature_in_a_line

_GAP = 17.0
_HEIGHT, _STAMPED = 44.0, 74.0  # of a row of names, and of one with room for a seal
_NEXT = 26.0  # from one row of two to the next
_CLOSER = 32.0  # the height of the first row of two where a page is to be saved
_BASELINE = 12.0  # above the end of a row of two
_BEFORE, _BELOW = 5.0, 5.0  # from the text above, and to what stands below
_BOXED, _INSET = 22.0, 7.0
_BESIDE, _OF_MANY = 3, 2  # names beside each other; more of them stand in rows of two


def signing_rows(part: Signing, translate: Translator, is_close: bool = False) -> list[Row]:
    """The lines to sign on, kept together with what a signature means and with the lines of a refusal."""
    beside = len(part.names)
    if beside > _BESIDE:
        beside = _OF_MANY
    first = _STAMPED if part.has_stamp else _CLOSER if is_close and beside == _OF_MANY else _HEIGHT
    rows = []
    for start in range(0, len(part.names), beside):
        height = _NEXT if start else first
        names = part.names[start : start + beside]
        rows.append(
            Row(height, partial(_sign, names=names, beside=beside, height=height, translate=translate), keep=True)
        )
    if part.meaning:
        told = [Cell(LEFT, TEXT_WIDTH, part.meaning, NOTE)]
        rows += strips(told, Spacing(16.0, 11.6, rule=0), keep=part.has_refusal)
    if part.has_refusal:
        rows += [Row(4.0, _nothing, keep=True), Row(2 * _BOXED, partial(_refusal, translate=translate))]
    return rows


def _sign(sheet: Sheet, top: float, names: Sequence[str], beside: int, height: float, translate: Translator) -> None:
    wide = (TEXT_WIDTH - (beside - 1) * _GAP) / beside
    high = room_in(height - _BEFORE - _BELOW)
    for place, name in enumerate(names):
        left = LEFT + place * (wide + _GAP)
        if beside <= _OF_MANY:
            signature_in_a_line(sheet, left, wide, top + height - _BASELINE, translate, name)
        else:
            signature(sheet, left, wide, top + _BEFORE, translate, name, high)


def _refusal(sheet: Sheet, top: float, translate: Translator) -> None:
    """Two framed lines: one for a refusal with its witness, one for how and when the sheet was handed over."""
    _ = translate.gettext
    lines = (
        _("Refused to sign: □ yes, reason ____________ Witness ________ Date ______"),
        _("Handed over: □ in person □ by post □ by e-mail □ other ______ Date ______ Received by ________"),
    )
    sheet.marks.append(Block(LEFT, top, TEXT_WIDTH, 2 * _BOXED, None, HAIRLINE, 0, 0.5))
    sheet.rule(LEFT, RIGHT, top + _BOXED, 0.25, HAIRLINE)
    for place, line in enumerate(lines):
        draw_line(sheet, line, top + place * _BOXED + 14.4, LEFT + _INSET, RIGHT - _INSET)


def _nothing(_sheet: Sheet, _top: float) -> None:
    """White space between the meaning and the frame."""
