"""The heads of pages: of the first one company with logo, title and which days it is about; a short one of others."""

from dataclasses import dataclass

from desktop.reports import breaking
from desktop.reports.logo import picture
from desktop.reports.look import ACCENT, FINDING, GRADE, HEAD, LEFT, MM, NOTE, PERIOD, RIGHT, SOFT, TEXT, TITLE, Type
from desktop.reports.sheet import Block, Picture, Sheet, width

_TOP = 10 * MM
_LOGO = 11.5 * MM
_WIDEST = 40 * MM  # of a logo; its height goes with it
_AFTER = 3.4 * MM
_LONG = Type(11, bold=True)
_SMALLEST = 0.6  # of its size, on one line
_RULE = 70.0  # points from the page's top
_MIDDLE_GAP = 14.0
_MOST_BESIDE = 80 * MM  # what stands at the right takes no more than this


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands in the head; `mark` is a word in a box behind the title, "" for none, as are days told already."""

    company: str
    logo: bytes | None
    title: str
    period: str
    days: str
    number: str
    mark: str = ""


def letterhead(sheet: Sheet, head: Letterhead) -> float:
    """Draw the head and return where the next part begins."""
    start = _logo(sheet, head) + _AFTER
    beside = max(width(head.period, PERIOD), width(head.days, NOTE), width(head.number, NOTE))
    beside = min(beside, _MOST_BESIDE)
    sheet.text((RIGHT, 37.0), head.period, PERIOD, "right", beside)
    for place, line in enumerate(each for each in (head.days, head.number) if each):
        sheet.text((RIGHT, 48.7 + place * 10.0), line, NOTE, "right", beside)
    room = RIGHT - beside - _MIDDLE_GAP - start
    sheet.text((start, 36.3), head.company, SOFT, room=room)
    tag = width(head.mark, HEAD) + 10 if head.mark else 0
    taken = _title(sheet, head.title, start, room - (tag + 8 if head.mark else 0))
    if head.mark:
        left = start + taken + 8
        sheet.marks.append(Block(left, 45.0, tag, 15.5, None, ACCENT, 2, 0.8))
        sheet.text((left + 5, 56.4), head.mark, HEAD)
    sheet.rule(LEFT, RIGHT, _RULE, 0.8, ACCENT)
    return _RULE


def short_head(sheet: Sheet, title: str, name: str, right: str) -> float:
    """Draw the head of a further page and return where its text begins; a name that is too long has its own line."""
    beside = min(width(right, NOTE), _MOST_BESIDE)
    sheet.text((RIGHT, 40.0), right, NOTE, "right", beside)
    room = RIGHT - LEFT - beside - _MIDDLE_GAP
    taken = sheet.text((LEFT, 40.0), title, FINDING, room=room) + 10
    rule = 46.0
    if width(name, TEXT) <= room - taken:
        sheet.text((LEFT + taken, 40.0), name, TEXT)
    else:
        sheet.text((LEFT, 52.0), name, TEXT, room=RIGHT - LEFT)
        rule = 58.0
    sheet.rule(LEFT, RIGHT, rule, 0.8, ACCENT)
    return rule + 2


def _title(sheet: Sheet, title: str, start: float, room: float) -> float:
    """Draw the title, one that is too long in two lines; returns its width."""
    if width(title, TITLE) * _SMALLEST <= room:
        return sheet.text((start, 57.3), title, TITLE, room=room)
    first, *rest = breaking.broken(title, room / _LONG.size, bold=True)
    sheet.text((start, 48.6), first, _LONG, room=room)
    sheet.text((start, 62.0), " ".join(rest), _LONG, room=room)
    return room


def _logo(sheet: Sheet, head: Letterhead) -> float:
    """The company's logo in its own proportions, or the first character of its name in a frame; returns its end."""
    logo = picture(head.logo) if head.logo else None
    if logo:
        wide, high = logo.fitted(_WIDEST, _LOGO)
        sheet.marks.append(Picture(LEFT, _TOP + (_LOGO - high) / 2, wide, high, logo.content))
        return LEFT + wide
    sheet.marks.append(Block(LEFT, _TOP, _LOGO, _LOGO, None, ACCENT, 1.6 * MM, 0.6))
    if head.company.strip():
        first = head.company.strip()[0].upper()
        sheet.text((LEFT + _LOGO / 2, _TOP + _LOGO / 2 + 5.9), first, GRADE, "middle", _LOGO - 6)
    return LEFT + _LOGO
