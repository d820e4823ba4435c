"""One place to sign: who signs and which day, with lines wide and high enough to be written on."""

from desktop.i18n import Translator
from desktop.reports.look import CAPTION, MM, STRONG
from desktop.reports.sheet import Sheet, width

HIGH = 8.2 * MM  # at least from the words above to the line
_ASCENT, _WORDS = 8.0, 10.4  # of the words above the lines, and their height with what is below their baseline
_GAP = 2.6 * MM
_DAY = 0.4  # of the width: 22 of 56 mm hold 2026年10月9日 by hand
_BESIDE = 4.0  # between a word and the line behind it
_RULE = 2.2  # from the baseline to the line


def signature(
    sheet: Sheet, left: float, wide: float, top: float, translate: Translator, name: str, high: float
) -> None:
    """Draw the words from `top` down and the lines below them, `wide` points wide, with `high` points to write in."""
    day = left + wide * (1 - _DAY)
    baseline = top + _ASCENT
    sheet.text((left, baseline), name, STRONG, room=day - _GAP - left)
    sheet.text((day, baseline), translate.pgettext("form", "Date"), CAPTION, room=left + wide - day)
    for start, end in ((left, day - _GAP), (day, left + wide)):
        sheet.rule(start, end, line_below(top, high), 0.6)


def signature_in_a_line(
    sheet: Sheet, left: float, wide: float, baseline: float, translate: Translator, name: str
) -> None:
    """Draw words and lines beside each other, where half a page's width is there for them."""
    date = translate.pgettext("form", "Date")
    begin = left + sheet.text((left, baseline), name, STRONG, room=0.25 * wide) + _BESIDE
    room = left + wide - begin - _GAP - width(date, CAPTION) - _BESIDE
    day = begin + room * (1 - _DAY) + _GAP
    sheet.rule(begin, day - _GAP, baseline + _RULE, 0.6)
    taken = sheet.text((day, baseline), date, CAPTION)
    sheet.rule(day + taken + _BESIDE, left + wide, baseline + _RULE, 0.6)


def line_below(top: float, high: float) -> float:
    """Where the lines stand whose words begin at `top`."""
    return top + _WORDS + high


def room_in(height: float) -> float:
    """The points to write in where words and lines take so many."""
    return height - _WORDS
